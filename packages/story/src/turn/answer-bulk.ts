import type { BulkRequest } from '@greenlight/schema';
import { foldText } from '../names/name-key.ts';
import { escapeMarkdown } from '../reply/markdown.ts';
import { titleOfGenre } from '../requests/choose-genre.ts';
import type { StoryGenre } from '../requests/story-genre.ts';
import { chooseInventionGenre } from './choose-invention-genre.ts';
import { type Invented, inventCast } from './invent-cast.ts';
import { inventPlaces } from './invent-places.ts';
import type { TurnInput } from './turn-plan.ts';
import type { TurnWork } from './turn-work.ts';

/** As many as are invented in one turn. */
export const MOST_INVENTED = 4;

const nouns = { characters: 'people', scenes: 'scenes', locations: 'places' } as const;

/** Answers an order for a number of things. Those without names are invented from a genre pack, up to four; the genre is returned. */
export function answerBulk(work: TurnWork, bulk: BulkRequest, input: TurnInput): StoryGenre | undefined {
  const { type, count, brief } = bulk;
  const { extraction, genres = [], message, messageId, snapshot } = input;
  const named = extraction[type].length;
  if (named >= count) return undefined;
  const choice = chooseInventionGenre({ bulk, genre: snapshot.project.genre, genres });
  if (named > 0 || !choice) work.note(refuse(type, count, named));
  else if (count > MOST_INVENTED)
    work.note(
      `I can't invent ${count} ${nouns[type]} at once yet; name them and I'll add them, or ask for up to ${MOST_INVENTED}.`,
    );
  else if (givesNames(brief))
    work.note(`I could not tell the names in that, so nothing was created. Say “create ${type} named …”.`);
  else if ('why' in choice) work.note(choice.why);
  else {
    const invent = type === 'locations' ? inventPlaces : inventCast;
    const made = invent(work, { genre: choice.genre, count, order: orderOf(message, brief), seed: messageId });
    work.note(explain(bulk, choice.genre, made));
    return made.count > 0 ? choice.genre : undefined;
  }
  return undefined;
}

function refuse(type: BulkRequest['type'], count: number, named: number): string {
  const things = named > 0 ? `the other ${count - named} ${nouns[type]}` : nouns[type];
  return `I can't invent ${things} yet; name them and I'll add them.`;
}

/** "Three characters for a thriller: Ann, Bob and Cy" gives names, whether or not they were understood. */
function givesNames(brief: string): boolean {
  return /:\s*\p{Lu}/u.test(brief);
}

/** The sentence of the message that has the order: what else she says is not about these. */
function orderOf(message: string, brief: string): string {
  const sentences = message.split(/(?<=[.!?])\s+|\n+/);
  const end = foldText(brief).slice(-20);
  return sentences.find((sentence) => end !== '' && foldText(sentence).includes(end)) ?? message;
}

function explain({ type, count, brief }: BulkRequest, genre: StoryGenre, made: Invented): string {
  const pack = `the genre pack ${escapeMarkdown(titleOfGenre(genre))} (\`${genre.from}\`)`;
  if (made.count === 0) return `${pack.replace('the', 'The')} has no more ${nouns[type]}. Nothing was created.`;
  const heard = made.heard.length > 0 ? `; heeded: ${made.heard.map(escapeMarkdown).join(', ')}` : '';
  const fewer = made.count < count ? ` It had only ${made.count}.` : '';
  const other = secondOrder.exec(brief)?.[1];
  const rest = other === undefined ? '' : ` Ask for the ${other.toLowerCase()} in a message of their own.`;
  return `Invented from ${pack}${heard}. Change what you like, or say “undo that”.${fewer}${rest}`;
}

const secondOrder =
  /(?:\band|,|\bplus)\s+(?:\d+|a few|some|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\p{L}+\s+)?(characters|people|locations|places|scenes)\b/iu;
