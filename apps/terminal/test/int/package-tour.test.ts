import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { grantAdmin, trustOwnKey } from '../support/package-source.ts';

// docs/packages.md, followed from its first line to its last: what it says to write is written, what it says to run is run, and what
// it shows must be what comes.

const page = readFileSync(fileURLToPath(new URL('../../../../docs/packages.md', import.meta.url)), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const ofLanguage = (language: string) => blocks.filter((block) => block.language === language).map(({ text }) => text);
/** The commands of the page in order, each with what it shows. */
const steps = ofLanguage('console').flatMap((text) =>
  text
    .split(/^\$ /m)
    .slice(1)
    .map((step) => {
      const end = step.indexOf('\n');
      return { line: step.slice(0, end), shown: step.slice(end + 1) };
    }),
);

let greenlight: BuiltCommand;
let admin: Record<string, string>;
beforeAll(async () => {
  greenlight = await buildCommand();
  admin = await grantAdmin(greenlight);
  const source = path.join(greenlight.workspace, 'dice');
  mkdirSync(source);
  const [manifest = '', genre = ''] = ofLanguage('json');
  const [handler = ''] = ofLanguage('js');
  const [prompt = ''] = ofLanguage('markdown');
  const files = { 'manifest.json': manifest, 'cold.json': genre, 'dice.mjs': handler, 'cold.md': prompt };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(source, name), text);
});
afterAll(() => greenlight.remove());

it('shows what comes', async () => {
  expect(steps.length).toBeGreaterThan(12);
  let env: Record<string, string> = {};
  for (const { line, shown } of steps) {
    const isOfRegistry = line.startsWith('greenlight registry');
    if (line.startsWith('export')) env = admin;
    else if (line.startsWith('unset')) env = {};
    else {
      const { stdout, stderr } = await greenlight.run(wordsOf(line), { env: isOfRegistry ? admin : env });
      expect([line, ...plain(stdout + stderr)]).toEqual([line, ...plain(shown)]);
    }
    if (line.includes('package sign')) trustOwnKey(greenlight); // as a person does, with `package trust`
  }
}, 180_000);

function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '').slice(1);
}

/** The lines without what differs from one run to the next: keys, hashes, places, dice, and the order of ideas. */
function plain(text: string): string[] {
  const lines = text
    .replaceAll(greenlight.workspace, '~/film')
    .replaceAll(path.dirname(greenlight.workspace), '~')
    .replace(/\b[0-9a-f]{64}\b/g, 'HASH')
    .replace(/\b[0-9a-f]{16}\b/g, 'KEY')
    .replace(/\d{8}T\d{6}\.\d{3}Z/g, 'TIME')
    .replace(/You rolled \d\./, 'You rolled N.')
    .split('\n')
    .map((line) => line.replace(/^\d\. /, 'N. '))
    .filter((line) => line !== '' && !line.startsWith('You had no project'));
  const ideas = lines.filter((line) => line.startsWith('N. ')).sort();
  return lines.map((line) => (line.startsWith('N. ') ? (ideas.shift() ?? '') : line));
}
