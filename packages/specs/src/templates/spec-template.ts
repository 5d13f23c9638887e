/** The eight files of a spec pack, in their order. */
export const specFiles = [
  '00_overview.md',
  '01_problem.md',
  '02_solution.md',
  '03_requirements.md',
  '04_design.md',
  '05_testing.md',
  '06_rollout.md',
  '07_registry.md',
] as const;
export type SpecFile = (typeof specFiles)[number];

/** The texts of templates, by the file that each is for. */
export type SpecTemplates = Readonly<Record<SpecFile, string>>;

/** The field that every template may have and nobody fills by hand: the id of the pack. */
export const ID_FIELD = 'spec_id';
