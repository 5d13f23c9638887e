import type { MessageReply, Reading } from '@greenlight/schema';
import { escapeMarkdown } from '@greenlight/story';

/**
 * A reply as a terminal shows it: what a studio puts beside the text stands below it. What may be done in the film's step is listed
 * where the words were about its steps.
 */
export function describeReply(reply: MessageReply, { isAboutSteps = false } = {}): string {
  const choices = isAboutSteps ? describeChoices(reply) : [];
  const parts = [reply.response, ...describeProblems(reply), ...describeQuestions(reply), ...choices];
  return parts.filter(Boolean).join('\n\n');
}

function describeProblems({ response, errors }: MessageReply): string[] {
  const unsaid = errors
    .filter(({ message }) => message !== response)
    .map(({ message }) => escapeMarkdown(message))
    .filter((message) => !isSaid(response, message));
  return unsaid.length > 0 ? [unsaid.map((message) => `- Not kept: ${message}`).join('\n')] : [];
}

function describeQuestions({ response, questions }: MessageReply): string[] {
  return questions
    .filter(({ text }) => !isSaid(response, escapeMarkdown(text)))
    .map(({ text, options = [], reading }) =>
      [escapeMarkdown(text), ...readIn(reading), ...numbered(options)].join('\n'),
    );
}

/** The words that an uncertain reading was read from, before she says whether it is right. */
function readIn(reading: Reading | undefined): string[] {
  return reading?.quote ? [`> ${escapeMarkdown(reading.quote.text.replaceAll(/\s+/g, ' '))}`, ''] : [];
}

/** The step's own choices, said by their titles, and the steps that may be gone to. What waits behind a closed gate is not a list to read. */
function describeChoices({ choices }: MessageReply): string[] {
  const shown = choices.filter(
    ({ id, blocked }) => id !== 'manual_override' && !(blocked && id.startsWith('advance_to_')),
  );
  if (shown.length === 0) return [];
  const lines = shown.map(({ title, description, recommended, blocked, reason }) => {
    const marks = [recommended && 'recommended', blocked && `not yet${reason ? `: ${reason}` : ''}`].filter(Boolean);
    return `- ${escapeMarkdown(`${title}: ${description}${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`)}`;
  });
  return [['You may say:', ...lines].join('\n')];
}

/** An option is chosen by its number as well as by its words. */
function numbered(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index + 1}. ${escapeMarkdown(line)}`);
}

function isSaid(response: string, escaped: string): boolean {
  return response.includes(escaped);
}
