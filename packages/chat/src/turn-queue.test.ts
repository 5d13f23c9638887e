import { describe, expect, it } from 'vitest';
import { createKeyedQueue, createTurnQueue } from './turn-queue.ts';

const rest = () => new Promise((resolve) => setImmediate(resolve));

describe('createTurnQueue', () => {
  it('runs work in order, one piece at a time, past one that fails', async () => {
    const queue = createTurnQueue();
    const order: string[] = [];
    const piece = (name: string) => async () => {
      order.push(`${name}+`);
      await rest();
      order.push(`${name}-`);
      if (name === 'b') throw new Error('b failed');
      return name;
    };
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((name) => queue(piece(name))));
    expect(order).toEqual(['a+', 'a-', 'b+', 'b-', 'c+', 'c-']);
    expect(settled.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('createKeyedQueue', () => {
  it('keeps order under one key, and lets others pass', async () => {
    const queue = createKeyedQueue();
    const order: string[] = [];
    const piece = (name: string, rests: number) => async () => {
      for (let count = 0; count < rests; count += 1) await rest();
      order.push(name);
    };
    await Promise.all([queue('x', piece('x1', 5)), queue('x', piece('x2', 0)), queue('y', piece('y1', 0))]);
    expect(order).toEqual(['y1', 'x1', 'x2']);
  });

  it('goes on under a key whose work failed', async () => {
    const queue = createKeyedQueue();
    await expect(queue('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue('x', async () => 'yes')).toBe('yes');
  });
});
