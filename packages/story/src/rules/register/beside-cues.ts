/** A word or a form that speaks for or against a sentence's telling of the story, and how much. */
export interface RegisterCue {
  name: string;
  weight: number;
  pattern: RegExp;
}

const kin =
  'uncle|aunt|auntie|mother|father|mum|mom|dad|brother|sister|cousin|friend|mate|grandmother|grandfather|grandma|grandpa|gran|nan|wife|husband|daughter|son|kids?|ex|niece|nephew|partner|girlfriend|boyfriend|neighbou?rs?|flatmate|roommate|landlord|landlady|boss|colleagues?|teacher|tutor|professor|doctor|dentist|therapist|hairdresser|barber|in-laws|family|parents|students?';
const crew =
  "line producer|camera(?: ?man| ?woman|person)|costume (?:lady|girl|guy|designer|department)|make-?up (?:artist|lady|girl)|script supervisor|production designer|set designer|first assistant director|writers(?:'|’)? (?:room|group)|extras|call time|unit base|catering|recce|tech scout|boom|lens(?:es)?|recordist|scouting|fitting|camera tests?|synopsis|grading|the fund|storyboard artist|screenwriters?|dop|cinematographer|gaffer|co-?writer|co-?author|co-?director|co-?producer|distributor|broadcaster|casting|auditions?|location scout|permit|dailies|rushes|exteriors|interiors|film (?:office|fund|school|crew)|regional fund|funding|premiere|screening|read-?through|table read|sales agent|call sheet|shooting (?:days?|schedule)|the (?:director(?! of the)|producer|editor|composer|actor|actress|(?:whole |entire )?(?:crew|cast)(?! (?:of|is|so|on|are) |:)|sound guy|sound man|dp)|as directed";
/** Trades that people of the story have as well. */
const showTrades =
  'producers?|(?<!hospital |bank |funeral |school |museum |managing |choir |sports )directors?|actors?|actress(?:es)?|festival|rehearsals?|editor|agent';
const works =
  'films?|movies?|novels?|biograph(?:y|ies)|memoirs?|(?:original|working|first|old) title|title (?:is|was)|poems?|tv|series|episodes?|remake|sequel|soundtrack|oscars?|documentary|biopic|adaptation|screenplays?|scripts?|trailer|masterpiece|audience|trilogy|rewatch\\w*|netflix';

const word = (words: string): RegExp => new RegExp(`\\b(?:${words})\\b`);

/**
 * What speaks against: the writer's own life, the making of the film, other works, judgements, questions, what is taken back. The weights
 * are rounded from how much oftener a cue stands in silent messages of the work part than in those that tell (the logarithm of it).
 */
export const besideCues: readonly RegisterCue[] = [
  {
    name: 'own people',
    weight: 2.2,
    pattern: new RegExp(
      `\\b(?:my|our|ur|your) (?:[a-z-]+ ){0,2}?(?:${kin}|${crew}|${showTrades})\\b|\\bof (?:my|our) (?:${kin})\\b|\\b(?:${kin}) of (?:mine|ours)\\b`,
    ),
  },
  { name: 'crew', weight: 1.6, pattern: word(crew) },
  { name: 'trades of film', weight: 0.6, pattern: word(showTrades) },
  { name: 'works', weight: 1, pattern: word(works) },
  {
    name: 'writing',
    weight: 1.4,
    pattern:
      /\b(?:drafts?|pages|page \d+|(?:have|had|'ve) written|rewrites?|rewrote|(?:i|we) (?:\w+ )?wrote|wrote (?:it|him|her|them|this|that|the (?:book|novel|song|poem|script|music|part))\b|typed|outline|deadline|reread|typing|(?:first|second|third) act|act (?:one|two|three) (?:is|drags|works))\b/,
  },
  {
    name: 'I',
    weight: 1.3,
    pattern: /\b(?:i|im|i'm|i've|ive|i'd|i'll|me|myself|mine)\b(?! (?:want|need) (?:an?|two|three|some|another)\b)/,
  },
  {
    name: 'my past',
    weight: 1,
    pattern:
      /^(?:the )?other day\b|\b(?:i|we) (?:have|'ve) (?:just )?(?:read|seen|watched|heard|visited|measured|shot|scouted|filmed|tested)\b|\bi (?:once|used to|was|did|went|came|shared|lived|worked|grew|knew|met|saw|found|lost|spent|learn(?:ed|t)|understood|remember|deleted|heard|dream(?:ed|t)|had)\b/,
  },
  {
    name: 'I left out',
    weight: 2,
    pattern:
      /^\W*(?:just |have |finally )*(?:met (?:an?|this|my)|(?:\w+ )?back from|(?:went|been|was) (?:to|at) an?|saw|rewatched|watched|watching|read|reading|heard|ran into|bumped into|finished|went to|off to|back (?:in|at|after|later|soon)|see you|see u|gotta|ringing|calling my|heading|been)\b/,
  },
  {
    name: 'my',
    weight: 0.4,
    pattern: /\b(?:my|our)\b(?! (?:story|film|hero\w*|protagonist|character|lead|main|villain|script)\b)/,
  },
  {
    name: 'you',
    weight: 1.3,
    pattern:
      /(?<!\b(?:can|could|would|will|then|please) )\b(?:you|your|ur|u|yours|you're|you'd|you'll|you've)\b(?! (?:have|see|get|meet|hear|create|make|add)\b)/,
  },
  {
    name: 'time of writing',
    weight: 0.7,
    pattern:
      /\b(?:yesterday|tonight|tomorrow|this (?:week|morning|weekend|month)|last (?:week|month|weekend|night|summer|year)|right now|for now|at the moment|these days|nowadays)\b/,
  },
  {
    name: 'thanks',
    weight: 1.6,
    pattern:
      /^(?:\W*\w+ )?sorry\b|\b(?:thanks?|thx|gnite|g'?night|nite|brb|afk|gtg|g2g|ttyl|cya|that's the news|happy (?:birthday|new year|christmas|easter)|greetings from|best wishes|cheers|excuse me|good ?night|haha\w*|lmao+|congrat\w*|merci|tysm|ty|gracias|danke)\b/,
  },
  {
    name: 'judgement',
    weight: 1.2,
    pattern:
      /\b(?:better than|(?:better|worse|nicer|stronger|prettier|funnier) \w+ than|overused|best (?!friends?\b|mates?\b|man\b|customers?\b|pupil|student|name)|worst|overrated|underrated|brilliant|favou?rite|opinion|feels like|feeling|genius|sucks|masterclass|recommend|too (?:much|long|many|slow)|drags?\b|lags\b|sympathi\w+|weirdly|greatest|nobody (?:writes|does|makes|plays))\b/,
  },
  {
    name: 'comparison',
    weight: 1.6,
    pattern:
      /^(?:\W*\w+ )?(?:its|it's|it is) [^,]+, (?:[^,]+, )?but\b|\b(?:similar|remind\w*|remember me|resembles?|vibes?|think of|like in|like the one|like those|cross between|mix of|less \w+ than|more \w+ than|as \w+ as (?:my|our|a|an)\b|as between|has the (?:patience|charm|grace|manners|face|soul|energy|temper|looks|voice|humou?r|warmth) of|minus the|(?:better|worse|nicer|stronger|prettier|funnier) \w+ than|(?:like|as) [\p{L}]+ (?:loves?|loved|does|did|hates?|hated|treats?)|the way (?:[\p{L}]+ ){1,3}(?:does|do|did)|same (?:as|how|guy)|by way of|reminiscent|tribute|homage|style of|basically|compar\w+|(?:norwegian|french|german|english|american|british|original|stage|tv|film|first|old) version|equivalent|version of|as in (?=[a-z]))\b/u,
  },
  {
    name: 'the way of it',
    weight: 1.6,
    pattern:
      /^(?:funny|strange|odd|weird|interesting|nice|lovely|(?:i (?:love|like|hate))) how\b|^(?:i (?:love|like|hate) )?the way (?:\p{L}+ ){1,3}\p{L}+s\b/u,
  },
  {
    name: 'of the writer',
    weight: 1.6,
    pattern:
      /\b(?:hates?|loves?|likes|told|asked|asks|tells|gave|sent|drives|taught|calls|called|knows|saw|lent|owes) (?:to )?me\b/,
  },
  {
    name: 'advice',
    weight: 0.9,
    pattern:
      /\b(?:suggest(?:ed|s)|(?:rang|phoned|texted|called|wrote|e-?mailed)[:;,]|(?:hates?|loves?|likes?|read) (?:the|my|your|our) (?:title|script|draft|pages|ending|idea|opening)|proposed|producers? (?:in|of|at|from) \w+ wants?|advised|commented|feedback|notes? from)\b|^(?:someone|somebody) (?:at|in|from|on)\b/,
  },
  {
    name: 'of the world',
    weight: 2,
    pattern: /\bfun fact\b|^(?:[^:]+: )?the real \w+|\b(?:in real life|in reality|historically|true story)\b/,
  },
  { name: 'wishes', weight: 2, pattern: /^\W*happy (?:birthday|new year|christmas|easter)\b/ },
  {
    name: 'here',
    weight: 1,
    pattern:
      /\b(?:it's|it is|its) (?:\w+ )?(?:here|\w+ here in)\b|\bfrom here\b|\b(?:round|around) the corner from (?:here|us|me)\b|\bas it does\b/,
  },
  { name: 'greeting', weight: 1, pattern: /^\W*good (?:morning|evening|afternoon|day)\b/ },
  {
    name: 'weather',
    weight: 0.6,
    pattern:
      /^\W*(?:and )?it(?:'s| is| was|s) (?:\w+ )?(?:snow(?:ing|ed)|rain(?:ing|ed)|pouring|freezing|boiling|sunny|windy|cold|hot)\b/,
  },
  {
    name: 'would be',
    weight: 0.9,
    pattern: /\b(?:he|she|it|they)'d (?:be|have|need|get|want)\b|\bif (?:she|he|they) (?:had|were)\b/,
  },
  {
    name: 'hypothesis',
    weight: 1.1,
    pattern:
      /\b(?:would(?! (?:you|u|like)\b)|could(?! (?:you|u|we)\b)|might|suppose|supposing|perhaps|maybe|what if|or something|personally|i wish|hypothetical\w*|imagine|if (?:i|we|you|he|she|they) (?:were|had|took|made|gave|was))\b/,
  },
  {
    name: 'in another work',
    weight: 5,
    pattern:
      /^\W*(?:in|from) (?:the|that|his|her) (?:book|novel|original|series|play|opera|song|bible|legend|myth|remake)\b/,
  },
  {
    name: 'another work',
    weight: 1.6,
    pattern:
      /\b(?:song|poem|novel|book|play|series|show|painting|opera|documentary) (?:by|about|called)\b|\b(?:first|earlier|older?|previous) (?:drafts?|version|cut)\b/,
  },
  {
    name: 'made a work',
    weight: 0.9,
    pattern:
      /\b(?:directed|filmed|starred|starring|(?:plays|played) (?:him|her|the|a)|won (?:an|the|best)|premiered|screened|composed|published|remade|at the (?:oscars|festival|cinema|theatre))\b/,
  },
  {
    name: 'unsure',
    weight: 1.2,
    pattern:
      /\b(?:i|we) (?:\w+ )?(?:wonder|forgot(?! to (?:say|write|mention|add|tell)\b)|forget|don't know|dont know|can't remember|can't decide)\b|^\W*(?:wondering|no idea|not sure|unsure|dunno|curious)\b|\b(?:i'm|im|i am|we're) (?:\w+ )?(?:not sure|unsure|confused|wondering|curious|stuck)\b/,
  },
  {
    name: 'weekday',
    weight: 0.6,
    pattern:
      /\b(?:on|until|by|from|since|next|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|june|july|august|september|october|november|december)\b/,
  },
  {
    name: 'a scene',
    weight: 0.7,
    pattern: /\b(?:the|that|this|whole) (?:\w+ ){0,2}scenes?\b(?! (?:is|opens|takes|starts|happens|\d))/,
  },
  {
    name: 'how it works',
    weight: 0.9,
    pattern:
      /\b(?:is|are|feels?|seems?|sounds?|looks?|was) (?:\w+ )?(?:too|convincing|believable|flat|likeable|likable|annoying|predictable|touching|clumsy|wooden|always good|credible|unbelievable|forced|moving|perfect|wonderful|terrible|awful)\b|\b(?:doesn't|didn't|don't|not) (?:quite |really )?(?:work|convince|believe|land|land it)\b/,
  },
  { name: 'denial', weight: 0.4, pattern: /\b(?:no|not|don't|dont|never|neither|isn't|doesn't|without|nor)\b/ },
  {
    name: 'nobody there',
    weight: 1.4,
    pattern:
      /\b(?:don't exist|doesn't exist|there(?:'s| is| are| isn't| aren't) (?:no|not)|(?:no|without) \w+, (?:no|without) \w+)\b|^(?:nobody|no one)\b.*\b(?:nobody|no one)\b|^not (?:a|one) single\b/,
  },
  {
    name: 'nobody does',
    weight: 1.4,
    pattern:
      /^(?:nobody|no one) (?:likes|wants|believes|cares|needs|writes|reads|goes|dies|leaves|comes|lives)\b|\b(?:story|film|movie),? (?:nobody|no one)\b/,
  },
  { name: 'neither', weight: 1.2, pattern: /\bneither\b.*\b(?:neither|nor)\b|\balso not\b/ },
  {
    name: 'saying',
    weight: 1.2,
    pattern: /\b(?:quote|phrase|proverb|saying|overheard|poem|song|lyrics?|we say|they say|headline)\b/,
  },
  {
    name: 'request',
    weight: 1.2,
    pattern:
      /^(?:\W*(?:please|ok|so|and|hey|well|now) )*(?:show|list|send|e?mail|print|export|describe|give me|tell (?:me|us)|read me|remind me|summari[sz]e|translate|explain|suggest|go back|what|how|who(?!'s who)|which|where|why|is|are|does|do|did|(?:can|could|would) (?!(?:you|u|we) (?:please |pls |kindly )?(?:add|put|create|make|give|introduce|include|have|write|chuck|insert)\b)|should|before you do|leave out|don't|for (?:the|my|our) (?:pitch|deck|synopsis))\b/,
  },
  {
    name: 'practical',
    weight: 0.9,
    pattern:
      /\b\d+ ?(?:quid|euros?|dollars?|pounds?|usd|eur|gbp|k)\b|[€$£]\d|\b(?:e-?mail|wifi|laptop|printer|parking|invoice|visa|zoom|budget|agency)\b/,
  },
];

/** What is said before is taken back. It counts in full for all that stands before it, and for its own sentence. */
export const takenBack: RegisterCue = {
  name: 'taken back',
  weight: 4,
  pattern:
    /\b(?:scrap(?:ped|s|ping)?|binned|bin (?:it|that|him|her)|ditch(?:ed)?|it's gone|its gone|(?:dead|gone) now|ignore (?:that|it|this|all|him|her)|(?:^|[,.] )forget (?:it|that|about (?:it|him|her|that)|him|her)|forget i said|(?:^|[,.] )scratch (?:the|him|her)\b|i leave it|leave it out|never ?mind|nvm|toyed with|(?:we|i) considered|(?:we|i) (?:then )?(?:dropped|deleted|removed) (?:it|him|her)|and dropped (?:it|him|her)|there (?:was|were) (?:going|supposed) to be|(?:has|have|'s) gone the way of|ripped out|is (?:that|this|it) an? (?:\w+ )?(?:scene|ending|opening|twist|clich[eé]|beginning)|threw (?:it|him|her) out|was (?:gonna|going to) (?:do|have|add|write|use|put|call|name)|had thought (?:of|for|about)|abandoned (?:it|that|the idea)|decided against|don't (?:take|write|note|save|record) (?:it|any|this|that|anything|him|her)|not (?:in|part of) (?:it|the film) any ?more|cut from the (?:film|story|script))\b/,
};
