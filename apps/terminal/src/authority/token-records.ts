import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { capability, GreenlightError, timestamp } from '@greenlight/schema';
import * as z from 'zod';
import { readPrivateFile } from '../keys/read-private-file.ts';
import { createPrivateFile, replacePrivateFile } from '../keys/write-private-file.ts';
import { tokenId } from './token.ts';

/** What is kept of a granted token: never the token itself. */
const tokenRecord = z.strictObject({
  v: z.literal(1),
  id: tokenId,
  capability,
  note: z.string().nullable(),
  granted: timestamp,
  expires: timestamp,
  /** When it was revoked. */
  revoked: timestamp.nullable(),
});
export type TokenRecord = z.infer<typeof tokenRecord>;

/** The granted tokens of a workspace, beside the private key: a file each, so that two who grant or revoke at once lose nothing. */
export interface TokenRecords {
  add(record: TokenRecord): Promise<void>;
  replace(record: TokenRecord): Promise<void>;
  remove(id: string): Promise<void>;
  find(id: string): Promise<TokenRecord | undefined>;
  /** In the order they were granted. */
  list(): Promise<TokenRecord[]>;
}

const LIMIT = 8192;

/** Opens the records in the folder of a workspace's private keys. */
export function openTokenRecords(keyFolder: string): TokenRecords {
  const folder = join(keyFolder, 'tokens');
  const pathOf = (id: string) => join(folder, `${tokenId.parse(id)}.json`);
  const find = async (id: string) => {
    const path = pathOf(id);
    const text = await readPrivateFile(path, LIMIT);
    return text === undefined ? undefined : parseRecord(text, path);
  };
  return {
    find,
    async add(record) {
      const isNew = await createPrivateFile(pathOf(record.id), write(record));
      if (!isNew) throw new GreenlightError('CONFLICT', `The token ${record.id} exists already.`);
    },
    replace: (record) => replacePrivateFile(pathOf(record.id), write(record)),
    remove: (id) => rm(pathOf(id), { force: true }),
    async list() {
      const names = await readdir(folder).catch(() => []);
      const ids = names.map((name) => name.replace(/\.json$/, '')).filter((id) => tokenId.safeParse(id).success);
      const records = (await Promise.all(ids.map(find))).filter((record) => record !== undefined);
      return records.sort((a, b) =>
        a.granted === b.granted ? a.id.localeCompare(b.id) : a.granted < b.granted ? -1 : 1,
      );
    },
  };
}

function write(record: TokenRecord): string {
  return `${JSON.stringify(record)}\n`;
}

function parseRecord(text: string, path: string): TokenRecord {
  try {
    return tokenRecord.parse(JSON.parse(text));
  } catch (cause) {
    throw new GreenlightError(
      'VALIDATION',
      `${path} is not the record of a token. Delete it: its token ends with it.`,
      { cause },
    );
  }
}
