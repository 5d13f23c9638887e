/** First letter large; the rest as written. */
export function capitalize(text: string): string {
  const isLoud = text.length > 4 && text === text.toUpperCase() && text !== text.toLowerCase();
  const calm = isLoud ? text.toLowerCase() : text;
  const first = [...calm][0] ?? '';
  return first.toUpperCase() + calm.slice(first.length);
}
