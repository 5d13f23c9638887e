import {
  castRole,
  type RecordKind,
  relationshipType,
  sceneStatus,
  shotSize,
  timeOfDay,
  verdict,
} from '@greenlight/schema';

const options: Partial<Record<RecordKind | 'project', Readonly<Record<string, readonly string[]>>>> = {
  character: { role: castRole.options },
  scene: { timeOfDay: timeOfDay.options, status: sceneStatus.options },
  relationship: { type: relationshipType.options },
  panel: { shotSize: shotSize.options },
  review: { verdict: verdict.options },
};

/** What a field may be, where it is one of a few. */
export function optionsOf(kind: RecordKind | 'project', field: string): readonly string[] | undefined {
  return options[kind]?.[field];
}
