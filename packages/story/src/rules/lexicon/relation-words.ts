import type { RelationshipType } from '@greenlight/schema';
import type { Gender } from './person-nouns.ts';

export interface RelationWord {
  type: RelationshipType;
  gender: Gender;
  /** The word's bearer stands on the other end: a student's `mentor` is the possessor. */
  inverse?: boolean;
}

const words = new Map<string, RelationWord>();
const add = (type: RelationshipType, gender: Gender, list: string, inverse?: boolean) => {
  for (const word of list.trim().split(/\s+/))
    words.set(word.replaceAll('_', ' '), inverse ? { type, gender, inverse } : { type, gender });
};
add(
  'family',
  'female',
  'mother mum mom mama mommy mummy sister daughter wife ex-wife aunt auntie grandmother grandma granny niece stepmother stepsister half-sister stepdaughter mother-in-law sister-in-law daughter-in-law granddaughter godmother goddaughter widow bride sis wifey gran grandmum stepmum stepmom step-mother step-sister foster-mother nan nana nani ex-mother-in-law great-aunt great-grandmother great-niece foster-daughter foster-sister foster-mum nonna babushka aunty mam twin_sister kid_sister baby_sister big_sister little_sister missus ex-sister-in-law great-granddaughter step-daughter step-mum god-daughter aunt-in-law foster_mother foster_sister',
);
add(
  'family',
  'male',
  'father dad papa daddy brother son husband ex-husband uncle grandfather grandpa nephew stepfather stepbrother half-brother stepson father-in-law brother-in-law son-in-law grandson godfather godson widower groom bro hubby grandad granddad stepdad step-father step-brother foster-father great-uncle great-grandfather great-nephew foster-son foster-brother foster-dad nonno gramps pops twin_brother kid_brother baby_brother big_brother little_brother ex-father-in-law ex-brother-in-law stepdaddy step-son step-dad half_brother foster_father foster_brother',
);
add(
  'family',
  'any',
  'parent sibling child kid baby twin cousin spouse relative grandchild grandparent ancestor descendant guardian ward stepchild in-law godparent godchild great-grandchild foster-child foster-parent half-sibling firstborn eldest heir cuz',
);
add(
  'friend',
  'any',
  'friend pal buddy mate companion confidant confidante ally bestie sidekick comrade chum neighbour neighbor friendship bff penpal pen-pal playmate acquaintance schoolfriend frenemy besty confidante sister-in-arms brother-in-arms gal_pal drinking_buddy housemate flatmate roommate roomie cellmate bunkmate classmate schoolmate',
);
add(
  'enemy',
  'any',
  'enemy nemesis foe archenemy arch-enemy tormentor killer murderer persecutor captor kidnapper blackmailer stalker arch-nemesis opponent abuser bully jailer assassin betrayer accuser pursuer',
);
add(
  'romantic',
  'any',
  'lover sweetheart fiance fiancé crush partner_in_love ex soulmate date love beloved paramour flame admirer suitor love_interest ex-lover ex-partner ex-fiancé ex-fiancée ex-fiance old_flame first_love betrothed valentine beau fling hookup toyboy other_half better_half',
);
add('romantic', 'female', 'girlfriend ex-girlfriend fiancee fiancée mistress gf ex-gf');
add('romantic', 'male', 'boyfriend ex-boyfriend bf ex-bf');
add('other', 'any', 'tenant lodger carer');
add('rival', 'any', 'rival competitor adversary rivalry challenger arch-rival archrival');
add('mentor', 'any', 'mentor teacher coach tutor guru master instructor professor trainer sensei maestro idol');
add(
  'mentor',
  'any',
  'student pupil apprentice protégé protege protégée protegee disciple mentee trainee acolyte novice student-teacher follower',
  true,
);
add(
  'colleague',
  'any',
  'colleague coworker co-worker boss employer employee assistant secretary partner manager supervisor superior subordinate deputy business_partner teammate lawyer doctor bodyguard driver agent editor lieutenant informant right-hand_man chauffeur butler maid servant client patient accountant nurse workmate co-pilot co-star nanny therapist accomplice governess housekeeper gardener henchman minion right_hand landlord landlady commander captain handler sergeant chief foreman gaffer underling bandmate crewmate shipmate squadmate co-owner cofounder co-founder co-writer co-conspirator wingman second-in-command right-hand line_manager midwife caregiver stand-in understudy benefactor patron backer sponsor supplier customer debtor creditor intern aide apprentice-master skipper squire valet cook mechanic dealer',
);

const plurals: Record<string, string> = {
  children: 'child',
  wives: 'wife',
  'ex-wives': 'ex-wife',
  enemies: 'enemy',
  allies: 'ally',
  families: 'family',
  buddies: 'buddy',
  babies: 'baby',
  nemeses: 'nemesis',
  'co-workers': 'co-worker',
  archenemies: 'archenemy',
  secretaries: 'secretary',
  twins: 'twin',
  mates: 'mate',
  exes: 'ex',
  fiances: 'fiance',
  fiancés: 'fiancé',
  'ex-wifes': 'ex-wife',
  bandmates: 'bandmate',
};

/** A relation noun, singular or plural. */
export function relationWord(lower: string): RelationWord | undefined {
  const word = words.get(lower);
  if (word) return word;
  const singular = plurals[lower] ?? (lower.endsWith('s-in-law') ? lower.replace('s-in-law', '-in-law') : undefined);
  const found = singular === undefined ? undefined : words.get(singular);
  return found ?? (lower.endsWith('s') ? words.get(lower.slice(0, -1)) : undefined);
}

/** True for a plural relation noun ("sisters"). */
export function isRelationPlural(lower: string): boolean {
  return !words.has(lower) && relationWord(lower) !== undefined;
}

/** Relation nouns that occupations share: they tell a relation only with an owner. */
export function isPlainRelation(lower: string): boolean {
  const word = relationWord(lower);
  return word !== undefined && word.type !== 'colleague' && word.type !== 'mentor';
}

export interface RelationVerb {
  type: RelationshipType;
  /** The object bears the relation to the subject: "Ana works under Tom" is no inverse, "Tom learns from Ana" is. */
  inverse?: boolean;
}

const verbs = new Map<string, RelationVerb>();
const verb = (type: RelationshipType, list: string, inverse?: boolean) => {
  for (const word of list.trim().split(/\s+/))
    verbs.set(word.replaceAll('_', ' '), inverse ? { type, inverse } : { type });
};
verb(
  'romantic',
  'love adore date kiss desire seduce court woo fancy fall_for fall_in_love_with flirt_with cheat_on divorce sleep_with break_up_with elope_with propose_to have_a_crush_on have_feelings_for have_an_affair_with be_crazy_about run_away_with sleep_with be_in_love_with have_a_child_with have_a_baby_with have_a_son_with have_a_daughter_with have_kids_with go_out_with have_a_thing_for have_a_thing_with have_eyes_for lust_after pine_for move_in_with hook_up_with get_together_with get_back_with split_up_with split_from dump have_a_fling_with have_a_relationship_with have_a_romance_with carry_a_torch_for lose_their_heart_to jilt',
);
verb('family', 'marry wed adopt raise father foster bring_up get_married_to be_married_to');
verb(
  'enemy',
  'hate despise detest loathe betray blackmail threaten murder kill hunt torment kidnap frame fight bully haunt harass abuse humiliate terrorize terrorise attack chase want_revenge_on take_revenge_on plot_against scheme_against go_after fear stalk resent poison double-cross ruin deceive bear_a_grudge_against hold_a_grudge_against have_a_grudge_against have_it_in_for declare_war_on spy_on rat_on swindle sue distrust mistrust turn_against turn_on feud_with fight_with quarrel_with argue_with clash_with fall_out_with pick_on mock sabotage undermine dislike disapprove_of cheat con avenge_themselves_on swear_revenge_on',
);
verb('rival', 'compete_with compete_against compete_for rival envy challenge vie_with outdo race race_against');
verb(
  'other',
  'owe owe_money_to owe_a_debt_to owe_their_life_to owe_their_career_to live_next_door_to live_next_to live_across_from live_above live_below live_opposite treat rent_a_room_from rent_from lodge_with live_with',
);
verb(
  'friend',
  'grow_up_with hang_out_with befriend trust like help protect rescue save look_after take_care_of care_for confide_in confide_only_in die_for go_to_school_with share_a_flat_with share_a_room_with share_a_cell_with share_a_house_with play_with hang_with get_on_with get_along_with make_friends_with drink_with nurse comfort go_to_college_with',
);
verb('mentor', 'mentor teach train coach tutor guide');
verb(
  'mentor',
  'learn_from study_under train_under look_up_to take_lessons_from apprentice_with apprentice_under idolise idolize worship',
  true,
);
verb(
  'colleague',
  'work_for answer_to work_with work_under employ hire assist report_to serve serve_under partner_with collaborate_with team_up_with work_alongside manage supervise represent go_into_business_with share_an_office_with share_a_desk_with sing_with perform_with play_in_a_band_with cook_for clean_for drive_for spy_for boss_around work_as_assistant_to partner share_a_shift_with',
);

/** The relation a verb tells, by its base form with its preposition. */
export function relationVerb(base: string): RelationVerb | undefined {
  return verbs.get(base);
}

/** Words after "X is …" and before the other person: "married to", "in love with". */
export const relationPhrases: ReadonlyMap<string, RelationVerb> = new Map<string, RelationVerb>([
  ...[
    'born to',
    'married to',
    'related to',
    'wed to',
    'married with',
    'divorced from',
    'separated from',
    'the heir of',
  ].map((p) => [p, { type: 'family' }] as const),
  ...[
    'in love with',
    'engaged to',
    'engaged with',
    'in love of',
    'pregnant by',
    'going out with',
    'sleeping with',
    'enamored with',
    'enamored of',
    'enamoured of',
    'enamoured with',
    'the love of',
    'promised to',
    'dating',
    'crazy about',
    'obsessed with',
    'attracted to',
    'seeing',
    'having an affair with',
    'romantically involved with',
    'involved with',
    'infatuated with',
    'smitten with',
    'besotted with',
    'in a relationship with',
    'in a thing with',
    'going steady with',
    'betrothed to',
    'head over heels for',
    'hung up on',
    'mad about',
    'sweet on',
    'living with',
    'cheating with',
    'cheating on',
  ].map((p) => [p, { type: 'romantic' }] as const),
  ...[
    'friends with',
    'close to',
    'loyal to',
    'devoted to',
    'inseparable from',
    'best friends with',
    'allied with',
    'good friends with',
    'childhood friends with',
    'old friends with',
    'best mates with',
    'mates with',
    'best friend with',
    'friend with',
    'fond of',
    'protective of',
    'neighbours with',
  ].map((p) => [p, { type: 'friend' }] as const),
  ...[
    'enemies with',
    'at war with',
    'hunted by',
    'betrayed by',
    'blackmailed by',
    'threatened by',
    'hated by',
    'afraid of',
    'terrified of',
    'scared of',
    'frightened of',
    'suspicious of',
    'wary of',
    'at odds with',
    'feuding with',
    'fighting with',
    'angry with',
    'angry at',
    'furious with',
    'furious at',
    'mad at',
    'out to get',
    'out to destroy',
    'out to ruin',
    'out for revenge on',
    'not speaking to',
    'after',
    'hunting',
  ].map((p) => [p, { type: 'enemy' }] as const),
  ...[
    'jealous of',
    'jealous on',
    'envious of',
    'rivals with',
    'in competition with',
    'competing with',
    'up against',
  ].map((p) => [p, { type: 'rival' }] as const),
  ...['mentored by', 'trained by', 'taught by', 'apprenticed to', 'apprentice to', 'coached by', 'raised under'].map(
    (p) => [p, { type: 'mentor', inverse: true }] as const,
  ),
  ...[
    'employed by',
    'partners with',
    'partnered with',
    'working for',
    'working with',
    'hired by',
    'colleagues with',
    'in business with',
    'in a band with',
    'apprenticed with',
    'managed by',
    'supervised by',
    'represented by',
    'answerable to',
  ].map((p) => [p, { type: 'colleague' }] as const),
]);
