import type { ExtractedUpdate } from '@greenlight/schema';
import { capitalize } from '../rules/capitalize.ts';

const forms = [
  /^\s*(?:please\s+)?rename\s+(?<old>.+?)\s+(?:to|as|into)\s+(?<name>.+?)[\s.!]*$/i,
  /^\s*(?:please\s+)?change\s+(?<old>.+?)['’]s?\s+name\s+to\s+(?<name>.+?)[\s.!]*$/i,
  /^\s*(?:please\s+)?change\s+the\s+name\s+of\s+(?<old>.+?)\s+to\s+(?<name>.+?)[\s.!]*$/i,
  /^\s*(?:please\s+)?call\s+(?<old>.+?)\s+(?<name>\S.*?)\s+(?:from now on|instead)[\s.!]*$/i,
];

/** "rename X to Y" as a change of X's name, or a scene's title; undefined when a message does not say it. */
export function readRename(message: string): ExtractedUpdate | undefined {
  for (const form of forms) {
    const groups = form.exec(message)?.groups;
    if (!groups?.old || !groups.name) continue;
    const old = groups.old.replace(/^(?:the\s+)?(?:character|location|place)\s+/i, '');
    const name = groups.name.replace(/^["“'](.*)["”']$/, '$1');
    const start = message.lastIndexOf(name);
    const isScene = /^(?:the\s+)?scene\s+\w+$/i.test(old);
    const field = isScene ? 'title' : 'name';
    return {
      kind: isScene ? 'scene' : 'character',
      name: old,
      set: { [field]: asName(name) },
      confidence: 0.95,
      evidence: { [field]: [start, start + name.length] },
    };
  }
  return undefined;
}

const small = /^(?:of|the|and|in|at|on|von|van|der|den|de|del|della|di|da|du|la|le|bin|ibn|y)$/;

/** A name that was typed without any capital has them all the same. */
function asName(typed: string): string {
  if (typed !== typed.toLowerCase()) return typed;
  return typed.replace(/[^\s-]+/g, (word, at: number) => (at > 0 && small.test(word) ? word : capitalize(word)));
}
