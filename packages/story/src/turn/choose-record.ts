import { resolveCharacter } from '../names/resolve-name.ts';
import { applyPart } from './apply-part.ts';
import type { QuestionPurpose, StoryPart } from './conversation-state.ts';
import type { AnswerWord } from './read-answer.ts';
import type { TurnWork } from './turn-work.ts';

type Which = Extract<QuestionPurpose, { type: 'which' }>;

/** Applies what was said to the one that an answer names. True when the answer was one. */
export function chooseRecord(
  work: TurnWork,
  purpose: Which,
  answer: string,
  option: number,
  word: AnswerWord | undefined,
): boolean {
  const id = chosenOf(work, purpose, answer, option, word);
  if (id === undefined) return word === 'no';
  const name = nameIn(purpose.part);
  applyPart(work, purpose.part, {
    message: purpose.message,
    isConfirmed: true,
    isCorrection: false,
    chosen: { name, id },
  });
  return true;
}

/** One of the candidates, `new` for somebody else, or undefined. With one candidate yes means it and no means somebody new. */
function chosenOf(
  work: TurnWork,
  { candidates }: Which,
  answer: string,
  option: number,
  word: AnswerWord | undefined,
): string | undefined {
  if (option >= 0) return candidates[option] ?? 'new';
  if (candidates.length === 1 && (word === 'yes' || word === 'no')) return word === 'yes' ? candidates[0] : 'new';
  if (word) return undefined;
  if (/^\s*(some(one|body|where)|a) new|^\s*(neither|new|none)\b/i.test(answer)) return 'new';
  const records = [...work.draft.list('character'), ...work.draft.list('location')].filter(({ id }) =>
    candidates.includes(id),
  );
  const found = resolveCharacter(answer, records);
  return found.outcome === 'match' ? found.record.id : undefined;
}

function nameIn({ characters, locations, updates }: StoryPart): string {
  return (characters[0] ?? locations[0] ?? updates[0])?.name ?? '';
}
