import { foldText } from '../names/name-key.ts';

/** Words that somebody says to a question and that answer none: she thinks, doubts, judges, or leaves it to others. */
const nonAnswers = [
  /^(?:h+m+|u+h+m*|e+r+m*|mhm|oh|ah|well|so|and|but|huh|what|why|who|ok|okay|right|sure|fine|yes|no|maybe|perhaps|whatever|anything|something|someone|somebody|somewhere|everything|nothing yet|none yet|tbd|todo|tba|idk|dunno|n a|na)$/,
  /^(?:i|im|id|ive|ill|lets|we (?:dont|do not|should|could|can|need|will|havent|have not|want)|you (?:can|could|should|know|mean|are|do)|let me|let us|give me|ask me|tell me|help|wait|hold on|hang on|one (?:moment|second|minute)|just a|not (?:sure|yet|now|decided|really|certain|important)|no idea|no clue|dont|do not|does not matter|doesnt matter|it doesnt matter|not relevant|depends|it depends|that depends|hard to say|difficult to say|who knows|who cares|good luck|same)\b/,
  /\b(?:question|questions|i think|i guess|i suppose|i dont|i do not|dont know|not sure|no idea|haven ?t decided|undecided|up to you|you (?:decide|choose|pick)|surprise me|see above|as i said|to be (?:decided|defined|determined))\b/,
  /^(?:good|great|nice|cool|lovely|interesting|funny|weird|strange|boring|stupid|hard|tough|tricky|awesome|perfect|wow|very|really|too|so)(?: (?:one|point|idea|thing|stuff|good|nice|hard|much|funny|interesting|true))?$/,
  /^(?:(?:that|this|it)(?:s| is| was)?|thats|its) (?:a |an |so |too |very |really )?(?:good|great|nice|cool|bad|hard|tough|tricky|funny|weird|strange|boring|stupid|silly|interesting|difficult|easy|wrong|right|true|not|ok|okay|fine|lovely|perfect)\b/,
];

/** True for words that are no answer, whatever the question: a question of hers, a doubt, an opinion, thinking aloud. */
export function isNonAnswer(text: string): boolean {
  const trimmed = text.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed) || /\?["”'’)\s]*$/.test(trimmed)) return true;
  const said = foldText(trimmed).replace(/['’]/g, '');
  return nonAnswers.some((pattern) => pattern.test(said));
}
