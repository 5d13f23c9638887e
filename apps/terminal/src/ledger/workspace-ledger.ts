import { join } from 'node:path';
import {
  createFileLedgerStore,
  createFileObjectStore,
  type FileLedgerStore,
  type NamedKey,
  type ObjectStore,
  WORKSPACE_FOLDER,
} from '@greenlight/ledger';
import type { Actor } from '@greenlight/schema';
import { GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { configFolderOf } from '../keys/config-folder.ts';
import { openWorkspaceKeys, type WorkspaceKeys } from '../keys/workspace-keys.ts';
import { resolveWorkspace } from '../workspace.ts';
import { sayRepair } from './say-repair.ts';

/** The ledgers of a workspace, as these commands work on them. */
export interface WorkspaceLedger {
  store: FileLedgerStore;
  objects: ObjectStore;
  keys: WorkspaceKeys;
  /** The public keys that its checkpoints may be signed with. */
  checkpointKeys(): Promise<NamedKey[]>;
}

/** Who signs a checkpoint that was asked for here. */
export const owner: Actor = { kind: 'local', id: 'owner' };

/** Opens the ledgers of the workspace that the command works in, and closes them when `work` is done. */
export async function withWorkspaceLedger<T>(
  { global, cwd, env, out }: CommandContext,
  work: (ledger: WorkspaceLedger) => Promise<T>,
): Promise<T> {
  const workspace = resolveWorkspace(global.workspace, cwd);
  const root = join(workspace, WORKSPACE_FOLDER);
  const keys = openWorkspaceKeys({ workspace, configFolder: configFolderOf(env) });
  const findCheckpointKey = () => keys.privateKey('checkpoint');
  const store = createFileLedgerStore({ root, findCheckpointKey, onRepair: sayRepair(out) });
  try {
    const checkpointKeys = () => keys.publicKeys('checkpoint');
    return await work({ store, objects: createFileObjectStore({ root }), keys, checkpointKeys });
  } finally {
    await store.close();
  }
}

/** What is said of a stream that holds nothing. */
export function unknownStream(stream: string): GreenlightError {
  return new GreenlightError('NOT_FOUND', `There is no ledger ${stream} in this workspace.`, {
    suggestions: ['greenlight ledger list shows those that there are.'],
  });
}
