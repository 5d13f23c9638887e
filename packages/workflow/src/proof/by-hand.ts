import type { ProjectSnapshot } from '@greenlight/schema';

type Thresholds = Readonly<Record<string, number>>;

const long = (text: string | null | undefined, least: number) => [...(text ?? '').trim()].length >= Math.max(1, least);

/**
 * What a step of a feature film asks for itself, blockers alone, written out plainly from the table in the design (WORKFLOW.md): what the gates
 * say is held against it.
 */
export function isCompleteByHand(step: string, film: ProjectSnapshot, thresholds: Thresholds): boolean {
  const { project, characters, locations, acts, media, panels } = film;
  const measure = (name: string) => thresholds[name] ?? Number.NaN;
  const scenes = film.scenes.filter(({ status }) => status !== 'omitted');
  // A step that an admin let begin early has nothing to judge before there are scenes.
  const isEarly = ['storyboard', 'asset_creation', 'production', 'editing'].includes(step);
  if (isEarly && film.workflow?.steps[step]?.override && scenes.length < measure('scenes')) return false;
  const isThere = (list: readonly { id: string }[], id: string | null | undefined) =>
    list.some((each) => each.id === id);
  switch (step) {
    case 'initial_concept':
      return long(project.title, 1) && long(project.genre, 1) && long(project.logline, measure('logline_length'));
    case 'story_structure':
      return (
        acts.length >= measure('acts') && acts.every(({ summary }) => long(summary, measure('act_summary_length')))
      );
    case 'character_development':
      return (
        characters.length >= measure('characters') &&
        characters.every(({ description, occupation }) => long(description, 1) || long(occupation, 1)) &&
        characters.some(({ role }) => role === 'protagonist')
      );
    case 'scene_breakdown': {
      const loose = scenes.filter(({ act }) => !isThere(acts, act)).length;
      const uncovered = acts.filter(({ id }) => !scenes.some(({ act }) => act === id)).length;
      return (
        scenes.length >= measure('scenes') &&
        uncovered <= loose &&
        scenes.every(
          ({ location, timeOfDay, summary, characters: cast }) =>
            isThere(locations, location) &&
            timeOfDay &&
            long(summary, 1) &&
            cast?.some((character) => isThere(characters, character)),
        )
      );
    }
    case 'storyboard':
      return scenes.every(({ id }) =>
        panels.some(({ scene, description, shotSize }) => scene === id && long(description, 1) && shotSize),
      );
    case 'asset_creation': {
      const has = (kind: string, id: string) =>
        media.some(
          (each) =>
            each.kind === kind &&
            (each.character === id || each.location === id) &&
            (long(each.text, 1) || each.filename),
        );
      const cast = characters.filter(({ id }) => scenes.some((scene) => scene.characters?.includes(id)));
      const places = locations.filter(({ id }) => scenes.some(({ location }) => location === id));
      const length = measure('location_description_length');
      return (
        cast.every(({ id }) => has('sheet', id)) &&
        places.every(({ id, description }) => has('reference', id) || long(description, length))
      );
    }
    case 'production':
      return scenes.every(
        ({ id, status }) =>
          status === 'approved' &&
          media.some(({ kind, scene, text, filename }) => kind === 'breakdown' && scene === id && (text || filename)),
      );
    case 'editing':
      return (
        scenes.every(({ number, runningTime }) => number && runningTime) &&
        new Set(scenes.map(({ number }) => number)).size === scenes.length
      );
    case 'review': {
      const { reviews, lastChange, notes, memberCount } = film;
      const standing = reviews.filter(
        ({ verdict, at, by }, index) =>
          verdict === 'approved' &&
          (at ?? '') > (lastChange?.at ?? '') &&
          !reviews.slice(index + 1).some((later) => later.by === by && later.verdict === 'changes'),
      );
      const isApproved =
        standing.some(({ by }) => by !== lastChange?.by) || (memberCount === 1 && standing.length >= 2);
      return isApproved && notes.every(({ blocking, resolved }) => !blocking || resolved);
    }
    case 'final': {
      const last = film.packs.at(-1);
      return last?.passed === true && last.at > (film.lastChange?.at ?? '');
    }
    default:
      throw new Error(`There is no step ${step}`);
  }
}
