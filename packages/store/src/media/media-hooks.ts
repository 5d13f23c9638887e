import { randomBytes } from 'node:crypto';
import { GreenlightError } from '@greenlight/schema';
import type {
  CollectionAfterChangeHook,
  CollectionAfterErrorHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload';
import { findRow } from '../write-path/database.ts';
import { afterCommit } from '../write-path/wake.ts';
import { judgeFile, safeFileName } from './judge-file.ts';
import { removeFile, writeNew } from './media-files.ts';

/** What an upload sets, and a request cannot. */
const setByUpload = [
  'filename',
  'mimeType',
  'filesize',
  'width',
  'height',
  'focalX',
  'focalY',
  'url',
  'thumbnailURL',
  'sizes',
  'prefix',
];

/** Judges what is uploaded before anything is read from it, gives it its name, and drops what only an upload may say. */
export const takeUpload: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args;
  const { data, id } = args as { data?: Record<string, unknown>; id?: unknown };
  if (typeof data !== 'object' || data === null) {
    throw refusal('_payload', 'Send the record as a JSON object, in a form in its field _payload.');
  }
  if (operation === 'create' && !req.file && typeof req.data?.url === 'string' && req.data.url !== '') {
    throw refusal('url', 'A file is uploaded, it is not fetched from an address.');
  }
  if (req.query?.uploadEdits !== undefined) throw refusal('uploadEdits', 'Pictures are kept as they come.');
  if (req.file) {
    if (operation === 'update' && id === undefined) throw refusal('file', 'A file belongs to one record: name its id.');
    // A copy in a temporary file comes from elsewhere than the form.
    if (req.file.tempFilePath) throw refusal('file', 'Send the file itself.');
    const { mimeType, extension } = judgeFile(req.file);
    const name = safeFileName(req.file.name, extension, randomBytes(6).toString('hex'));
    req.file = { ...req.file, name, mimetype: mimeType, size: req.file.data.length };
  }
  const kept = Object.entries(data).filter(([name]) => !setByUpload.includes(name));
  return { ...args, data: Object.fromEntries(kept) };
};

/** Keeps what was uploaded, once the record was judged: a kill before the row is written leaves a file that no row names. */
export function keepUpload(folder: string | null): CollectionBeforeChangeHook {
  return ({ data, req }) => {
    if (!req.file) return data;
    if (!folder) throw new GreenlightError('STORAGE', 'There is no folder for files here.');
    const [project, filename] = [String(data.project), String(data.filename)];
    writeNew(folder, project, filename, req.file.data);
    req.context.keptFile = { project, filename };
    return data;
  };
}

interface KeptFile {
  project: string;
  filename: string;
}

/** Once the record is written, the file that it had before goes. */
export function dropReplaced(folder: string | null): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req }) => {
    const before = (previousDoc as { filename?: string | null } | undefined)?.filename;
    if (operation === 'update' && before && before !== doc.filename)
      await removeLater(folder, req, idOf(doc.project), before);
    return doc;
  };
}

/** With a record goes its file. */
export function dropDeleted(folder: string | null): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const row = await findRow(req, 'media', { id: { equals: id } });
    if (row?.filename) await removeLater(folder, req, String(row.project), String(row.filename));
  };
}

/** A write that was refused in the end leaves no file. */
export function dropRefused(folder: string | null): CollectionAfterErrorHook {
  return ({ req }) => {
    const kept = req.context.keptFile as KeptFile | undefined;
    if (kept && folder) removeFile(folder, kept.project, kept.filename);
  };
}

async function removeLater(folder: string | null, req: PayloadRequest, project: string, filename: string) {
  if (folder) await afterCommit(req, () => removeFile(folder, project, filename));
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value);
}

function refusal(field: string, message: string): GreenlightError {
  return new GreenlightError('VALIDATION', message, { details: { fields: [{ field, message }] } });
}
