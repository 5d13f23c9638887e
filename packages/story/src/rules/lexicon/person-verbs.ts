// Base forms of what people do. Their other forms are derived; irregular ones are listed.
const bases = `
abandon accept accuse ache admire admit adopt advise agree aim announce answer apologize apologise appear approach argue arrest arrive ask assist attack attend avoid
beg begin believe belong betray blackmail blame blush bluff board boast borrow bow break breathe bribe bring brush bully burst bury buy
call camp care carry catch celebrate challenge change chase chat cheat check cheer chew choose chuckle claim clap clean climb close collapse collect
come command complain compose conceal confess confide confront confuse consider contact convince cook cough count cover crack crash crawl create cross crouch cry curse
dance dare deal decide deduce deceive declare defeat defend deliver demand deny descend desert deserve desire despise destroy detest die dig dine disagree disappear discover disguise dislike
dismiss divorce dodge doubt drag draw dream dress drink drive drop drown
earn eat edit embrace emerge emigrate encounter encourage enjoy enlist enter envy escape examine excuse execute exit expect explain explode explore expose
face faint fall fear feed feel fetch fight fill find finish fire fix flee fling flirt flee fly follow forbid force forge forget forgive frame freeze frighten frown
gamble gasp gather gaze get giggle give glance glare go grab greet grieve grin groan grow growl guard guess guide grumble
hand hang hate haunt have head hear heal help hesitate hide hire hit hold hope hug hunt hurry hurt
identify ignore imagine impress inherit inform insist inspect insult intend interrogate interrupt interview introduce invent investigate invite
jog join joke judge jump
keep kick kidnap kill kiss kneel knock know
lack land laugh lead lean leap learn leave lend lie lift like limp listen live load lock long look lose love
make manage march marry mean meet mentor miss mourn mourn move mumble murder mutter
need negotiate nod notice
obey object observe offer open order overhear owe own
pace pack paint panic park pass pause pay perform persuade phone photograph pick plan play plead point poison pour practice practise praise pray prefer prepare pretend proceed promise propose protect protest prove pull punch punish purchase pursue push put
question quit quarrel
race raise reach read realise realize recall receive recognise recognize recover recruit refuse regret rehearse reject remember remind remove repair repeat reply report rescue resign resist
retire retreat return reveal rides ride rise risk rob roll run rush
sabotage sail save say scare scold scream search seduce see seek seem sell send serve settle shake share shave shiver shoot shop shout show shrug sigh sign sing sink sit slap sleep slip smile smoke smuggle snap sneak sneer snatch sneeze sob solve speak spend spin spot spy
squeeze stab stagger stalk stand stare start startle stay steal step stop strangle struggle study stumble succeed suffer suggest surrender survive suspect swallow swear sweat swim swing
tackle take talk teach tear tease tell tempt testify thank think threaten throw tie touch torture trace track trade train translate travel treat tremble trick trip trust try turn tutor type
uncover understand unlock urge use
vanish visit volunteer vow vomit
wait wake walk wander want warn wash watch wave wear weep welcome whisper whistle win wink wish wonder work worry wrestle write
yawn yearn yell befriend mock bump bark sniff purr dig fetch wag howl deduces infiltrate orchestrate confide eavesdrop trail shadow stammer interrogate uncover text email dial unpack
lure outwit outsmart pawn hack crave date evade flatter forgive fumble headbutt hum inspect juggle kneels lecture linger loathe adore nurse obsess perish ponder preach reckon relent rejoin remarry reunite
scheme scribble scowl shelter slam smash smirk snore soothe squint strike stroll sulk swap tiptoe toast trap unmask vote wield witness worship raid rant raise shun
woo fancy elope wed torment harass abuse humiliate terrorize terrorise resent ruin compete coach employ collaborate feud bicker idolise idolize admire dump clash vie sue supervise undermine disapprove distrust mistrust swindle avenge knead skim sharpen simmer flicker feud apprentice lodge rent grill sew stitch knit iron mop sweep rinse peel chop stir drum busk perform recite tune polish scrub haul row sail paddle hitchhike commute snooze nap doze twirl skate ski surf bowl dribble bounce toss hurl swipe scroll tap click beckon gesture wince flinch gulp slurp sip nibble gnaw lick spit sprint jog trudge wade stomp tread crouch squat perch sprawl slouch lurk loiter dawdle linger mutiny barter haggle auction bid rehearse sketch carve weld solder plaster plumb varnish tan trim prune rake hoe sow harvest milk shear herd graze pluck gut scale fillet roast fry boil bake brew distil ferment`
  .split(/\s+/)
  .filter(Boolean);

const irregular = `arise:arose,arisen awake:awoke bear:bore,borne beat:beaten become:became begin:began,begun bend:bent bet bind:bound bite:bit,bitten bleed:bled blow:blew,blown break:broke,broken
bring:brought build:built burn:burnt buy:bought catch:caught choose:chose,chosen come:came cut dig:dug do:did,done draw:drew,drawn dream:dreamt drink:drank,drunk drive:drove,driven
eat:ate,eaten fall:fell,fallen feed:fed feel:felt fight:fought find:found flee:fled fling:flung fly:flew,flown forbid:forbade,forbidden forget:forgot,forgotten forgive:forgave,forgiven
freeze:froze,frozen get:got,gotten give:gave,given go:went,gone,goes grow:grew,grown hang:hung have:had,has hear:heard hide:hid,hidden hit hold:held hurt keep:kept kneel:knelt know:knew,known
lead:led lean:leant leap:leapt learn:learnt leave:left lend:lent let lie:lay,lied lose:lost make:made mean:meant meet:met overhear:overheard pay:paid put quit read ride:rode,ridden ring:rang,rung rise:rose,risen
run:ran say:said see:saw,seen seek:sought sell:sold send:sent set shake:shook,shaken shoot:shot show:shown shut sing:sang,sung sink:sank,sunk sit:sat sleep:slept slide:slid speak:spoke,spoken
spend:spent spin:spun stand:stood steal:stole,stolen stick:stuck strike:struck swear:swore,sworn swim:swam,swum swing:swung take:took,taken teach:taught tear:tore,torn tell:told think:thought throw:threw,thrown
understand:understood wake:woke,woken wear:wore,worn weep:wept win:won write:wrote,written build:built bind:bound bet burst light:lit outrun:outran withdraw:withdrew swap:swapped run`;

const vowels = 'aeiou';

function thirdPerson(base: string): string {
  if (/(s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  if (base.endsWith('y') && !vowels.includes(base.at(-2) ?? '')) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

function doubled(base: string): string {
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(base) ||
    /(admit|confer|regret|kidnap|occur|prefer|refer|commit|patrol|rebel|equip|worship|propel)$/.test(base)
    ? base + (base.at(-1) ?? '')
    : base;
}

function pastAndParticiple(base: string): [string, string] {
  if (base.endsWith('ie')) return [`${base}d`, `${base.slice(0, -2)}ying`];
  if (base.endsWith('ee')) return [`${base}d`, `${base}ing`];
  if (base.endsWith('e')) return [`${base}d`, `${base.slice(0, -1)}ing`];
  if (base.endsWith('y') && !vowels.includes(base.at(-2) ?? '')) return [`${base.slice(0, -1)}ied`, `${base}ing`];
  return [`${doubled(base)}ed`, `${doubled(base)}ing`];
}

const bare = new Set<string>();
const finite = new Map<string, string>();
const participles = new Map<string, string>();

function addVerb(base: string): void {
  bare.add(base);
  finite.set(thirdPerson(base), base);
  const [past, participle] = pastAndParticiple(base);
  finite.set(past, base);
  participles.set(participle, base);
}
for (const base of bases) addVerb(base);
for (const entry of irregular.split(/\s+/)) {
  const [base = '', forms = ''] = entry.split(':');
  if (!bare.has(base)) addVerb(base);
  for (const form of forms.split(',')) if (form) finite.set(form, base);
}
finite
  .set('lies', 'lie')
  .set('does', 'do')
  .set('has', 'have')
  .set('cut', 'cut')
  .set('put', 'put')
  .set('hit', 'hit')
  .set('let', 'let')
  .set('shut', 'shut')
  .set('set', 'set')
  .set('quit', 'quit')
  .set('read', 'read')
  .set('bet', 'bet')
  .set('hurt', 'hurt')
  .set('burst', 'burst');

/** The base of a finite form: `walks`, `walked`, `stole`. Undefined for base forms and for what no listed verb makes. */
export function finiteVerb(lower: string): string | undefined {
  return finite.get(lower);
}

/** The base of an `-ing` form. */
export function participleVerb(lower: string): string | undefined {
  return participles.get(lower);
}

/** True for a base form: `walk`. */
export function isBareVerb(lower: string): boolean {
  return bare.has(lower);
}

/** The base of any form of a listed verb. */
export function verbBase(lower: string): string | undefined {
  return finite.get(lower) ?? participles.get(lower) ?? (bare.has(lower) ? lower : undefined);
}

/** Built like a finite verb, listed or not: `deduces`, `vaulted`. */
export function looksFinite(lower: string): boolean {
  return finite.has(lower) || (lower.length > 4 && /(?:[^su]s|ed)$/.test(lower));
}
