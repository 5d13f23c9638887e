import { defineHandler } from '../define-handler.ts';
import { answerWithoutFiles } from '../files/absent-files.ts';
import { describeSearch } from '../files/describe-search.ts';
import type { SearchMatch } from '../files-port.ts';
import type { PathHash } from '../handler.ts';

/** Looks for words in the workspace's files. The text is text: no option, no command, no expression. */
export default defineHandler({
  name: 'search',
  description: 'Finds the lines of files that hold a text.',
  category: 'search',
  answers: ['search_code'],
  requires: 'read',
  patterns: ['search for {text} [in {path}]', 'grep {text} [in {path}]', 'where is {text} used?'],
  async run({ classification }, context) {
    const { files } = context.ports;
    if (!files) return answerWithoutFiles();
    const { text = '', path } = classification.args;
    const view = await files.search(text, { in: path, signal: context.signal });
    return { response: describeSearch(text, path, view), reads: filesOf(view.matches), writes: [] };
  },
});

/** Each file once, with what was in it. */
function filesOf(matches: readonly SearchMatch[]): PathHash[] {
  return [...new Map(matches.map(({ path, hash }) => [path, { path, hash }])).values()];
}
