import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { GreenlightError } from '@greenlight/schema';
import type { CollectionConfig } from 'payload';
import { findRow, type Row } from '../write-path/database.ts';
import { fileTypes } from './judge-file.ts';
import { placeOf } from './media-files.ts';

type UploadOptions = Exclude<NonNullable<CollectionConfig['upload']>, boolean>;
type FileHandler = NonNullable<UploadOptions['handlers']>[number];

/**
 * Answers for a file of which Payload has found that the caller may read its record. What it says of itself cannot run: it comes as
 * what it was judged to be, in a sandbox without scripts, and a PDF to be kept, since a sandboxed one cannot be shown.
 */
export function serveFile(folder: string | null): FileHandler {
  return async (req, { doc, params }) => {
    // Payload would also ask here for a file that is to be taken over from somewhere else: nothing is.
    if (doc === null || params.clientUploadContext !== undefined) throw notFound();
    const row = (doc as Row | undefined) ?? (await findRow(req, 'media', { filename: { equals: params.filename } }));
    const file = row && folder ? placeOf(folder, String(row.project), String(row.filename)) : null;
    if (!row || !file || row.filename !== params.filename) throw notFound();
    const size = (await stat(file).catch(() => null))?.size;
    if (size === undefined) throw notFound();
    const headers = headersFor(row, size);
    if (req.headers.get('if-none-match') === headers.get('etag')) {
      headers.delete('content-length');
      return new Response(null, { status: 304, headers });
    }
    // Node's web streams and the DOM's are one thing under two names.
    return new Response(Readable.toWeb(createReadStream(file)) as unknown as ReadableStream, { headers });
  };
}

function headersFor(row: Row, size: number): Headers {
  const type = fileTypes.find((one) => one === row.mimeType) ?? 'application/octet-stream';
  const isShown = type.startsWith('image/') || type === 'text/plain';
  return new Headers({
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'content-length': String(size),
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${row.filename}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    // A file never changes under its name, but who may read it does.
    'cache-control': 'private, no-cache',
    etag: `"${row.filename}"`,
  });
}

function notFound(): GreenlightError {
  return new GreenlightError('NOT_FOUND', 'There is no such file.');
}
