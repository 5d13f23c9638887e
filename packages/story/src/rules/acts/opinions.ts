import * as act from '../lexicon/act-words.ts';
import { opinionWords } from '../lexicon/adjectives.ts';
import { finiteVerb } from '../lexicon/person-verbs.ts';
import { relationWord } from '../lexicon/relation-words.ts';
import type { Token } from '../token.ts';
import { asideOf } from './aside.ts';
import { isOfStory } from './introducing.ts';
import { isNameLike, type Judge, type Verdict, verdict } from './judge.ts';

const firstPersonTelling =
  /^we (?:'re|are) (?:now |back |then )?(?:in|at|on|inside|outside|by|with)\b|^(?:we|i|you) (?:(?:'ve |also )?(?:have|got)\b|(?:(?:then|also|now|first|next|finally|slowly) )?(?:follow|meet|see|hear|open|cut|start|begin|end|watch|learn|find (?!that\b|it\b|this\b)|discover|go|move|return|jump|fade|pan|zoom|intercut|introduce|call|named|called)\b)|^i (?:give|gave) (?:\w+ )?(?:the )?names?\b/;
export const opinion: Judge = (words, { word, tokens }) => {
  const [first = '', second = ''] = words;
  const text = words.join(' ');
  const label = labelOf(words, word, tokens);
  const aside = asideOf(words, label);
  if (aside && !/\b(?:named|called)\b/.test(text)) return verdict('chatter', aside, 0.7);
  if (aside && aside !== 'speaks of another work') return verdict('chatter', aside, 0.6);
  if (act.toneWords.has(first) && isFollowedByColon(word[0], tokens)) return verdict('chatter', 'wish about tone', 0.8);
  if (/^(?:i|i'm|im|i've|i'd|i'll|we|let's|lets|you)$/.test(first)) {
    if (
      firstPersonTelling.test(text) &&
      !/^(?:i|we|you) have (?:no|a question|a problem|to|been|never|not|seen|watched|already|an idea|the feeling|a feeling|doubts|nothing)\b/.test(
        text,
      )
    )
      return undefined;
    if (/^i (?:have )?(?:once |just |also )?(?:met|knew|know|saw|read|watched|heard|dreamed|dreamt)\b/.test(text))
      return verdict('chatter', 'speaks of oneself', 0.7);
    if (/\b(?:named|called)\b/.test(text)) return verdict('tell', 'first person', 0.6, true);
    return verdict('chatter', 'speaks of oneself', 0.75, true);
  }
  if (
    /^(?:my|our|the|this) (?:working )?(?:title|genre|logline|audience|target audience|theme|budget|length|running time) (?:is|was|should|will|would|could|of)\b/.test(
      text,
    )
  )
    return verdict('chatter', 'speaks of the film', 0.75);
  if (
    /^(?:it|this|that)(?: '?s| is) (?:the|a|an?) (?:\S+ )?(?:story|tale|portrait|history) (?:of|about) /.test(text) &&
    word.some((each, at) => at > 3 && each.shape === 'capital')
  )
    return verdict('tell', 'how the film opens', 0.65);
  if (
    /^(?:my|our|the|this) (?:film|movie|story|script|short|screenplay|idea|plot|history)(?: '?s| is| really| all)* (?:(?:opens|ends|closes|starts|begins|finishes) (?:with|on|when|as)|follows|centers on|centres on|revolves around|about|focuses on|has|tells|speaks? (?:of|about)|shows|deals with|from the (?:view|eyes|point of view) of|told by|narrated by)\b/.test(
      text,
    ) &&
    !/\b(?:like|inspired|homage|vibe|style|based)\b/.test(text)
  )
    return verdict('tell', 'how the film opens', 0.7);
  if (
    /^(?:my|our|the|this) (?:film|movie|story|script|screenplay|project|idea|opinion|favourite|favorite|feeling|goal|plan|name)\b/.test(
      text,
    ) ||
    (/^(?:film|movie|story|setting)$/.test(first) && isFollowedByColon(word[0], tokens))
  )
    return /^(?:my|our) name\b/.test(text)
      ? verdict('chatter', 'speaks of oneself', 0.8)
      : verdict('tell', 'speaks of the film', 0.6, true);
  if (/^(?:when|once|yesterday|last \w+|years ago|as a (?:child|kid|boy|girl)) (?:\w+ )?i\b/.test(text))
    return verdict('chatter', 'speaks of oneself', 0.7);
  if (
    /^(?:music|tone|style|mood|score|soundtrack|cinematography|look) (?:by|like|of|should|would|could|must|needs?|is)\b/.test(
      text,
    )
  )
    return verdict('chatter', 'wish about tone', 0.75);
  if (
    /^(?:my|our)$/.test(first) &&
    !isOfStory(words) &&
    /^(?:uncle|aunt|mother|father|mom|mum|dad|friend|boss|brother|sister|grandma|grandmother|teacher|wife|husband|producer|agent|professor)$/.test(
      second,
    )
  )
    return verdict('chatter', 'speaks of oneself', 0.6, true);
  if (
    /\bi (?:will|'ll|might|may|would|could|can|am going to|'m going to|'m gonna) (?:\S+ ){0,3}?(?:later|tomorrow|give|tell|send|show|write|think|explain|describe|bring|decide|add|introduce|need|change|come|go|check|see)\b/.test(
      text,
    ) &&
    !/\b(?:named|called)\b/.test(text)
  )
    return verdict('chatter', 'speaks of oneself', 0.7);
  if (
    /\b(?:imo|imho|tbh|ngl)\b/.test(text) &&
    /\b(?:best|worst|favou?rite|love|hate|boring|great|good|bad|weird|cool|slaps|annoying|better)\b/.test(text)
  )
    return verdict('chatter', 'opinion', 0.7);
  if (
    first === 'another' &&
    !word.some((each, at) => at > 0 && each.shape !== 'lower') &&
    !words.some((each) => act.recordNouns.has(each))
  )
    return verdict('chatter', 'opinion', 0.6);
  const isIntroduction = first === 'this' && second === 'is' && isNameLike(word[2]) && words.length > 4;
  const last = word.at(-1);
  const follower = last ? tokens.slice(tokens.indexOf(last) + 1).find(({ kind }) => kind === 'word') : undefined;
  const isTakenUp = follower !== undefined && /^(?:he|she|they|a|an|her|his)$/.test(follower.lower);
  if (first === 'this' && second === 'is' && words.length <= 4 && isNameLike(word[2]) && !isTakenUp)
    return verdict('chatter', 'speaks of oneself', 0.6);
  if (!isIntroduction && /^(?:it|that|this|that's|thats|its|these|those)$/.test(first) && speaksOfFilm(words))
    return verdict('chatter', 'speaks of the film', 0.7, true);
  if (
    words.slice(0, 6).some((each) => act.toneWords.has(each)) &&
    /\b(?:should|must|needs?|want|keep|make|more|less|like|has to|is|be|for|kind|feels?|seems?|looks?|sounds?|drags|lags|works|isn't|doesn't)\b/.test(
      text,
    ) &&
    !word.slice(0, 3).some((each, at) => at > 0 && each.shape === 'capital')
  )
    return verdict('chatter', 'wish about tone', 0.75);
  if (
    /^(?:keep|more|less|fewer|too|what a|what an|how|not enough|make it|love(?! (?:triangle|interest|story))|loving|loved|liked|hate)\b/.test(
      text,
    ) &&
    finiteVerb(first) === undefined
  )
    return verdict('chatter', 'opinion', 0.7, true);
  if (/^(?:love|loved|loving|liked|hated)$/.test(first) && !/^(?:triangle|interest|story|affair)$/.test(second))
    return verdict('chatter', 'opinion', 0.7, true);
  return judgesSomebody(words);
};

/** The words before a colon, when few. */
function labelOf(words: readonly string[], word: readonly Token[], tokens: readonly Token[]): string | undefined {
  for (let count = 1; count <= 2; count++)
    if (isFollowedByColon(word[count - 1], tokens)) return words.slice(0, count).join(' ');
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
function judgesSomebody(words: readonly string[]): Verdict | undefined {
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
  if (rest.some((each) => relationWord(each) !== undefined)) return undefined;
  const isMine = words[at + 1] === 'my' && /^(?:favourite|favorite|fave)$/.test(rest[0] ?? '');
  if (isMine || (opinionWords.has(first) && rest.length <= 3) || /^(?:exactly|how|what|why)$/.test(first))
    return verdict('chatter', 'opinion', 0.7);
  return undefined;
}
