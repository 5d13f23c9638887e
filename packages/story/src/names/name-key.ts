import { remember } from './remember.ts';

/** What a title says of its bearer's sex, where it says anything. */
export type TitleGender = 'female' | 'male' | undefined;

/** A name taken apart for comparison. `tokens` are folded and without title, article and suffix, unless nothing else is left. */
export interface ParsedName {
  tokens: string[];
  /** The canonical title: `dr` for "Doctor". */
  title: string | undefined;
  gender: TitleGender;
  suffix: string | undefined;
  /** "the King": a role that stands for a person. */
  hasArticle: boolean;
  /** True when the title itself is the name. */
  isTitleOnly: boolean;
}

const female = [
  'mrs',
  'miss',
  'ms',
  'lady',
  'dame',
  'madam',
  'madame',
  'mme',
  'mlle',
  'mademoiselle',
  'queen',
  'princess',
  'duchess',
  'countess',
  'baroness',
  'empress',
  'aunt',
  'auntie',
  'sister',
  'mother',
  'senora',
  'senorita',
  'frau',
  'grandma',
  'grandmother',
];
const male = [
  'mr',
  'sir',
  'lord',
  'king',
  'prince',
  'duke',
  'count',
  'baron',
  'emperor',
  'uncle',
  'brother',
  'father',
  'monsieur',
  'senor',
  'herr',
  'grandpa',
  'grandfather',
];
const neutral = [
  'mx',
  'dr',
  'prof',
  'capt',
  'col',
  'maj',
  'sgt',
  'lt',
  'gen',
  'cmdr',
  'adm',
  'officer',
  'detective',
  'inspector',
  'constable',
  'agent',
  'judge',
  'rev',
  'saint',
  'chief',
  'president',
  'senator',
  'sheriff',
  'deputy',
  'nurse',
  'coach',
  'rabbi',
  'bishop',
  'cardinal',
  'pope',
  'chef',
];

const canonicalTitle: Record<string, string> = {
  mister: 'mr',
  missus: 'mrs',
  doctor: 'dr',
  professor: 'prof',
  captain: 'capt',
  colonel: 'col',
  major: 'maj',
  sergeant: 'sgt',
  lieutenant: 'lt',
  general: 'gen',
  commander: 'cmdr',
  admiral: 'adm',
  reverend: 'rev',
  det: 'detective',
  insp: 'inspector',
  st: 'saint',
};

const titles = new Map<string, TitleGender>([
  ...female.map((title): [string, TitleGender] => [title, 'female']),
  ...male.map((title): [string, TitleGender] => [title, 'male']),
  ...neutral.map((title): [string, TitleGender] => [title, undefined]),
]);

const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const articles = new Set(['the', 'a', 'an']);

/** Letters without accents, case, punctuation or doubled space: "José  O’Brien-Díaz" is `jose obrien diaz`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßẞ]/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase()
    .replace(/['’‘ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Takes a person's name apart. Pure text: it knows nothing of the project. */
export const parseName: (name: string) => Readonly<ParsedName> = remember((name) => {
  let tokens = foldText(name.replace(/['’]s\s*$/i, ''))
    .split(' ')
    .filter(Boolean);
  const hasArticle = tokens.length > 1 && articles.has(tokens[0] ?? '');
  if (hasArticle) tokens = tokens.slice(1);
  const suffix = tokens.length > 1 && suffixes.has(tokens.at(-1) ?? '') ? tokens.at(-1) : undefined;
  if (suffix) tokens = tokens.slice(0, -1);
  return { ...splitTitle(tokens), suffix, hasArticle };
});

/**
 * What two spellings of one name share: accents, case, titles and punctuation are folded away. A name that is nothing but a
 * title keeps it. Empty for text without letters or digits.
 */
export function nameKey(name: string): string {
  const { tokens, suffix } = parseName(name);
  return [...tokens, ...(suffix ? [suffix] : [])].join(' ');
}

function splitTitle(tokens: string[]): Pick<ParsedName, 'tokens' | 'title' | 'gender' | 'isTitleOnly'> {
  const found: string[] = [];
  let rest = tokens;
  // "King of Bohemia" is a name whose head is a title; nothing is taken from it.
  while (rest.length > 0 && rest[1] !== 'of' && titles.has(toTitle(rest[0]))) {
    found.push(toTitle(rest[0]));
    rest = rest.slice(1);
  }
  const title = found[0] ?? (rest[1] === 'of' && titles.has(toTitle(rest[0])) ? toTitle(rest[0]) : undefined);
  const gender = found.map((each) => titles.get(each)).find(Boolean) ?? (title ? titles.get(title) : undefined);
  const isTitleOnly = rest.length === 0 && found.length > 0;
  return { tokens: isTitleOnly ? found : rest, title, gender, isTitleOnly };
}

function toTitle(token: string | undefined): string {
  return canonicalTitle[token ?? ''] ?? token ?? '';
}
