import * as act from '../lexicon/act-words.ts';
import { readBulk } from './bulk-request.ts';
import { type ActContext, isNameLike, type Judge, verdict } from './judge.ts';
import { isSpoken } from './not-ordered.ts';

const openQuestions =
  /^(?:what|how|where)(?:'s| is)? (?:if\b|(?:could|should|might|can|shall|would) (?:i|we|you|he|she|they|it|happen|come|be|be a good|go|the)\b|happens next|comes next|to do\b|a good\b|the best\b|would be\b|would you\b)|^(?:any|do you have|got) (?:other |more |good |better )*(?:ideas?|suggestions?|thoughts?|advice|tips?)\b|^how about\b/;
export const ask: Judge = (words, context) => {
  const [first = '', second = ''] = words;
  const text = words.join(' ');
  if (openQuestions.test(text)) return verdict('request', 'what could happen', 0.8);
  if (
    context.isPolite &&
    (act.requestVerbs.has(first) ||
      act.createVerbs.has(first) ||
      act.changeVerbs.has(first) ||
      act.deleteVerbs.has(first))
  )
    return undefined;
  if (context.isPolite && /^(?:advance|proceed|continue|move|go|skip|jump)\b.*\b(?:step|stage|phase)\b/.test(text))
    return undefined;
  if (context.isPolite && /^(?:give|come|think|tell|show|list|describe)$/.test(first)) return undefined;
  if (context.isAsked) return verdict('question', act.questionWords.has(first) ? first : 'question mark', 0.9);
  if (act.questionWords.has(first) && asksByOrder(words)) return verdict('question', first, 0.8);
  if (isFrontedQuestion(words, context)) return verdict('question', 'after a name', 0.75);
  if (
    act.auxiliaries.has(first) &&
    words.length > 2 &&
    (act.pronounSubjects.has(second) || second === 'the' || isNameLike(context.word[1])) &&
    first !== 'may' &&
    first !== 'will'
  )
    return verdict('question', 'inverted verb', 0.75);
  return undefined;
};

/** `and Priya, what does she do`, `Kurt or Omar, who should win`. */
function isFrontedQuestion(words: readonly string[], { word, tokens }: ActContext): boolean {
  const at = words.findIndex((each) => act.questionWords.has(each));
  const before = word[at];
  if (at < 1 || at > 3 || !before || tokens[tokens.indexOf(before) - 1]?.text !== ',') return false;
  if (!act.auxiliaries.has(words[at + 1] ?? '')) return false;
  const isOpen = /^(?:what|where|why|how|when)$/.test(words[at] ?? '') && act.pronounSubjects.has(words[at + 2] ?? '');
  return isOpen || (words.slice(0, at).includes('or') && words.length - at <= 4);
}

/** `who is Viktor`, `which scenes is Sarah in`; not `when Sarah arrives` or `what a day`. */
function asksByOrder(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (/^what .*\b(?:is|was) that\b/.test(words.join(' '))) return false;
  if (/'s$/.test(first) || first === 'whos' || first === 'whats') return true;
  if (second === "'s" || second === "'re") return true;
  if (act.auxiliaries.has(second))
    return !(first === 'when' || first === 'where' || first === 'what') || !words.includes('then');
  if ((first === 'who' || first === 'whose') && second !== '') return true;
  if (
    first === 'which' ||
    (first === 'how' &&
      (second === 'many' || second === 'much' || second === 'old' || second === 'long' || second === 'come'))
  )
    return true;
  return (
    first === 'why' ||
    ((first === 'what' || first === 'where' || first === 'how') &&
      words.slice(2, 5).some((each) => act.auxiliaries.has(each)) &&
      second !== 'a' &&
      second !== 'an')
  );
}

export const requests: Judge = (words, context) => {
  if (isSpoken(context)) return undefined;
  const { word } = context;
  const [first = '', second = ''] = words;
  const text = words.join(' ');
  if (
    /^(?:i|we) (?:need|want|could use|would like|would love)(?: some| a few| a| more| your)? (?:ideas?|suggestions?|help|advice|inspiration|feedback)\b/.test(
      text,
    )
  )
    return verdict('request', 'need ideas', 0.85);
  if (
    /^(?:come up with|think of|think about|help me|help us|give me some|tell me what (?:could|should|might)|surprise me|let's brainstorm|lets brainstorm)\b/.test(
      text,
    ) &&
    !recordObject(words)
  )
    return verdict('request', text.split(' ').slice(0, 2).join(' '), 0.85);
  if (
    /^(?:come up with|think of|help me|help us)\b/.test(text) &&
    !/\b(?:named|called)\b/.test(text) &&
    readBulk(words, word) === undefined
  )
    return verdict('request', 'come up with', 0.75);
  const isOrder =
    act.requestVerbs.has(first) ||
    first === 'give' ||
    first === 'generate' ||
    first === 'create' ||
    first === 'make' ||
    first === 'show' ||
    first === 'propose';
  if (!isOrder) return undefined;
  const object = words.slice(1, 9).find((each) => act.requestObjects.has(each) || act.recordNouns.has(each));
  const isWriting = act.requestVerbs.has(first) && first !== 'outline' && first !== 'help';
  if (isWriting && !(first === 'imagine' && words.length > 3)) return verdict('request', first, 0.85);
  if (
    object !== undefined &&
    act.requestObjects.has(object) &&
    !words.some((each) => each === 'named' || each === 'called') &&
    !(object === 'names' && words.includes('with') && word.at(-1)?.shape === 'capital') &&
    (second === 'me' || second === 'us' || first !== 'give')
  )
    return verdict('request', `${first} ${object}`, 0.8);
  return undefined;
};

/** One of the project's own nouns stands near the verb. */
export function recordObject(words: readonly string[]): boolean {
  return words.slice(1, 9).some((each) => act.recordNouns.has(each));
}

export const bulk: Judge = (words, { word }) =>
  readBulk(words, word) || (words[0] === 'bulk' && readBulk(words.slice(1), word.slice(1)))
    ? verdict('bulk', 'number of records', 0.95)
    : undefined;

const tellMe =
  /^(?:(?:tell|remind|show|give|list|read|describe|display) (?:me |us )?(?:more |again |all |everything )?(?:about|who|what|where|which|how|when|why|the|all|every|everyone|everything|my|our)\b|list\b|i (?:wonder|forgot|forget|want to know|would like to know|don't know|dont know|don't remember) (?:who|what|where|which|how|when|why|if|whether)\b|(?:who|what) (?:again|else)\b)/;
export const inquiry: Judge = (words, { word }) => {
  const text = words.slice(0, 8).join(' ');
  if (tellMe.test(text) && !/^give\b/.test(text)) return verdict('question', 'tell me', 0.85);
  if (words[0] === 'find' && recordObject(words.slice(0, 4)) && /^(?:all|every|the|my|our|any)$/.test(words[1] ?? ''))
    return verdict('question', 'find', 0.85);
  if (words[0] === 'describe' && words.length <= 5) return verdict('question', 'describe', 0.75);
  if (
    words[0] === 'show' &&
    words.length <= 6 &&
    (words[1] === 'me' || isNameLike(word[1]) || recordObject(words.slice(0, 3)))
  )
    return verdict('question', 'show', 0.75);
  return undefined;
};
