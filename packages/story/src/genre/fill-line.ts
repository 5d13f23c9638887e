import { type CastGender, isPronounWord, type PronounWord } from '@greenlight/schema';

/** How a line speaks of somebody. */
export interface Mention {
  /** A name, or words for who has none: "the planner". */
  called: string;
  gender?: CastGender | undefined;
}

const pronouns: Record<CastGender, Record<PronounWord, string>> = {
  female: words('she her her hers herself s es is has was'),
  male: words('he him his his himself s es is has was'),
  nonbinary: { ...words('they them their theirs themself - - are have were'), s: '', es: '' },
};

/**
 * Fills what stands in braces. `{from}` becomes whom `mentions.from` names, `{from.their}` a pronoun of theirs, and a bare
 * `{their}` one of `subject`. Who is not among the mentions is "the driver", by the word itself. A new sentence begins with a
 * capital; but a line that begins with a pronoun may go on with another sentence, so it asks for its capital: `{Their}`.
 */
export function fillLine(line: string, mentions: Readonly<Record<string, Mention>>, subject = 'given'): string {
  return line.replace(/\{([^{}]+)\}/g, (whole: string, inside: string, at: number) => {
    const [first = '', second] = inside.split('.');
    const isBarePronoun = second === undefined && isPronounWord(first.toLowerCase());
    const owner = isBarePronoun ? subject : first.toLowerCase();
    const word = isBarePronoun ? first : second;
    const filled = word === undefined ? called(owner, mentions) : pronounOf(mentions[owner]?.gender, word);
    if (filled === undefined) return whole;
    const isCapital = (beginsSentence(line, at) && !(at === 0 && word)) || /^\p{Lu}/u.test(word ?? first);
    return isCapital ? capitalise(filled) : filled.replace(/^The /, 'the ');
  });
}

function called(owner: string, mentions: Readonly<Record<string, Mention>>): string {
  return mentions[owner]?.called ?? `the ${owner.replaceAll('-', ' ')}`;
}

function pronounOf(gender: CastGender | undefined, word: string): string | undefined {
  const key = word.toLowerCase();
  return isPronounWord(key) ? pronouns[gender ?? 'nonbinary'][key] : undefined;
}

function beginsSentence(line: string, at: number): boolean {
  return /(^|[.!?]["”’)]*\s)["“‘(]*$/.test(line.slice(0, at));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function words(list: string): Record<PronounWord, string> {
  const [they = '', them = '', their = '', theirs = '', themself = '', s = '', es = '', is = '', has = '', was = ''] =
    list.split(' ');
  return { they, them, their, theirs, themself, s, es, is, has, was };
}
