import * as migration_20261120_183725_initial from './20261120_183725_initial';

export const migrations = [
  {
    up: migration_20261120_183725_initial.up,
    down: migration_20261120_183725_initial.down,
    name: '20261120_183725_initial'
  },
];
