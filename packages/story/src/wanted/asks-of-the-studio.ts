import { foldText } from '../names/name-key.ts';

const asks = [
  /^(?:please|pls|plz)\b|\b(?:please|pls|plz)$/,
  /^(?:approve|undo|redo|skip|package|omit|export|download|upload|rename) (?:it|this|that|these|those|them|everything|all|one|scene|act|turn|my|our|the (?:whole|last|previous|first|scenes?|film|movie|thing|phase|project))\b/,
  /^(?:(?:lets|ok|okay|now|so|and|then) )*(?:(?:move|go|carry) on(?: (?:to|now|then|with)\b|$)|next (?:step|question|one|thing)\b)/,
  /^leave (?:it|this|that|them) (?:empty|blank|out|open|as|for|be|alone|like)\b/,
  /^(?:(?:whatever|ok|okay|well|so) )*(?:just )?(?:put|write|type|enter|use|take|make up) (?:any|some)thing\b/,
  /^(?:(?:ok|okay|and|but|so|well|yes|no|sure) )+(?:what|how|where|who|when|why) (?:about|if|do|does|did|is|are|was|were|can|should|will|would|now|else)\b/,
  /^(?:https?|www) /,
  /^go back(?:$| to (?:the )?(?:last|previous|step|question|start)\b)/,
  /\b(?:do|draw|make|write|find|fill) (?:it|that|this|them)(?: in)? yourself\b/,
  /^see (?:the |my )?(?:attached|attachment|file|e ?mail|link|above|below|upload)\b/,
  /^ask \p{L}+(?: \p{L}+)?$/u,
  /^\p{L}+ (?:will|can|should) (?:do|write|draw|make|fill|handle) (?:it|that|this)(?: in)?(?: \p{L}+)?$/u,
  /^(?:(?:it|that|this) (?:costs?|takes) too (?:much|long)|lol|ha(?:ha)+|hehe|omg)\b/,
  /^(?:test|testing|abc|xxx+|asdf\w*|qwert\w*|blah(?: blah)*|lorem ipsum.*)$/,
];
/** What is to come, in capitals: nobody begins a sentence of her story so. */
const toCome = /^[\s"'“‘([{<*_]*(?:TBD|TBA|TODO|FILL[\s_-]IN)\b/;

/** True for words that ask something of the studio, put off what was asked, or only try the keys: none of them is a text of the film. */
export function isAskOfTheStudio(text: string): boolean {
  const said = foldText(text);
  return toCome.test(text) || asks.some((pattern) => pattern.test(said));
}
