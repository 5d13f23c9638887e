/** How one of the three words may be written, as a source for expressions. */
const WORD = 'TBD|TODO|FILL[\\s_-]{0,3}IN';
/** What stands around a value without saying anything: emphasis, quotes, brackets, stops, the backslash that breaks a line. */
const around = /^[\s\\*_~`"'“”‘’()[\]{}<>.…!?,;:：–—-]+|[\s\\*_~`"'“”‘’()[\]{}<>.…!?,;:：–—-]+$/g;
const onlyWords = new RegExp(`^(?:${WORD})(?:[\\s/|,]+(?:${WORD}))*$`, 'i');
const leading = new RegExp(`^[\\s*_~\`"'“‘([{<]*(${WORD})(?![\\w-]|\\.\\w)[*_~\`"'”’)\\]}>]*`);
const bracketed =
  /[[<{]\s*(?:(?:TBD|TODO|FILL[\s_-]{0,3}IN)\s*(?:[\]>}](?![([])|:)|FILL[\s_-]{0,3}IN\s[^\]>}]{0,200}[\]>}](?![([]))/;
const another = new RegExp(`^\\s*(?:,\\s*|and\\s|or\\s|/\\s*)+["'“‘\`*_]*(?:${WORD})(?![\\w-])`);
/** What follows such a word where it is spoken of: a noun that it belongs to, or what is said of it or of the next word. */
const spokenOf =
  /^\s+(?:items?|comments?|lists?|entry|entries|markers?|words?|notes?|counts?|placeholders?|apps?|tags?|cells?|lines?|files?|values?|is|are|was|were|has|have|had|means?|meant|stands?|stood|counts?|becomes?|and|or|as|\S+\s+(?:is|are|was|were|has|have|had))\b/i;

/** The longest part of a line that is looked at; a placeholder is short. */
const LONGEST = 400;

/** Whether a value says nothing but that it is to come: `TBD`, `**todo**`, `[FILL IN]`, `TBD / TODO`. */
export function isPlaceholder(value: string): boolean {
  return value.length <= LONGEST && onlyWords.test(value.replace(around, ''));
}

/** The same in a block of code, where the small words have a meaning of their own. */
export function isPlaceholderInCode(value: string): boolean {
  return isPlaceholder(value) && value === value.toUpperCase();
}

/** The same, or one of the words in capitals with what is to come: `TODO: the tests`, `TBD by Ada`, `FILL IN the name`. */
export function beginsAsPlaceholder(value: string): boolean {
  if (isPlaceholder(value)) return true;
  const rest = restAfterWord(value);
  if (rest === undefined) return false;
  if (isNote(rest)) return true;
  return !another.test(rest) && !spokenOf.test(rest) && !isSentence(rest);
}

/** The word in capitals, a colon, and what is to come: what nobody writes in prose, wherever a line begins. */
export function isMarkedNote(value: string): boolean {
  const rest = restAfterWord(value);
  return rest !== undefined && isNote(rest);
}

/** Whether a text has a field that is to be filled, in brackets: `[TBD]`, `<FILL IN the date>`. The text of a link is none. */
export function hasBracketedPlaceholder(text: string): boolean {
  return bracketed.test(text);
}

function restAfterWord(value: string): string | undefined {
  const head = value.slice(0, LONGEST);
  const match = leading.exec(head);
  return match ? head.slice(match[0].length) : undefined;
}

function isNote(rest: string): boolean {
  return /^\s*(?:\([^()]{0,40}\))?\s*[:：]/.test(rest);
}

/** Five words or more, ended by a full stop: prose, though it begins with the word. */
function isSentence(rest: string): boolean {
  return /[.!?]["'”’)*_]*\s*$/.test(rest) && (rest.match(/\S+/g) ?? []).length >= 5;
}
