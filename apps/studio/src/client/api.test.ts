import { describe, expect, it } from 'vitest';
import { fieldMessage, readError, toApiError } from './api.ts';

const refusal = {
  error: {
    code: 'VALIDATION',
    message: 'age: must be 0 or more',
    retryable: false,
    details: { fields: [{ field: 'age', message: 'must be 0 or more' }] },
    requestId: 'r1',
  },
};

describe('a refused request', () => {
  it('keeps the code, the sentence and what each field was told', () => {
    const error = readError(422, JSON.stringify(refusal));
    expect(error.code).toBe('VALIDATION');
    expect(error.message).toBe('age: must be 0 or more');
    expect(fieldMessage(error, 'age')).toBe('must be 0 or more');
    expect(fieldMessage(error, 'name')).toBeUndefined();
  });

  it('is read with the list that the admin page gets beside it', () => {
    const error = readError(422, JSON.stringify({ ...refusal, errors: [{ message: 'x' }] }));
    expect(error.code).toBe('VALIDATION');
  });

  it('in another shape becomes a sentence that can be tried again', () => {
    for (const text of ['', '<html>Bad gateway</html>', '{"error":"no"}', 'null']) {
      const error = readError(502, text);
      expect(error.code).toBe('INTERNAL');
      expect(error.message).toContain('502');
      expect(error.retryable).toBe(true);
    }
  });

  it('keeps quiet about what a page’s own mistake said', () => {
    expect(toApiError(new TypeError('x is undefined')).message).not.toContain('undefined');
  });
});
