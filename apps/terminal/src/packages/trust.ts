import { createPublicKey, type KeyObject } from 'node:crypto';
import { join, resolve } from 'node:path';
import { keyIdOf } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { readPlainFile } from '../keys/plain-file.ts';
import { createPrivateFile } from '../keys/write-private-file.ts';
import { printable } from '../output.ts';
import { authorise } from './authorise.ts';

const KEY_LIMIT = 4096;

/**
 * `greenlight package trust FILE.pem`: takes a public key into the user's trust folder. What such a key signs may run as code, so a
 * person is asked at a terminal, and there is no option to answer beforehand.
 */
export async function trustKey(context: CommandContext): Promise<ExitCode> {
  const { given } = parseArguments(context, 'package trust', ['FILE.pem'], {});
  const file = resolve(context.cwd, given[0] ?? '');
  const { configFolder } = await authorise(context, 'write', 'package trust');
  const key = await readKey(file);
  const keyId = keyIdOf(key);
  const place = join(configFolder, 'trust', `${keyId}.pem`);
  if (!(await isConfirmed(context, file, keyId, place))) {
    context.out.say('Nothing was changed.');
    return exitCode.failed;
  }
  const isNew = await createPrivateFile(place, key.export({ type: 'spki', format: 'pem' }).toString());
  if (context.global.json) await context.out.printJson({ key_id: keyId, file: place, is_new: isNew });
  else await context.out.print(`${printable(place)}\n`);
  context.out.say(
    isNew ? `The key ${keyId} is trusted. To end that, delete the file.` : `The key ${keyId} was trusted before.`,
  );
  return exitCode.done;
}

async function readKey(path: string): Promise<KeyObject> {
  const file = await readPlainFile(path, KEY_LIMIT);
  if (!file) throw new GreenlightError('NOT_FOUND', `There is no file ${path}.`);
  const isPublic = file.text.trimStart().startsWith('-----BEGIN PUBLIC KEY-----');
  const key = isPublic ? parseKey(file.text) : undefined;
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new GreenlightError('VALIDATION', `${path} is not an Ed25519 public key in PEM (SPKI).`);
}

function parseKey(text: string): KeyObject | undefined {
  try {
    return createPublicKey(text);
  } catch {
    return undefined;
  }
}

async function isConfirmed(
  { stdin, out }: CommandContext,
  file: string,
  keyId: string,
  place: string,
): Promise<boolean> {
  if (!stdin.isTTY) {
    throw new GreenlightError(
      'LOCKED',
      `Whom to trust is a person's to say: run this at a terminal, or put the file at ${place} yourself.`,
      { retryable: false },
    );
  }
  const { createInterface } = await import('node:readline/promises');
  const prompt = createInterface({ input: stdin, output: out.stderr });
  try {
    out.say(printable(`${file} holds the key ${keyId}. What it signs can be installed, its handlers run as you.`));
    const answer = await prompt.question(`Type the key's id to trust it: `);
    return answer.trim().toLowerCase() === keyId;
  } finally {
    prompt.close();
  }
}
