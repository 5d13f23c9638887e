import type { FieldSource, MemberRecord } from '@greenlight/schema';
import { formatMoment } from '../parts/format-moment.ts';

interface ProvenanceContext {
  userId: string;
  members: readonly Pick<MemberRecord, 'user' | 'name'>[];
  /** The messages of the conversation that is open: those are her own. */
  isHere: (message: string) => boolean;
  now: Date;
}

/** Where a value came from, in words. `words` are set when they can be shown. */
export interface Provenance {
  text: string;
  words: string | null;
}

export function describeSource(source: FieldSource | undefined, context: ProvenanceContext): Provenance | null {
  if (!source) return null;
  if ('editedBy' in source) {
    const who =
      source.editedBy === context.userId
        ? 'you'
        : (context.members.find((one) => one.user === source.editedBy)?.name ?? 'somebody');
    return { text: `edited by hand by ${who}, ${formatMoment(source.at, context.now)}`, words: null };
  }
  if ('inferred' in source) return { text: 'implied by what was said', words: null };
  const whose = context.isHere(source.message) ? 'from your words' : 'from the words';
  return { text: whose, words: source.words ?? null };
}
