import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, type OpenBrowser, openBrowser, startWholeStudio, type WholeStudio } from '../support/browser.ts';
import { PASSWORD, Visitor } from '../support/visitor.ts';

let studio: WholeStudio;
let browser: OpenBrowser;
beforeAll(async () => {
  [studio, browser] = await Promise.all([startWholeStudio(), openBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

const card = (page: Page, name: string) => page.getByTestId('record-card').filter({ hasText: name });
const isLive = (page: Page) => page.getByLabel('Connection').filter({ hasText: 'Live' }).waitFor();

test('a new record appears in another member’s browser without a reload, and her edit comes back', async () => {
  const ada = await arrive(studio.url, await browser.context(), 'Ada');
  const ben = await arrive(studio.url, await browser.context(), 'Ben');
  const project = await ada.visitor.createProject();
  await ada.page.goto(`${studio.url}/projects/${project}`);
  await ada.page.getByRole('button', { name: /^Members: 1/ }).click();
  await ada.page.getByLabel('Add a member').getByLabel('E-mail').fill(ben.visitor.email);
  await ada.page.getByLabel('Add a member').getByRole('button', { name: /add/i }).click();
  await ada.page.getByLabel('Members', { exact: true }).getByText('Ben', { exact: true }).waitFor();
  await ada.page.keyboard.press('Escape');

  await ben.page.goto(`${studio.url}/projects/${project}`);
  await Promise.all([isLive(ada.page), isLive(ben.page)]);
  await ada.page.getByLabel('Message', { exact: true }).fill('Create a character named Sarah, 28, journalist');
  await ada.page.keyboard.press('Enter');
  await card(ben.page, 'Sarah').waitFor();
  expect(await ben.page.getByTestId('message').count()).toBe(0);

  const [record] = await ben.visitor.list<{ id: string }>('characters', project);
  await ben.visitor.patch(`/api/characters/${record?.id}`, { occupation: 'Editor' });
  await card(ada.page, 'Editor').waitFor();

  // The words of another's conversation are not hers to read; those that a value came from are.
  await card(ben.page, 'Sarah')
    .getByRole('button', { name: /^Age 28: show the words/ })
    .click();
  await ben.page.getByText('28', { exact: false }).first().waitFor();
});

test('a member who may only read sees a sentence in place of the composer, and nothing to edit', async () => {
  const ada = await arrive(studio.url, await browser.context(), 'Ada');
  const vera = await arrive(studio.url, await browser.context(), 'Vera');
  const project = await ada.visitor.createProject();
  await ada.visitor.post(`/api/v1/projects/${project}/members`, { email: vera.visitor.email, role: 'viewer' });
  await ada.visitor.say('Create a character named Sarah, 28, journalist', { projectId: project });
  await vera.page.goto(`${studio.url}/projects/${project}`);
  await card(vera.page, 'Sarah').waitFor();
  expect(await vera.page.getByLabel('Message', { exact: true }).count()).toBe(0);
  expect(await vera.page.getByRole('button', { name: /^Edit |Add a person/ }).count()).toBe(0);
});

test('somebody else’s project is not shown', async () => {
  const ada = await arrive(studio.url, await browser.context(), 'Ada');
  const eve = await arrive(studio.url, await browser.context(), 'Eve');
  const project = await ada.visitor.createProject('Top secret');
  await eve.page.goto(`${studio.url}/projects/${project}`);
  expect(await eve.page.locator('body').innerText()).not.toContain('Top secret');
  await eve.page.goto(`${studio.url}/projects/no-such-project`);
  expect(await eve.page.locator('main').innerText()).toMatch(
    /not (here|found|there)|no (such )?(page|project)|nothing/i,
  );
});

test('the first admin comes by the printed link; an edit on the admin page appears in the writer’s browser', async () => {
  const context = await browser.context();
  const page = await context.newPage();
  await page.goto(studio.inviteLink);
  await page.getByLabel('Your name').fill('Grace');
  await page.getByLabel('E-mail').fill('grace@example.test');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: /sign up|create/i }).click();
  await page.waitForURL(/projects/);
  const grace = new Visitor(studio.url);
  await grace.signIn('grace@example.test');
  expect((await grace.get<{ user: { role: string } }>('/api/users/me')).body.user.role).toBe('admin');

  const ada = await arrive(studio.url, await browser.context(), 'Ada');
  const project = await ada.visitor.createProject();
  const made = await ada.visitor.post<{ doc: { id: string } }>('/api/characters', { project, name: 'Irene Adler' });
  await ada.page.goto(`${studio.url}/projects/${project}`);
  await isLive(ada.page);
  await page.goto(`${studio.url}/admin/collections/characters/${made.body.doc.id}`);
  await page.locator('input[name="occupation"]').fill('Opera singer');
  await page.locator('#action-save').click();
  await card(ada.page, 'Opera singer').waitFor();
  const [record] = await ada.visitor.list<{ sources: Record<string, unknown> }>('characters', project);
  expect(record?.sources).toMatchObject({ occupation: { editedBy: expect.any(String) } });
});
