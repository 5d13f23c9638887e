import { readFileSync } from 'node:fs';
import path from 'node:path';

const files = ['frameworks_registry.csv', 'specs_registry.csv'];

/** `registries/*.csv` as a module, so that the bundled command carries them and a workspace without its own reads no file. */
export function renderProductRegistries(root: string): string {
  const entries = files.map((file) => {
    const lines = readFileSync(path.join(root, 'registries', file), 'utf8')
      .split('\n')
      .slice(0, -1);
    return [`  '${file}': [`, ...lines.map((line) => `    ${quote(line)},`), "    '',", "  ].join('\\n'),"].join('\n');
  });
  return [
    '// Written by `npm run generate` from the files in registries/. Do not edit.',
    "/** The product's own registries: what counts in a workspace that has none. */",
    'export const productRegistries = {',
    ...entries,
    '} as const;',
    '',
  ].join('\n');
}

function quote(line: string): string {
  const inside = JSON.stringify(line).slice(1, -1).replaceAll('\\"', '"');
  return `'${inside.replaceAll("'", "\\'")}'`;
}
