import { relationWord } from '../lexicon/relation-words.ts';
import { isOfStory } from './introducing.ts';

const casting =
  /(?:\bwould|'d|'d) (?:be|make) (?:so |a |an |the |really |just )*(?:perfect|great|good|ideal|proud|amazing|awesome|fun|better|cool|dream|brilliant|nice|fantastic|interesting)\b|\bfor (?:this|the|that) (?:role|part|film|movie)\b|\b(?:i'd|i would|we could|we should|let's|could) cast\b|\bas directed\b|\b(?:actor|actress|star) (?:(?:who|that) (?:plays|will play|could play)|playing)\b/;
/** "As my old professor used to say", "it happened to my aunt". */
const ownKin =
  /(?:^as|\b(?:to|from|by)) my (?:old |late |own |dear |former |best )?(?:aunt|uncle|mother|father|mum|mom|dad|brother|sister|cousin|friend|grandmother|grandfather|grandma|grandpa|professor|teacher|boss|neighbou?r|wife|husband|producer|agent)\b/;
const sources =
  /\b(?:based on|adapted from|adaptation of) (?:a |an |the |my )?(?:true |short |real )?(?:book|novel|story|play|poem|film|movie|memoir|comic|game)\b|\b(?:wrote|directed|filmed|shot|composed|painted|published) (?:it|that|this|the (?:book|novel|film|movie|music))\b|'s (?:version|adaptation|remake|movie|film|novel|book)\b|^in (?:the|that) (?:book|novel|original|movie|film|series|real|game|end credits)\b|\bin real life\b|^the real\b/;
const elsewhere =
  /^(?:somewhere |something |a thing )between\b|^between(?! (?:\S+ ){1,9}?(?:there|is|was|are|were|has|have|grew|grows|exists|lies|stands|burns|it)\b)|^(?:a bit|a touch|a hint|a dash|a little|shades|echoes|lots|elements) of\b|^sounds? like\b|^let me\b|^as \w+(?: \w+)? (?:said|says|wrote|once said|puts it|would say|put it)\b|^(?:read|watch|check out|see also|google|look up)\b|\bwhen (?:i|we) (?:was|were)\b|\bi (?:was|am|'m) (?:little|young|a kid|a child)\b|\b(?:heart|soul|point|star|theme) of (?:the|my|our|this) (?:film|movie|story)\b/;
const labels =
  /^(?:working )?(?:title|logline|tagline|genre|theme|themes|audience|budget|length|runtime|format|language|rating|tone|references?|inspirations?|influences?|deadline|note|notes|question|ps|p\.s|edit|todo)$/;

/** What a sentence speaks of when it is not the story: the trade, other works, the writer's own life. Undefined when it may be the story. */
export function asideOf(words: readonly string[], label: string | undefined): string | undefined {
  const [first = '', second = ''] = words;
  const text = words.join(' ').replaceAll(" '", "'");
  if (label !== undefined && labels.test(label)) return 'speaks of the project';
  if (/^(?:my|our)$/.test(first)) {
    const kin = relationWord(second);
    if (kin && !isOfStory(words) && kin.type !== 'colleague' && kin.type !== 'enemy' && kin.type !== 'rival')
      return 'speaks of oneself';
    if (
      /^(?:producer|agent|editor|boss|colleague|coworker|co-writer|teacher|professor|school|computer|phone|deadline|wifi|internet|head|brain|day|week|bad|mistake|english|apologies|pleasure)$/.test(
        second,
      )
    )
      return 'speaks of oneself';
  }
  if (ownKin.test(text) && !/\b(?:story|film|movie|script|character)\b/.test(text)) return 'speaks of oneself';
  if (/^sorry\b/.test(text) || casting.test(text)) return casting.test(text) ? 'casting' : 'apology';
  if (sources.test(text)) return 'speaks of another work';
  if (elsewhere.test(text)) return 'speaks beside the story';
  if (words.length <= 2 && /^(?:poor|oh|dear|sweet|ah|love|dear|bye|hey|aw|aww)$/.test(first)) return 'exclamation';
  return undefined;
}
