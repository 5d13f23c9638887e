import * as z from 'zod';
import * as text from './text.ts';

// What the fields of records are made of. Text limits are generous for people and small for machines.

export const name = z
  .string()
  .overwrite(text.singleLine)
  .trim()
  .min(1, 'must not be empty')
  .max(120, 'must be 120 characters or fewer');

export const line = z.string().overwrite(text.singleLine).trim().max(500, 'must be 500 characters or fewer');

export const prose = z.string().overwrite(text.prose).trim().max(8000, 'must be 8,000 characters or fewer');

export const wholeNumber = (least: number, most: number) =>
  z
    .int('must be a whole number')
    .min(least, `must be ${least} or more`)
    .max(most, `must be ${most.toLocaleString('en-US')} or less`);
