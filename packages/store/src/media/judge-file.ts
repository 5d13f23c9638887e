import { GreenlightError } from '@greenlight/schema';

/** The largest file that is taken, in bytes. */
export const FILE_LIMIT = 10 * 1024 * 1024;

/** What a file is by what it holds, and the extensions that may say so. */
interface FileKind {
  mimeType: string;
  /** The first is the one that a stored file gets. */
  extensions: readonly [string, ...string[]];
  begins: (data: Uint8Array) => boolean;
}

const text = { mimeType: 'text/plain', extensions: ['txt', 'text', 'md', 'fountain'], begins: isPlainText } as const;

const kinds: readonly FileKind[] = [
  { mimeType: 'image/png', extensions: ['png'], begins: startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], begins: startsWith([0xff, 0xd8, 0xff]) },
  { mimeType: 'image/gif', extensions: ['gif'], begins: startsWithText(/^GIF8[79]a/) },
  { mimeType: 'image/webp', extensions: ['webp'], begins: startsWithText(/^RIFF[\s\S]{4}WEBP/) },
  { mimeType: 'application/pdf', extensions: ['pdf'], begins: startsWithText(/^%PDF-\d/) },
  text,
];

export const fileTypes: readonly string[] = kinds.map(({ mimeType }) => mimeType);

export interface JudgedFile {
  mimeType: string;
  /** Without the dot. */
  extension: string;
}

/**
 * What an uploaded file is, judged by what it holds; its name must not say otherwise. Throws TOO_LARGE or VALIDATION, which says what may
 * be uploaded.
 */
export function judgeFile({ name, data }: { name: string; data: Uint8Array }): JudgedFile {
  if (data.length > FILE_LIMIT) {
    throw new GreenlightError('TOO_LARGE', 'A file may be 10 MB at most.', { details: { limit: FILE_LIMIT } });
  }
  if (data.length === 0) throw wrong('is empty');
  const kind = kinds.find(({ begins }) => begins(data));
  if (!kind) throw wrong('is none of: PNG, JPEG, GIF, WebP, PDF, plain text');
  const given = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  if (given !== undefined && !kind.extensions.includes(given)) {
    const isKnown = kinds.some(({ extensions }) => extensions.includes(given));
    throw wrong(
      isKnown || kind !== text
        ? `says ${JSON.stringify(`.${given}`)} in its name, and holds ${kind.mimeType}`
        : 'is none of: PNG, JPEG, GIF, WebP, PDF, plain text',
    );
  }
  return { mimeType: kind.mimeType, extension: kind.extensions[0] };
}

const MOST_LETTERS = 40;

/** A name that is safe in any folder and any address: the words of the given one, and `unique`, so that none is ever the same. */
export function safeFileName(given: string, extension: string, unique: string): string {
  const base = given.split(/[/\\]/).pop() ?? '';
  const words = base
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MOST_LETTERS);
  return `${words || 'file'}-${unique}.${extension}`;
}

function wrong(message: string): GreenlightError {
  return new GreenlightError('VALIDATION', `The file ${message}.`, {
    details: { fields: [{ field: 'file', message: `The file ${message}.` }] },
    suggestions: ['Upload a picture (PNG, JPEG, GIF, WebP), a PDF or plain text of 10 MB at most.'],
  });
}

function startsWith(bytes: readonly number[]): FileKind['begins'] {
  return (data) => bytes.every((byte, index) => data[index] === byte);
}

function startsWithText(pattern: RegExp): FileKind['begins'] {
  return (data) => pattern.test(Buffer.from(data.subarray(0, 16)).toString('latin1'));
}

/** UTF-8 without control characters, that does not begin as a page or a drawing would. */
function isPlainText(data: Uint8Array): boolean {
  try {
    const said = new TextDecoder('utf-8', { fatal: true }).decode(data);
    return !/[\x00-\x08\x0b\x0e-\x1f\x7f]/.test(said) && !/^\s*<(!|\?|[a-z])/i.test(said);
  } catch {
    return false;
  }
}
