import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createFileLedgerStore, keyIdOf, WORKSPACE_FOLDER } from '@greenlight/ledger';
import { type Capability, type EntryBody, GreenlightError } from '@greenlight/schema';
import { ensureWorkspaceId } from '../keys/workspace-id.ts';
import { openWorkspaceKeys } from '../keys/workspace-keys.ts';
import { encodeToken, type TokenClaims } from './token.ts';
import { openTokenRecords, type TokenRecord, type TokenRecords } from './token-records.ts';
import { claimPlace, isWithin } from './workspace-place.ts';

export interface TokensOptions {
  workspace: string;
  configFolder: string;
  now: () => Date;
}

export interface GrantRequest {
  capability: Capability;
  /** Milliseconds. */
  timeToLive: number;
  note: string | null;
}

export interface GrantedToken {
  token: string;
  record: TokenRecord;
  /** Worth a warning: the workspace is a folder around the user's own. */
  isKeyInWorkspace: boolean;
}

/** The tokens of a workspace. Whoever can read its private key may grant and revoke; each is an entry in the `audit` ledger. */
export interface WorkspaceTokens {
  /** Grants a token. Its text is nowhere but in the answer. */
  grant(request: GrantRequest): Promise<GrantedToken>;
  list(): Promise<TokenRecord[]>;
  /** Ends a token for good; false when it was revoked before. Throws NOT_FOUND. */
  revoke(id: string): Promise<boolean>;
}

/** Opens the tokens of a workspace. */
export function openTokens(options: TokensOptions): WorkspaceTokens {
  const keys = openWorkspaceKeys(options);
  const findRecords = async (): Promise<TokenRecords | undefined> => {
    const folder = await keys.findFolder();
    return folder === undefined ? undefined : openTokenRecords(folder);
  };
  return {
    grant: (request) => grantToken(options, request),
    list: async () => (await (await findRecords())?.list()) ?? [],
    async revoke(id) {
      const records = await findRecords();
      const record = await records?.find(id);
      if (!records || !record) {
        throw new GreenlightError('NOT_FOUND', `There is no token ${id} here. See: greenlight token list`);
      }
      if (record.revoked !== null) return false;
      await records.replace({ ...record, revoked: options.now().toISOString() }); // first: a ledger that is locked keeps no token alive
      await writeAudit(options, { type: 'ACCESS', action: 'token_revoked', subject: id, detail: {} });
      return true;
    },
  };
}

async function grantToken(options: TokensOptions, request: GrantRequest): Promise<GrantedToken> {
  const { workspace, configFolder, now } = options;
  const id = await ensureWorkspaceId(workspace);
  const key = await openWorkspaceKeys(options).privateKey('token');
  const keyFolder = join(configFolder, 'keys', id);
  await claimPlace(keyFolder, workspace, id);
  const claims = createClaims(id, request, keyIdOf(key), now());
  const record = await recordGrant(options, openTokenRecords(keyFolder), claims, request.note);
  return { token: encodeToken(claims, key), record, isKeyInWorkspace: await isWithin(workspace, configFolder) };
}

function createClaims(workspace: string, request: GrantRequest, keyId: string, now: Date): TokenClaims {
  return {
    purpose: 'greenlight-token',
    v: 1,
    id: `TOK-${randomBytes(8).toString('hex')}`,
    workspace,
    capability: request.capability,
    granted: now.toISOString(),
    expires: new Date(now.getTime() + request.timeToLive).toISOString(),
    key_id: keyId,
  };
}

/** Puts a grant on record and on the ledger: both, or none. */
async function recordGrant(
  options: TokensOptions,
  records: TokenRecords,
  claims: TokenClaims,
  note: string | null,
): Promise<TokenRecord> {
  const { id, capability, granted, expires, key_id } = claims;
  const record: TokenRecord = { v: 1, id, capability, note, granted, expires, revoked: null };
  await records.add(record);
  try {
    const detail = { capability, expires, key_id };
    await writeAudit(options, { type: 'ACCESS', action: 'token_granted', subject: id, detail });
    return record;
  } catch (error) {
    await records.remove(id);
    throw error;
  }
}

async function writeAudit({ workspace, now }: TokensOptions, body: EntryBody): Promise<void> {
  const ledger = createFileLedgerStore({ root: join(workspace, WORKSPACE_FOLDER) });
  try {
    const actor = { kind: 'local' as const, id: 'owner' };
    await ledger.append('audit', [{ ...body, id: randomUUID(), at: now().toISOString(), actor }]);
  } finally {
    await ledger.close();
  }
}
