import { resolveCharacter } from '@greenlight/story';
import { type Figure, median } from './statistics.ts';

/** A name looked up among 5,000 people against the same among 250: an index hardly notices, a comparison with each takes twenty times as long. */
export function measureNames(rounds: number): Figure[] {
  const [few, many] = [createPeople(250), createPeople(5_000)];
  const asked = few.flatMap(({ name, aliases }) => [name, ...aliases]);
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const small = resolveAll(asked, few);
    const large = resolveAll(asked, many);
    if (round < 0) continue;
    ratios.push(large / small);
    times.push((large / asked.length) * 1000);
  }
  const first = Array.from({ length: Math.max(3, Math.round(rounds / 10)) }, () => {
    const fresh = [...many];
    return resolveAll(asked.slice(0, 1), fresh);
  });
  const ratio = median(ratios);
  return [
    {
      what: 'a name among 5,000 people / among 250',
      measured: `${ratio.toFixed(2)} × (${median(times).toFixed(1)} µs)`,
      aim: '≤ 3 ×',
      holds: ratio <= 3,
    },
    {
      what: 'the first name asked of a changed list of 5,000: its index is laid out',
      measured: `${median(first).toFixed(1)} ms`,
      aim: '≤ 100 ms',
      holds: median(first) <= 100,
    },
  ];
}

interface Person {
  id: string;
  name: string;
  aliases: string[];
}

/** Names of which any two share a word now and then: seventy-one given names, a family name each. */
function createPeople(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    name: `${wordOf(index % 71)} ${wordOf(100_000 + index)}`,
    aliases: index % 5 === 0 ? [`The ${wordOf(900_000 + index)}`] : [],
  }));
}

const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu'];

function wordOf(number: number): string {
  const word = [...String(number)].map((digit) => syllables[Number(digit)]).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function resolveAll(names: readonly string[], people: readonly Person[]): number {
  const started = performance.now();
  for (const name of names) {
    const found = resolveCharacter(name, people);
    if (found.outcome !== 'match') throw new Error(`${name} is not found: ${found.outcome}`);
  }
  return performance.now() - started;
}
