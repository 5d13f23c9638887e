import { wordMap } from './word-set.ts';

export type Gender = 'female' | 'male' | 'any';
const gender = (value: string): Gender => (value === 'f' ? 'female' : value === 'm' ? 'male' : 'any');

/** Nouns that mean a person without naming an occupation. */
export const personNouns = wordMap(
  `man:m woman:f boy:m girl:f guy:m lady:f gentleman:m lad:m lass:f chap:m fellow:m bloke:m dude:m gal:f kid:a child:a teenager:a teen:a
  baby:a toddler:a infant:a adult:a person:a human:a stranger:a youth:a orphan:a survivor:a victim:a witness:a suspect:a loner:a
  outcast:a misfit:a genius:a drunk:a alcoholic:a addict:a loser:a dreamer:a romantic:a optimist:a pessimist:a perfectionist:a psychopath:a
  sociopath:a narcissist:a killer:a murderer:a liar:a cheat:a snob:a rogue:a scoundrel:a bully:a tyrant:a traitor:a newcomer:a outsider:a
  local:a native:a immigrant:a expat:a exile:a millionaire:a billionaire:a celebrity:a star:a legend:a mother:f father:m mum:f mom:f dad:m
  grandmother:f grandfather:m widow:f widower:m bachelor:m spinster:f bride:f groom:m parent:a twin:a creature:a figure:a individual:a
  soul:a beauty:f troublemaker:a prankster:a underdog:a introvert:a extrovert:a insomniac:a amnesiac:a fan:a enthusiast:a expert:a veteran:a
  visitor:a intruder:a believer:a quitter:a early-riser:a sufferer:a caller:a sleeper:a dweller:a joker:a gossip:a early_riser:a hoarder:a elder:a pensioner:a neighbor:a neighbour:a character:a hothead:a vegetarian:a vegan:a nerd:a geek:a hipster:a punk:a rebel:a mastermind:a
  prodigy:a brat:a redhead:a blonde:f brunette:f giant:a coward:a fool:a idealist:a cynic:a fanatic:a workaholic:a runaway:a dropout:a
  socialite:a playboy:m ai:a computer:a vampire:a werewolf:a android:a cyborg:a robot:a alien:a ghost:a demon:a angel:a fairy:f goddess:f zombie:a monster:a
  daughter:f son:m resident:a citizen:a patient:a tenant:a lodger:a guest:a bystander:a passenger:a
  prince:m princess:f king:m queen:f actress:f waitress:f nun:f monk:m priest:m duke:m duchess:f count:m countess:f baron:m baroness:f
  landlady:f landlord:m policeman:m policewoman:f businessman:m businesswoman:f fireman:m fisherman:m housewife:f maid:f butler:m hostess:f
  ballerina:f heiress:f witch:f wizard:m governess:f nanny:f seamstress:f stewardess:f salesman:m saleswoman:f knight:m`,
  gender,
);

/** Animals a story names. An animal with a name is a character. */
export const animals: ReadonlySet<string> = new Set(
  `dog cat horse parrot raven crow wolf fox bear lion tiger rabbit mouse rat goat sheep cow pig pony donkey mule puppy kitten hamster
  snake owl eagle hawk falcon monkey ape elephant whale dolphin shark turtle tortoise frog toad dragon unicorn goldfish fish bird duck
  goose hen rooster chicken camel lizard iguana hound terrier spaniel retriever shepherd bulldog poodle mare stallion kitty pup ferret
  squirrel hedgehog badger otter seal penguin peacock swan pigeon canary cockatoo spider scorpion labrador beagle husky mutt`.split(
    /\s+/,
  ),
);
