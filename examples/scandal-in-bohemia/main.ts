import type { ExpectedStory } from '../../packages/story/eval/expectation.ts';
import { scoreStory } from '../../packages/story/eval/scoring.ts';
import { findFailures, findLost } from '../../packages/story/eval/verdict.ts';
import expectation from './expected.json' with { type: 'json' };
import script from './messages.json' with { type: 'json' };
import { readStory } from './read-story.ts';
import { formatReport } from './report.ts';
import { enterStudio } from './studio.ts';
import { tellStory } from './tell.ts';

// Tells "A Scandal in Bohemia" to a running studio and asserts what stands at the end. Exits 1 when it does not, 2 when the
// studio could not be told.
const { thresholds, ...expected }: ExpectedStory & { thresholds: typeof expectation.thresholds } = expectation;

try {
  process.exitCode = (await run(process.argv[2] ?? 'http://localhost:3010')) ? 0 : 1;
} catch (thrown) {
  print(`The studio could not be told the story: ${thrown instanceof Error ? describe(thrown) : String(thrown)}`);
  process.exitCode = 2;
}

async function run(address: string): Promise<boolean> {
  const studio = await enterStudio(address);
  const projectId = await studio.createProject(script.project);
  const { sessionId, falseCreations } = await tellStory(studio, projectId, script.messages, print);

  const found = await readStory(studio, projectId);
  const result = scoreStory(expected, found);
  print(`\n${formatReport(expected, found, result)}\n`);
  for (const creation of falseCreations) print(`Created by a message that tells nothing: ${creation}`);

  const kept = (await studio.readMessages(sessionId))
    .filter((message) => message.author === 'user')
    .map((message) => message.text);
  const sent = script.messages.map((message) => message.text);
  const failures = [
    ...findFailures(expected, result, thresholds),
    ...findLost(sent, kept).map((text) => `a message is lost: ${text}`),
  ];
  for (const failure of failures) print(`FAILED: ${failure}`);
  print(
    failures.length === 0 ? 'All that must stand does.' : `${failures.length} of the things that must stand do not.`,
  );
  return failures.length === 0;
}

function describe(error: Error): string {
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
