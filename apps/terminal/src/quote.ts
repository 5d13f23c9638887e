/** What was typed, as a refusal shows it: its beginning, on one line, between quotation marks. */
export function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
