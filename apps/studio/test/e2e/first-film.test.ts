import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, type OpenBrowser, openBrowser, startWholeStudio, type WholeStudio } from '../support/browser.ts';
import { PASSWORD } from '../support/visitor.ts';

let studio: WholeStudio;
let browser: OpenBrowser;
beforeAll(async () => {
  [studio, browser] = await Promise.all([startWholeStudio(), openBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

const say = async (page: Page, words: string) => {
  const before = await page.getByLabel('Greenlight', { exact: true }).count();
  await page.getByLabel('Message', { exact: true }).fill(words);
  await page.getByLabel('Message', { exact: true }).press('Enter');
  await page.getByLabel('Greenlight', { exact: true }).nth(before).waitFor();
};
const card = (page: Page, name: string) => page.getByTestId('record-card').filter({ hasText: name });

/** A new writer in a new project, its page open. */
async function openProject(name = 'Ada'): Promise<{ page: Page; project: string; close: () => Promise<void> }> {
  const context = await browser.context();
  const { visitor, page } = await arrive(studio.url, context, name);
  const project = await visitor.createProject();
  await page.goto(`${studio.url}/projects/${project}`);
  return { page, project, close: () => context.close() };
}

test('a person signs up, makes a project, writes, and what she wrote stands; after a reload it still does', async () => {
  const context = await browser.context();
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  await page.goto(studio.url);
  await page
    .getByRole('link', { name: /sign up/i })
    .first()
    .click();
  await page.getByLabel('Your name').fill('Ada Byron');
  await page.getByLabel('E-mail').fill('ada@example.test');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: /sign up|create/i }).click();
  await page.getByLabel('Title').fill('A Scandal in Bohemia');
  await page.getByRole('button', { name: /make|create|begin|start/i }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
  await say(page, 'Create a character named Sarah, 28, journalist');
  await card(page, 'Sarah').waitFor();
  expect(await card(page, 'Sarah').innerText()).toMatch(/Journalist.*28|28.*Journalist/s);
  await page.reload();
  await card(page, 'Sarah').waitFor();
  expect(await page.getByTestId('message').allInnerTexts()).toHaveLength(2);
  expect(failures).toEqual([]);
  await context.close();
});

test('clicking a value lights up its words, and clicking the words opens the field', async () => {
  const { page, close } = await openProject();
  await say(page, 'Create a character named Sarah, 28, journalist');
  await card(page, 'Sarah')
    .getByRole('button', { name: /^Occupation Journalist: show the words/ })
    .click();
  const lit = page.locator('[data-lit]');
  await lit.waitFor();
  expect(await lit.innerText()).toBe('journalist');
  await lit.click();
  const detail = page.getByTestId('record-detail');
  await detail.waitFor();
  await detail.locator('[data-field="occupation"]').waitFor();
  expect(await detail.innerText()).toContain('journalist');
  await close();
});

test('a value edited by hand is kept, says so, and can be read after a reload', async () => {
  const { page, close } = await openProject();
  await say(page, 'Create a character named Sarah, 28, journalist');
  await card(page, 'Sarah')
    .getByRole('link', { name: 'Sarah' })
    .or(card(page, 'Sarah').getByRole('button', { name: 'Sarah', exact: true }))
    .first()
    .click();
  const detail = page.getByTestId('record-detail');
  await detail.getByRole('button', { name: /^Edit age: 28/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('thirty');
  await page.keyboard.press('Enter');
  await detail.getByRole('alert').or(detail.locator('[aria-invalid="true"]')).first().waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('31');
  await page.keyboard.press('Enter');
  await detail.getByRole('button', { name: /^Edit age: 31/ }).waitFor();
  expect(await detail.locator('[data-field="age"]').innerText()).toMatch(/by hand/i);
  await page.reload();
  await card(page, 'Sarah').waitFor();
  expect(await card(page, 'Sarah').innerText()).toContain('31');
  await close();
});

test('one click takes a turn back, and one more brings it back', async () => {
  const { page, close } = await openProject();
  await say(page, 'Create a character named Sarah, 28, journalist');
  await card(page, 'Sarah').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await card(page, 'Sarah').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Redo' }).first().click();
  await card(page, 'Sarah').waitFor();
  await close();
});

test('a suggestion for an empty project fills the composer and is not sent by itself', async () => {
  const { page, close } = await openProject();
  const first = page.getByLabel('First sentences').getByRole('button').first();
  const words = await first.innerText();
  await first.click();
  expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe(words);
  expect(await page.getByTestId('message').count()).toBe(0);
  await close();
});

test('a scene before its time is a helpful sentence, and is offered once there are two people', async () => {
  const { page, close } = await openProject();
  await say(page, 'INT. KITCHEN - NIGHT\nIrene burns the letter.');
  expect(await page.getByTestId('message').last().innerText()).toContain('Create at least 2 characters first');
  await say(page, 'Create a character named Irene Adler');
  await say(page, 'Create a character named Godfrey Norton');
  await page.getByLabel('Question').getByRole('button', { name: /^Add/ }).last().click();
  await page.getByRole('tab', { name: /Scenes/ }).click();
  const strip = page.getByTestId('scene-strip').first();
  await strip.waitFor();
  expect(await strip.innerText()).toMatch(/INT\. KITCHEN . NIGHT/i);
  await close();
});

test('the map shows who is who to whom, by mouse, by keyboard and in words', async () => {
  const { page, close } = await openProject();
  await say(page, 'Create a character named Irene Adler');
  await say(page, 'Create a character named Godfrey Norton');
  await say(page, 'Irene Adler is married to Godfrey Norton');
  await page.getByRole('tab', { name: /Map/ }).click();
  const map = page.getByLabel('Map of relationships');
  await map.getByRole('button', { name: /^Irene Adler, 1 relationship/ }).waitFor();
  expect(await page.getByLabel('Relationships', { exact: true }).innerText()).toMatch(
    /Irene Adler[\s\S]*Godfrey Norton/,
  );
  await map
    .getByRole('button', { name: /^(Irene|Godfrey)/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('record-detail').waitFor();
  await close();
});
