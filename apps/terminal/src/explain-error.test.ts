import { GreenlightError } from '@greenlight/schema';
import { expect, it } from 'vitest';
import { explainError } from './explain-error.ts';

const systemError = (code: string, path?: string) => Object.assign(new Error(code), { code, path });

it.each([
  [systemError('EROFS', '/w/x'), 'STORAGE', '/w/x cannot be used: its disk is read-only (EROFS).'],
  [systemError('ENOSPC'), 'STORAGE', 'What had to be read or written could not be: the disk is full (ENOSPC).'],
  [new GreenlightError('LOCKED', 'It is locked.'), 'LOCKED', 'It is locked.'],
  [
    new TypeError('x is not a function'),
    'INTERNAL',
    'Something failed on our side. Nothing was changed; please try again.',
  ],
  [systemError('toString'), 'INTERNAL', 'Something failed on our side. Nothing was changed; please try again.'],
  ['thrown', 'INTERNAL', 'Something failed on our side. Nothing was changed; please try again.'],
  [undefined, 'INTERNAL', 'Something failed on our side. Nothing was changed; please try again.'],
])('%s', (thrown, code, message) => {
  expect(explainError(thrown)).toMatchObject({ code, message });
});
