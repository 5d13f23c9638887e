import type { PatchConfigRequest, ProjectRecord, ProjectType, WorkflowView } from '@greenlight/schema';

interface Held {
  project: ProjectRecord;
  thresholds: WorkflowView['thresholds'];
}

/** What stands in the form. `measures` holds the thresholds that were touched. */
interface Written {
  type: ProjectType;
  workflow: string;
  target: string;
  measures: Readonly<Record<string, string>>;
}

/** What to ask of the studio: only what was changed. A threshold at the workflow's own value, or left empty, is the workflow's again. */
export function configChanges(
  { project, thresholds }: Held,
  { type, workflow, target, measures }: Written,
): PatchConfigRequest {
  const minutes = target.trim() === '' ? null : Number(target);
  const named = type === 'custom' ? workflow.trim() || null : null;
  const touched = thresholds.flatMap(({ name, value, default: usual }): [string, number | null][] => {
    const text = measures[name]?.trim();
    if (text === undefined || text === String(value)) return [];
    return [[name, text === '' || Number(text) === usual ? null : Number(text)]];
  });
  return {
    ...(type === project.type ? {} : { type }),
    ...(named === (project.workflow ?? null) ? {} : { workflow: named }),
    ...(minutes === (project.targetMinutes ?? null) ? {} : { targetMinutes: minutes }),
    ...(touched.length === 0 ? {} : { thresholds: Object.fromEntries(touched) }),
  };
}

/** The project with these changes: what the page shows until the event says it. */
export function withConfig(project: ProjectRecord, { thresholds, ...changes }: PatchConfigRequest): ProjectRecord {
  const own = Object.entries({ ...project.thresholds, ...thresholds }).filter(
    (entry): entry is [string, number] => entry[1] !== null,
  );
  return { ...project, ...changes, thresholds: Object.fromEntries(own) };
}
