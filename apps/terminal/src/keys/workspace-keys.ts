import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureFolder, keyIdOf, WORKSPACE_FOLDER } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import { readPlainFile } from './plain-file.ts';
import { readPrivateFile } from './read-private-file.ts';
import { ensureWorkspaceId, findWorkspaceId } from './workspace-id.ts';
import { createPrivateFile, replacePrivateFile } from './write-private-file.ts';

/** What a key signs. A signature for one purpose is none for another. */
export type KeyPurpose = 'token' | 'checkpoint' | 'packages';

export interface WorkspaceKeysOptions {
  workspace: string;
  /** The user's own folder; see `configFolderOf`. Private keys never stand in the workspace. */
  configFolder: string;
}

/** A public key with its id, as `keyIdOf` names it. */
export interface NamedKey {
  keyId: string;
  key: KeyObject;
}

/** The Ed25519 keys of a workspace: private halves in the user's folder, public ones in the workspace. */
export interface WorkspaceKeys {
  /** The private key, made at the first need. Throws FORBIDDEN when others can read it, VALIDATION when it is no key. */
  privateKey(purpose: KeyPurpose): Promise<KeyObject>;
  /** The private key if there is one; makes nothing. */
  findPrivateKey(purpose: KeyPurpose): Promise<KeyObject | undefined>;
  /** The public keys that lie in the workspace. Who can write the workspace can add one: they prove that a signature fits, never that somebody may do something. */
  publicKeys(purpose: KeyPurpose): Promise<NamedKey[]>;
  /** The folder of the private keys; undefined while the workspace has no id. */
  findFolder(): Promise<string | undefined>;
}

const KEY_LIMIT = 4096;
const MOST_PUBLIC_KEYS = 200;
const generate = promisify(generateKeyPair);

/** Opens the keys of a workspace. Nothing is read or made yet. */
export function openWorkspaceKeys(options: WorkspaceKeysOptions): WorkspaceKeys {
  const folderOf = (id: string) => join(options.configFolder, 'keys', id);
  const publicFolder = join(options.workspace, WORKSPACE_FOLDER, 'keys');
  const findFolder = async () => {
    const id = await findWorkspaceId(options.workspace);
    return id === undefined ? undefined : folderOf(id);
  };
  return {
    findFolder,
    async privateKey(purpose) {
      const path = join(folderOf(await ensureWorkspaceId(options.workspace)), `${purpose}.pem`);
      const key = (await readPrivateKey(path)) ?? (await createKey(path));
      await publish(options.workspace, publicFolder, purpose, key);
      return key;
    },
    async findPrivateKey(purpose) {
      const folder = await findFolder();
      return folder === undefined ? undefined : readPrivateKey(join(folder, `${purpose}.pem`));
    },
    publicKeys: (purpose) => readPublicKeys(publicFolder, purpose),
  };
}

async function createKey(path: string): Promise<KeyObject> {
  const { privateKey } = await generate('ed25519');
  const isOurs = await createPrivateFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return isOurs ? privateKey : ((await readPrivateKey(path)) ?? privateKey);
}

async function readPrivateKey(path: string): Promise<KeyObject | undefined> {
  const text = await readPrivateFile(path, KEY_LIMIT);
  if (text === undefined) return undefined;
  const key = parseKey(() => createPrivateKey(text));
  if (key) return key;
  throw new GreenlightError(
    'VALIDATION',
    `${path} is not an Ed25519 private key. Restore it, or move it away to get a new one.`,
  );
}

async function publish(workspace: string, folder: string, purpose: KeyPurpose, key: KeyObject): Promise<void> {
  const path = join(folder, `${purpose}-${keyIdOf(key)}.pub.pem`);
  const text = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  const found = await readPlainFile(path, KEY_LIMIT).catch(() => undefined);
  if (found?.text === text) return;
  await ensureFolder(join(workspace, WORKSPACE_FOLDER), folder);
  await replacePrivateFile(path, text); // also where something else stands under the key's name
}

async function readPublicKeys(folder: string, purpose: KeyPurpose): Promise<NamedKey[]> {
  const names = await readdir(folder).catch(() => []);
  const pattern = new RegExp(`^${purpose}-([0-9a-f]{16})\\.pub\\.pem$`);
  const wanted = names.filter((name) => pattern.test(name)).sort();
  const keys = await Promise.all(wanted.slice(0, MOST_PUBLIC_KEYS).map((name) => readPublicKey(join(folder, name))));
  return keys.flatMap((key) => (key ? [{ keyId: keyIdOf(key), key }] : []));
}

// What is no key, or not under its own name, verifies nothing: it is passed over.
async function readPublicKey(path: string): Promise<KeyObject | undefined> {
  const file = await readPlainFile(path, KEY_LIMIT).catch(() => undefined);
  const key = file && parseKey(() => createPublicKey(file.text));
  return key && path.endsWith(`-${keyIdOf(key)}.pub.pem`) ? key : undefined;
}

function parseKey(parse: () => KeyObject): KeyObject | undefined {
  try {
    const key = parse();
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
