import type { Token } from '../token.ts';

const work =
  '(?:short film|feature film|feature|film|movie|picture|short|adaptation|version|remake|retelling|reworking|musical|opera|cartoon|web series|series|screenplay|script)';
const made = new RegExp(
  `^(?=(?:i|we|i'm|im|i'd|i've|we're|we'd|let's|lets|let me|this|it|its|it's|that's|my|our|a|an|the|here's|want|wanna|trying|planning|going|doing|making|shooting|make|do|shoot|write|film|adapt|to)\\b).{0,60}?\\b(?:make|making|made|do|doing|shoot|shooting|write|writing|film|filming|plan|planning|adapt|adapting|turn|turning|try|work on|working on|start|starting|going to be|gonna be|will be|is|'s|be)\\b(?: \\S+){0,4} (?:${work}) (?:of|from|after|version of|adaptation of) `,
);
const adapted =
  /^(?:i|we|i'm|im|we're|i've|we've|let's)\b.{0,30}\b(?:adapt|adapting|adapted|retell|retelling|modernise|modernize|remake|remaking)\b/;
const basedOn =
  /^(?:it|its|it's|this|that|which|the (?:film|movie|story|idea|plot|script|project|thing)|my (?:film|movie|story|idea|script|project)|our (?:film|movie|story)|loosely|freely|based|all|inspired|adapted)\b(?: \S+){0,4}?(?: ?based (?:loosely |freely |very loosely )?(?:on|upon)|(?:^| )adapted from|(?:^| )inspired by|(?:^| )taken from) /;
const makers =
  /^(?:the |its |it's )?(?:original )?(?:author|novelist|playwright|original writer) (?:is|was|'s)\b|^(?:it|its|it's|this|this is|that|that's|thats|is|was|story|book|novel|the book|the story|the novel|the play|the film|the original)(?: is| was| 's)?(?: written| all)? by \p{L}/u;
const uncertain =
  /\b(?:i|we) (?:don't|dont|do not|didn't) know(?: yet)?\b|\bi(?:'ll| will| have to| must| need to)? think about it\b|\bsleep on it\b|\bwe'll see\b|\bidk\b|\btbd\b|\bto be decided\b|\bif i keep\b|\bnot (?:so |too |quite )?(?:sure|decided|certain)\b|\bhaven't decided\b|\bundecided\b|\bdunno\b|\bno idea yet\b/;
const readers =
  /\b(?:bores?|bored|annoys?|annoyed|touches|touched|scares?|scared|irritates?|delights?|fascinates?|confuses?|confused|convinces?|disappoints?|disappointed|moves?|moved|haunts?|haunted|makes|made|gives|gave|reminds?|reminded) me\b/;

const otherWorks =
  /\bdid (?:it|that|this) (?:first|before|better)\b|\b(?:did|made|shot|directed) (?:a|the|his|her|their|another) (?:\S+ )?(?:remake|version|adaptation|reboot)\b|\bleaves? it open\b|\bwould (?:say|have said)\b|^(?:visually|stylistically|tonally|musically|aesthetically)\b/;
const setAside =
  /\bwrong (?:chat|window|thread|tab|person|message)\b|^(?:hang on|hold on|bear with me|back in|be right back)\b|^in (?:another|an earlier|an older|the first|my first|a previous|the old|an old) (?:version|draft|cut)\b|^(?:forget|ignore|disregard|never mind|nevermind) (?:what|that|it|about|the|this|my)\b|\b(?:not sure|don't know|dont know|undecided|not decided|haven't decided)(?: about it)? yet\b|^this is \S+ (?:again|here|speaking)\b/;
const judgements =
  /^(?:nobody|no one|who)(?: even| still)? (?:watches|reads|makes|goes to|pays for)\b.*\b(?:films?|movies?|anymore|any more|these days|nowadays|cinemas?)\b|\bon my nerves\b|^(?:the|your|that|this) (?:dialog|dialogue|dialogues|scene|second scene|first scene|last scene)\b.*\b(?:is|are|feels?|sounds?) (?:a )?(?:little|bit|rather|quite)\b|\bis such an? (?:\S+ )?(?:name|film|movie|character|story|idea|word|title|cliche|cliché)\b|^\S+ (?:rocks|rules|slaps|sucks|kills it|is a vibe|is iconic|is everything)\b|^\S+ is the best(?: \S+)?$|^(?:it|that|this) (?:would|'d|could|might) be (?:\S+ )?(?:funny|cool|nice|great|fun|better|worse|weird|strange|interesting|odd|crazy|good|sad|ironic|amazing|awesome|easier|boring) if\b|^(?:the|that|this|your|my) (?:scene|part|bit|moment|line|dialogue|chapter|ending|beginning)\b.*\b(?:is|feels|was|seems|looks|sounds)(?: a bit| a little| just| still| kind of)? (?:too|so|very|really|great|long|short|boring|weak|flat|off|slow|fine|perfect|good|nice|lovely|bad|weird|my favourite|my favorite)\b/;

/** Sentences whose names are of other works, of their makers, of the writer, or of what is not decided. Undefined when it may be the story. */
export function besideStory(
  words: readonly string[],
  word: readonly Token[],
  isTentative: boolean,
): string | undefined {
  const text = words.join(' ').replaceAll(" '", "'");
  if (
    /^(?:yesterday|today|last (?:night|week|year|month|summer|time)|tonight|this (?:morning|evening|week)|right now|at the moment) (?:i|my|our|we)\b/.test(
      text,
    ) &&
    !/\bi (?:have |'ve )?(?:thought|imagined|wrote|decided|had an idea)\b/.test(text)
  )
    return 'speaks of oneself';
  if (
    /^my (?:own |old |little )?(?:cat|dog|neighbou?r|boss|teacher|son|daughter|wife|husband|flatmate|roommate|landlord|therapist|kid|baby|parrot|hamster) (?:is|was|'s) (?:also )?(?:called|named)\b/.test(
      text,
    )
  )
    return 'speaks of oneself';
  if (/^the (?:weather|wifi|internet|connection|app|font|button|website|screen)\b/.test(text))
    return 'speaks of oneself';
  if (isNamed(text)) return undefined;
  if (/^(?:brb|ttyl|afk|gtg|g2g|bbl|bbs|cya|gn|ttys|np|nvm)\b/.test(text)) return 'slip';
  if (made.test(`${text} `) || adapted.test(text) || basedOn.test(`${text} `)) return 'speaks of another work';
  if (makesTitle(text, word)) return 'speaks of another work';
  if (makers.test(text) && word.some(({ shape }, at) => at > 0 && shape === 'capital')) return 'speaks of a maker';
  if (otherWorks.test(text)) return 'speaks of another work';
  if (setAside.test(text)) return 'set aside';
  if (judgements.test(text)) return 'opinion';
  if (
    /^(?:its|the|my|our|that|this) (?:ending|end|opening|plot|story|idea|tone|structure|scene|beginning)\b.*\bsimilar to\b/.test(
      text,
    )
  )
    return 'comparison';
  if (
    /^(?:the|our|my|a) (?:\S+ ){0,2}(?:song|track|tune|soundtrack)(?: \S+){0,4} (?:is|'s|should be|could be|would be|will be|might be) /.test(
      text,
    ) &&
    !/ing\b/.test(text)
  )
    return 'wish about music';
  if (/^(?:my|our) (?:all-time |all time |own )?(?:favourite|favorite|fave|opinion|feeling)\b/.test(text))
    return 'opinion';
  if (
    /\bmy (?:english|cat|dog|phone|laptop|keyboard|computer|wifi|internet|kids?)\b|\bi(?:'m| am|m) (?:from|based|living|writing|typing|staying)\b/.test(
      text,
    )
  )
    return 'speaks of oneself';
  if (readers.test(text)) return 'opinion';
  if (/^(?:if|unless) .*\b(?:were|would|wouldn't|wouldnt|could|might)\b/.test(text)) return 'hypothesis';
  if ((isTentative || /\b(?:could|might|maybe|perhaps|should)\b/.test(text)) && uncertain.test(text))
    return 'hypothesis';
  return undefined;
}

/** Who is named outright is told, whatever stands around it; "nobody is called Bob" is not. */
function isNamed(text: string): boolean {
  return /\b(?:named|called|name is)\b/.test(text) && !/^(?:nobody|no one|noone|none)\b/.test(text);
}

/** `it's The Necklace by Guy de Maupassant`: a title, and whose it is. */
function makesTitle(text: string, word: readonly Token[]): boolean {
  if (!/^(?:it's|its|it is|this is|that's|thats) \S.* by /.test(text)) return false;
  const by = word.findIndex(({ lower }) => lower === 'by');
  const isTitle = word.slice(1, by).some(({ shape }) => shape === 'capital');
  return isTitle && word[by + 1]?.shape === 'capital';
}
