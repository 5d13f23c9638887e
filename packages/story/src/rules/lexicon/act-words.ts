import { wordSet } from './word-set.ts';

/** Verbs that ask for a new record. */
export const createVerbs = wordSet(
  'create add introduce invent insert make generate build design include craft craete creat ad define establish bring put write draft develop new',
);
export const deleteVerbs = wordSet('delete remove erase drop discard scrap cut axe eliminate');
export const undoVerbs = wordSet('undo revert rollback');
export const changeVerbs = wordSet(
  'make turn change rename set update edit call give let correct fix move switch swap mark treat replace age',
);

/** Verbs that ask for words or ideas, never for a record. */
export const requestVerbs = wordSet(
  'suggest brainstorm propose recommend pitch write draft rewrite summarize summarise recap improve help imagine inspire polish proofread translate analyze analyse critique review evaluate shorten expand elaborate advise outline surprise explain compare rephrase punch brainstorming suggestions ideas',
);

/** What requests are for. */
export const requestObjects =
  wordSet(`idea ideas ending endings complication complications setback setbacks obstacle obstacles option options logline loglines name names title titles synopsis dialogue dialog dialogues monologue twist twists summary tagline taglines outline alternative alternatives suggestion suggestions advice pitch treatment
proposal proposals possibilities possibility hints hint tips tip titles slogan slogans inspiration feedback recommendation recommendations poem conversation speech paragraph version versions plot storyline backstory help reason reasons way ways opening hook joke jokes line lines beats beat example examples scenario scenarios theme themes moodboard motivation motivations thoughts list overview report poster`);

/** Nouns of what a project is made of, by kind. Singular and plural. */
export const recordNouns: ReadonlyMap<string, { kind: 'characters' | 'scenes' | 'locations'; isPlural: boolean }> =
  new Map(
    (
      [
        [
          'characters',
          'character person villain hero heroine suspect sidekick protagonist antagonist friend enemy figure extra witness detective gangster thief student sibling brother sister rival man woman role',
          false,
        ],
        [
          'characters',
          'characters people persons villains heroes heroines suspects sidekicks protagonists antagonists friends enemies figures extras witnesses detectives gangsters thieves students siblings brothers sisters rivals men women roles charaters charachters chracters personas robbers soldiers cops criminals kids children neighbours neighbors villagers pirates heroines animals',
          true,
        ],
        ['scenes', 'scene', false],
        ['scenes', 'scenes', true],
        ['locations', 'location place setting', false],
        ['locations', 'locations places settings', true],
      ] as const
    ).flatMap(([kind, words, isPlural]) => words.split(' ').map((word) => [word, { kind, isPlural }] as const)),
  );

/** Steps of a production, as they are said. */
export const stepWords = wordSet(
  'step stage phase structure concept breakdown storyboard storyboarding storyboards development production editing edit review final assets asset postproduction post-production preproduction pre-production casting outline drafting characters scenes acts',
);

export const questionWords = wordSet(
  "who whom whose what which where when why how whats what's who's whos how's where's",
);
export const auxiliaries = wordSet(
  "is are am was were do does did can could will would shall should may might must has have had isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't",
);
export const pronounSubjects = wordSet(
  'i you he she it we they there this that these those anyone somebody someone anybody everybody everyone',
);

/** Said before the matter itself; it changes nothing. */
export const leadIns = wordSet(
  'ok okay please pls plz now so and then well also alright right hey hi hello hmm um uh oh ah yes yeah yep sure great cool perfect good nice actually wait sorry oops fine first second third next finally but just maybe anyway basically again lastly btw yo hiya omg haha ha ah aw aww ooh lol hmm sooo soo look listen kindly great! additionally sure',
);

export const thanksWords = wordSet(
  'thanks thank thx ty cheers merci danke gracias thankyou tnx appreciated grateful tysm',
);
export const greetingWords = wordSet(
  'hello hi hey hiya greetings howdy morning evening afternoon night bye goodbye hola bonjour ciao salut welcome yo sup',
);
export const reactionWords = wordSet(
  "great nice cool awesome perfect amazing wow lovely excellent brilliant fantastic wonderful good ok okay k kk fine yes yeah yep yup no nope nah lol haha hahaha lmao hmm hm sure right exactly agreed indeed true interesting beautiful sweet alright understood noted got gotcha done neat super damn omg ugh meh oops sorry absolutely definitely totally sound bravo yay that's love",
);

/** Nouns of how a film feels. */
export const toneWords = wordSet(
  'tone mood feel feeling vibe vibes style atmosphere pacing pace music soundtrack score palette colours colors lighting cinematography aesthetic aesthetics genre look rhythm tempo energy visuals humour humor',
);

export const speechVerbs = wordSet(
  'say tell ask reply answer whisper shout yell scream cry mutter murmur mumble add explain announce exclaim call snap growl hiss laugh declare insist warn sigh groan beg plead respond bark repeat admit continue joke think boast sneer stammer gasp',
);
