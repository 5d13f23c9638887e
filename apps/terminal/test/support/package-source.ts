import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AssetKind } from '@greenlight/schema';
import type { BuiltCommand } from './command.ts';

export interface SourceFile {
  kind: AssetKind;
  text: string;
}

/** Writes a package's source as an author would, without hashes. */
export function writeSource(
  folder: string,
  manifest: { package_id: string; version?: string; [field: string]: unknown },
  files: Record<string, SourceFile>,
): void {
  for (const [name, { text }] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const assets = Object.entries(files).map(([name, { kind }]) => ({ path: name, kind }));
  const whole = { schema_version: 1, version: '1.0.0', title: 'A package under test', assets, ...manifest };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(whole));
}

/** A handler that rolls dice, always the same. */
export const dice = (answer = 'Six.'): SourceFile => ({
  kind: 'handler',
  text: `export default { name: 'dice', description: 'Rolls dice.', category: 'other', answers: [], requires: 'read',
  patterns: ['roll {count} dice'], async run() { return { response: ${JSON.stringify(answer)}, reads: [], writes: [] }; } };\n`,
});

/** A genre with endings that no other has. */
export const tale: SourceFile = {
  kind: 'genre',
  text: JSON.stringify({
    schema_version: 1,
    genre: 'lighthouse-tale',
    title: 'Lighthouse tale',
    endings: ['Lamp', 'Fog', 'Tide', 'Gull', 'Rope', 'Salt'].map((title) => ({
      title,
      line: `The ${title} has the last word.`,
    })),
  }),
};

export const coldPrompt: SourceFile = {
  kind: 'prompt',
  text: '---\nname: no-hugs\npurpose: ending\n---\nNo hugs at the end of {title}.\n',
};

/** A token for admin, as a person takes one. */
export async function grantAdmin(greenlight: BuiltCommand): Promise<Record<string, string>> {
  const { stdout } = await greenlight.run(['token', 'grant', '--capability', 'admin', '--ttl', '1h']);
  return { GREENLIGHT_TOKEN: stdout.trim() };
}

/** Puts the workspace's own key for packages among the trusted ones, as `package trust` does. */
export function trustOwnKey({ workspace, configFolder }: BuiltCommand): void {
  const keys = path.join(workspace, '.greenlight', 'keys');
  mkdirSync(path.join(configFolder, 'trust'), { recursive: true, mode: 0o700 });
  for (const name of readdirSync(keys).filter((each) => each.startsWith('packages-'))) {
    copyFileSync(path.join(keys, name), path.join(configFolder, 'trust', name));
  }
}
