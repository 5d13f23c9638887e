import type { ChatHandler, FilesPort } from '@greenlight/chat';
import { printable } from '../output.ts';

/** What Tab may offer. */
export interface CompletionSources {
  handlers: readonly ChatHandler[];
  files?: FilesPort | undefined;
  /** Commands of the prompt itself, such as `/quit`. */
  promptCommands: readonly string[];
  sessions(): Promise<string[]>;
  packages(): Promise<string[]>;
}

/** What fits, whole, and the end of the line that it takes the place of: as readline asks for it. */
export type Completion = [fitting: string[], replaced: string];

/** Completes the line up to the cursor: commands by the handlers' patterns, then paths and ids where a pattern has them. */
export async function complete(line: string, sources: CompletionSources): Promise<Completion> {
  const { before, current, isQuoted } = cutLine(line);
  const places = isQuoted ? [] : nextPlaces(before, sources.handlers);
  const found = new Set(places.flatMap((place) => ('word' in place ? [place.word] : [])));
  const slots = new Set(places.flatMap((place) => ('slot' in place ? [place.slot] : [])));
  if (before.length === 0) for (const command of sources.promptCommands) found.add(command);
  if (slots.has('session') || /^ses-/i.test(current)) for (const id of await sources.sessions()) found.add(id);
  if (slots.has('package') || /^pkg-/i.test(current)) for (const id of await sources.packages()) found.add(id);
  if (isQuoted || slots.has('path') || /[/.]/.test(current)) {
    for (const path of await completePath(current, isQuoted, sources.files)) found.add(path);
  }
  const fitting = [...found].filter((each) => beginsAlike(each, current) && printable(each) === each);
  return [fitting.sort(), current];
}

// Ids are capitals, however typed; a path with a blank is offered in quotes.
function beginsAlike(offer: string, current: string): boolean {
  const bare = offer.startsWith('"') ? offer.slice(1) : offer;
  return bare.startsWith(current) || (/^(SES|PKG)-/.test(offer) && offer.startsWith(current.toUpperCase()));
}

function cutLine(line: string): { before: string[]; current: string; isQuoted: boolean } {
  const open = /^((?:[^"]*"[^"]*")*[^"]*)"([^"]*)$/.exec(line);
  const text = open ? (open[1] ?? '') : line;
  const words = text.trimStart().split(/\s+/);
  const last = words.pop() ?? '';
  return { before: words, current: open ? (open[2] ?? '') : last, isQuoted: open !== null };
}

type Place = { word: string } | { slot: 'path' | 'package' | 'session' };

/** What may stand next after these words, by the patterns of all handlers. Examples of stories are no commands. */
function nextPlaces(before: readonly string[], handlers: readonly ChatHandler[]): Place[] {
  return handlers
    .filter(({ category }) => category !== 'story')
    .flatMap(({ patterns }) => patterns.flatMap((pattern) => expand(pattern)))
    .flatMap((parts) => placesAfter(before, parts));
}

function placesAfter(before: readonly string[], parts: readonly string[]): Place[] {
  const next = parts[before.length];
  if (next === undefined || !before.every((word, index) => fits(word, parts[index] ?? ''))) return [];
  if (!next.startsWith('{')) return next.split('|').map((word) => ({ word }));
  const slot = slotOf(next.replace(/[{}?]|:.*/g, ''), parts[before.length - 1] ?? '');
  return slot ? [{ slot }] : [];
}

function fits(word: string, part: string): boolean {
  return part.startsWith('{') || part.split('|').includes(word.toLowerCase());
}

function slotOf(name: string, previous: string): 'path' | 'package' | 'session' | undefined {
  if (/^(path|file|folder|document)$/.test(name)) return 'path';
  if (name === 'package') return 'package';
  return name === 'session' || previous.split('|').includes('session') ? 'session' : undefined;
}

/** A pattern with and without each of its options. */
function expand(pattern: string): string[][] {
  const option = /\[([^[\]]*)\]/.exec(pattern);
  if (!option) return [pattern.split(/\s+/).filter((part) => part !== '')];
  const [all, inside = ''] = option;
  const [start, rest] = [pattern.slice(0, option.index), pattern.slice(option.index + all.length)];
  return [...expand(`${start}${inside}${rest}`), ...expand(`${start}${rest}`)];
}

async function completePath(current: string, isQuoted: boolean, files: FilesPort | undefined): Promise<string[]> {
  const folder = current.slice(0, current.lastIndexOf('/') + 1);
  try {
    const listed = await files?.listFolder(folder === '' ? '.' : folder);
    return (listed?.entries ?? [])
      .filter(({ name }) => !/["\n]/.test(name))
      .map(({ name, kind }) => ({ path: `${folder}${name}`, isFolder: kind === 'folder' }))
      .map(({ path, isFolder }) => (isFolder ? `${path}/` : isQuoted ? `${path}"` : path))
      .map((path) => (!isQuoted && /\s/.test(path) ? `"${path}${path.endsWith('/') ? '' : '"'}` : path));
  } catch {
    return []; // not there, or not to be read: nothing to offer
  }
}
