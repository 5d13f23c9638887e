import type { MessageReply } from '@greenlight/schema';
import { escapeMarkdown } from '@greenlight/story';

/** A reply as a terminal shows it: what a studio puts beside the text stands below it. */
export function describeReply(reply: MessageReply): string {
  const parts = [reply.response, ...describeProblems(reply), ...describeQuestions(reply), ...describeChoices(reply)];
  return parts.filter(Boolean).join('\n\n');
}

function describeProblems({ response, errors }: MessageReply): string[] {
  const unsaid = errors.map(({ message }) => escapeMarkdown(message)).filter((message) => !isSaid(response, message));
  return unsaid.length > 0 ? [unsaid.map((message) => `- Not kept: ${message}`).join('\n')] : [];
}

function describeQuestions({ response, questions }: MessageReply): string[] {
  return questions
    .filter(({ text }) => !isSaid(response, escapeMarkdown(text)))
    .map(({ text, options = [] }) => [escapeMarkdown(text), ...numbered(options)].join('\n'));
}

function describeChoices({ choices }: MessageReply): string[] {
  if (choices.length === 0) return [];
  const lines = choices.map(({ title, description, recommended, blocked, reason }) => {
    const marks = [recommended && 'recommended', blocked && `not yet${reason ? `: ${reason}` : ''}`].filter(Boolean);
    return `${title}: ${description}${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`;
  });
  return [['Next:', ...numbered(lines)].join('\n')];
}

/** An option is chosen by its number as well as by its words. */
function numbered(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index + 1}. ${escapeMarkdown(line)}`);
}

function isSaid(response: string, escaped: string): boolean {
  return response.includes(escaped);
}
