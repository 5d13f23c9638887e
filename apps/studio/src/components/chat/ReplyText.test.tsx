import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChatInterface, chatTurn } from '@greenlight/chat';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProjectStoreContext } from '../../client/use-project.ts';
import { ReplyText } from './ReplyText.tsx';

const store = { getState: () => ({}) as never, dispatch: () => {}, subscribe: () => () => {} };
const render = (text: string) =>
  renderToStaticMarkup(
    <ProjectStoreContext value={store}>
      <ReplyText text={text} />
    </ProjectStoreContext>,
  );

const hostile = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '![p](http://evil.test/p.png)',
  '[l](http://evil.test)',
  '[l](javascript:alert(1))',
  'https://evil.test www.evil.test a@evil.test',
  '```',
  '````',
  '~~~',
  '| a | b |',
  '| - | - |',
  '</code></pre><h1>loud</h1>',
  '\u001b[2J`',
  '&lt;b&gt; &#60;b&#62;',
].join('\n');

let workspace: string;
let chat: ChatInterface;
beforeAll(() => {
  workspace = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  writeFileSync(path.join(workspace, 'page.md'), hostile);
  writeFileSync(path.join(workspace, 'odd `` [l](http:evil.test) ![p](x) <b>.md'), 'needle\n');
  chat = new ChatInterface({ workspace });
});
afterAll(async () => {
  await chat.close();
  rmSync(workspace, { recursive: true });
});

/** What of a page would act on its reader: anything but text, code and tables. */
const active = /<(?!\/?(div|p|pre|code|ul|li|strong|table|thead|tbody|tr|th|td)\b)[^>]*>/g;

test.each([
  ['a file', 'read page.md', 'alert(1)'],
  ['names of files', 'ls .', 'odd'],
  ['lines that were found', 'grep evil.test', 'www.evil.test'],
  ['a name with what was found', 'grep needle', 'odd'],
  ['what was asked for', 'search for <img src=x onerror=alert(1)> in .', 'onerror'],
  ['a path', 'read [l](http://evil.test)/<b>.md', 'evil.test'],
  ['what was said', 'show last 20 entries', 'onerror'],
  ['a filter', 'show ledger for handler <b>[l](http://evil.test)', 'evil.test'],
])('%s is words and nothing else on the page', async (_what, query, word) => {
  const { response } = await chatTurn(chat, query);
  expect(response).toContain(word);
  const page = render(response);
  expect(page).toContain(word);
  expect(page.match(active) ?? []).toEqual([]);
  expect(page).not.toMatch(/<(a|img)\b/);
  expect(page).not.toContain('\u001b');
});

test('a table may be scrolled with the keyboard, and a bar in a cell does not end it', async () => {
  await chatTurn(chat, 'grep a\\|b|c');
  const page = render((await chatTurn(chat, 'show last 1 entries')).response);
  expect(page).toMatch(/tabindex="0"><table>/);
  expect(page).toContain('<td><code>grep a\\ |b|c</code></td>');
});

test('links of a reply lead out by http, https or mailto, or to a record; nothing else is one', () => {
  const page = render(
    '[a](https://a.test) [b](javascript:alert(1)) [c](data:text/html,x) ![d](http://d.test) <b>e</b>',
  );
  expect(page.match(/<a [^>]*>/g)).toEqual(['<a href="https://a.test/" target="_blank" rel="noopener noreferrer">']);
  expect(page).not.toMatch(/<(b|img)\b/);
});
