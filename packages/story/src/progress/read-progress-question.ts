/** What is asked of the film's workflow: what to do now, what is missing, or how far it is. */
export type ProgressQuestion = 'next' | 'missing' | 'progress';

const lead =
  /^(?:(?:so|ok|okay|and|now|well|right|hey|please|tell me|show me|can you tell me|could you tell me)[,:]?\s+)*/;
const we = '(?:i|we|you)';
const step = '(?:step|stage|phase)';

const asks: readonly [ProgressQuestion, RegExp][] = [
  ['next', /^what(?:'?s| is)? (?:up )?next(?: (?:then|now|to do|for (?:me|us)|on the list|in the workflow))?$/],
  [
    'next',
    new RegExp(`^(?:what|which)(?:'?s| is| would be)? (?:the |our |my )?next (?:${step}|thing(?: to do)?|task)$`),
  ],
  [
    'next',
    new RegExp(`^what (?:do|should|shall|can|must|could) ${we} (?:do|work on|tackle|start with) (?:next|now|first)$`),
  ],
  [
    'next',
    new RegExp(`^what(?: should| do| am i supposed to| are we supposed to) ${we}? ?(?:do )?now$|^what now$|^now what$`),
  ],
  ['next', new RegExp(`^where (?:do|should|shall|can) ${we} go (?:next|now|from here)$`)],
  [
    'missing',
    /^what(?:'?s| is| are| else is| all is)? (?:we |i |you )?(?:still |yet )*(?:missing|lacking|left|needed|required|incomplete|outstanding|open)(?: (?:to do|now|here|yet|still))*(?<of> (?:for|in|from|of|before|until|to (?:get|go|move|advance) (?:on )?to) .{2,60})?$/,
  ],
  [
    'missing',
    new RegExp(
      `^what (?:else )?(?:do|does) (?:${we}|the film|the story|it|this step) (?:still )?(?:need|miss|lack|have to do|need to do)(?: (?:now|still|yet))?(?<of> (?:for|in|before|to (?:get|go|move|advance) (?:on )?to) .{2,60})?$`,
    ),
  ],
  [
    'missing',
    new RegExp(
      `^why (?:can'?t|can not|cannot) ${we} (?:go|move|advance|get|continue|proceed)(?: on| forward)?(?<of>(?: to)? .{2,60})?$`,
    ),
  ],
  [
    'missing',
    /^(?:what|which) (?:gates?|steps?) (?:is|are) (?:still )?(?:closed|blocked|locked|open|missing)$|^what(?:'?s| is) (?:blocking|stopping|holding up) (?:me|us|it|the film)$/,
  ],
  [
    'progress',
    new RegExp(
      `^how far (?:along )?(?:are|am|have|is) (?:${we}|the film|it)(?: (?:along|now|got|gotten|come|in|done))*$`,
    ),
  ],
  [
    'progress',
    new RegExp(`^where (?:are|am|do) ${we}(?: stand)?(?: (?:now|at|in the workflow|right now|with the film))?$`),
  ],
  [
    'progress',
    new RegExp(
      `^(?:what|which) ${step} (?:are|am) ${we}(?: (?:on|at|in))?(?: now)?$|^what(?:'?s| is) (?:the|our|my) current ${step}$`,
    ),
  ],
  [
    'progress',
    /^(?:what(?:'?s| is) (?:the |our |my )?)?(?:progress|status)(?: (?:report|of the film|so far))?$|^(?:review|check|see|show)(?: me)? (?:the |our |my )?(?:progress|status|workflow|steps)$/,
  ],
  [
    'progress',
    new RegExp(
      `^how much (?:is|have ${we}|of it is|of the film is) (?:done|complete|left|finished|missing)$|^are we (?:done|finished|there)(?: yet)?$`,
    ),
  ],
  ['progress', /^(?:what|which) (?:steps?|parts?) (?:is|are) (?:done|complete|completed|finished)$/],
];

export interface ProgressAsked {
  asks: ProgressQuestion;
  /** What it is asked of, in her words: "for the storyboard". */
  of?: string;
}

/** Reads a question about the workflow; undefined for every other message, one about the story among them ("what happens next?"). */
export function readProgressQuestion(message: string): ProgressAsked | undefined {
  const said = message
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/[?!.\s]+$/, '');
  const plain = said.replace(lead, '');
  for (const [kind, pattern] of asks) {
    const found = pattern.exec(plain) ?? pattern.exec(said);
    if (!found) continue;
    const of = found.groups?.of?.trim();
    return of ? { asks: kind, of } : { asks: kind };
  }
  return undefined;
}
