// What stays private wherever it lies and whatever a .gitignore says. Short on purpose: a name is here because such a file
// holds secrets by convention, not because it might.
const names = new Set([
  '.git', // history, hooks, and addresses with passwords
  'git~1', // the same on a file system with short names
  'data', // the studio's own folder, made wherever it is started: secret and database
  '.greenlight', // sessions, written for their owner alone
  '.config', // keys and tokens of this program and of others, when the workspace is a home folder
  '.ssh',
  '.gnupg',
  '.aws',
  '.azure',
  '.kube',
  '.docker',
  '.npmrc',
  '.netrc',
  '_netrc',
  '.pypirc',
  '.pgpass',
  '.htpasswd',
  '.git-credentials',
]);
// A copy of a key is a key: `server.pem.bak`, `id_rsa~`.
const copies = '(~|[.](bak|old|orig|save|swp|tmp|\\d+))*$';
const keyFiles = new RegExp(`[.](pem|key|p12|pfx|jks|keystore|ppk|kdbx)${copies}`);
const keyNames = /^id_(rsa|dsa|ecdsa|ed25519)(?![a-z0-9]|.*[.]pub$)/;
// Most names: printable ASCII without a blank, or a mark that splits a name somewhere.
const isPlain = /^[!-.0-9;-[\]-~]+$/;
const environment = /^[.]env/;

/**
 * Whether a file or folder of this name is private at any depth, however its name is spelled: a file system may take other
 * capitals, trailing dots and blanks, invisible characters, wide letters or `name:stream` for the same file.
 */
export function isNeverReadable(name: string): boolean {
  if (isPlain.test(name)) return isPrivate(name.toLowerCase().replace(/[.]+$/, ''));
  if (hasControlCharacters(name)) return true; // shows no line of its own, and rules of .gitignore do not see past a line end
  return foldName(name)
    .split(/[\\/:]/)
    .some(isPrivate);
}

function isPrivate(name: string): boolean {
  return names.has(name) || environment.test(name) || keyNames.test(name) || keyFiles.test(name);
}

/** Whether a name moves the cursor, ends a line or is no text: NUL, C0, DEL, C1, line separators, half a surrogate pair. */
export function hasControlCharacters(text: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text) || /\p{Surrogate}/u.test(text);
}

function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replace(/^\s+|[.\s]+$/g, '');
}
