import type { GateRun } from '@greenlight/schema';

/** What each gate of a pack asks, for people. */
const gateTitles: Readonly<Record<string, string>> = {
  'spec.G0': 'Nothing is left to be filled in',
  'spec.G1': 'Every section is written',
};

export function gateTitle(gate: string): string {
  return gateTitles[gate] ?? gate;
}

/** Gates that come after one that failed are not asked. */
export function gatesNotAsked(runs: readonly GateRun[]): string[] {
  const asked = new Set(runs.map(({ gate }) => gate));
  return Object.keys(gateTitles).filter((gate) => !asked.has(gate));
}

/** `03_requirements.md` as people say it: "Requirements". */
export function fileTitle(file: string): string {
  const name = file.replace(/^\d+_/, '').replace(/\.md$/, '').replaceAll('_', ' ');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** As much of a file as a page shows at once. */
const SHOWN = 120_000;

/** A file as it is shown within the page: its headings stand below the page's own, and a long one ends after a whole line. */
export function shownText(text: string): { text: string; isCut: boolean } {
  const isCut = text.length > SHOWN;
  const shown = isCut ? text.slice(0, text.lastIndexOf('\n', SHOWN)) : text;
  return { text: shown.replace(/^(#{1,2}|####) /gm, (marks) => `${below[marks.length] ?? '######'} `), isCut };
}

const below: Readonly<Record<number, string>> = { 2: '####', 3: '#####' };

/** Where a finding is: the file and the line. */
export function placeOf(where: string | undefined): { file: string; line: number | null } | null {
  const [, file, line] = /^(\d\d_\w+\.md)(?::(\d+))?$/.exec(where ?? '') ?? [];
  return file === undefined ? null : { file, line: line === undefined ? null : Number(line) };
}
