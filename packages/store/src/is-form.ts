import type { PayloadRequest } from 'payload';

/** Whether a request is a form, of the admin page or with a file, which Payload reads without a look. */
export function isForm({ headers }: PayloadRequest): boolean {
  return /^multipart\//i.test(headers?.get('content-type') ?? '');
}
