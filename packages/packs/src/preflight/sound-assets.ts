import { blocker } from '@greenlight/gates';
import { type Finding, type GenrePart, parseGenrePack } from '@greenlight/schema';
import { quote } from '../archive/archive-fault.ts';
import { describeBytes } from '../archive/archive-limits.ts';
import { ASSET_TEXT_BYTES } from '../archive/read-assets.ts';
import { explain, isJudgedKind, parseAsset } from './parse-asset.ts';
import { manifestOf, type PreflightSubject } from './preflight-subject.ts';

const id = 'package.G1';

/** Each workflow, genre, prompt and template is sound by its schema. */
export function judgeSoundness(subject: PreflightSubject): Finding[] {
  return manifestOf(subject).assets.flatMap(({ path, kind }) => {
    if (!isJudgedKind(kind)) return [];
    const bytes = subject.assets.get(path);
    if (!bytes)
      return [unsound(path, kind, `it is larger than ${describeBytes(ASSET_TEXT_BYTES)}, or all together are`)];
    const parsed = parseAsset(kind, bytes);
    return 'faults' in parsed ? parsed.faults.map((fault) => unsound(path, kind, fault)) : [];
  });
}

/** The files of each genre hold together: what one refers to, some file of the package has. */
export function judgeGenres(subject: PreflightSubject): Finding[] {
  return [...genresOf(subject)].flatMap(([genre, files]) => {
    const parsed = explain(() => parseGenrePack(files.map(({ part }) => part)));
    if ('value' in parsed) return [];
    const where = files.map(({ path }) => path).join(', ');
    return parsed.faults.map((fault) => unsound(where, `genre "${genre}"`, fault));
  });
}

/** The files of each genre that are sound by themselves. */
function genresOf(subject: PreflightSubject): Map<string, { path: string; part: GenrePart }[]> {
  const genres = new Map<string, { path: string; part: GenrePart }[]>();
  for (const { path, kind } of manifestOf(subject).assets) {
    const bytes = kind === 'genre' ? subject.assets.get(path) : undefined;
    const parsed = bytes && parseAsset('genre', bytes);
    if (!parsed || 'faults' in parsed) continue;
    const part = parsed.value as GenrePart; // what the parser of this kind gives
    genres.set(part.genre, [...(genres.get(part.genre) ?? []), { path, part }]);
  }
  return genres;
}

function unsound(path: string, kind: string, fault: string): Finding {
  const where = path.length > 200 ? `${path.slice(0, 200)}…` : path;
  return blocker(id, 'UNSOUND_ASSET', `${where} is no sound ${kind}: ${quote(fault).slice(1, -1)}`, {
    where,
    remedy: 'Correct it in the source and stage the package again.',
  });
}
