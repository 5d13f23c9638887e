import type { Analysis } from './analysis.ts';
import type { Entity } from './entities.ts';
import { relationWord } from './lexicon/relation-words.ts';
import {
  type Antecedent,
  antecedentsOf,
  isPronoun,
  pronounGender,
  resolvePronoun,
  resolveThey,
  severalWords,
} from './pronouns.ts';
import type { Argument } from './reading.ts';
import { tokenAt } from './reading.ts';

/** Who an argument is: somebody of this message, or a name from before. */
export interface Resolved {
  name: string;
  entity?: Entity;
  /** How sure the reference is. */
  weight: number;
}

/** Turns arguments into people, as it goes learning the genders that pronouns and relation words tell. */
export class Resolver {
  readonly #analysis: Analysis;
  readonly #antecedents: Antecedent[];
  readonly #entities = new Map<string, Entity>();
  readonly #cache = new Map<number, Resolved[]>();

  constructor(analysis: Analysis, earlier: readonly Antecedent[]) {
    this.#analysis = analysis;
    for (const entity of analysis.entityOf.values()) this.#entities.set(entity.name, entity);
    this.#antecedents = [...earlier, ...antecedentsOf(analysis.reading, analysis.entityOf)];
  }

  /** Everybody the argument means: none, one, or for "they" two. */
  resolve(argument: Argument, exclude?: ReadonlySet<string>): Resolved[] {
    if (!isPronoun(argument)) {
      const entity = this.#analysis.entityOf.get(argument.mention);
      return entity ? [{ name: entity.name, entity, weight: 1 }] : [];
    }
    const cached = this.#cache.get(argument.pronoun);
    if (cached && !exclude) return cached;
    const found = this.#resolvePronoun(argument.pronoun, exclude);
    if (found.length > 0) this.#cache.set(argument.pronoun, found);
    return found;
  }

  /** People known by name to have a gender, so that later pronouns find them. */
  learn(name: string, gender: Antecedent['gender']): void {
    if (gender === 'any') return;
    for (const each of this.#antecedents) if (each.name === name && each.gender === 'any') each.gender = gender;
    const entity = this.#entities.get(name);
    if (entity && entity.gender === 'any') entity.gender = gender;
  }

  #resolvePronoun(at: number, exclude?: ReadonlySet<string>): Resolved[] {
    const { reading } = this.#analysis;
    const word = tokenAt(reading.tokens, at).lower;
    if (severalWords.test(word)) {
      const both = resolveThey(reading, at, this.#antecedents, exclude);
      if (both.length === 0) {
        const later = this.#twoLater(at);
        return later.length === 2 ? later : this.#bothKnown();
      }
      return both.map((each) => this.#resolved(each, 0.85));
    }
    const named = this.#namedLater(at);
    if (named) return [this.#resolved(named, 0.9)];
    const found = resolvePronoun(reading, at, this.#antecedents, exclude);
    if (!found) return this.#onlyKnown(word);
    this.learn(found.name, pronounGender(word));
    this.#antecedents.push(this.#again(found, at));
    return [this.#resolved(found, found.gender === 'any' ? 0.85 : 0.95)];
  }

  /** "He's a retired wrestler, but his real name is Eusebio": named further on in the same sentence, and nobody before in this message. */
  #namedLater(at: number): Antecedent | undefined {
    const { tokens } = this.#analysis.reading;
    const sentence = this.#analysis.reading.sentences.findIndex((each) => at >= each.from && at < each.to);
    if (this.#antecedents.some((each) => each.sentence >= 0 && each.sentence <= sentence && each.token < at))
      return undefined;
    return this.#antecedents.find(
      (each) =>
        each.sentence === sentence &&
        each.token > at + 1 &&
        ((/^(?:is|'s|was|of)$/.test(tokenAt(tokens, each.token - 1).lower) &&
          tokenAt(tokens, each.token - 2).lower === 'name') ||
          /^(?:named|called|name)$/.test(tokenAt(tokens, each.token - 1).lower)),
    );
  }

  /** Somebody spoken of by a pronoun is as present as by name. */
  #again(found: Antecedent, at: number): Antecedent {
    const { sentences } = this.#analysis.reading;
    const sentence = sentences.findIndex((each) => at >= each.from && at < each.to);
    return { ...found, sentence, token: at, isSubject: at - (sentences[sentence]?.from ?? 0) < 3 };
  }

  /** Everybody this message speaks of, by name or pronoun, in order. */
  get spokenOf(): Antecedent[] {
    const { tokens } = this.#analysis.reading;
    for (const [at, token] of tokens.entries())
      if (!token.quoted && /^(?:he|she|his|her|him)$/.test(token.lower)) this.resolve({ pronoun: at });
    return this.#antecedents.filter((each) => each.sentence >= 0).sort((a, b) => a.token - b.token);
  }

  #resolved(found: Antecedent, weight: number): Resolved {
    const entity = this.#entities.get(found.name);
    return entity ? { name: found.name, entity, weight } : { name: found.name, weight };
  }

  /** "They were friends until the election, Ruth voted one way, Nadine the other": the only two whom the sentence names after. */
  #twoLater(at: number): Resolved[] {
    const { sentences } = this.#analysis.reading;
    const sentence = sentences.findIndex((each) => at >= each.from && at < each.to);
    const later = this.#antecedents.filter((each) => each.sentence === sentence && each.token > at);
    return later.length === 2 ? later.map((each) => this.#resolved(each, 0.85)) : [];
  }

  /** Nobody was named before, but the project has two people in all: "they" are those. */
  #bothKnown(): Resolved[] {
    const people = this.#analysis.reading.known.all.filter((each) => each.kind === 'character');
    const distinct = [...new Set(people.map((each) => each.name))];
    return distinct.length === 2 ? distinct.map((name) => ({ name, weight: 0.7 })) : [];
  }

  /** Nobody was named before, but the project has one person whom the pronoun fits. */
  #onlyKnown(word: string): Resolved[] {
    const people = this.#analysis.reading.known.all.filter((each) => each.kind === 'character');
    const distinct = [...new Set(people.map((each) => each.name))];
    const only = distinct[0];
    return distinct.length === 1 && only !== undefined && word !== 'they' ? [{ name: only, weight: 0.7 }] : [];
  }
}

/** Those a message speaks of, with the genders its pronouns and nouns tell. */
export function peopleSpokenOf(analysis: Analysis, earlier: readonly Antecedent[]): Antecedent[] {
  const resolver = new Resolver(analysis, earlier);
  learnFromClaims(analysis, resolver);
  return resolver.spokenOf;
}

/** "her husband Luís": the noun tells one gender, the pronoun the other. */
export function learnFromClaims(analysis: Analysis, resolver: Resolver): void {
  for (const { subjects, facts } of analysis.claims.statements) {
    for (const subject of subjects)
      for (const each of resolver.resolve(subject)) if (facts.gender) resolver.learn(each.name, facts.gender);
  }
  for (const claim of analysis.claims.relations) {
    const gender = relationWord(claim.word)?.gender ?? relationWord(claim.word.split(' ').at(-1) ?? '')?.gender;
    if (gender && gender !== 'any' && !claim.word.endsWith('s'))
      for (const each of resolver.resolve(claim.from)) resolver.learn(each.name, gender);
    if (/^(?:husband|boyfriend|wife|girlfriend)$/.test(claim.word) && 'mention' in claim.to) {
      for (const each of resolver.resolve(claim.to)) resolver.learn(each.name, gender === 'male' ? 'female' : 'male');
    }
  }
}
