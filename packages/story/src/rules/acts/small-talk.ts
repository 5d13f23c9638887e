import * as act from '../lexicon/act-words.ts';
import { opinionWords } from '../lexicon/adjectives.ts';
import { isPlaceNoun } from '../lexicon/noun-kinds.ts';
import { numberValue } from '../lexicon/number-words.ts';
import { besideStory } from './beside-story.ts';
import { isComparison } from './comparison.ts';
import { type Judge, verdict } from './judge.ts';
import { isNegation } from './negation.ts';

const wishes =
  /^(?:(?:can|could|would|will) (?:you|we|it) (?:please |maybe |also |just |kindly )*)?(?:keep|leave|hold) (?:the|it|this|that|everything|things|all|it all) (?:\S+ ){0,4}?(?:tone|mood|style|pace|pacing|feel|feeling|dry|short|simple|light|dark|sad|funny|quiet|slow|serious|subtle|realistic|low|small|warm|cold|bleak)\b/;
const leave =
  /^(?:is|would) it (?:be )?(?:ok|okay|fine|alright|all right|possible|cool) (?:if|for) (?:i|me|we)\b.{0,20}\b(?:tell|write|type|say|send|go|start|paste|talk|speak|do it|explain|ask)\b|^(?:can|may|could|shall|should) i (?:just |now |already )*(?:start|begin|tell|go on|go ahead|continue|keep going|talk|type|write (?:to|it)|paste)\b/;

const toProgram =
  /^(?:who|what|how)(?: 's|'s| are| is)? (?:are you|made you|built you|you|is your name|your name)(?: doing| today| made of)?$|^are you (?:a |an )?(?:human|real|robot|bot|machine|person|ai|computer|program|there|ok|okay|alive)$|^(?:what|how)(?: 's|'s| is) the (?:weather|time|date)\b|^what (?:time|day|date) is it(?: now| today)?$/;

export const smallTalk: Judge = (words, { word }) => {
  const [first = '', second = ''] = words;
  const start = words.slice(0, 4).join(' ');
  if (/^(?:give me|wait|hold on|just|one|hang on) ?(?:a |one )?(?:minute|second|moment|sec|min)\b/.test(start))
    return verdict('chatter', 'asks to wait', 0.8);
  const text = words.join(' ');
  if (toProgram.test(text)) return verdict('chatter', 'speaks to the program', 0.75);
  if (wishes.test(text)) return verdict('chatter', 'wish about tone', 0.75);
  if (leave.test(text)) return verdict('chatter', 'asks leave', 0.75);
  if (/^(?:this|the|your) (?:app|tool|program|software|chat|bot|site|page|screen|thing|website)\b/.test(start))
    return verdict('chatter', 'speaks of the tool', 0.7);
  if (/^(?:suppose|supposing|assume|assuming|say|hypothetically)\b/.test(start))
    return verdict('chatter', 'hypothesis', 0.7);
  if (/^the (?:less|more|sooner|fewer) (?:we|i|you|it|they)\b/.test(start)) return verdict('chatter', 'opinion', 0.7);
  if (act.thanksWords.has(first)) return verdict('chatter', 'thanks', 0.95);
  if (
    words.length <= 12 &&
    words.some((each) => act.thanksWords.has(each)) &&
    (words.length <= 4 || first === 'many' || first === 'great')
  )
    return verdict('chatter', 'thanks', 0.85);
  if (act.greetingWords.has(first) && words.length <= 4 && !isTimeOfPlace(first, words))
    return verdict('chatter', 'greeting', 0.9);
  if (first === 'good' && act.greetingWords.has(second) && words.length <= 4)
    return verdict('chatter', 'greeting', 0.9);
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
    return verdict('chatter', 'reaction', 0.85);
  return undefined;
};

/** "Morning: the fish market", "evening in the barn": a time of the story, no greeting. */
function isTimeOfPlace(first: string, words: readonly string[]): boolean {
  return /^(?:morning|evening|afternoon|night)$/.test(first) && words.slice(1).some(isPlaceNoun);
}

export const comparison: Judge = (words, { word, tokens, sentence }) =>
  isComparison(words, word, tokens, sentence) ? verdict('chatter', 'comparison', 0.85) : undefined;

export const aside: Judge = (words, { word, isTentative }) => {
  const pattern = besideStory(words, word, isTentative);
  return pattern ? verdict('chatter', pattern, 0.75) : undefined;
};

const directions = new Set('fade dissolve smash credits cut'.split(' '));
export const transitions: Judge = (words) => {
  const [first = '', second = ''] = words;
  return directions.has(first) && words.length <= 3 && /^(?:out|in|to|black|roll|cut|on)?$/.test(second)
    ? verdict('chatter', 'transition', 0.8)
    : undefined;
};

export const denial: Judge = (words, { word }) =>
  isNegation(words, word) ? verdict('chatter', 'negation', 0.75) : undefined;

export const lone: Judge = (words) =>
  words.length === 1 && numberValue(words[0] ?? '') === undefined && act.reactionWords.has(words[0] ?? '')
    ? verdict('chatter', 'reaction', 0.7)
    : undefined;
