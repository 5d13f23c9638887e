import { answerAboutOne } from './answer-about-one.ts';
import type { QuestionReader, StoryReader } from './story-reader.ts';

const forms = [
  /^(who(?:['’]s| is| are|s)|how old are|how old is|tell me about|what do (?:we|you) know about|describe|show me|show) (.+)$/i,
  /^(what (?:do|does)) (.+?) (do(?: for (?:a living|work))?)$/i,
];

/** "How old are Tom and Jerry?": each by themselves. */
export const answerAboutSeveral: QuestionReader = (question, story) => {
  for (const form of forms) {
    const [, head, names, tail] = form.exec(question) ?? [];
    const parts = names === undefined ? [] : splitNames(names, story);
    if (head === undefined || parts.length < 2) continue;
    const answers = parts.map((name) => answerAboutOne([head, name, tail].filter(Boolean).join(' '), story));
    return answers.filter((answer) => answer !== undefined).join(/^how old|^what/i.test(head) ? '\n' : '\n\n');
  }
  return undefined;
};

/** The names of a list of people or places who are all in the story; none for what one of them alone is called. */
export function splitNames(text: string, story: StoryReader): string[] {
  const parts = text
    .replace(/^both /i, '')
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/i)
    .filter(Boolean);
  const isKnown = (name: string): boolean =>
    story.person(name).outcome === 'match' || story.place(name).outcome === 'match';
  const isOne = [...story.story.characters, ...story.story.locations].some(
    ({ name }) => name.toLowerCase() === text.toLowerCase(),
  );
  return parts.length > 1 && !isOne && parts.every(isKnown) ? parts : [];
}
