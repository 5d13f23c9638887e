import type { Extractor } from '../src/extractor.ts';
import type { Conversation } from './corpus.ts';
import type { FoundStory } from './expectation.ts';
import { type Evaluation, measureStory } from './measures.ts';
import { scoreStory } from './scoring.ts';
import { describeChanges, keepCertain } from './standing-extraction.ts';
import { Telling } from './telling.ts';

/** Tells a whole conversation, each message with the names and the messages before it, and judges what stands at the end. */
export async function evaluateConversation(
  extractor: Extractor,
  { title, messages, expected }: Conversation,
): Promise<Evaluation> {
  const telling = new Telling();
  const history: string[] = [];
  const falseCreations: string[] = [];
  for (const { text, creates } of messages) {
    const known = telling.known();
    const { extraction } = await extractor.extract({ message: text, known, history: [...history] });
    const standing = keepCertain(extraction);
    if (creates === false)
      falseCreations.push(...describeChanges(standing, known).map((change) => `${change} ← ${text}`));
    telling.add(standing);
    history.push(text);
  }
  const { measures, faults } = measureStory(scoreStory(expected, withoutRoles(telling.story)));
  return { label: title, measures, faults, falseCreations };
}

/** The gold of a conversation names no roles; they are judged on single messages. */
function withoutRoles(story: FoundStory): FoundStory {
  return { ...story, people: story.people.map((person) => ({ ...person, role: undefined })) };
}
