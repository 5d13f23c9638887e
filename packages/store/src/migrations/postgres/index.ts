import * as migration_20261120_190330_initial from './20261120_190330_initial';

export const migrations = [
  {
    up: migration_20261120_190330_initial.up,
    down: migration_20261120_190330_initial.down,
    name: '20261120_190330_initial'
  },
];
