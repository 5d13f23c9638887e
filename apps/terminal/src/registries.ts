import { parseRegistry, productRegistries, type RegistryFile, tablesOf } from '@greenlight/packs/registries';
import { GreenlightError } from '@greenlight/schema';

/** The rows that stand for the chat (CONTRACTS section 4): its framework, and its spec. */
const chatRows = [
  { file: 'frameworks_registry.csv', id: 'FMWK-CHAT-001' },
  { file: 'specs_registry.csv', id: 'SPEC-CHAT-001' },
] as const;

/**
 * Whether a workspace has the chat module: both its rows are registered, whatever their status says. The product's own tables
 * count, unless the workspace has its own in `registries/`. Costs one stat without that folder. Throws VALIDATION for a table that
 * cannot be read, so that a slip of the pen neither enables nor disables anything.
 */
export function isChatEnabled(workspace: string): boolean {
  return findObstacle(workspace) === undefined;
}

/** Throws LOCKED, with the line that would enable it, when a workspace has disabled the chat; and what `isChatEnabled` throws. */
export function refuseDisabledChat(workspace: string): void {
  const obstacle = findObstacle(workspace);
  if (!obstacle) return;
  throw new GreenlightError('LOCKED', `The chat module is disabled here: ${obstacle}`, { retryable: false });
}

/** What disables the chat, and the remedy. Both tables are read in any case: a malformed one is never passed over. */
function findObstacle(workspace: string): string | undefined {
  const tables = tablesOf(workspace);
  const obstacles = chatRows.flatMap(({ file, id }) => {
    const text = tables[file];
    if (text === undefined) return [`registries/${file} is not there. To enable it, put the file back.`];
    if (parseRegistry(text, file).some((row) => row.id === id)) return [];
    return [
      `registries/${file} has no row ${id}. To enable it, run greenlight registry add ${id}, or add the line ${productLine(file, id)}`,
    ];
  });
  return obstacles[0];
}

function productLine(file: RegistryFile, id: string): string {
  return productRegistries[file].split('\n').find((line) => line.startsWith(`${id},`)) ?? id;
}
