import type {
  ActRecord,
  MediaRecord,
  NoteRecord,
  PanelRecord,
  ProjectRecord,
  ProjectSnapshot,
  ReviewRecord,
  SpecPackSummary,
} from '@greenlight/schema';
import { PROJECT_ID, uuid } from './story.ts';

const base = { project: PROJECT_ID, createdVia: 'manual', sources: {} } as const;

/** A moment by its number: later numbers are later. */
export function moment(number: number): string {
  return new Date(Date.UTC(2026, 0, 1) + number).toISOString();
}

/** A project with these records and nothing else. Nobody has changed it. */
export function projectSnapshot({
  project,
  ...rest
}: Partial<Omit<ProjectSnapshot, 'project'>> & { project?: Partial<ProjectRecord> } = {}): ProjectSnapshot {
  return {
    project: { id: PROJECT_ID, title: 'The Scandal', type: 'feature-film', ...project },
    characters: [],
    locations: [],
    scenes: [],
    relationships: [],
    acts: [],
    beats: [],
    panels: [],
    media: [],
    reviews: [],
    notes: [],
    packs: [],
    memberCount: 1,
    lastChange: null,
    workflow: null,
    definition: null,
    ...rest,
  };
}

export function actRecord(id: number, number: number, fields: Partial<ActRecord> = {}): ActRecord {
  return { ...base, id: uuid(id), number, ...fields };
}

export function panelRecord(id: number, scene: number, fields: Partial<PanelRecord> = {}): PanelRecord {
  return { ...base, id: uuid(id), scene: uuid(scene), ...fields };
}

export function mediaRecord(id: number, kind: MediaRecord['kind'], fields: Partial<MediaRecord> = {}): MediaRecord {
  return { ...base, id: uuid(id), title: `A ${kind}`, kind, ...fields };
}

export function reviewRecord(
  id: number,
  by: string,
  at: number,
  verdict: ReviewRecord['verdict'] = 'approved',
): ReviewRecord {
  return { ...base, id: uuid(id), verdict, by, at: moment(at) };
}

export function noteRecord(id: number, text: string, fields: Partial<NoteRecord> = {}): NoteRecord {
  return { ...base, id: uuid(id), text, ...fields };
}

export function packSummary(id: number, at: number, passed = true): SpecPackSummary {
  const judged = `sha256:${'0'.repeat(64)}`;
  const head = { project: PROJECT_ID, target: `FILM-${id}`, step: 'final', judged };
  return { ...head, id: uuid(id), passed, by: 'somebody', at: moment(at) };
}
