import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { findWorkspaceId } from '../keys/workspace-id.ts';
import { openWorkspaceKeys } from '../keys/workspace-keys.ts';
import { isSignedBy, type ReadToken, readToken, type TokenClaims } from './token.ts';
import { openTokenRecords } from './token-records.ts';
import { isPlaceOf } from './workspace-place.ts';

export interface TokenCheck {
  text: string;
  /** What the token is called in a message: where it came from. */
  name: string;
  workspace: string;
  configFolder: string;
  now: Date;
}

/**
 * The claims of a token that holds here and now. It rests on the user's folder alone: the key that must have signed it, the record
 * of its grant, and whether it was revoked. A public key that lies in the workspace grants nothing.
 * Throws UNAUTHENTICATED with what is wrong and how to get another.
 */
export async function checkToken(check: TokenCheck): Promise<TokenClaims> {
  const token = readToken(check.text);
  const wrong = token ? await findFault(token, check) : 'is not a token of Greenlight';
  if (token && wrong === undefined) return token.claims;
  const wanted = token?.claims.capability ?? 'write';
  throw new GreenlightError(
    'UNAUTHENTICATED',
    `The token in ${check.name} ${wrong}. Get another: greenlight token grant --capability ${wanted} --ttl 2h`,
  );
}

async function findFault(token: ReadToken, { workspace, configFolder, now }: TokenCheck): Promise<string | undefined> {
  const { claims } = token;
  const id = await findWorkspaceId(workspace);
  if (claims.workspace !== id) return `is for another workspace, not ${workspace}`;
  const key = await openWorkspaceKeys({ workspace, configFolder }).findPrivateKey('token');
  if (!key) return 'was signed by a key that you do not have';
  if (!isSignedBy(token, key)) return "was not signed by this workspace's key";
  const keyFolder = join(configFolder, 'keys', id);
  if (!(await isPlaceOf(keyFolder, workspace))) return `is for a workspace in another place, not ${workspace}`;
  const record = await openTokenRecords(keyFolder).find(claims.id);
  if (!record) return `(${claims.id}) is not among the granted ones`;
  if (record.revoked !== null) return `(${claims.id}) was revoked at ${record.revoked}`;
  if (now.toISOString() >= claims.expires) return `(${claims.id}) expired at ${claims.expires}`;
  return undefined;
}
