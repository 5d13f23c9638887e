import * as migration_20261120_093234_initial from './20261120_093234_initial';

export const migrations = [
  {
    up: migration_20261120_093234_initial.up,
    down: migration_20261120_093234_initial.down,
    name: '20261120_093234_initial'
  },
];
