import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { openPlainFile } from '@greenlight/ledger';
import type { SpecFault, SpecPack } from '../spec-pack.ts';
import { type SpecFile, specFiles } from '../templates/spec-template.ts';
import { findPack } from './spec-places.ts';

/** The most bytes that a file of a pack may have. */
const LIMIT = 1024 * 1024;

/** Reads a pack of a workspace. What of it cannot be judged is among its faults. Throws as `findPack` does. */
export async function readSpecPack(workspace: string, id: string): Promise<SpecPack> {
  const folder = findPack(workspace, id);
  const read = await Promise.all(specFiles.map(async (file) => ({ file, ...(await readSpecFile(folder, file)) })));
  return {
    id,
    files: Object.fromEntries(read.flatMap(({ file, text }) => (text === undefined ? [] : [[file, text]]))),
    faults: read.flatMap(({ fault }) => fault ?? []),
  };
}

async function readSpecFile(folder: string, file: SpecFile): Promise<{ text?: string; fault?: SpecFault }> {
  const opened = await openPlainFile(join(folder, file));
  if (!opened.handle) return opened.why === 'missing' ? {} : { fault: faultOf(file, opened.why) };
  try {
    const { size } = opened.stats;
    if (size > LIMIT) return { fault: faultOf(file, 'large') };
    const bytes = Buffer.alloc(size + 1);
    const { bytesRead } = await opened.handle.read(bytes, 0, bytes.length, 0);
    if (bytesRead !== size) return { fault: faultOf(file, 'changing') };
    const text = bytes.subarray(0, size);
    return isUtf8(text) && !text.includes(0) ? { text: text.toString('utf8') } : { fault: faultOf(file, 'binary') };
  } finally {
    await opened.handle.close();
  }
}

type Why = 'link' | 'folder' | 'special' | 'unreadable' | 'large' | 'changing' | 'binary';

const faults: Readonly<Record<Why, readonly [code: string, what: string, remedy: string]>> = {
  link: ['LINKED_FILE', 'is a link, and links are not followed', 'Put the file itself there.'],
  folder: ['NO_FILE', 'is a folder', 'Put a file there.'],
  special: ['NO_FILE', 'is not a plain file', 'Put a file there.'],
  unreadable: ['UNREADABLE_FILE', 'cannot be read', 'See to its permissions.'],
  large: [
    'LARGE_FILE',
    `has more than ${LIMIT / 1024 / 1024} MB`,
    'Move what is not text to artifacts/ and name it there.',
  ],
  changing: ['UNREADABLE_FILE', 'changed while it was read', 'Run the gate again.'],
  binary: ['NO_TEXT', 'is not text in UTF-8', 'Save it as UTF-8.'],
};

function faultOf(file: SpecFile, why: Why): SpecFault {
  const [code, what, remedy] = faults[why];
  return { file, code, message: `${file} ${what}`, remedy };
}
