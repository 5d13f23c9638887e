import { changeVerbs, createVerbs, deleteVerbs } from '../lexicon/act-words.ts';
import { relationWord } from '../lexicon/relation-words.ts';
import { roleWords } from '../lexicon/roles.ts';
import { isNameLike, type Judge, verdict } from './judge.ts';

const undecided = /\b(?:could|might|maybe|perhaps|if|whether|or|not|isn't|wasn't|never|don't|wish|reminds?|like)\b/;
const links = /^(?:is|'s|was|will|would|be|must|should|has|to|a|an|the|man|woman|guy|named|called|this|certain)$/;
const LINK_REACH = 7;

/**
 * "I think the main character is Joachim", "let's say the villain is Doctor Prell": a part in the story given to somebody by name, whatever
 * the writer says around it.
 */
export const introduction: Judge = (words, { word, isTentative, isAsked }) => {
  const isOrder = createVerbs.has(words[0] ?? '') || deleteVerbs.has(words[0] ?? '') || changeVerbs.has(words[0] ?? '');
  if (isOrder || isTentative || isAsked || undecided.test(words.join(' '))) return undefined;
  for (let at = 1; at < Math.min(words.length - 1, 12); at++) {
    const isPart =
      roleWords.has(words[at] ?? '') || roleWords.has(`${words[at - 1]} ${words[at]}`) || words[at] === 'character';
    if (
      !isPart ||
      !/^(?:my|our|the|a|her|his|main|lead|central|second|other|real|mum|dad|and)$/.test(words[at - 1] ?? '')
    )
      continue;
    for (let name = at + 1; name < Math.min(at + LINK_REACH, words.length); name++) {
      if (isNameLike(word[name])) return verdict('tell', 'gives a part', 0.75);
      if (!links.test(words[name] ?? '')) break;
    }
  }
  return undefined;
};

/** "My mum character", "my two sisters in the story": kin of the story, not of the writer. */
export function isOfStory(words: readonly string[]): boolean {
  const at = words.findIndex((each, index) => index < 4 && relationWord(each) !== undefined);
  return at >= 0 && /^(?:characters?|in the (?:story|film|movie|script))/.test(words.slice(at + 1, at + 4).join(' '));
}
