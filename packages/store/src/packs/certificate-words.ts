import type { Certificate } from './certify.ts';
import { moment } from './files/film-words.ts';
import { words } from './text/block.ts';

/** A certificate as one reads it: what was judged, by which gates, for whom, and where that stands on record. */
export function certificateWords(
  { pack, gates, at, entry }: Omit<Certificate, 'words'>,
  { film, person }: { film: string; person: string },
): string {
  return [
    words`**Certified:** “${film}” passes every gate of its spec pack ${pack.target}.`,
    '',
    words`- **Judged:** ${pack.judged}, packaged on ${moment(pack.at)}`,
    words`- **Gates:** ${gates.join(' and ')}, both run again; nothing was changed since`,
    words`- **By:** ${person}, on ${moment(at)}`,
    words`- **On the ledger:** stream ${entry.stream}, entry ${String(entry.seq)}, hash ${entry.hash}`,
  ].join('\n');
}
