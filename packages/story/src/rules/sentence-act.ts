import { readBulk } from './bulk-request.ts';
import { isComparison } from './comparison.ts';
import { skipLeadIns } from './lead-in.ts';
import { asideOf } from './aside.ts';
import * as act from './lexicon/act-words.ts';
import { opinionWords } from './lexicon/adjectives.ts';
import { isPlainGivenName } from './lexicon/given-names.ts';
import { isAnimalOrPerson, isPlaceNoun } from './lexicon/noun-kinds.ts';
import { numberValue } from './lexicon/number-words.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { isNegation } from './negation.ts';
import type { Sentence, Token } from './token.ts';

/** What a sentence does. Only `create`, `update` and `tell` put anything on record. */
export interface SentenceAct {
  kind: 'create' | 'update' | 'delete' | 'bulk' | 'question' | 'request' | 'advance' | 'undo' | 'tell' | 'chatter';
  /** The cue that decided, by name. */
  pattern: string;
  confidence: number;
  /** Only what is named outright (`a nurse named Ada`) counts: the writer speaks of her own wishes. */
  isStrict?: boolean;
  /** Index of the first word after polite lead-ins. */
  head: number;
}

type Judge = (words: readonly string[], context: ActContext) => Omit<SentenceAct, 'head'> | undefined;

interface ActContext {
  tokens: readonly Token[];
  sentence: Sentence;
  /** The tokens the words stand for. */
  word: readonly Token[];
  isPolite: boolean;
  isAsked: boolean;
}

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
  const lower = word.map((each) => each.lower);
  const { skipped, isPolite } = skipLeadIns(lower, word, tokens);
  const words = lower.slice(skipped);
  const head = indexes[skipped] ?? sentence.from;
  const context: ActContext = {
    tokens,
    sentence,
    word: word.slice(skipped),
    isPolite,
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

const of = (
  kind: SentenceAct['kind'],
  pattern: string,
  confidence: number,
  isStrict?: boolean,
): Omit<SentenceAct, 'head'> => (isStrict ? { kind, pattern, confidence, isStrict } : { kind, pattern, confidence });

const undo: Judge = (words) => {
  const [first = '', second = '', third = ''] = words;
  if (act.undoVerbs.has(first) && words.length <= 8) return of('undo', 'undo', 0.95);
  if (
    words.length <= 6 &&
    ((first === 'take' && third === 'back') ||
      (first === 'scratch' && second === 'that') ||
      (first === 'roll' && second === 'back'))
  )
    return of('undo', 'take that back', 0.85);
  return undefined;
};

const refusal: Judge = (words) => {
  const [first = '', second = ''] = words;
  if (/^(?:don't|dont|never|stop|avoid)$/.test(first) || (first === 'do' && second === 'not'))
    return of('chatter', 'negated command', 0.85);
  return undefined;
};

const advanceVerbs = new Set('advance proceed continue move go skip jump'.split(' '));
const advance: Judge = (words, { isAsked }) => {
  if (isAsked && words.length > 8) return undefined;
  const text = words.join(' ').replaceAll(" '", "'");
  if (/^(?:the )?next (?:step|stage|phase)\b/.test(text) && words.length <= 5) return of('advance', 'next step', 0.95);
  const [first = ''] = words;
  const isGoing =
    advanceVerbs.has(first) ||
    /^(?:i'm|i am|im|we're|we are|i|we) ready (?:for|to)\b/.test(text) ||
    /^(?:take|bring) (?:me|us) to\b/.test(text) ||
    /^(?:let's|lets) /.test(text);
  if (!isGoing) return undefined;
  if (/\b(?:next|following) (?:step|stage|phase|one)\b/.test(text)) return of('advance', 'go to the next step', 0.95);
  if (first === 'advance' && words.length <= 8) return of('advance', 'advance to a step', 0.9);
  if (words.length > 8) return undefined;
  const names = words.slice(1).filter((each) => act.stepWords.has(each));
  if (names.length > 0 && / (?:to|on|with|for|into) /.test(` ${text} `)) return of('advance', 'go to a step', 0.85);
  return /^(?:proceed|move on|moving on|go on|continue|go ahead)$/.test(text) ? of('advance', 'go on', 0.7) : undefined;
};

const erase: Judge = (words) => {
  const [first = '', second = '', third = ''] = words;
  const isRid = first === 'get' && second === 'rid' && third === 'of';
  if (!isRid && !act.deleteVerbs.has(first)) return undefined;
  if (first === 'cut' && second === 'to') return undefined;
  if (words.length > (first === 'cut' || first === 'drop' ? 6 : 14) || words.length < 2) return undefined;
  if (/^(?:his|her|their|its)$/.test(second)) return of('update', 'remove a detail', 0.6);
  return of('delete', isRid ? 'get rid of' : 'delete', first === 'cut' || first === 'drop' ? 0.75 : 0.9);
};

const openQuestions =
  /^(?:what|how|where)(?:'s| is)? (?:if\b|(?:could|should|might|can|shall|would) (?:i|we|you|he|she|they|it|happen|come|be|be a good|go|the)\b|happens next|comes next|to do\b|a good\b|the best\b|would be\b|would you\b)|^(?:any|do you have|got) (?:other |more |good |better )*(?:ideas?|suggestions?|thoughts?|advice|tips?)\b|^how about\b/;
const ask: Judge = (words, context) => {
  const [first = '', second = ''] = words;
  const text = words.join(' ');
  if (openQuestions.test(text)) return of('request', 'what could happen', 0.8);
  if (
    context.isPolite &&
    (act.requestVerbs.has(first) ||
      act.createVerbs.has(first) ||
      act.changeVerbs.has(first) ||
      act.deleteVerbs.has(first))
  )
    return undefined;
  if (context.isPolite && /^(?:give|come|think|tell|show|list|describe)$/.test(first)) return undefined;
  if (context.isAsked) return of('question', act.questionWords.has(first) ? first : 'question mark', 0.9);
  if (act.questionWords.has(first) && asksByOrder(words)) return of('question', first, 0.8);
  if (
    act.auxiliaries.has(first) &&
    words.length > 2 &&
    (act.pronounSubjects.has(second) || second === 'the' || isNameLike(context.word[1])) &&
    first !== 'may' &&
    first !== 'will'
  )
    return of('question', 'inverted verb', 0.75);
  return undefined;
};

/** `who is Viktor`, `which scenes is Sarah in`; not `when Sarah arrives` or `what a day`. */
function asksByOrder(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
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

function isNameLike(token: Token | undefined): boolean {
  return token !== undefined && token.shape !== 'lower';
}

const requests: Judge = (words, { word }) => {
  const [first = '', second = ''] = words;
  const text = words.join(' ');
  if (
    /^(?:i|we) (?:need|want|could use|would like|would love)(?: some| a few| a| more| your)? (?:ideas?|suggestions?|help|advice|inspiration|feedback)\b/.test(
      text,
    )
  )
    return of('request', 'need ideas', 0.85);
  if (
    /^(?:come up with|think of|think about|help me|help us|give me some|tell me what (?:could|should|might)|surprise me|let's brainstorm|lets brainstorm)\b/.test(
      text,
    ) &&
    !recordObject(words)
  )
    return of('request', text.split(' ').slice(0, 2).join(' '), 0.85);
  if (
    /^(?:come up with|think of|help me|help us)\b/.test(text) &&
    !/\b(?:named|called)\b/.test(text) &&
    readBulk(words, word) === undefined
  )
    return of('request', 'come up with', 0.75);
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
  if (isWriting && !(first === 'imagine' && words.length > 3)) return of('request', first, 0.85);
  if (
    object !== undefined &&
    act.requestObjects.has(object) &&
    !words.some((each) => each === 'named' || each === 'called') &&
    (second === 'me' || second === 'us' || first !== 'give')
  )
    return of('request', `${first} ${object}`, 0.8);
  return undefined;
};

function recordObject(words: readonly string[]): boolean {
  return words.slice(1, 9).some((each) => act.recordNouns.has(each));
}

const bulk: Judge = (words, { word }) => (readBulk(words, word) ? of('bulk', 'number of records', 0.95) : undefined);

const tellMe =
  /^(?:(?:tell|remind|show|give|list|read|describe|display) (?:me |us )?(?:more |again |all |everything )?(?:about|who|what|where|which|how|when|why|the|all|every|everyone|everything|my|our)\b|list\b|i (?:wonder|forgot|forget|want to know|would like to know|don't know|dont know|don't remember) (?:who|what|where|which|how|when|why|if|whether)\b|(?:who|what) (?:again|else)\b)/;
const inquiry: Judge = (words, { word }) => {
  const text = words.slice(0, 8).join(' ');
  if (tellMe.test(text) && !/^give\b/.test(text)) return of('question', 'tell me', 0.85);
  if (words[0] === 'describe' && words.length <= 5) return of('question', 'describe', 0.75);
  if (words[0] === 'show' && words.length <= 6 && (words[1] === 'me' || isNameLike(word[1])))
    return of('question', 'show', 0.75);
  return undefined;
};

const pronounObjects = new Set('him her it them his their its this that he she'.split(' '));
const make: Judge = (words, { word }) => {
  const [first = '', second = '', third = ''] = words;
  if (!act.createVerbs.has(first)) return undefined;
  if ((first === 'make' || first === 'put' || first === 'bring') && (pronounObjects.has(second) || isNameLike(word[1])))
    return undefined;
  if (first === 'write' || first === 'draft') return undefined;
  if (
    first === 'make' ||
    first === 'put' ||
    first === 'bring' ||
    first === 'include' ||
    first === 'ad' ||
    first === 'define' ||
    first === 'develop' ||
    first === 'build' ||
    first === 'design'
  ) {
    return recordNear(words) ||
      (/^(?:a|an|another|one|new|two|three|four|the|some)$/.test(second) &&
        (isAnimalOrPerson(words[2] ?? '') || words.includes('named') || words.includes('called')))
      ? of('create', first, 0.9)
      : undefined;
  }
  if (first === 'new' && !recordNear(words)) return undefined;
  if (
    /^(?:a|an|some|more)$/.test(second) &&
    !recordNear(words) &&
    !words.slice(1, 8).some(isAnimalOrPerson) &&
    !words.slice(1, 6).some(isPlaceNoun) &&
    !words.includes('named') &&
    !words.includes('called') &&
    !isNameLike(word[2])
  ) {
    return act.toneWords.has(third) || word.every((each, at) => at === 0 || each.shape === 'lower')
      ? of('chatter', 'wish', 0.6, true)
      : of('create', first, 0.6);
  }
  return of('create', first, 0.92);
};

function recordNear(words: readonly string[]): boolean {
  return words.slice(1, 7).some((each) => act.recordNouns.has(each));
}

const wantStarts =
  /^(?:i|we)(?: also| really| just)? (?:want|need|would like|would love|have|'d like|'d love|'d want|imagine|picture|see|got)(?: to (?:have|add|create|introduce|include|see|make|put))? (?:a|an|another|one|some|two|three|the|my|our|this|these|there|in|to)\b/;
const want: Judge = (words) => {
  const text = words.join(' ').replace(/ '/g, "'");
  if (!/^(?:i|we|i'd|we'd|i've|we've)\b/.test(text)) return undefined;
  if (!wantStarts.test(text)) return undefined;
  if (/\b(?:named|called|name is)\b/.test(text) || recordObject(words.slice(1)))
    return /\b(?:named|called|name|who|where)\b/.test(text)
      ? of('create', 'want a record', 0.8)
      : of('create', 'want a record', 0.6);
  const isSomebody = words
    .slice(2, 9)
    .some((each) => isAnimalOrPerson(each) && !/^(?:love|date|star|hero|lead|ex|mystery|western|romance)$/.test(each));
  return isSomebody ? of('create', 'want somebody', 0.6) : undefined;
};

const change: Judge = (words, { word, tokens }) => {
  const [first = '', second = ''] = words;
  if (!act.changeVerbs.has(first) || finiteVerb(second) !== undefined) return undefined;
  if (/^(?:mark|treat|age|fix|let|correct)$/.test(first) && word[0]?.shape !== 'lower' && !pronounObjects.has(second))
    return undefined;
  const text = words.join(' ');
  if (
    (first === 'make' || first === 'keep') &&
    second === 'it' &&
    words.length <= 8 &&
    !/\b(?:bar|hotel|church|club|restaurant|house)\b/.test(text)
  )
    return of('chatter', 'wish about tone', 0.7);
  if (
    first === 'change' ||
    first === 'rename' ||
    first === 'update' ||
    first === 'set' ||
    first === 'edit' ||
    first === 'replace' ||
    first === 'correct' ||
    first === 'swap' ||
    first === 'switch'
  ) {
    if (first === 'set' && !/\b(?:to|as)\b/.test(text)) return undefined;
    return of('update', first, 0.9);
  }
  if (first === 'give' && (second === 'me' || second === 'us')) return undefined;
  const isPointed =
    pronounObjects.has(second) ||
    isNameLike(word[1]) ||
    second === 'the' ||
    second === 'scene' ||
    nameFollows(word, tokens);
  if (!isPointed) return undefined;
  if (first === 'move' && !/\b(?:scene|it)\b/.test(text)) return undefined;
  return of('update', first, 0.85);
};

function nameFollows(word: readonly Token[], _tokens: readonly Token[]): boolean {
  return (
    word.slice(1, 3).some((each) => each.shape !== 'lower' || isPlainGivenName(each.lower)) ||
    (word.length >= 3 && /^(?:make|turn|call|give)$/.test(word[0]?.lower ?? ''))
  );
}

const smallTalk: Judge = (words, { word }) => {
  const [first = '', second = ''] = words;
  const start = words.slice(0, 4).join(' ');
  if (/^(?:give me|wait|hold on|just|one|hang on) ?(?:a |one )?(?:minute|second|moment|sec|min)\b/.test(start)) return of('chatter', 'asks to wait', 0.8);
  if (/^(?:this|the|your) (?:app|tool|program|software|chat|bot|site|page|screen|thing|website)\b/.test(start)) return of('chatter', 'speaks of the tool', 0.7);
  if (/^(?:suppose|supposing|assume|assuming|say|hypothetically)\b/.test(start)) return of('chatter', 'hypothesis', 0.7);
  if (/^the (?:less|more|sooner|fewer) (?:we|i|you|it|they)\b/.test(start)) return of('chatter', 'opinion', 0.7);
  if (act.thanksWords.has(first)) return of('chatter', 'thanks', 0.95);
  if (
    words.length <= 12 &&
    words.some((each) => act.thanksWords.has(each)) &&
    (words.length <= 4 || first === 'many' || first === 'great')
  )
    return of('chatter', 'thanks', 0.85);
  if (act.greetingWords.has(first) && words.length <= 4) return of('chatter', 'greeting', 0.9);
  if (first === 'good' && act.greetingWords.has(second) && words.length <= 4) return of('chatter', 'greeting', 0.9);
  if (
    words.every(
      (each) =>
        act.reactionWords.has(each) ||
        act.leadIns.has(each) ||
        opinionWords.has(each) ||
        /^(?:that|this|it|is|'s|very|so|really|a|an|idea|job|work|one|looks|sounds|was|great|exactly|what|i|wanted|me|too|to|thats|its|sure|it|works)$/.test(
          each,
        ),
    ) &&
    !word.some((each) => each.shape === 'upper' && each.text.length > 4)
  )
    return of('chatter', 'reaction', 0.85);
  return undefined;
};

const comparison: Judge = (words, { word, tokens, sentence }) =>
  isComparison(words, word, tokens, sentence) ? of('chatter', 'comparison', 0.85) : undefined;

const directions = new Set('fade dissolve smash credits cut'.split(' '));
const transitions: Judge = (words) => {
  const [first = '', second = ''] = words;
  return directions.has(first) && words.length <= 3 && /^(?:out|in|to|black|roll|cut|on)?$/.test(second)
    ? of('chatter', 'transition', 0.8)
    : undefined;
};

const firstPersonTelling =
  /^(?:we|i|you) (?:(?:'ve |also )?(?:have|got)\b|(?:(?:then|also|now|first|next|finally|slowly) )?(?:follow|meet|see|hear|open|cut|start|begin|end|watch|learn|find|discover|go|move|return|jump|fade|pan|zoom|intercut|introduce|call|named|called)\b)|^i (?:give|gave) (?:\w+ )?(?:the )?names?\b/;
const opinion: Judge = (words, { word, tokens }) => {
  const [first = '', second = ''] = words;
  const text = words.join(' ');
  const label = labelOf(words, word, tokens);
  const aside = asideOf(words, label);
  if (aside && !/\b(?:named|called)\b/.test(text)) return of('chatter', aside, 0.7);
  if (aside && aside !== 'speaks of another work') return of('chatter', aside, 0.6);
  if (act.toneWords.has(first) && isFollowedByColon(word[0], tokens)) return of('chatter', 'wish about tone', 0.8);
  if (/^(?:i|i'm|im|i've|i'd|i'll|we|let's|lets|you)$/.test(first)) {
    if (
      firstPersonTelling.test(text) &&
      !/^(?:i|we|you) have (?:no|a question|a problem|to|been|never|not|seen|watched|already|an idea|the feeling|a feeling|doubts|nothing)\b/.test(
        text,
      )
    )
      return undefined;
    if (/\b(?:named|called)\b/.test(text)) return of('tell', 'first person', 0.6, true);
    return of('chatter', 'speaks of oneself', 0.75, true);
  }
  if (
    /^(?:my|our|the|this) (?:working )?(?:title|genre|logline|audience|target audience|theme|budget|length|running time) (?:is|was|should|will|would|could|of)\b/.test(
      text,
    )
  )
    return of('chatter', 'speaks of the film', 0.75);
  if (/^(?:my|our|the|this) (?:film|movie|story|script) (?:opens|ends|closes|starts|begins|finishes) (?:with|on)\b/.test(text))
    return of('tell', 'how the film opens', 0.7);
  if (
    /^(?:my|our|the|this) (?:film|movie|story|script|screenplay|project|idea|opinion|favourite|favorite|feeling|goal|plan|name)\b/.test(
      text,
    ) ||
    (/^(?:film|movie|story|setting)$/.test(first) && isFollowedByColon(word[0], tokens))
  )
    return /^(?:my|our) name\b/.test(text)
      ? of('chatter', 'speaks of oneself', 0.8)
      : of('tell', 'speaks of the film', 0.6, true);
  if (/^(?:when|once|yesterday|last \w+|years ago|as a (?:child|kid|boy|girl)) (?:\w+ )?i\b/.test(text))
    return of('chatter', 'speaks of oneself', 0.7);
  if (
    /^(?:music|tone|style|mood|score|soundtrack|cinematography|look) (?:by|like|of|should|would|could|must|needs?|is)\b/.test(
      text,
    )
  )
    return of('chatter', 'wish about tone', 0.75);
  if (
    /^(?:my|our)$/.test(first) &&
    /^(?:uncle|aunt|mother|father|mom|mum|dad|friend|boss|brother|sister|grandma|grandmother|teacher|wife|husband|producer|agent|professor)$/.test(
      second,
    )
  )
    return of('chatter', 'speaks of oneself', 0.6, true);
  const isIntroduction = first === 'this' && second === 'is' && isNameLike(word[2]) && words.length > 4;
  if (first === 'this' && second === 'is' && words.length <= 4 && isNameLike(word[2])) return of('chatter', 'speaks of oneself', 0.6);
  if (!isIntroduction && /^(?:it|that|this|that's|thats|its|these|those)$/.test(first) && speaksOfFilm(words))
    return of('chatter', 'speaks of the film', 0.7, true);
  if (
    words.slice(0, 6).some((each) => act.toneWords.has(each)) &&
    /\b(?:should|must|needs?|want|keep|make|more|less|like|has to|is|be|for|kind)\b/.test(text) &&
    !word.slice(0, 3).some((each, at) => at > 0 && each.shape === 'capital')
  )
    return of('chatter', 'wish about tone', 0.75);
  if (
    /^(?:keep|more|less|fewer|too|what a|what an|how|not enough|make it|love|loving|loved|liked|hate)\b/.test(text) &&
    finiteVerb(first) === undefined
  )
    return of('chatter', 'opinion', 0.7, true);
  if (/^(?:love|loved|loving|liked|hated)$/.test(first)) return of('chatter', 'opinion', 0.7, true);
  return judgesSomebody(words);
};

/** The words before a colon, when few. */
function labelOf(words: readonly string[], word: readonly Token[], tokens: readonly Token[]): string | undefined {
  for (let count = 1; count <= 2; count++) if (isFollowedByColon(word[count - 1], tokens)) return words.slice(0, count).join(' ');
  return undefined;
}

function isFollowedByColon(token: Token | undefined, tokens: readonly Token[]): boolean {
  return token !== undefined && tokens[tokens.indexOf(token) + 1]?.text === ':';
}

function speaksOfFilm(words: readonly string[]): boolean {
  const rest = words.slice(1, 9);
  const text = rest.join(' ');
  if (
    /^(?:'s|is|was|will be|should be|'d be) (?:a |an |the )?(?:set|about)\b/.test(text) ||
    /^(?:takes|happens|opens|starts|begins|ends)\b/.test(text)
  )
    return false;
  if (/^(?:'s|is|was) (?:called|named|owned|run|located|in|on|at|near|between)\b/.test(text)) return false;
  return (
    /^(?:'s|is|was|isn't|should|could|must|needs?|feels?|looks?|sounds?|works?|makes|reminds|would|will|doesn't|has to)\b/.test(
      text,
    ) &&
    (rest.some(
      (each) =>
        opinionWords.has(each) ||
        act.toneWords.has(each) ||
        /^(?:feel|more|less|too|so|very|like|not|never|love|about|all|film|movie|story|western|noir|thriller|comedy|drama|horror|romance|satire)$/.test(
          each,
        ),
    ) ||
      words.length <= 5)
  );
}

/** `Sarah is great`, `Viktor is my favourite`, `she feels too perfect`. */
function judgesSomebody(words: readonly string[]): Omit<SentenceAct, 'head'> | undefined {
  const at = words.findIndex(
    (each, index) => index > 0 && index < 4 && /^(?:is|'s|was|are|feels|seems|sounds|looks|should be)$/.test(each),
  );
  if (at < 0) return undefined;
  const rest = words
    .slice(at + 1)
    .filter(
      (each) =>
        !/^(?:a|an|the|my|so|very|really|too|bit|just|quite|such|rather|little|pretty|still|more|much|far|way|actually|also)$/.test(
          each,
        ),
    );
  const first = rest[0] ?? '';
  const isMine = words[at + 1] === 'my' && /^(?:favourite|favorite|fave)$/.test(rest[0] ?? '');
  if (isMine || (opinionWords.has(first) && rest.length <= 3) || /^(?:exactly|how|what|why)$/.test(first))
    return of('chatter', 'opinion', 0.7);
  return undefined;
}

const denial: Judge = (words, { word }) => (isNegation(words, word) ? of('chatter', 'negation', 0.75) : undefined);

const lone: Judge = (words) =>
  words.length === 1 && numberValue(words[0] ?? '') === undefined && act.reactionWords.has(words[0] ?? '')
    ? of('chatter', 'reaction', 0.7)
    : undefined;

const judges: Judge[] = [
  undo,
  refusal,
  smallTalk,
  transitions,
  ask,
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
