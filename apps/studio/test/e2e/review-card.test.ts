import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, type OpenBrowser, openBrowser, startWholeStudio, type WholeStudio } from '../support/browser.ts';
import type { Visitor } from '../support/visitor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let studio: WholeStudio;
let browser: OpenBrowser;
beforeAll(async () => {
  [studio, browser] = await Promise.all([startWholeStudio(), openBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

interface Told {
  page: Page;
  visitor: Visitor;
  project: string;
  failures: string[];
  close: () => Promise<void>;
}

/** A story in which all this was said, its page open. */
async function tell(...messages: string[]): Promise<Told> {
  const context = await browser.context({ reducedMotion: 'reduce' });
  const { visitor, page } = await arrive(studio.url, context, 'Ada');
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  const project = await visitor.createProject();
  let sessionId: string | undefined;
  for (const message of messages) {
    sessionId = (await visitor.say(message, sessionId ? { sessionId } : { projectId: project })).body.sessionId;
  }
  await page.goto(`${studio.url}/projects/${project}`);
  await page.getByText('Live').first().waitFor();
  return { page, visitor, project, failures, close: () => context.close() };
}

const review = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`“${name}”`) });
const card = (page: Page, name: string) => page.getByTestId('record-card').filter({ hasText: name });
const notice = (page: Page) => page.getByRole('status', { name: 'Last change by hand' });

async function findProblems(page: Page): Promise<string[]> {
  // The page's policy forbids foreign scripts, so axe comes in through the debugger's door.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }> };
    };
    const { violations } = await run.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
  });
}

const three = 'Sarah watches Kestrel. Sarah watches Dunmore. Sarah watches Halberd.';

test('three uncertain readings are kept, set right and let go by keyboard alone, each in her own words', async () => {
  const { page, failures, close } = await tell('Create a character named Sarah, 28, journalist', three);
  await review(page, 'Kestrel').waitFor();
  expect(await review(page, 'Kestrel').innerText()).toContain('1 of 3');
  expect(await review(page, 'Kestrel').locator('mark').allInnerTexts()).toEqual(['Kestrel']);
  expect(await findProblems(page)).toEqual([]);

  await page.keyboard.press('r');
  expect(await review(page, 'Kestrel').evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('n');
  await review(page, 'Dunmore').waitFor();
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await card(page, 'Kestrel').waitFor();

  // The next one has the focus: E opens its form at the name.
  await review(page, 'Dunmore').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: 'Set it right' });
  await form.waitFor();
  expect(await findProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await review(page, 'Dunmore').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('e');
  await page.keyboard.type('Mirela');
  await page.keyboard.press('Tab');
  await page.keyboard.type('old');
  await page.keyboard.press('Enter');
  await form.getByRole('alert').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('41');
  await page.keyboard.press('Enter');
  await card(page, 'Mirela').waitFor();
  expect(await card(page, 'Mirela').innerText()).toContain('41');

  await review(page, 'Halberd').and(page.locator(':focus')).waitFor();
  expect(await review(page, 'Halberd').innerText()).toContain('3 of 3');
  await page.keyboard.press('Delete');
  await review(page, 'Halberd').waitFor({ state: 'detached' });
  expect(await page.getByTestId('record-card').count()).toBe(3);
  // Nothing is left to review, so she may write on.
  await page.getByLabel('Message', { exact: true }).and(page.locator(':focus')).waitFor();
  expect(failures).toEqual([]);
  await close();
});

test('a person that is a place becomes one in its form; each value says where it came from; undo takes all of it back', async () => {
  const { page, close } = await tell('Create a character named Sarah, 28, journalist', 'Sarah watches Kestrel.');
  await review(page, 'Kestrel').getByRole('button', { name: 'Correct' }).click();
  await page.getByRole('radio', { name: 'A place' }).check();
  await page.getByLabel('Kind of place').fill('Ship');
  await page.getByRole('button', { name: 'Keep it so' }).click();
  await page
    .getByRole('button', { name: /^Places/ })
    .or(page.getByRole('tab', { name: /^Places/ }))
    .first()
    .click();
  await card(page, 'Kestrel').waitFor();
  await card(page, 'Kestrel').getByRole('button', { name: 'Kestrel', exact: true }).click();
  const detail = page.getByTestId('record-detail');
  expect(await detail.locator('[data-field="kind"]').innerText()).toMatch(/edited by hand by you/);
  // The name is as it was read: it leads back to the words of the earlier message.
  await detail
    .locator('[data-field="name"]')
    .getByRole('button', { name: /show the words/ })
    .click();
  await page.locator('[data-lit]').waitFor();
  expect(await page.locator('[data-lit]').innerText()).toBe('Kestrel');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await card(page, 'Kestrel').waitFor({ state: 'detached' });
  await close();
});

test('two people are made one side by side, by keyboard, and the notice makes them two again', async () => {
  const { page, visitor, project, failures, close } = await tell(
    'Create a character named Count Kramm, 35, nobleman',
    'Create a character named Ottokar, 31, king',
    'Create a character named Irene Adler, 30, opera singer',
    'Ottokar is the enemy of Irene Adler.',
  );
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('two people one');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Two people who are one' });
  await dialog.getByLabel('This one').selectOption({ label: 'Count Kramm' });
  await dialog.getByLabel('is the same as').selectOption({ label: 'Ottokar' });
  const name = dialog.getByRole('group', { name: /^Name/ });
  await name.waitFor();
  expect(await dialog.innerText()).toMatch(/1 relationship of Ottokar will be Count Kramm’s/);
  expect(await findProblems(page)).toEqual([]);
  const age = dialog.getByRole('group', { name: /^Age/ });
  await age.getByRole('radio', { name: '35' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await age.getByRole('radio', { name: '31' }).isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await card(page, 'Count Kramm').waitFor();
  expect(await page.getByTestId('record-card').count()).toBe(2);
  const cast = await visitor.list<{ name: string; age: number; aliases: string[] }>('characters', project);
  expect(cast[0]).toMatchObject({ name: 'Count Kramm', age: 31, aliases: ['Ottokar'] });
  expect(await notice(page).innerText()).toContain('Ottokar and Count Kramm are one now');
  expect(await findProblems(page)).toEqual([]);
  await notice(page).getByRole('button', { name: 'Undo' }).click();
  await card(page, 'Ottokar').waitFor();
  await notice(page).getByRole('button', { name: 'Redo' }).click();
  await card(page, 'Ottokar').filter({ hasNotText: 'Count Kramm' }).waitFor({ state: 'detached' });
  expect(failures).toEqual([]);
  await close();
});

test('an edit by hand is taken back from its notice; a refused undo opens the later work that it names', async () => {
  const { page, close } = await tell(
    'Create a character named Sarah, 28, journalist',
    'Create a character named Tom, 30, pilot',
    'Sarah is a friend of Tom.',
  );
  await card(page, 'Sarah').getByRole('button', { name: 'Sarah', exact: true }).click();
  const detail = page.getByTestId('record-detail');
  await detail.getByRole('button', { name: /^Edit age: 28/ }).click();
  await page.keyboard.type('31');
  await page.keyboard.press('Enter');
  await detail.getByRole('button', { name: /^Edit age: 31/ }).waitFor();
  await notice(page).getByText('Age of Sarah changed').waitFor();
  await notice(page).getByRole('button', { name: 'Undo' }).click();
  await detail.getByRole('button', { name: /^Edit age: 28/ }).waitFor();
  await notice(page).getByRole('button', { name: 'Redo' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  const refusal = page.getByRole('alert').filter({ hasText: 'cannot be taken back' });
  await refusal.getByRole('button', { name: 'Sarah and Tom' }).click();
  await page.getByTestId('record-detail').and(page.getByLabel('Sarah and Tom')).waitFor();
  await close();
});
