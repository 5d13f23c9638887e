import { wordSet } from './word-set.ts';

/** What people do for a living, or are. Heads of noun phrases, singular. */
export const occupations = wordSet(`
abbess abbot academic accountant acrobat activist actor actress actuary adjutant administrator admiral adventurer adviser advisor advocate
agent aide airman alchemist alderman ambassador analyst anarchist anchorman anchorwoman angler animator anthropologist antiquarian
apothecary appraiser apprentice arbiter archaeologist archeologist archbishop archer architect archivist aristocrat armorer armourer arsonist artisan
artist assassin assistant astrologer astronaut astronomer astrophysicist athlete attendant attorney auctioneer auditor author aviator babysitter
bailiff baker ballerina bandit banker barber bard barista barkeeper barmaid barman baron baroness barrister bartender beekeeper beggar
bellboy bellhop biochemist biographer biologist bishop blacksmith blogger boatman bodyguard boilermaker bomber bookbinder bookie bookkeeper bookmaker bookseller boss
botanist bouncer boxer brewer bricklayer broadcaster broker builder bureaucrat burglar busboy businessman businesswoman butcher butler
cabbie cabman cadet caddy cameraman campaigner candidate captain cardinal cardiologist caregiver caretaker carpenter cartographer cartoonist cashier cellist celebrity
chairman chairwoman champion chambermaid chancellor chaplain chauffeur cheerleader chef chemist chief chiropractor choreographer cinematographer clairvoyant cleaner
clergyman cleric clerk clockmaker clown coach coachman cobbler codebreaker collector colonel columnist comedian commander commando commissioner communist composer
computer_scientist comrade concierge conductor confectioner congressman congresswoman conman conservationist constable consul consultant contortionist contractor convict cook cop
copywriter coroner corporal correspondent cosmonaut counselor counsellor count countess courier courtesan cowboy cowgirl craftsman criminal critic
criminologist croupier curator custodian cyclist dancer dealer dean debutante decorator defector delegate demolition_expert dentist deputy dermatologist designer
detective developer diplomat director dishwasher diver dj doctor doorman dramatist draftsman dressmaker driver druid drummer duchess duke ecologist economist
editor educator electrician embalmer emperor empress engineer engraver entertainer entomologist entrepreneur envoy escort executioner
executive explorer extra fabricator farmer farmhand fashion_designer fencer ferryman fighter filmmaker financier firefighter fireman fisherman fisherwoman florist footballer
footman forager forecaster foreman forensic forester forger fortune-teller fruit-seller fugitive fundraiser furrier gamekeeper gambler gamer gangster gardener geisha gemologist
general geneticist geographer geologist ghostwriter gigolo gladiator glaciologist glassblower goalkeeper goatherd goldsmith golfer gondolier governess governor grandmaster gravedigger
grocer groundskeeper guard guardian guerrilla guide guitarist gunman gunslinger gunsmith guru gymnast gynecologist hacker hairdresser
handyman harpist hatter headmaster headmistress healer heiress heir helmsman herbalist herder hermit highwayman historian hitman horseman hostess hotelier
housekeeper housewife hunter hypnotist illusionist illustrator imam immigrant impresario informant innkeeper inquisitor inspector instructor insurer interpreter interrogator
inventor investigator investor ironworker jailer janitor jeweler jeweller jockey jogger joiner journalist judge juggler juror knight laborer labourer lady landlord landlady
landowner landscaper laundress lawman lawyer lecturer legionnaire librarian librettist lieutenant lifeguard lighthouse-keeper lighthousekeeper linguist lobbyist locksmith
logger longshoreman lord lumberjack lyricist machinist magician magistrate maid mailman major makeup_artist manager manicurist manservant marine marksman marquis marshal martial_artist
mason masseur masseuse mathematician matriarch patriarch mayor mechanic mediator medic medium mentalist mercenary merchant messenger metalworker meteorologist midwife militant military
millionaire billionaire miller milliner miner minister missionary mobster model moneylender monk mountaineer mortician musician musicologist mystic nanny
narrator naturalist navigator neurologist neuroscientist neurosurgeon newscaster newspaperman ninja noble nobleman noblewoman notary novelist novice nun nurse nutritionist obstetrician
oceanographer officer official oncologist operator ophthalmologist optician optometrist organist orderly ornithologist outlaw orthodontist owner painter paleontologist palmist
paramedic park_ranger parson pastor pathologist patissier pawnbroker pediatrician peasant pharmacist philanthropist philosopher phlebotomist photographer photojournalist physician
physicist physiotherapist pianist pickpocket pilgrim pilot pimp pirate playboy playwright plumber podcaster poacher poet policeman policewoman politician pope
porter postman postmaster postmistress postwoman potter preacher premier presenter president priest priestess prince princess principal printer prisoner prodigy producer
professor programmer promoter prophet proprietor prosecutor prostitute psychiatrist psychic psychoanalyst psychologist psychotherapist publicist publisher
puppeteer king queen rabbi rancher ranger rapper realtor rebel receptionist recruiter recruit referee refugee reporter representative researcher restaurateur
retiree revolutionary rider ringmaster robber roboticist roofer ruler runner saboteur sailor saint saleswoman salesman salesperson samurai sapper scholar
schoolboy schoolgirl schoolmaster schoolmistress schoolteacher scientist scout screenwriter scribe sculptor seamstress secretary security_guard seer
seismologist senator sergeant servant sexton shaman shepherd sheriff shipbuilder shipwright shoemaker shopkeeper shop-owner showgirl shrink silversmith
singer skater skier skipper slave sleuth smith smuggler sniper sociologist socialite software_engineer soldier solicitor sommelier songwriter soprano sorcerer sorceress spaceman specialist
spy squire stableboy starlet stationmaster statesman steward stewardess stockbroker stonemason storekeeper storyteller stowaway stranger street-sweeper
stripper strategist student stuntman stuntwoman superhero superintendent supervillain supervisor surfer surgeon surveyor swimmer swindler swordsman swordsmith tailor tanner
tattooist tattooer taxidermist teacher technician technologist teller tenor terrorist theologian therapist thief thug tinker toreador toymaker
tracker trader trainee trainer tramp translator trapper traveler traveller treasurer trucker trumpeter tutor tycoon typist umpire undertaker
undersecretary usher vagabond vagrant valet vendor ventriloquist vet veteran veterinarian vicar vigilante villager vintner violinist virologist viscount visionary vlogger volcanologist
voyager waiter waitress wanderer warden warlock warlord warrior watchmaker watchman waterman weaver webmaster welder whaler whistleblower widow widower
winemaker witch wizard woodcarver woodcutter woodsman worker wrestler writer yogi youtuber zookeeper zoologist
keeper maker seller mechanic gaucho gauchero vaquero torero picador shopgirl clerk peddler hawker stevedore docker ferryman rookie cadet coxswain helmsman first_mate cabin_boy stableman squire clergywoman vicar curate mayor mayoress landlady publican innkeeper barkeep bookkeeper soldier_of_fortune headhunter beautician cellist violist flautist saxophonist drummer percussionist trombonist skydiver snowboarder boxer judoka sumo_wrestler
farrier cartel_boss kingpin capo consigliere conspirator cultist hustler grifter con_artist bounty_hunter fixer cleaner heretic crook
ceo cfo cto cio vp hr dj mc pm mp gp phd grad_student freshman sophomore intern undergrad postdoc freelancer temp vicar curate verger beadle
streamer influencer gamer coder tester dev sysadmin barrister paralegal litigator stenographer bailiff magnate mogul heiress baroness dowager
busker barfly tailor fortune_teller roadie groupie deejay bassist vocalist frontman frontwoman diva soloist maestro conductor
matchmaker dog_walker mover janitress charwoman cleaning_lady dinner_lady lollipop_lady au_pair wet_nurse nursemaid chaperone tour_guide
deckhand boatswain bosun quartermaster stoker oarsman privateer buccaneer corsair fishmonger greengrocer ironmonger chandler cooper thatcher wheelwright
crofter drover ploughman farmhand stablehand ostler groomsman falconer huntsman verderer
tuner public_defender mender minder chairmaker cabinet-maker waller kite-flyer beadle accompanist acupuncturist adventuress aircrew allergist almoner anaesthetist anesthetist announcer arborist archduke arranger assessor au-pair axeman backpacker bagpiper bandleader bargee beachcomber bellringer bell-ringer bioethicist
boatbuilder bodybuilder bombardier bootblack bootlegger brakeman breeder brigadier bugler bursar buyer caddie calligrapher cantor caricaturist carpetbagger castaway caterer cattleman ceramicist ceramist chairperson charlatan charlady
chimneysweep chimney_sweep choirboy chorister chronicler churchwarden clarinetist clarinettist climber coastguard collier commentator commissar commissionaire compere conjuror conjurer conscript contralto copyist cordwainer costumer
costumier councillor councilman councilor countertenor couturier cowhand cowherd cowman crabber crewman customs_inspector cutler cutpurse dairymaid dairyman daredevil dauphin deacon deaconess demolitionist deserter despot diarist dietitian
dispatcher distiller docent dog-walker dogsbody draper draughtsman dramaturg dramaturge druggist dustman embroiderer emcee enforcer equerry equestrian ethicist etcher evangelist examiner exterminator factotum fiddler first-mate fishwife
fisher fitter flutist friar fruiterer fruit-picker frontiersman gaffer garbageman gilder glazier gofer grafter greeter grenadier guardsman gumshoe gunner gunrunner haberdasher hairstylist handmaid handmaiden hangman haulier headman
headteacher herdsman homesteader horse_breeder housemaid housemother housepainter huckster huntress hypnotherapist iceman internist interviewer invigilator jester jewel_thief journeyman junkie kickboxer kidnapper laundryman laureate
lamplighter lancer lector lepidopterist lieutenant_colonel lighterman lineman linesman lobsterman loan_shark luthier lutenist majordomo mangaka mariner matador matchgirl metallurgist midshipman milkmaid milkman millhand minstrel moderator
monarch moonshiner mountie mudlark mugger muralist negotiator newsagent newsboy newsreader newsvendor nightwatchman nomad numismatist obituarist oboist occultist oculist office_boy oilman olympian operative orator orchardist organ-grinder
orientalist osteopath packer pageboy pallbearer panellist paparazzo paperboy parachutist paratrooper parishioner parolee patrolman pastry_chef pedlar perfumer petty_officer pharaoh philatelist piemaker pitman plasterer pollster polymath
portraitist postie prefect prelate prior prioress private_eye private_investigator projectionist prompter proofreader property_developer prospector provocateur pugilist purser quarryman racer radiographer radiologist raftsman railwayman
ranchhand rector recluse registrar reservist rigger riveter roadsweeper rower rustler sacristan saddler scaffolder scavenger scrivener scullion seaman searcher sentinel sentry serf settler sharecropper shearer shepherdess sherpa shipmate
showman shrimper signaller signalman sketcher skinhead slaver snake-charmer songstress soothsayer spearman speculator spelunker sportsman spokesman spokesperson squaddie squatter stagehand stage_manager steeplejack stockman stonecarver
stonecutter storeman streetwalker strongman stylist subeditor suffragette sultana summoner swagman swashbuckler swineherd sword-swallower syndicalist tattoo_artist taxman tea_lady tea-picker teamster techie telegraphist telephonist
televangelist thespian town_crier tradesman trainspotter trapeze_artist trawlerman tribesman trooper troubadour typesetter understudy undergraduate upholsterer usherette usurer valuer viceroy vigneron votary wagoner washerwoman weatherman
weathergirl weightlifter well-digger whittler wholesaler wingman witchdoctor witch_doctor workman wrangler yachtsman zealot barback carer drag_queen goalie golf_pro ice_cream_man locum lollipop_man pop_star rock_star film_star movie_star
tv_host binman bonesetter bone-setter coalman copilot co-pilot curandera curandero dervish drayman fire-eater foot_soldier ganger gallerist griot hurdler jailor lama legislator linkman lumberman mahout marathoner marabout mendicant minder
muezzin mullah newlywed penpusher ploughboy preceptor rag-and-bone_man ragpicker repairman restorer roustabout sangoma seafarer sharpshooter shop_assistant skateboarder soundman stallholder stall_holder storm_chaser tailoress tiler
tobacconist trackman turnkey unionist urchin water_diviner windsurfer xylophonist goldminer quarterback midfielder winger sprinter triathlete cricketer batsman biker motorcyclist shipbroker technocrat seminarian novitiate catechist
antiquary whistle-blower handler planter rep rickshaw-wallah chaiwala chaiwallah tuk-tuk_driver wallah fryer telemarketer fish-gutter grower picker harvester spice-grinder grinder polisher stacker shelf-stacker presser loader nightporter
stitcher knitter quilter lacemaker pattern-cutter engine-driver navvy sparky chippy brickie corpsman wingwalker taikonaut
exorcist necromancer oracle sage enchantress mage elf dwarf
`);

/** True for what the list has as it stands, phrases too: `pop star`. */
export function isListedOccupation(lower: string): boolean {
  return occupations.has(lower);
}

const nounEndings = [
  'ologist',
  'ographer',
  'onomist',
  'ician',
  'iatrist',
  'smith',
  'keeper',
  'maker',
  'monger',
  'wright',
  'woman',
  'master',
  'worker',
  'seller',
  'owner',
  'driver',
  'player',
  'writer',
  'trainer',
  'dealer',
  'hunter',
  'fighter',
  'breaker',
  'dresser',
  'mancer',
  'naut',
  'catcher',
  'operator',
  'eer',
  'ist',
  'sman',
  'erman',
  'grapher',
  'farmer',
  'planter',
  'merchant',
  'teacher',
];
const notPeople = wordSet(
  'beer deer peer career sheer freer steer veer pioneer engineer magician cheer sneer leer queer tweener checklist playlist shortlist blacklist setlist wishlist backlist whitelist consist persist subsist coexist desist twist optimist pessimist feminist racist fascist populist sexist idealist realist narcissist perfectionist egotist purist finalist minimalist nationalist surrealist absurdist modernist expressionist impressionist specialist talisman doberman superman batman spiderman german norman dachshund',
);

/** True for a word that names an occupation: listed, plural of a listed one, or built like one (`volcanologist`, `bell-maker`, `ex-cop`). */
export function isOccupation(lower: string): boolean {
  if (occupations.has(lower)) return true;
  if (lower.startsWith('ex-') && lower.length > 4) return isOccupation(lower.slice(3));
  const hyphen = lower.lastIndexOf('-');
  if (hyphen > 0 && occupations.has(lower.slice(hyphen + 1))) return true;
  if (lower.length < 7 || notPeople.has(lower)) return false;
  return nounEndings.some((ending) => lower.endsWith(ending));
}

const things = wordSet(
  'disaster sober bitter clever tender eager super proper former latter junior senior superior inferior cancer cruiser steamer freighter tanker destroyer revolver poster computer printer scooter chopper roller newspaper chamber feather leather ladder hammer dagger thriller blockbuster page-turner motor tractor mirror terror tumor rumor liquor armor blender sweater drawer folder locker trailer cooler freezer toaster heater speaker sticker banner charter chapter master filter fever shiver river liver silver copper rubber timber lumber plaster cluster blister whisper murder shelter theater theatre diner dinner supper butter pepper ginger sugar cellar dollar collar pillar altar burger counter encounter adventurer-ship wrecker anchor harbor harbour behavior behaviour error vapor tremor mentor-ship sensor elevator calculator generator refrigerator escalator alligator',
);

/** A noun built like the names of trades (`tuner`, `foragist`) that no list has. Only where it is said what somebody is. */
export function looksLikeTrade(lower: string): boolean {
  if (lower.length < 5 || things.has(lower) || notPeople.has(lower) || /(?:ier|other|ever|ther|tter)$/.test(lower))
    return false;
  return /(?:er|or|ist|ian|ant|ess|eur|euse|ster|man|woman|herd|wala|wallah)$/.test(lower);
}

/** The occupation of one of them: `nurses` → nurse, `fishermen` and the `fishermans` of learners → fisherman. */
export function occupationOfPlural(lower: string): string | undefined {
  const single = lower.endsWith('men')
    ? `${lower.slice(0, -3)}man`
    : lower.endsWith('s')
      ? lower.slice(0, -1)
      : undefined;
  if (single && isOccupation(single)) return single;
  return lower.endsWith('es') && isOccupation(lower.slice(0, -2)) ? lower.slice(0, -2) : undefined;
}

/** Plurals, for groups ("two bakers"). */
export function isOccupationPlural(lower: string): boolean {
  return (
    lower.endsWith('s') &&
    (isOccupation(lower.slice(0, -1)) || (lower.endsWith('es') && isOccupation(lower.slice(0, -2))))
  );
}
