import type { MergeKind, RecordKind, WorkflowView } from '@greenlight/schema';
import type { ProjectState } from '../../client/project-state.ts';
import { inOrder, slugline } from '../story/slugline.ts';
import { stepEntries } from './step-entries.ts';

/** Something that the palette finds. `act` says what choosing it does. */
export interface PaletteEntry {
  id: string;
  group: 'Steps' | 'People' | 'Places' | 'Scenes' | 'Conversations' | 'Projects' | 'Do';
  title: string;
  /** More words, shown beside the title and searched too. */
  note: string;
  act: PaletteAct;
}

export type PaletteAct =
  | { type: 'record'; kind: RecordKind; id: string }
  | { type: 'conversation'; session: string | null }
  | { type: 'address'; href: string }
  | { type: 'add'; kind: RecordKind }
  | { type: 'makeOne'; kind: MergeKind }
  | { type: 'front'; front: 'members' | 'details' | 'keys' | 'packs' | 'packing' }
  | { type: 'theme' }
  | { type: 'write' }
  | { type: 'instead' }
  | { type: 'step'; step: string }
  | { type: 'choose'; choice: string; title: string }
  | { type: 'leave' };

interface PaletteSource {
  state: Pick<ProjectState, 'characters' | 'locations' | 'scenes' | 'sessions' | 'project' | 'capability'>;
  projects: readonly { id: string; title: string }[];
  isAdmin: boolean;
  /** Where the film stands, and what may be done. */
  workflow?: WorkflowView;
}

/** Everything that can be gone to or done. */
export function paletteEntries({ state, projects, isAdmin, workflow }: PaletteSource): PaletteEntry[] {
  const record = (kind: RecordKind, id: string): PaletteAct => ({ type: 'record', kind, id });
  return [
    ...state.characters.map((one): PaletteEntry => {
      const note = [one.occupation, ...(one.aliases ?? [])].filter(Boolean).join(', ');
      return { id: one.id, group: 'People', title: one.name, note, act: record('character', one.id) };
    }),
    ...state.locations.map((one): PaletteEntry => {
      const note = [one.kind, ...(one.aliases ?? [])].filter(Boolean).join(', ');
      return { id: one.id, group: 'Places', title: one.name, note, act: record('location', one.id) };
    }),
    ...inOrder(state.scenes).map((one): PaletteEntry => {
      const title = `${one.number ?? '–'}  ${slugline(one, state.locations)}`;
      return { id: one.id, group: 'Scenes', title, note: one.summary ?? one.title ?? '', act: record('scene', one.id) };
    }),
    ...(workflow ? stepEntries(workflow, state.capability !== 'read') : []),
    ...doings(state.capability !== 'read', isAdmin),
    ...(state.capability === 'read' ? [] : merges(state)),
    ...state.sessions.map((one): PaletteEntry => {
      return {
        id: one.id,
        group: 'Conversations',
        title: one.title,
        note: '',
        act: { type: 'conversation', session: one.id },
      };
    }),
    ...projects
      .filter((one) => one.id !== state.project.id)
      .map(
        (one): PaletteEntry => ({
          id: one.id,
          group: 'Projects',
          title: one.title,
          note: '',
          act: { type: 'address', href: `/projects/${one.id}` },
        }),
      ),
  ];
}

function doings(canWrite: boolean, isAdmin: boolean): PaletteEntry[] {
  const doing = (title: string, act: PaletteAct, note = ''): PaletteEntry => ({
    id: `do ${title}`,
    group: 'Do',
    title,
    note,
    act,
  });
  const writing = [
    doing('Write', { type: 'write' }, '/'),
    doing('Add a person', { type: 'add', kind: 'character' }),
    doing('Add a place', { type: 'add', kind: 'location' }),
    doing('Add a scene', { type: 'add', kind: 'scene' }),
    doing('Relate two people', { type: 'add', kind: 'relationship' }),
    doing('Package this phase', { type: 'front', front: 'packing' }),
  ];
  return [
    doing('New conversation', { type: 'conversation', session: null }),
    ...(canWrite ? writing : []),
    doing('Project details', { type: 'front', front: 'details' }),
    doing('Spec packs', { type: 'front', front: 'packs' }),
    doing('Members', { type: 'front', front: 'members' }),
    doing('All projects', { type: 'address', href: '/projects' }),
    doing('Keys', { type: 'front', front: 'keys' }, '?'),
    doing('Daylight or dark room', { type: 'theme' }),
    ...(isAdmin ? [doing('Administration', { type: 'address', href: '/admin' })] : []),
    doing('Sign out', { type: 'leave' }),
  ];
}

/** Two can be one only where there are two. */
function merges({ characters, locations }: Pick<ProjectState, 'characters' | 'locations'>): PaletteEntry[] {
  const entry = (title: string, kind: MergeKind): PaletteEntry => ({
    id: `do ${title}`,
    group: 'Do',
    title,
    note: 'the same under two names, merge',
    act: { type: 'makeOne', kind },
  });
  return [
    ...(characters.length > 1 ? [entry('Make two people one', 'character')] : []),
    ...(locations.length > 1 ? [entry('Make two places one', 'location')] : []),
  ];
}

const SHOWN = 40;

/** The entries that have every typed word, those whose title begins with it first. Nothing typed shows them all. */
export function searchEntries(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const found = entries.flatMap((entry, index) => {
    const [title, all] = [fold(entry.title), fold(`${entry.title} ${entry.note}`)];
    if (!words.every((word) => all.includes(word))) return [];
    const [first = ''] = words;
    const rank = title.startsWith(first) ? 0 : title.includes(` ${first}`) ? 1 : title.includes(first) ? 2 : 3;
    return [{ entry, order: rank * 100_000 + index }];
  });
  return found
    .sort((a, b) => a.order - b.order)
    .slice(0, SHOWN)
    .map(({ entry }) => entry);
}

/** Letters without case and accents: "zoe" finds Zoë. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
}
