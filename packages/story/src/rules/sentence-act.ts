import { ask, bulk, inquiry, requests } from './acts/asking.ts';
import { advance, erase, refusal, undo } from './acts/commands.ts';
import { change, have, make, want } from './acts/creating.ts';
import { introduction } from './acts/introducing.ts';
import type { ActContext, Judge, SentenceAct } from './acts/judge.ts';
import { skipLeadIns } from './acts/lead-in.ts';
import { typedVerb } from './acts/mistyped.ts';
import { opinion } from './acts/opinions.ts';
import { aside, comparison, denial, lone, smallTalk, transitions } from './acts/small-talk.ts';
import type { Sentence, Token } from './token.ts';

export type { SentenceAct } from './acts/judge.ts';

/** In this order: what is plainest first. The first that knows decides. */
const judges: Judge[] = [
  undo,
  refusal,
  have,
  smallTalk,
  transitions,
  ask,
  introduction,
  aside,
  advance,
  erase,
  bulk,
  requests,
  inquiry,
  make,
  want,
  change,
  comparison,
  denial,
  opinion,
  lone,
];

/** The act of one sentence, from its words outside quotation marks. */
export function readSentenceAct(tokens: readonly Token[], sentence: Sentence): SentenceAct {
  const word: Token[] = [];
  const indexes: number[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at];
    if (token && !token.quoted && (token.kind === 'word' || token.kind === 'number' || token.kind === 'clitic')) {
      word.push(token);
      indexes.push(at);
    }
  }
  const lower = word.map((each, at) => (at === 0 || each.shape === 'lower' ? typedVerb(each.lower) : each.lower));
  const { skipped, isPolite, isWondering } = skipLeadIns(lower, word, tokens);
  const words = lower.slice(skipped);
  const head = indexes[skipped] ?? sentence.from;
  const context: ActContext = {
    tokens,
    sentence,
    word: word.slice(skipped),
    isPolite,
    isWondering,
    isTentative: lower.slice(0, skipped + 1).some((each) => each === 'maybe' || each === 'perhaps'),
    isAsked: sentence.closing === '?',
  };
  if (words.length === 0)
    return { kind: 'chatter', pattern: lower.length > 0 ? 'reaction' : 'empty', confidence: 0.9, head };
  for (const judge of judges) {
    const found = judge(words, context);
    if (found) return { ...found, head };
  }
  return { kind: 'tell', pattern: 'telling', confidence: 0.6, head };
}
