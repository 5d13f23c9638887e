const languages: ReadonlyMap<string, string> = new Map([
  ...['ts', 'mts', 'cts'].map((end) => [end, 'ts'] as const),
  ...['js', 'mjs', 'cjs'].map((end) => [end, 'js'] as const),
  ...['sh', 'bash', 'zsh'].map((end) => [end, 'sh'] as const),
  ...['yml', 'yaml'].map((end) => [end, 'yaml'] as const),
  ...['json', 'jsonl', 'jsonc'].map((end) => [end, 'json'] as const),
  ...['md', 'markdown'].map((end) => [end, 'markdown'] as const),
  ...['htm', 'html'].map((end) => [end, 'html'] as const),
  ...['c', 'h'].map((end) => [end, 'c'] as const),
  ...['cc', 'cpp', 'hpp'].map((end) => [end, 'cpp'] as const),
  ...'tsx jsx css scss sql xml svg toml ini csv diff go java kt swift php lua r vue'
    .split(' ')
    .map((end) => [end, end] as const),
  ['py', 'python'],
  ['rb', 'ruby'],
  ['rs', 'rust'],
]);

/** The word that Markdown names a file's language with, by its extension; empty when we know none. Never a word of the name itself. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'dockerfile' || name === 'makefile') return name;
  return languages.get(name.slice(name.lastIndexOf('.') + 1)) ?? '';
}
