import type { ActRecord, LocationRecord, SceneRecord } from '@greenlight/schema';
import type { ProjectState } from '../../client/project-state.ts';
import type { KindedRecord } from '../../client/story-records.ts';
import { slugline } from '../story/slugline.ts';

/** What a record is called on the page: a name, a scene's slugline, the two people of a relationship. */
export function recordName(kinded: KindedRecord, story: Pick<ProjectState, 'characters' | 'locations'>): string {
  switch (kinded.kind) {
    case 'character':
    case 'location':
      return kinded.record.name;
    case 'scene':
      return slugline(kinded.record, story.locations);
    case 'act':
      return actName(kinded.record);
    case 'beat':
    case 'media':
      return kinded.record.title;
    case 'panel':
      return `Panel ${kinded.record.number ?? ''}`.trim();
    case 'review':
      return kinded.record.verdict === 'approved' ? 'Approval' : 'Wish for changes';
    case 'note':
      return kinded.record.text;
    case 'relationship': {
      const nameOf = (id: string) => story.characters.find((one) => one.id === id)?.name ?? 'somebody';
      return `${nameOf(kinded.record.from)} and ${nameOf(kinded.record.to)}`;
    }
  }
}

/** `Act 2: The letter`. */
export function actName({ number, title }: Pick<ActRecord, 'number' | 'title'>): string {
  return [`Act ${number}`, title].filter(Boolean).join(': ');
}

/** `12. INT. BAKER STREET – NIGHT`. */
export function sceneName(scene: SceneRecord, locations: readonly LocationRecord[]): string {
  return [scene.number && `${scene.number}.`, slugline(scene, locations)].filter(Boolean).join(' ');
}
