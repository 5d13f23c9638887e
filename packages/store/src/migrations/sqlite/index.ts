import * as migration_20261120_093234_initial from './20261120_093234_initial';
import * as migration_20261120_161108_workflow from './20261120_161108_workflow';

export const migrations = [
  {
    up: migration_20261120_093234_initial.up,
    down: migration_20261120_093234_initial.down,
    name: '20261120_093234_initial',
  },
  {
    up: migration_20261120_161108_workflow.up,
    down: migration_20261120_161108_workflow.down,
    name: '20261120_161108_workflow'
  },
];
