import type { MediaKind, MediaRecord } from '@greenlight/schema';

/** Who or what media can show. */
export type MediaSubject = 'character' | 'location' | 'scene';

interface ShelfWords {
  kind: MediaKind;
  title: string;
  one: string;
  /** What an empty shelf says. */
  wanted: string;
}

/** A sheet is of a character, a reference of a location, a breakdown of a scene. */
export const shelfWords: Record<MediaSubject, ShelfWords> = {
  character: {
    kind: 'sheet',
    title: 'Sheets',
    one: 'sheet',
    wanted: 'No sheet yet. Write down how somebody looks, dresses and moves, or upload a drawing.',
  },
  location: {
    kind: 'reference',
    title: 'References',
    one: 'reference',
    wanted: 'No reference yet. Upload a picture of what it should look like, or describe one.',
  },
  scene: {
    kind: 'breakdown',
    title: 'Breakdown',
    one: 'breakdown',
    wanted: 'No breakdown yet. Write down what the scene needs: props, dress, sound, light, animals, cars.',
  },
};

export const kindWord: Record<MediaKind, string> = {
  sheet: 'Sheet',
  reference: 'Reference',
  breakdown: 'Breakdown',
  other: 'Other',
};

/** The largest file that the studio takes, in bytes. */
export const FILE_LIMIT = 10 * 1024 * 1024;

/** What a file chooser offers; the studio judges by what a file holds. */
export const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif,application/pdf,text/plain,.fountain,.md';

/** `2.4 MB`, `310 kB`, `12 bytes`. */
export function saySize(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return bytes >= 1000 ? `${Math.round(bytes / 1000)} kB` : `${bytes} bytes`;
}

/** A title for what is uploaded: its file's name without the extension, as long as a title may be. */
export function titleOf(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return [...(words || fileName || 'Untitled')].slice(0, 120).join('');
}

const shown = /^image\/(png|jpeg|gif|webp)$/;

export function isPicture({ mimeType }: Pick<MediaRecord, 'mimeType'>): boolean {
  return shown.test(mimeType ?? '');
}
