import type { MediaRecord } from '@greenlight/schema';
import type { Answer, Visitor } from './visitor.ts';

/** A real picture of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export interface Upload {
  fields?: unknown;
  file?: { name: string; data: Uint8Array | string; type?: string };
  /** The form's own parts, when they are not the usual ones. */
  form?: FormData;
  headers?: Record<string, string>;
}

/** Sends a record with a file as the page does: a form with `_payload` and `file`. */
export async function upload<T = { doc: MediaRecord & { url: string | null } }>(
  visitor: Visitor,
  method: 'POST' | 'PATCH',
  path: string,
  { fields, file, form = new FormData(), headers = {} }: Upload,
): Promise<Answer<T>> {
  if (fields !== undefined) form.set('_payload', typeof fields === 'string' ? fields : JSON.stringify(fields));
  if (file) form.set('file', new File([file.data as BlobPart], file.name, { type: file.type ?? 'image/png' }));
  const response = await fetch(`${visitor.url}${path}`, {
    method,
    headers: { ...(visitor.token ? { authorization: `Bearer ${visitor.token}` } : {}), ...headers },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as T, headers: response.headers };
}
