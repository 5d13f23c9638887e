import { expect, test } from 'vitest';
import { databaseKindOf, showDatabase } from './database-kind.ts';

test.each([
  ['file:/var/film.db', 'sqlite'],
  ['postgres://ada@localhost/film', 'postgres'],
  ['postgresql://ada@localhost/film', 'postgres'],
  ['mongodb://localhost/film?replicaSet=rs0', 'mongodb'],
  ['mongodb+srv://cluster/film', 'mongodb'],
])('%s is %s', (url, kind) => {
  expect(databaseKindOf(url)).toBe(kind);
});

test.each([
  ['file:/var/film.db', 'file:/var/film.db'],
  ['postgres://ada:secret@db.example.org:5432/film', 'postgres://ada:…@db.example.org:5432/film'],
  ['postgres://ada:se:cr@et@db.example.org/film', 'postgres://ada:…@db.example.org/film'],
  ['postgres://ada@db.example.org/film', 'postgres://ada@db.example.org/film'],
  [
    'postgres://db.example.org/film?user=ada&password=secret&ssl=1',
    'postgres://db.example.org/film?user=ada&password=…&ssl=1',
  ],
  ['mongodb+srv://ada:secret@cluster/film', 'mongodb+srv://ada:…@cluster/film'],
])('%s is shown as %s', (url, shown) => {
  expect(showDatabase(url)).toBe(shown);
});
