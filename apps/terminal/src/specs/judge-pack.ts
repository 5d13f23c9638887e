import { GreenlightError } from '@greenlight/schema';
import type { SpecJudgement } from './specs-of.ts';

/** A pack that was judged, or why it could not be. */
export type JudgedPack =
  | SpecJudgement
  | { id: string; passed: false; gates: []; error: { code: string; message: string } };

/** Judges one of many packs: one that cannot be read fails, and the others are judged all the same. */
export async function judgePack(workspace: string, id: string): Promise<JudgedPack> {
  const { judgeSpecPack, readSpecPack } = await import('./specs-of.ts');
  try {
    return judgeSpecPack(await readSpecPack(workspace, id));
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    return { id, passed: false, gates: [], error: { code: error.code, message: error.message } };
  }
}

/** A pack for a person: a line when it passed, else every finding. */
export async function describePack(pack: JudgedPack): Promise<string> {
  const { renderGateResult } = await import('./specs-of.ts');
  if (pack.passed) return `${pack.id} passed\n`;
  const why = 'error' in pack ? [`  ${pack.error.message}`] : [];
  const failed = pack.gates.filter(({ passed }) => !passed).flatMap(renderGateResult);
  return `${[`${pack.id} failed`, ...why, ...failed.map((line) => `  ${line}`)].join('\n')}\n`;
}
