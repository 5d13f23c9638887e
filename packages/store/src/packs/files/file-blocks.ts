import type { Block } from '../text/block.ts';

/** The fields of the templates, by the file that they are in. */
interface Fields {
  overview: 'title' | 'owner' | 'status' | 'date' | 'summary' | 'scope' | 'out_of_scope';
  problem: 'problem' | 'current_state' | 'affected' | 'cost_of_inaction';
  solution: 'solution' | 'alternatives' | 'risks';
  requirements: 'requirements_source' | 'must' | 'should' | 'limits';
  design: 'design' | 'parts' | 'records' | 'decisions';
  testing: 'testing' | 'checks' | 'acceptance' | 'evidence';
  rollout:
    | 'rollout'
    | 'phases'
    | 'checklist'
    | 'deployment_steps'
    | 'verification'
    | 'rollback'
    | 'communication'
    | 'post_rollout';
  registry: 'registry' | 'registry_rows' | 'artifacts' | 'history';
}

/** What is written into the fields of one file. */
export type FileBlocks<File extends keyof Fields> = Record<Fields[File], Block>;
