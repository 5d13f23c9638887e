import { type RecordKind, recordId, recordKind } from '@greenlight/schema';

/** Where a link of a reply may lead. */
export type LinkTarget = { type: 'record'; kind: RecordKind; id: string } | { type: 'outside'; href: string } | null;

/** A reply's link, judged: a record of this page, an address outside, or nothing. Only http, https and mailto lead outside. */
export function resolveLink(href: string | undefined): LinkTarget {
  const address = href?.trim() ?? '';
  if (address.startsWith('#')) return resolveRecord(address.slice(1));
  try {
    const url = new URL(address);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? { type: 'outside', href: url.href } : null;
  } catch {
    return null;
  }
}

function resolveRecord(fragment: string): LinkTarget {
  const dash = fragment.indexOf('-');
  const kind = recordKind.safeParse(fragment.slice(0, dash));
  const id = recordId.safeParse(fragment.slice(dash + 1));
  return kind.success && id.success ? { type: 'record', kind: kind.data, id: id.data } : null;
}
