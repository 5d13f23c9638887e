import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, type OpenBrowser, openBrowser, startWholeStudio, type WholeStudio } from '../support/browser.ts';
import type { Visitor } from '../support/visitor.ts';

let studio: WholeStudio;
let browser: OpenBrowser;
let page: Page;
let ada: Visitor;
let project: string;
beforeAll(async () => {
  [studio, browser] = await Promise.all([startWholeStudio(), openBrowser()]);
  ({ visitor: ada, page } = await arrive(studio.url, await browser.context(), 'Ada'));
  project = await ada.createProject();
  await page.goto(`${studio.url}/projects/${project}`);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

const composer = () => page.getByLabel('Message', { exact: true });
const kept = async () => (await ada.list('messages', project)).length;

test('Shift+Enter breaks the line and Enter sends', async () => {
  await composer().click();
  await page.keyboard.type('thanks');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('a lot');
  expect(await composer().inputValue()).toBe('thanks\na lot');
  await page.keyboard.press('Enter');
  await page.getByLabel('Greenlight', { exact: true }).first().waitFor();
  expect(await composer().inputValue()).toBe('');
});

test('the Enter that ends an input method’s word does not send it', async () => {
  const before = await kept();
  await composer().fill('ありが');
  await composer().evaluate((box) => {
    box.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
    );
    box.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        keyCode: 229,
        bubbles: true,
        cancelable: true,
      } as KeyboardEventInit),
    );
  });
  await page.waitForTimeout(300);
  expect(await composer().inputValue()).toBe('ありが');
  expect(await kept()).toBe(before);
  await composer().fill('');
});

test('an arrow up in the empty composer brings back the last message', async () => {
  await composer().click();
  await page.keyboard.press('ArrowUp');
  expect(await composer().inputValue()).toBe('thanks\na lot');
  await composer().fill('');
});

test('a message that is too long is refused before it is sent, and not lost', async () => {
  const before = await kept();
  const long = 'x'.repeat(8001);
  await composer().fill(long);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: /8,000/ }).first().waitFor();
  expect(await composer().inputValue()).toBe(long);
  expect(await kept()).toBe(before);
  await composer().fill('');
});

test('what was begun is there again after a reload', async () => {
  await composer().fill('Irene opens the door and');
  await page.waitForTimeout(600);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('textarea')?.value !== '');
  expect(await composer().inputValue()).toBe('Irene opens the door and');
  await composer().fill('');
});

test('what is written while the studio is away is sent once when it is back', async () => {
  await page.getByLabel('Connection').filter({ hasText: 'Live' }).waitFor();
  await studio.stop();
  await page.getByLabel('Connection').filter({ hasText: 'Offline' }).waitFor({ timeout: 30_000 });
  await composer().fill('Create a character named Godfrey Norton, 35, lawyer');
  await composer().press('Enter');
  await page.waitForTimeout(500);
  await studio.start();
  await page.getByTestId('record-card').filter({ hasText: 'Godfrey Norton' }).waitFor({ timeout: 60_000 });
  expect(await ada.list('characters', project)).toHaveLength(1);
  await page.getByLabel('Connection').filter({ hasText: 'Live' }).waitFor({ timeout: 30_000 });
});

test('text that tries to be more than text stays text', async () => {
  const failures: string[] = [];
  page.on('dialog', (dialog) => {
    failures.push(dialog.message());
    void dialog.dismiss();
  });
  const hostile =
    '<img src=x onerror=alert(1)> [x](javascript:alert(2)) <script>alert(3)</script> ![i](http://127.0.0.1:9/x.png)';
  await composer().fill(`Create a character named "${hostile.slice(0, 60)}"`);
  await composer().press('Enter');
  await ada.post('/api/characters', { project, name: hostile.slice(0, 110), description: hostile });
  await page.getByTestId('record-card').filter({ hasText: 'onerror' }).first().waitFor();
  await page.waitForTimeout(500);
  expect(await page.locator('main img').count()).toBe(0);
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  expect(failures).toEqual([]);
});
