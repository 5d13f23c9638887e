import type { MediaRecord } from '@greenlight/schema';
import { readError, unreachable } from './api.ts';
import { toRecord } from './story-records.ts';

export interface MediaUpload {
  /** The record that gets the file; a new one when it is left out. */
  id?: string;
  fields: object;
  file: File;
  /** How much of it has been sent, from 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Sends a file with its record. `fetch` cannot say how much has been sent, the older way can. Throws ApiError. */
export function uploadMedia({ id, fields, file, onProgress, signal }: MediaUpload): Promise<MediaRecord> {
  const form = new FormData();
  form.set('_payload', JSON.stringify(fields));
  form.set('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(id ? 'PATCH' : 'POST', `/api/media${id ? `/${id}` : ''}?depth=0`);
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onProgress(loaded / total);
    request.onload = () => {
      if (request.status < 200 || request.status > 299) return reject(readError(request.status, request.responseText));
      const { doc } = JSON.parse(request.responseText) as { doc: object };
      resolve(toRecord('media', doc));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(unreachable());
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

/** Where a file of a record can be read by its members. */
export function fileAddress(filename: string): string {
  return `/api/media/file/${encodeURIComponent(filename)}`;
}
