/** What stands for the braces of a message: `{count}`, `{count|one|many}`, `{name}`. */
export interface MessageValues {
  count?: number;
  name?: string;
}

const placeholder = /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/** Fills a message of a definition. What is unknown stays as it stands: it is the definition's text. */
export function fillMessage(template: string, { count, name }: MessageValues): string {
  const text = template.replace(placeholder, (whole, word: string, one?: string, many?: string) => {
    if (word === 'name' && name !== undefined && one === undefined) return name;
    if (word !== 'count' || count === undefined) return whole;
    return one === undefined ? count.toLocaleString('en-US') : ((count === 1 ? one : many) ?? whole);
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}
