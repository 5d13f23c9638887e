/** The verbs of orders that are put right when one letter slips. Longer than four letters, so that little else looks like them. */
const verbs = 'delete remove create rename change update suggest generate brainstorm revert describe'.split(' ');
/** Words and names of their own, one letter away from a verb. */
const others = new Set('crate crete chang chane crated change changed creat'.split(' '));

const meant = new Map([
  ['udno', 'undo'],
  ['unod', 'undo'],
  ['nudo', 'undo'],
  ...verbs.flatMap((verb) => slipsOf(verb).map((slip) => [slip, verb] as const)),
]);

/** The verb that a mistyped one stands for: a letter left out, doubled or swapped with its neighbour. Else the word itself. */
export function typedVerb(lower: string): string {
  return meant.get(lower) ?? lower;
}

function slipsOf(verb: string): string[] {
  const places = Array.from({ length: verb.length - 1 }, (_, index) => index + 1);
  return [
    ...places.map((at) => verb.slice(0, at) + verb.slice(at + 1)),
    ...places.map((at) => verb.slice(0, at) + verb.charAt(at - 1) + verb.slice(at)),
    ...places.map((at) => verb.slice(0, at - 1) + verb.charAt(at) + verb.charAt(at - 1) + verb.slice(at + 1)),
  ].filter((slip) => slip !== verb && !others.has(slip));
}
