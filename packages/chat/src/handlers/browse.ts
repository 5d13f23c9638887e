import { GreenlightError } from '@greenlight/schema';
import { defineHandler } from '../define-handler.ts';
import { answerWithoutFiles } from '../files/absent-files.ts';
import { describeDocument } from '../files/describe-document.ts';
import { describeFolder } from '../files/describe-folder.ts';
import type { DocumentView, FilesPort } from '../files-port.ts';
import type { HandlerContext, HandlerResult, PathHash } from '../handler.ts';

/** Shows files and folders. Which may be shown is judged behind the port. */
export default defineHandler({
  name: 'browse',
  description: 'Shows a file, or what is in a folder.',
  category: 'browse',
  answers: ['browse_code', 'browse_dir'],
  requires: 'read',
  patterns: ['read {path}', 'show {path}', 'what is in {path}?', 'ls [{path}]', 'list files in {path}'],
  async run({ classification }, context) {
    const { files } = context.ports;
    if (!files) return answerWithoutFiles();
    const asked = { files, path: classification.args.path ?? '.', signal: context.signal };
    // A path does not tell what it leads to; who asks for the one and means the other is shown the other.
    if (classification.type === 'browse_dir')
      return orElse(
        () => showFolder(asked),
        'file',
        () => showDocument(asked),
      );
    return orElse(
      () => showDocument(asked),
      'folder',
      () => showFolder(asked),
    );
  },
});

interface Asked {
  files: FilesPort;
  path: string;
  signal: HandlerContext['signal'];
}

async function orElse(
  first: () => Promise<HandlerResult>,
  kind: 'file' | 'folder',
  second: () => Promise<HandlerResult>,
): Promise<HandlerResult> {
  try {
    return await first();
  } catch (thrown) {
    if (thrown instanceof GreenlightError && thrown.code === 'VALIDATION' && thrown.details?.kind === kind)
      return second();
    throw thrown;
  }
}

async function showDocument({ files, path, signal }: Asked): Promise<HandlerResult> {
  const document = await files.readDocument(path, { signal });
  return { response: describeDocument(document), reads: [readOf(document)], writes: [] };
}

async function showFolder({ files, path, signal }: Asked): Promise<HandlerResult> {
  const folder = await files.listFolder(path, { signal });
  return { response: describeFolder(folder), reads: [{ path: folder.path, hash: folder.hash }], writes: [] };
}

/** What was read, and nothing else: of a file that was not read whole, the bytes that were. */
function readOf({ path, size, hash, hashedBytes }: DocumentView): PathHash {
  return { path: hashedBytes < size ? `${path}#bytes=0-${hashedBytes - 1}` : path, hash };
}
