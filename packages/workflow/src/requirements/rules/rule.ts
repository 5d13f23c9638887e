import type { WorkflowGround } from '../../ground/workflow-ground.ts';
import type { Shortfall } from '../shortfall.ts';

/** What the records of a project miss of a rule. `measure` is the rule's own, where its definition gives one. */
export type Rule = (ground: WorkflowGround, measure?: number) => Shortfall[];
