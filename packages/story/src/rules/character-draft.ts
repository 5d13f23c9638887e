import type { Evidence, ExtractedCharacter, Span } from '@greenlight/schema';
import type { Fact } from './fact.ts';
import { nameKey } from './name-key.ts';

const TEXT_LIMIT = 1000;
/** Description that only leads to another name. */
const aliasWords = /^(?:alias|aka|a\.k\.a\.?|(?:also |better )?known as|also called)\b/i;
const TRAIT_LIMIT = 20;

/** The fields of one character, as facts come in. The first occupation of a sentence stands; a later sentence may change it. */
export class CharacterDraft {
  readonly #facts: { fact: Fact; sentence: number }[] = [];

  add(fact: Fact, sentence: number): void {
    const isDouble = this.#facts.some(
      (each) =>
        each.fact.field === fact.field && each.fact.span[0] === fact.span[0] && each.fact.span[1] === fact.span[1],
    );
    if (!isDouble) this.#facts.push({ fact, sentence });
  }

  get isEmpty(): boolean {
    return this.#facts.length === 0;
  }

  /** The age it comes to is the writer's own guess: "about sixty". */
  get isGuessed(): boolean {
    const age = this.#last('age');
    return age?.field === 'age' && age.isAbout === true;
  }

  /** What else she is called, and the words that say so. */
  get aliases(): { names: string[]; span: Span } | undefined {
    const all = this.#of('alias');
    if (all.length === 0) return undefined;
    return {
      names: [...new Set(all.map(({ fact }) => String(fact.value)))],
      span: cover(all.map(({ fact }) => fact.span)),
    };
  }

  /** Values and the words they came from. `name` only when it is to change. */
  fields(): { set: Omit<Partial<ExtractedCharacter>, 'confidence' | 'evidence'>; evidence: Evidence } {
    const set: Omit<Partial<ExtractedCharacter>, 'confidence' | 'evidence'> = {};
    const evidence: Evidence = {};
    const put = <K extends 'age' | 'occupation' | 'role' | 'name'>(
      field: K,
      fact: { value: unknown; span: Span } | undefined,
    ) => {
      if (!fact) return;
      Object.assign(set, { [field]: fact.value });
      evidence[field] = fact.span;
    };
    put('name', this.#last('name'));
    put('age', this.#last('age'));
    put('occupation', this.#firstOfLastSentence('occupation'));
    put('role', this.#last('role'));
    this.#putDescription(set, evidence);
    this.#putTraits(set, evidence);
    return { set, evidence };
  }

  #of(field: Fact['field']): { fact: Fact; sentence: number }[] {
    return this.#facts.filter((each) => each.fact.field === field).sort((a, b) => a.fact.span[0] - b.fact.span[0]);
  }

  #last(field: Fact['field']): Fact | undefined {
    return this.#of(field).at(-1)?.fact;
  }

  #firstOfLastSentence(field: Fact['field']): Fact | undefined {
    const told = this.#of(field);
    const present = told.filter(({ fact }) => fact.field !== 'occupation' || !fact.isPast);
    const all = present.length > 0 ? present : told;
    const last = all.at(-1)?.sentence;
    return all.find((each) => each.sentence === last)?.fact;
  }

  #putDescription(set: { description?: string }, evidence: Evidence): void {
    const all = this.#of('description').filter(({ fact }) => !this.aliases || !aliasWords.test(String(fact.value)));
    if (all.length === 0) return;
    const parts: string[] = [];
    for (const { fact } of all) {
      const text = String(fact.value);
      if (!parts.some((part) => nameKey(part).includes(nameKey(text))))
        parts.push(parts.length === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1));
    }
    set.description = parts.join('; ').slice(0, TEXT_LIMIT);
    evidence.description = cover(all.map((each) => each.fact.span));
  }

  #putTraits(set: { traits?: string[] }, evidence: Evidence): void {
    const all = this.#of('trait');
    if (all.length === 0) return;
    set.traits = [...new Set(all.map((each) => String(each.fact.value)))].slice(0, TRAIT_LIMIT);
    evidence.traits = cover(all.map((each) => each.fact.span));
  }
}

/** The stretch of the message that holds all of them. */
function cover(spans: readonly Span[]): Span {
  return [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];
}
