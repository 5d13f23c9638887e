/** More than any word is allowed; what is further apart is not measured. */
const FAR = 3;

/**
 * How many slips lie between a typed word and a command word: letters left out, added, exchanged or swapped with their
 * neighbour. Infinity when they are further apart than a word of that length may be.
 */
export function slipsBetween(typed: string, word: string): number {
  if (typed === word) return 0;
  if (Math.abs(typed.length - word.length) > 2 || !beginsAlike(typed, word)) return Number.POSITIVE_INFINITY;
  if (word.length < 4) return Number.POSITIVE_INFINITY;
  if (word.length === 4) return isShortSlip(typed, word) ? 1 : Number.POSITIVE_INFINITY;
  const slips = editDistance(typed, word);
  return slips <= (word.length >= 8 ? 2 : 1) ? slips : Number.POSITIVE_INFINITY;
}

// "ninstall" is nearer to uninstall than to install, so that another first letter counts only when it is the second one's, swapped.
function beginsAlike(typed: string, word: string): boolean {
  return typed[0] === word[0] || (typed.slice(2) === word.slice(2) && typed[0] === word[1] && typed[1] === word[0]);
}

/** In a word of four letters an exchanged letter is more often another word (help, held, hell), so only swaps and doublings count. */
function isShortSlip(typed: string, word: string): boolean {
  if (typed.length === word.length) {
    const at = firstDifference(typed, word);
    return typed[at] === word[at + 1] && typed[at + 1] === word[at] && typed.slice(at + 2) === word.slice(at + 2);
  }
  if (typed.length !== word.length + 1) return false;
  const at = firstDifference(typed, word);
  return typed[at] === typed[at - 1] && typed.slice(at + 1) === word.slice(at);
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < b.length && a[at] === b[at]) at += 1;
  return at;
}

/** Optimal string alignment (restricted Damerau–Levenshtein), on words of a few letters. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let slips = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + cost);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) slips = Math.min(slips, at(before, column - 2) + 1);
      next.push(slips);
    }
    [before, last] = [last, next];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? FAR;
}
