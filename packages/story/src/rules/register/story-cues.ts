import type { RegisterCue } from './beside-cues.ts';

/** What speaks for: words and forms by which a sentence tells of the story. */
export const storyCues: readonly RegisterCue[] = [
  {
    name: 'part in the story',
    weight: 1.6,
    pattern:
      /\b(?:protagonist|antagonist|hero|heroes|heroine|villain|villainess|sidekick|main (?:character|caracter|role|figure|man|woman|girl|boy|person)|lead character|(?:my|our|the|a|new|another) (?:lead|character|suspect|love interest|bad guy|baddie|bad one))\b/,
  },
  {
    name: 'of this story',
    weight: 1.6,
    pattern:
      /\b(?:my|our|the|this|all the)? ?(?:film|movie|story|history|script|short) (?:is (?:set|mostly|all)|opens|starts|begins|is about|follows|ends|happens|takes place|talks? about)\b|\bin (?:my|our|this|the) (?:story|film)\b|\b(?:scene|act|shot) (?:\d+|one|two|three|a|b)\b|\b(?:opening|first|last|final|long) (?:shot|scene|image|picture|take)\b|\bwe (?:open|see|follow|meet|cut|are (?:in|at|on|back)|find|'re)\b|\bcast so far\b/,
  },
  { name: 'named', weight: 0.6, pattern: /\b(?:named|called|name is|name's|name:|nicknamed)\b/ },
  {
    name: 'age',
    weight: 1,
    pattern:
      /\p{L},? ?[([/]?(?:aged? )?\b\d{1,2}\b(?! ?(?:%|pm|am|min|euro|quid|pages?|st|nd|rd|th|days?|weeks?|years? ago|jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec))|, (?:\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\b|\byears? old\b|\b(?:year|yr)-old\b|\baged\b|\b(?:early|mid|late)[ -]\w+ies\b|\bin (?:his|her) \w+ies\b/u,
  },
  { name: 'is somebody', weight: 0.8, pattern: /(?:\bis|\bare|\b[a-z]+'s) (?:an?|the|his|her) / },
  { name: 'she does', weight: 0.9, pattern: /\b(?:he|she|they|who) (?:\w+ly )?[a-z]{3,}s\b/ },
  {
    name: 'decided',
    weight: 1.8,
    pattern:
      /\b(?:i've decided|i decided|so now|from now on|let's have|let's go with|going with|put (?:him|her|them) in|call (?:him|her|it|them)|(?:make|give) (?:him|her|them)|here (?:he|she|it) is|here goes|is now|i give you|goes in|comes in|gets an? (?:wife|husband|son|daughter|brother|sister|friend|rival|boss|partner|name)|went (?:w|with) an?|enter)\b/,
  },
];

/** "Imelda works for Rex": somebody named does something, now. Said of a name and the word behind it. */
export const SOMEBODY_DOES = 0.9;
