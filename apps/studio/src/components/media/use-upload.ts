'use client';

import type { MediaRecord } from '@greenlight/schema';
import { useEffect, useRef, useState } from 'react';
import { ApiError, fieldMessage } from '../../client/api.ts';
import { uploadMedia } from '../../client/upload-media.ts';
import { useProjectStore } from '../../client/use-project.ts';
import { useRequest } from '../parts/use-request.ts';
import { useAnnounce } from '../record/Announcer.tsx';
import { FILE_LIMIT, saySize } from './media-words.ts';

export interface UploadState {
  /** What is on its way, and how much of it has been sent, in percent. */
  sending: { name: string; percent: number } | null;
  error: ApiError | null;
  /** Sends a file into a new record, or into the one named. One at a time. */
  send: (file: File, fields: object, id?: string) => Promise<boolean>;
  retry: () => void;
}

/** Uploads a file and shows what came of it. Leaving the record stops what is on its way. */
export function useUpload(): UploadState {
  const store = useProjectStore();
  const announce = useAnnounce();
  const { error, run } = useRequest();
  const [sending, setSending] = useState<UploadState['sending']>(null);
  const last = useRef<Parameters<UploadState['send']> | null>(null);
  const gone = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    gone.current = controller;
    return () => controller.abort();
  }, []);
  const send: UploadState['send'] = (file, fields, id) => {
    last.current = id === undefined ? [file, fields] : [file, fields, id];
    return run(async () => {
      refuseLarge(file);
      setSending({ name: file.name, percent: 0 });
      announce(`Uploading ${file.name}`);
      try {
        const record: MediaRecord = await uploadMedia({
          ...(id === undefined ? {} : { id }),
          fields: id === undefined ? { project: store.getState().project.id, ...fields } : fields,
          file,
          onProgress: (share) => setSending({ name: file.name, percent: Math.round(share * 100) }),
          signal: gone.current.signal,
        });
        store.dispatch({ type: 'recordSaved', kind: 'media', record });
        announce(`${file.name} was uploaded`);
      } finally {
        setSending(null);
      }
    });
  };
  return {
    sending,
    error: error && withFieldMessage(error),
    send,
    retry: () => last.current && void send(...last.current),
  };
}

/** What the studio would refuse once it has arrived need not be sent. */
function refuseLarge(file: File): void {
  if (file.size <= FILE_LIMIT) return;
  const message = `${file.name} has ${saySize(file.size)}. A file may be 10 MB at most.`;
  throw new ApiError({ code: 'TOO_LARGE', message, retryable: false });
}

/** What is wrong with the file itself says more than that something is. */
function withFieldMessage(error: ApiError): ApiError {
  const said = fieldMessage(error, 'file');
  return said ? new ApiError({ ...error, code: error.code, message: said, retryable: error.retryable }) : error;
}
