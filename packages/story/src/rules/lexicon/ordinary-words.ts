import { isOccupation } from './occupations.ts';
import { verbBase } from './person-verbs.ts';
import { placeKinds } from './place-kinds.ts';
import { relationWord } from './relation-words.ts';
import { wordSet } from './word-set.ts';

const functionWords =
  wordSet(`a an the this that these those my your his her its our their some any each every all both half either neither no none not never such what whatever which whichever who whoever whom whose why how when whenever where wherever
i you he she it we they me him us them myself yourself himself herself itself ourselves themselves mine yours hers ours theirs one ones someone somebody something anyone anybody anything everyone everybody everything nobody nothing
am is are was were be been being do does did done have has had having will would shall should can could may might must ought need dare
and or but nor so yet for if unless until till while whilst although though because since as than whether once
about above across after against along amid among around at before behind below beneath beside besides between beyond by despite down during except from in inside into like near of off on onto out outside over past per through throughout to toward towards under underneath up upon via with within without
again ago almost already also always anyway away back else even ever far fast finally first further hardly here hence however indeed instead just later last least less little long maybe meanwhile more most much nearly next now nowhere often only otherwise perhaps please quite rather really right same second
seldom several simply sometimes somehow somewhere soon still straight suddenly then there therefore third thus today together tomorrow tonight too twice usually very well yesterday yes no not actually basically currently eventually recently originally previously initially honestly obviously apparently unfortunately
fortunately luckily sadly surprisingly secretly slowly quickly quietly lastly also plus another other others enough few fewer many various own etc ok okay well oh ah hey hi hello dear wow yeah yep nope sure fine great good nice cool awesome perfect thanks thank thx ty sorry cheers bye goodbye welcome`);

const commonWords = wordSet(`
ability action actions activity address adventure advice affair afternoon age agreement air alarm album alcohol alert amount anger animal announcement answer apology apple approach area argument arm arms army art article atmosphere attack attention attitude audience award
background bad bag ball band basement battle beauty bed beer beginning behavior bell bells big bike bill birds birth birthday bit black blood blue board boat body bomb bones book books border bottle bottom box brain bread breakfast breath brown budget bullet bullets burning bus bus business butter button
cabin cake call camera cameras candle candles car card cards care cars case cash cast cause ceiling center century chair challenge chance chaos chapter character characters chase cheese chemistry chicken chief child children choice cigarette cinema clothes cloud clouds clue clues coat coffee cold color colour company competition complete conclusion conflict connection conversation cop cops copy corner cost cover crew crime crowd culture cup curiosity curtain curtains cut
damage dance danger dark darkness data daughter dawn day days dead deal dear death decision deep demon desire desk despite detail details dialogue difference dinner dinner direction dirt disaster discovery dog door doors doubt dozens draft drama dream dreams dress drink drinks drug drugs dust duty
early earth east edge education effort eggs eight eighteen eighty electricity eleven emotion end ending energy entire episode error escape evening event events everyday evidence evil example exercise exhausted exterior interior external eye eyes
face faces fact fall family fans fantasy fate fear feature fear feeling feelings feet female fifteen fifty fight film films final fire first fish five flash flashback flight floor flower flowers focus fog food foot footage footsteps force form forty fortune four fourteen free freedom friday friend friends front fruit full fun funny future
game games garden gas gate gender general genre ghost ghosts gift girl girls glass glasses goal gold good grandfather grandmother grass gray green grey grief ground group guard guards guilt gun guns guy guys
hair half hand hands happiness hard hat hate head heart heat heavy help hero heroes high history hit hold hole holiday home honor hope horror horse horses hot hour hours house huge human humor humour hundred hundreds hunger husband
ice idea ideas image imagine important information inspiration instead intense interest internal issue items
jealousy job joke joy journey judge jury justice key keys kids killer king kitchen kiss knife knowledge
lady land language large laughter law layer lead leader leaves left legend length lesson let lets letter letters level lies life light lighting lightning lights line lines list little logline loneliness loss lots love low luck lunch
machine magic main make male man many map march mark market marriage master matter max maybe meal meaning meat meet memory memories men message metal middle midnight military milk million mind minute minutes mirror mist mistake mix model modern moment moments money month months mood moon morning most mother motivation mountain mouse mouth move movie movies murder music mystery
name names nature neighbors neighbours neck new news night nights nine noise noises noon north nose note notes number numbers objective ocean office old one open opening option options orange order orders original outline overall pace pages pain paint panic paper part parts party past paul peace people perfect period phone photo photos picture pictures piece pieces pink pitch place places plan plane plans plants play plot point police policemen poor popcorn power present pressure price pride princess prison problem problems process production project proof props public purple
queen question questions quick quiet race radio rain rats reader readers reality reason red reference regarding religion research rest result results revenge rich right ring rings river road rock roles romance roof room rooms rose rough round rule rules rumor rumors
sadness safe sand scene scenes school science screen script sea season second secret secrets security seeds sense sequence series servants seven seventeen seventy sex shadow shadows shame ship ships shoes shop shot shots show sick side sign silence silver simple single sirens six sixteen sixty size skin sky small smell smoke snow society soldiers someone son song songs sound sounds soup south space special speed spirit spring stage stairs star stars state steam step steps stone stones stories storm story stranger strangers street streets strength stress strong structure students stuff style subject success sugar suggestion suggestions suicide summary summer sun sunlight sunrise sunset sunshine support suspense suspects sweat sword system
table tale tall target tea team tears technology tell ten tension text theme theory thieves thing things thirteen thirty thousand thousands three thriller thunder tickets time times tiny title titles tone top topic total touch tough tourists town traffic tragedy train trains treasure tree trees trouble true trust truth twelve twenty twilight twist two type typical ugly
uncle unknown update user usual vengeance version victims victory video view village villain villains violence visitors visual visuals voice voices war warm water waves way weapons weather wedding week weeks weight west whiskey white wife wild wind window windows wine winter wish witnesses wolves woman women wood words work world worst writers writing year years yellow young youth zero
ambition angry awkward basic beautiful best better bigger brave brief bright broken busy calm careful cheap clean clear clever common correct crazy cruel cute darker deeper different difficult dirty dry dull eager easy elderly empty extra fair famous fancy favorite favourite fresh glad happy heavier honest hungry ill impossible inside interesting kind lazy lighter likely lonely loose loud lovely mad mean minor naked nasty neat nervous older plain pleasant plenty possible pretty private proud pure rare ready real sad scary serious shorter sharp short shy silent silly slow smart smooth soft strange stupid sweet terrible thick thin tired unique upset useful weak weird whole wide wise wonderful wrong younger
female females males nonbinary non-binary widowed unemployed retired deceased proposals proposal stage nickname pronouns accent height
suppose supposing assume assuming
add create make delete remove change rename update set give show list tell describe write suggest generate introduce invent insert put place replace swap turn move keep let start begin stop continue go come proceed advance undo redo cancel skip help check find search open close save export import print explain summarize summarise discuss compare consider think imagine picture say call ask try use build design develop expand rewrite edit fix merge split link connect assign define include exclude combine note remember forget mention meet follow look listen watch wait see read get take bring send run apply test finish complete approve reject confirm
added created made changed introducing including starting ending considering according regarding based inspired set born raised named called known aged meanwhile elsewhere nearby upstairs downstairs indoors outdoors abroad alone together apart ahead behind inside outside overhead underground
based thanks congratulations sorry cheers greetings alright anyways nah hmm hm ugh um uh er haha lol yay oops ouch damn shit hell gosh jesus crap bravo amazing fantastic brilliant excellent superb incredible gorgeous exactly absolutely definitely totally certainly probably possibly hopefully ideally personally frankly seriously literally clearly especially particularly generally typically normally naturally specifically additionally alternatively furthermore moreover nevertheless nonetheless similarly likewise conversely consequently subsequently accordingly afterwards afterward beforehand thereafter whereas whereby wherein
mid early late daytime nighttime overnight noon dusk today's tonight's someone's everyone's let's that's it's he's she's there's here's what's who's where's how's i'm i'll i've i'd you're you'll we're we'll they're don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't cannot dont doesnt didnt isnt cant wont im ive lets thats its hes shes theres whats
`);

/** Closed-class words: never a name by themselves. */
export function isFunctionWord(lower: string): boolean {
  return functionWords.has(lower);
}

const told = new Map<string, boolean>();
const MOST_KEPT = 20_000;

/** A word English uses without a capital, so that a capital at the head of a sentence says nothing. */
export function isOrdinaryWord(lower: string): boolean {
  const kept = told.get(lower);
  if (kept !== undefined) return kept;
  if (told.size >= MOST_KEPT) told.clear();
  const isOrdinary = isListed(lower);
  told.set(lower, isOrdinary);
  return isOrdinary;
}

function isListed(lower: string): boolean {
  return (
    functionWords.has(lower) ||
    commonWords.has(lower) ||
    placeKinds.has(lower) ||
    isOccupation(lower) ||
    relationWord(lower) !== undefined ||
    verbBase(lower) !== undefined ||
    (lower.endsWith('ly') && lower.length > 5)
  );
}
