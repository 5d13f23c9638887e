import type { OwnChange, TouchedRecord } from '../../client/own-change.ts';
import { fieldLabel } from './field-definitions.ts';

const opWords = { created: 'added', updated: 'changed', deleted: 'deleted' } as const;

/** What she did by hand, in a line: “Age of Sarah changed”. Null for what is only put in another place: that has its own way back. */
export function changeWords({ touched, isTakenBack }: OwnChange): string | null {
  if (touched.every(isMove)) return null;
  const main = touched.find(({ op }) => op !== 'updated') && mainOf(touched);
  const said = wordsOf(main ?? touched[0], isTakenBack);
  const others = touched.length - 1;
  const along = others === 0 || said.isWhole ? '' : `, and ${others === 1 ? 'one more' : `${others} more`} with it`;
  return isTakenBack && !said.isWhole ? `Taken back: ${said.words}${along}` : `${said.words}${along}`;
}

/** People and places say more than what hangs on them. */
function mainOf(touched: readonly TouchedRecord[]): TouchedRecord | undefined {
  const order = ['character', 'location', 'scene', 'act'];
  const rank = ({ kind, op }: TouchedRecord): number => {
    const at = order.indexOf(kind);
    return (at < 0 ? order.length : at) + (op === 'updated' ? 10 : 0);
  };
  return [...touched].sort((a, b) => rank(a) - rank(b))[0];
}

function wordsOf(touched: TouchedRecord | undefined, isTakenBack: boolean): { words: string; isWhole: boolean } {
  if (!touched) return { words: 'Changed', isWhole: true };
  const { kind, name, op, fields, mergedFrom } = touched;
  if (mergedFrom)
    return { words: `${mergedFrom} and ${name} are ${isTakenBack ? 'two again' : 'one now'}`, isWhole: true };
  const [only, second] = fields;
  if (only && !second) return { words: `${fieldLabel(kind, only)} of ${name} changed`, isWhole: false };
  return { words: `${name} ${opWords[op]}`, isWhole: false };
}

function isMove({ op, fields }: TouchedRecord): boolean {
  return op === 'updated' && fields.length > 0 && fields.every((field) => field === 'number' || field === 'act');
}
