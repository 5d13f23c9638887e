import { leadIns } from '../lexicon/act-words.ts';
import type { Token } from '../token.ts';

const politePhrases = [
  'can you',
  'could you',
  'would you',
  'will you',
  'can we',
  'could we',
  'can i',
  'could i',
  'shall we',
  'may i',
  "let's",
  'lets',
  'let us',
  'i want you to',
  'i would like you to',
  'i need you to',
  "i 'd like you to",
  'go ahead and',
  'i want to',
  'i would like to',
  "i 'd like to",
  'i need to',
  'we need to',
  'we should',
  'i think we should',
  'we can',
  'you can',
  'can u',
  'could u',
  'pls can you',
  'you should',
  'i would love to',
  'would you mind',
  'would it be possible to',
  'is it possible to',
  'you could',
  'maybe we can',
  'i have to',
  'we want to',
  'we have to',
  'help me',
  'help me to',
  'try to',
].map((each) => each.split(' '));

/** Of these, the ones that ask or muse whether it should be done. */
const wondering = new Set(
  'can i|could i|may i|can we|could we|shall we|we should|i think we should|maybe we can|we can|would you|would it be possible to|is it possible to'.split(
    '|',
  ),
);

const ordering = new Set(
  'create add introduce invent insert make generate build delete remove erase drop rename change update set undo revert advance proceed move go continue suggest brainstorm propose recommend write draft give show tell list describe come think summarize summarise rewrite help turn have see start call cancel get cut scrap kill put swap fix set edit lose'.split(
    ' ',
  ),
);

/** "I want to write a thriller" orders nothing. */
const ownDoings = new Set('write draft tell show start give describe think see call list build'.split(' '));

/** Said before the matter, in more than a word. It changes nothing of what follows. */
const leadPhrases = [
  'on second thought',
  'on second thoughts',
  'second thoughts',
  'i changed my mind',
  'i have changed my mind',
  "i 've changed my mind",
  'changed my mind',
  'i made a mistake',
  'i made mistake',
  'i make mistake',
  'i did a mistake',
  'my mistake',
  'my bad',
  'i was wrong',
  'i got it wrong',
  'i got that wrong',
  'i mixed it up',
  'correction',
  'small correction',
  'small change',
  'one change',
  'quick change',
  'quick fix',
  'little fix',
  'change of plan',
  'change of plans',
  'new plan',
  'one more thing',
  'scratch that',
  'no wait',
  'wait no',
  'wait wait no',
  'no no',
  'oh wait',
  'sorry for my english',
  'excuse my english',
  'sorry my english is bad',
  "do n't laugh but",
  "don't laugh but",
  'dont laugh but',
  'ok here goes',
  'here goes',
  'here we go',
  'first of all',
  'by the way',
  'to be honest',
  'tbh',
  'to be clear',
  'you know what',
  'the thing is',
  'i forgot to say',
  'i forgot to mention',
  'forgot to say',
  'forgot to mention',
  'did i mention',
  'i mean',
  'i meant',
  'hello there',
  'hi there',
  'hey there',
  'good news',
].map((each) => each.split(' '));

const phrasesByFirst = byFirst(leadPhrases);
const politeByFirst = byFirst(politePhrases);

function byFirst(phrases: readonly string[][]): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  for (const each of phrases) {
    const [first = ''] = each;
    found.set(first, [...(found.get(first) ?? []), each]);
  }
  return found;
}

/** How many words the lead phrase at `at` takes, when something follows it. */
function leadPhraseAt(words: readonly string[], at: number): number {
  const found = phrasesByFirst
    .get(words[at] ?? '')
    ?.find((each) => each.every((part, offset) => words[at + offset] === part));
  return found && words.length > at + found.length ? found.length : 0;
}

/** How many words say nothing yet: "ok now please", "can you", "I want you to". The latter only in front of an order. */
export function skipLeadIns(
  words: readonly string[],
  word: readonly Token[],
  tokens: readonly Token[],
): { skipped: number; isPolite: boolean; isWondering: boolean } {
  let at = 0;
  let isPolite = false;
  let isWondering = false;
  for (;;) {
    const here = words[at] ?? '';
    const lead = leadPhraseAt(words, at);
    if (lead > 0) at += lead;
    else if (leadIns.has(here) && !isPartOfMatter(words, at)) at++;
    else if (/^(?:no|nope|nah)$/.test(here) && isFollowedByComma(word[at], tokens)) at++;
    else {
      const polite = politeByFirst
        .get(here)
        ?.find(
          (each) =>
            each.every((part, offset) => words[at + offset] === part) &&
            leadsToOrder(words, at + each.length, each[0] === 'i' || each[0] === 'we'),
        );
      if (!polite) return { skipped: at, isPolite, isWondering };
      at += polite.length;
      isPolite = true;
      const phrase = polite.join(' ');
      // "would you please" is an order all the same.
      isWondering ||= wondering.has(phrase) && !(phrase === 'would you' && words.some(isPlease));
    }
  }
}

function isPlease(word: string): boolean {
  return word === 'please' || word === 'pls' || word === 'plz';
}

function leadsToOrder(words: readonly string[], at: number, isOwnWish: boolean): boolean {
  let next = at;
  while (leadIns.has(words[next] ?? '') || (words[next] === 'have' && words[next + 1] === 'to')) next++;
  if (words[next] === 'get') return words[next + 1] === 'rid';
  return ordering.has(words[next] ?? '') && words[next] !== 'have' && !(isOwnWish && ownDoings.has(words[next] ?? ''));
}

/** `next step`, `first scene`, `good morning`, `hello there`: the word belongs to what follows. */
function isPartOfMatter(words: readonly string[], at: number): boolean {
  const here = words[at] ?? '';
  const next = words[at + 1] ?? '';
  if (here === 'next' || here === 'first' || here === 'second' || here === 'third')
    return (
      /^(?:step|stage|phase|scene|act|one|shot|day|morning|night|time|character|beat|half|name)$/.test(next) ||
      next === ''
    );
  if (/^(?:good|great|nice|cool|perfect|right|fine|sure|great|well|just)$/.test(here))
    return next !== '' && !/^(?:now|so|and|then|please|but|i|let|can|create|add|make|the|next|he|she)$/.test(next);
  return words.length === at + 1;
}

function isFollowedByComma(token: Token | undefined, tokens: readonly Token[]): boolean {
  if (!token) return false;
  const at = tokens.indexOf(token);
  return tokens[at + 1]?.text === ',';
}
