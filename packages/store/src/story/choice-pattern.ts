/** How the words of a button are told from those that somebody typed. */
export const choicePattern = 'choice';

/** What the choices that go to a step begin with. */
export const advancePrefix = 'advance_to_';
