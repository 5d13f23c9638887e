import type { Element, Template } from './template.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a template found in a message. */
export interface Match {
  args: Record<string, string>;
  slips: number;
  /** How much of the message it explains: words count double, slots of one word once. */
  weight: number;
}

/** A message that is compared with templates. */
export interface Subject {
  tokens: readonly Token[];
  message: string;
  vocabulary: Vocabulary;
}

/** In a whole message. */
const MOST_SLIPS = 2;

/** Matches the whole of a message, or nothing of it: the way with the fewest slips, then the one that explains more. */
export function matchTemplate(template: Template, subject: Subject): Match | undefined {
  const found = matchFrom(template, 0, subject, 0);
  return found && found.slips <= MOST_SLIPS ? found : undefined;
}

function matchFrom(template: Template, index: number, subject: Subject, at: number): Match | undefined {
  const rest = subject.tokens.length - at;
  const element = template[index];
  if (!element) return rest === 0 ? { args: {}, slips: 0, weight: 0 } : undefined;
  if (rest < element.least || rest > element.most) return undefined;
  const taken = rest > 0 ? matchElement(template, index, subject, at) : undefined;
  if (element.behindOption === undefined) return taken;
  const skipped = matchFrom(template, element.behindOption, subject, at);
  return taken && skipped && isBetter(skipped, taken) ? skipped : (taken ?? skipped);
}

/** Fewer slips first, then the one that explains more. */
export function isBetter(candidate: Match, best: Match): boolean {
  return candidate.slips === best.slips ? candidate.weight > best.weight : candidate.slips < best.slips;
}

function matchElement(template: Template, index: number, subject: Subject, at: number): Match | undefined {
  const element = template[index];
  if (!element) return undefined;
  if (element.words) return matchWord(template, index, subject, at, element.words);
  const { tokens } = subject;
  const next = template[index + 1];
  const longest = element.isWide ? tokens.length - (next?.least ?? 0) : at + 1;
  let best: Match | undefined;
  for (let to = Math.max(at + 1, element.isWide ? tokens.length - (next?.most ?? 0) : 0); to <= longest; to += 1) {
    const behind = matchFrom(template, index + 1, subject, to);
    if (!behind || (best && !isBetter(behind, best))) continue;
    best = fillSlot(element, subject, at, to, behind) ?? best;
  }
  return best;
}

function fillSlot(element: Element, subject: Subject, at: number, to: number, behind: Match): Match | undefined {
  const found = element.slot?.(subject.tokens.slice(at, to), subject.message);
  if (found === undefined) return undefined;
  const own = typeof found === 'string' ? { [element.name]: found } : found;
  return { ...behind, args: { ...own, ...behind.args }, weight: behind.weight + (element.isWide ? 0 : 1) };
}

function matchWord(
  template: Template,
  index: number,
  subject: Subject,
  at: number,
  words: ReadonlySet<string>,
): Match | undefined {
  const token = subject.tokens[at];
  if (!token || token.isQuoted || (token.endsClause && at < subject.tokens.length - 1)) return undefined;
  const slips = words.has(token.word) ? 0 : subject.vocabulary.slipsTo(words, token.word);
  if (slips > MOST_SLIPS) return undefined;
  const behind = matchFrom(template, index + 1, subject, at + 1);
  return behind && { args: behind.args, slips: behind.slips + slips, weight: behind.weight + 2 };
}
