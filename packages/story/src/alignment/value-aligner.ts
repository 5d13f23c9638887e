import type { Span } from '@greenlight/schema';
import { cueWords } from './cue-words.ts';
import { type FoundWords, MessageWords } from './message-words.ts';
import { findNumbers } from './number-words.ts';

/**
 * Finds the words of a message that values came from. Each value of a field gets an occurrence of its own: of two people who
 * are both 28, each has the number that stands near their name.
 */
export class ValueAligner {
  readonly words: MessageWords;
  readonly #taken = new Set<string>();
  readonly #names: Span[] = [];

  constructor(message: string) {
    this.words = new MessageWords(message);
  }

  /** Finds a name and claims its place. A longer name's words are never a shorter one's. */
  alignName(name: string): FoundWords | undefined {
    const free = (span: Span): boolean => !this.#names.some((taken) => overlaps(taken, span));
    const exact = this.words.findExact(name);
    const span = exact.find(free) ?? exact[0];
    const fuzzy = span ? undefined : this.words.findFuzzy(name).find(free);
    const found = span ?? fuzzy;
    if (!found) return undefined;
    this.#names.push(...exact, found);
    return { span: found, match: span ? 'exact' : 'fuzzy' };
  }

  /** Finds a value near one of its anchors, the mentions of whom it belongs to; undefined when the message only implies it. */
  alignValue(field: string, value: unknown, anchors: readonly Span[]): FoundWords | undefined {
    const exact = this.#candidates(field, value);
    const fuzzy = exact.length === 0 && typeof value === 'string' ? this.words.findFuzzy(value) : [];
    const span = this.#pick(field, exact.length > 0 ? exact : fuzzy, anchors);
    return span && { span, match: exact.length > 0 ? 'exact' : 'fuzzy' };
  }

  #candidates(field: string, value: unknown): Span[] {
    if (typeof value === 'number') {
      return findNumbers(this.words.text).flatMap((found) => (found.value === value ? [found.span] : []));
    }
    const said = typeof value === 'string' ? this.words.findExact(value) : [];
    const cues = cueWords(field, value).flatMap((cue) => this.words.findExact(cue));
    return said.length > 0 ? said : cues.sort((a, b) => a[0] - b[0]);
  }

  #pick(field: string, spans: readonly Span[], anchors: readonly Span[]): Span | undefined {
    const key = (span: Span): string => `${field} ${span.join('-')}`;
    const free = spans.filter((span) => !this.#taken.has(key(span)));
    const from = free.length > 0 ? free : spans;
    const nearest = [...from].sort((a, b) => this.#distance(a, anchors) - this.#distance(b, anchors))[0];
    if (nearest) this.#taken.add(key(nearest));
    return nearest;
  }

  #distance(span: Span, anchors: readonly Span[]): number {
    return anchors.length === 0 ? span[0] : Math.min(...anchors.map((anchor) => this.#between(anchor, span)));
  }

  /** Words after a name belong to it sooner than words before it, and never across another name if that can be helped. */
  #between(anchor: Span, span: Span): number {
    const isAfter = span[0] >= anchor[1];
    const [from, to] = isAfter ? [anchor[1], span[0]] : [span[1], anchor[0]];
    const crossed = this.#names.filter((name) => name[0] >= from && name[1] <= to).length;
    return Math.max(0, to - from) * (isAfter ? 1 : 1.5) + crossed * 1000;
  }
}

function overlaps(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1];
}
