import type { LedgerEntry } from '@greenlight/schema';

/** The objects that an entry names, by what they are to it. They may be erased; the entry stays. */
export function objectHashes(entry: LedgerEntry): { name: string; hash: string }[] {
  switch (entry.type) {
    case 'CHAT_TURN':
      return [
        { name: 'query', hash: entry.query_hash },
        { name: 'response', hash: entry.result_hash },
      ];
    case 'CHANGE_SET':
      return [{ name: 'change set', hash: entry.object }];
    case 'MODEL_CALL':
      return [
        { name: 'prompt', hash: entry.prompt_hash },
        ...(entry.reply_hash === null ? [] : [{ name: 'reply', hash: entry.reply_hash }]),
      ];
    default:
      return [];
  }
}
