import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { WorkflowView } from '@greenlight/schema';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, type OpenBrowser, openBrowser, startWholeStudio, type WholeStudio } from '../support/browser.ts';
import { Visitor } from '../support/visitor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let studio: WholeStudio;
let browser: OpenBrowser;
let admin: Visitor;
beforeAll(async () => {
  [studio, browser] = await Promise.all([startWholeStudio(), openBrowser()]);
  admin = new Visitor(studio.url);
  const invite = new URL(studio.inviteLink).searchParams.get('invite') ?? '';
  await admin.signUp({ name: 'Grace', email: 'grace@example.test' }, { 'x-greenlight-invite': invite });
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

const strip = (page: Page) => page.locator('nav[aria-label="Steps of the film"]').first();
const frame = (page: Page, step: string) => page.locator(`button[data-step="${step}"]`);
const sheet = (page: Page, title: string) => page.getByRole('dialog', { name: title, exact: true });
const choices = (page: Page) => page.getByRole('region', { name: 'What to do next' });
const isLive = (page: Page) => page.getByLabel('Connection').filter({ hasText: 'Live' }).waitFor();
/** Waits until a frame says how it stands. */
const stands = (page: Page, step: string, look: string) =>
  page.locator(`[data-step="${step}"][data-look="${look}"]`).waitFor();
const isAt = (page: Page, step: string) => page.locator(`[data-step="${step}"][aria-current="step"]`).waitFor();
const standing = async (visitor: Visitor, project: string) =>
  (await visitor.get<WorkflowView>(`/api/v1/workflow/${project}`)).body;

async function say(page: Page, words: string): Promise<void> {
  const before = await page.getByLabel('Greenlight', { exact: true }).count();
  await page.getByLabel('Message', { exact: true }).fill(words);
  await page.getByLabel('Message', { exact: true }).press('Enter');
  await page.getByLabel('Greenlight', { exact: true }).nth(before).waitFor();
}

interface Member {
  visitor: Visitor;
  page: Page;
}

/** A new film with its owner's page open, and, where there is one, a second member's. */
async function openFilm(options: Parameters<OpenBrowser['context']>[0] = {}): Promise<Member & { project: string }> {
  const ada = await arrive(studio.url, await browser.context({ reducedMotion: 'reduce', ...options }), 'Ada');
  const project = await ada.visitor.createProject('The Lamp Room');
  await ada.page.goto(`${studio.url}/projects/${project}`);
  await isLive(ada.page);
  return { ...ada, project };
}

async function join(owner: Visitor, project: string, name: string, role = 'editor'): Promise<Member> {
  const one = await arrive(studio.url, await browser.context({ reducedMotion: 'reduce' }), name);
  await owner.post(`/api/v1/projects/${project}/members`, { email: one.visitor.email, role });
  await one.page.goto(`${studio.url}/projects/${project}`);
  await isLive(one.page);
  return one;
}

const logline = 'A lighthouse keeper finds her own name scratched into the lamp room wall.';
const summaries = [
  'Mara finds the name and asks the captain.',
  'Edda lies, and the light goes out.',
  'Mara lights the lamp.',
];

/** Concept, structure and characters at once, by a program. */
async function fillStory(visitor: Visitor, project: string): Promise<void> {
  await visitor.patch(`/api/projects/${project}`, { genre: 'Mystery', logline });
  for (const [index, summary] of summaries.entries())
    await visitor.post('/api/acts', { project, number: index + 1, summary });
  await visitor.post('/api/characters', { project, name: 'Mara Lindqvist', occupation: 'Keeper', role: 'protagonist' });
  await visitor.post('/api/characters', { project, name: 'Edda Voss', occupation: 'Investigator', role: 'antagonist' });
}

async function findProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> };
    };
    const { violations } = await run.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`,
    );
  });
}

test('from an empty film to the scene breakdown, by writing and clicking; another member’s page moves too', async () => {
  const ada = await openFilm();
  const ben = await join(ada.visitor, ada.project, 'Ben');
  expect(await strip(ada.page).locator('[data-step]').count()).toBe(10);
  expect(
    await frame(ada.page, 'initial_concept')
      .getByText(/step 1 of/)
      .textContent(),
  ).toBe('Initial concept, step 1 of 10, open, you are here, 2 things missing');
  expect(
    await frame(ada.page, 'scene_breakdown')
      .getByText(/step 4 of/)
      .textContent(),
  ).toMatch(/^Scene breakdown, step 4 of 10, closed: Character development not complete/);

  // The recommended choice is blocked: it says why, and its button starts the remedy.
  const blocked = choices(ada.page).getByRole('listitem').filter({ hasText: 'Develop the structure' });
  expect(await blocked.innerText()).toContain('Say what genre the film is');
  await blocked.getByRole('button', { name: 'Say its genre' }).click();
  const details = ada.page.getByRole('dialog', { name: 'Project details' });
  await details.waitFor();
  expect(await ada.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('genre');
  await ada.page.keyboard.type('Mystery');
  await details.getByLabel('Logline', { exact: true }).fill(logline);
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  await Promise.all([stands(ada.page, 'initial_concept', 'complete'), stands(ben.page, 'initial_concept', 'complete')]);

  await choices(ada.page)
    .getByRole('button', { name: /Develop the structure/ })
    .click();
  await Promise.all([isAt(ada.page, 'story_structure'), isAt(ben.page, 'story_structure')]);
  await ben.page
    .getByRole('status', { name: 'Steps' })
    .filter({ hasText: 'The film is at Story structure now, step 2 of 10.' })
    .waitFor({ state: 'attached' });

  await writeActs(ada.page);
  await Promise.all([stands(ada.page, 'story_structure', 'complete'), stands(ben.page, 'story_structure', 'complete')]);

  // A closed step: its sheet says why, and what there is to do first.
  await choices(ada.page).getByRole('button', { name: 'Go to…' }).click();
  await ada.page.getByRole('menuitem', { name: /Scene breakdown/ }).click();
  const closed = sheet(ada.page, 'Scene breakdown');
  await closed.getByText('Character development not complete').waitFor();
  const first = closed.getByRole('region', { name: 'What to do first' });
  await first.getByText('Create at least 2 characters first').waitFor();
  expect(await closed.getByRole('button', { name: 'Go to this step' }).count()).toBe(0);
  await first.getByRole('button', { name: 'Say it' }).first().click();
  await expect
    .poll(() => ada.page.getByLabel('Message', { exact: true }).inputValue())
    .toBe('Create a character named ');

  await say(ada.page, 'Create a character named Mara Lindqvist, 41, lighthouse keeper');
  await frame(ada.page, 'character_development').click();
  await sheet(ada.page, 'Character development').getByText('You have one.').waitFor();
  await sheet(ada.page, 'Character development').getByRole('button', { name: 'Go to this step' }).click();
  await isAt(ben.page, 'character_development');
  await frame(ada.page, 'character_development').click();
  await sheet(ada.page, 'Character development')
    .getByRole('listitem')
    .filter({ hasText: 'Create at least 2 characters first' })
    .getByRole('button', { name: 'Add a person' })
    .click();
  const form = ada.page.getByRole('dialog', { name: 'Add a person' });
  await form.getByLabel('Name').fill('Edda Voss');
  await form.getByLabel('Occupation').fill('Insurance investigator');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  // Who leads the film is one of those that there are: a click says it.
  await frame(ada.page, 'character_development').click();
  await sheet(ada.page, 'Character development')
    .getByRole('listitem')
    .filter({ hasText: 'Say who the protagonist is' })
    .getByRole('button', { name: 'Mara Lindqvist' })
    .click();
  await Promise.all([
    stands(ada.page, 'character_development', 'complete'),
    stands(ben.page, 'scene_breakdown', 'open'),
  ]);

  await frame(ada.page, 'scene_breakdown').click();
  await sheet(ada.page, 'Scene breakdown').getByRole('button', { name: 'Go to this step' }).click();
  await Promise.all([isAt(ada.page, 'scene_breakdown'), isAt(ben.page, 'scene_breakdown')]);
  expect(await strip(ben.page).innerText()).toContain('3 of 10');
  const view = await standing(ada.visitor, ada.project);
  expect(view).toMatchObject({ currentStep: 'scene_breakdown', progress: 0.3 });
  await Promise.all([ada.page.context().close(), ben.page.context().close()]);
}, 120_000);

/** Three acts in the pane Structure, each with what happens in it. */
async function writeActs(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /Structure/ }).click();
  await page.getByRole('button', { name: 'Begin with three acts' }).click();
  await page.getByTestId('act').nth(2).waitFor();
  await page.keyboard.press('Escape');
  for (const [index, summary] of summaries.entries()) {
    const act = page.getByTestId('act').nth(index);
    await act.getByRole('button', { name: /^What happens in it/ }).click();
    await act.getByRole('textbox', { name: 'What happens' }).fill(summary);
    await act.getByRole('textbox', { name: 'What happens' }).press('ControlOrMeta+Enter');
    await act.getByText(summary).waitFor();
  }
}

describe('the strip', () => {
  test('is walked with the keyboard; Enter opens a sheet, Escape closes it and gives the focus back', async () => {
    const { page } = await openFilm();
    await page.getByRole('tab', { name: /Cast/ }).focus();
    await page.keyboard.press('s');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-step'));
    expect(await focused()).toBe('initial_concept');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('story_structure');
    await page.keyboard.press('End');
    expect(await focused()).toBe('final');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('story_structure');
    expect(await page.locator('[data-step][tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await sheet(page, 'Story structure').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Story structure');
    await page.keyboard.press('Escape');
    await sheet(page, 'Story structure').waitFor({ state: 'detached' });
    expect(await focused()).toBe('story_structure');
    await page.context().close();
  });

  test('of a short film has eight frames', async () => {
    const { page, visitor, project } = await openFilm();
    await visitor.patch(`/api/v1/config/${project}`, { type: 'short-film' });
    await page.waitForFunction(() => document.querySelectorAll('[data-step]').length === 8);
    await page.context().close();
  });

  test('on a phone is a chip that opens the list, and each step a sheet', async () => {
    const { page, visitor, project } = await openFilm({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await fillStory(visitor, project);
    await page
      .getByRole('button', { name: /^Initial concept, step 1 of 10, complete, you are here. 3 of 10 complete/ })
      .tap();
    const list = page.getByRole('dialog', { name: 'Steps: 3 of 10 complete' });
    await list.getByRole('button', { name: /^Scene breakdown, step 4 of 10, open/ }).tap();
    expect(await findProblems(page)).toEqual([]);
    await sheet(page, 'Scene breakdown').getByRole('button', { name: 'Go to this step' }).tap();
    await page.getByRole('button', { name: /^Scene breakdown, step 4 of 10, open, you are here/ }).waitFor();
    await choices(page).getByRole('button', { name: 'Add a scene', exact: true }).first().waitFor();
    expect((await standing(visitor, project)).currentStep).toBe('scene_breakdown');
    await page.context().close();
  });
});

describe('when something upstream changes', () => {
  test('the page says which step is open again, who changed what, and keeps quiet once that is dismissed', async () => {
    const ada = await openFilm();
    await fillStory(ada.visitor, ada.project);
    await stands(ada.page, 'story_structure', 'complete');
    const ben = await join(ada.visitor, ada.project, 'Ben');
    const [, second] = await ada.visitor.list<{ id: string }>('acts', ada.project);
    await ben.visitor.patch(`/api/acts/${second?.id}`, { summary: '' });
    const notice = ada.page.getByRole('region', { name: 'Reopened steps' });
    await notice.getByText(/Ben changed act 2/i).waitFor();
    await stands(ada.page, 'story_structure', 'reopened');
    await notice.getByRole('button', { name: 'See why' }).click();
    const why = sheet(ada.page, 'Story structure');
    expect(await why.innerText()).toMatch(/Ben changed act 2[\s\S]*Nothing was thrown away/i);
    expect(await findProblems(ada.page)).toEqual([]);
    await why.getByRole('button', { name: /^act 2$/i }).click();
    await ada.page.getByTestId('record-detail').waitFor();
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await notice.waitFor({ state: 'detached' });
    await ada.page.reload();
    await stands(ada.page, 'story_structure', 'reopened');
    await ada.page.waitForTimeout(300);
    expect(await notice.count()).toBe(0);
    await Promise.all([ada.page.context().close(), ben.page.context().close()]);
  });
});

describe('choices', () => {
  test('taken while she is offline are sent later; a gate that closed meanwhile answers in the conversation, and nothing moved', async () => {
    const ada = await openFilm();
    await fillStory(ada.visitor, ada.project);
    const ben = await join(ada.visitor, ada.project, 'Ben');
    await stands(ada.page, 'scene_breakdown', 'open');
    await ada.page.context().setOffline(true);
    await ada.page.getByLabel('Connection').filter({ hasText: 'Offline' }).waitFor({ timeout: 30_000 });
    await frame(ada.page, 'scene_breakdown').click();
    await sheet(ada.page, 'Scene breakdown').getByRole('button', { name: 'Go to this step' }).click();
    await ada.page.getByText('Kept here. It is sent when you are back.').waitFor();
    const [mara] = await ben.visitor.list<{ id: string }>('characters', ada.project);
    await ben.visitor.delete(`/api/characters/${mara?.id}`);
    await ada.page.context().setOffline(false);
    const reply = ada.page.getByLabel('Greenlight', { exact: true }).last();
    await reply.getByText('Cannot advance: Create at least 2 characters first').waitFor({ timeout: 30_000 });
    await reply.getByRole('button', { name: 'Add a person' }).waitFor();
    expect(await ada.page.locator('[data-testid="message"][data-author="user"]').count()).toBe(1);
    expect(await ada.page.locator('[data-state]').count()).toBe(0);
    expect((await standing(ada.visitor, ada.project)).currentStep).toBe('initial_concept');
    await ada.page.reload();
    await reply.getByText('Cannot advance').waitFor();
    await Promise.all([ada.page.context().close(), ben.page.context().close()]);
  }, 90_000);

  test('“Something else…” takes her own words, and the composer is itself again', async () => {
    const { page, visitor, project } = await openFilm();
    await choices(page).getByRole('button', { name: 'Something else…' }).click();
    const field = page.getByLabel('What to do instead');
    await field.fill('Create a character named Tomás Rey, 58, ferry captain');
    await field.press('Enter');
    await page.getByTestId('record-card').filter({ hasText: 'Tomás Rey' }).waitFor();
    await page.getByLabel('Message', { exact: true }).waitFor();
    expect(await visitor.list('characters', project)).toHaveLength(1);
    await page.context().close();
  });

  test('of the palette: a closed step leads to why, and progress is told in the conversation', async () => {
    const { page } = await openFilm();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('go to scene');
    await page.keyboard.press('Enter');
    await sheet(page, 'Scene breakdown').getByText('It cannot begin yet').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('review progress');
    await page.keyboard.press('Enter');
    await page
      .getByLabel('Greenlight', { exact: true })
      .getByText(/0 of 10 steps are complete/)
      .waitFor();
    await page.context().close();
  });
});

describe('an admin', () => {
  test('lets a step begin for a reason, which everybody sees', async () => {
    const ada = await openFilm();
    const context = await browser.context({ reducedMotion: 'reduce' });
    const page = await openAs(admin, context, ada.project);
    await frame(page, 'storyboard').click();
    const open = sheet(page, 'Storyboard');
    await open.getByRole('button', { name: 'Let it begin anyway…' }).click();
    await open.getByLabel('Why should Storyboard begin already?').fill('no');
    await open.getByRole('button', { name: 'Let it begin', exact: true }).click();
    await open.getByText('Give a reason of 10 characters or more.').waitFor();
    await open.getByLabel(/Why should/).fill('The storyboard artist is here only today.');
    await open.getByRole('button', { name: 'Let it begin', exact: true }).click();
    await isAt(ada.page, 'storyboard');
    await frame(ada.page, 'storyboard').click();
    await sheet(ada.page, 'Storyboard').getByText('The storyboard artist is here only today.').waitFor();
    expect(
      await sheet(ada.page, 'Storyboard')
        .getByRole('button', { name: /Let it begin/ })
        .count(),
    ).toBe(0);
    await Promise.all([ada.page.context().close(), context.close()]);
  });
});

/** The page of somebody who has signed up elsewhere. */
async function openAs(visitor: Visitor, context: BrowserContext, project: string): Promise<Page> {
  await context.addCookies([
    { name: 'greenlight-token', value: String(visitor.token), url: studio.url, sameSite: 'Strict', httpOnly: true },
  ]);
  const page = await context.newPage();
  await page.goto(`${studio.url}/projects/${project}`);
  await isLive(page);
  return page;
}

test('what the film is measured by: the owner sets it and the strip follows; an editor reads it, and why she may not', async () => {
  const ada = await openFilm();
  await fillStory(ada.visitor, ada.project);
  await stands(ada.page, 'character_development', 'complete');
  const section = (page: Page) => page.getByRole('region', { name: 'Workflow' });
  const openDetails = async (page: Page) => {
    await page.getByRole('button', { name: /^Project: / }).click();
    await page.getByRole('menuitem', { name: 'Project details' }).click();
    await section(page).waitFor();
  };
  await openDetails(ada.page);
  await section(ada.page).getByLabel('Characters before the first scene').fill('3');
  await section(ada.page).getByLabel('Target length in minutes').fill('90');
  await section(ada.page).getByRole('button', { name: 'Save the workflow' }).click();
  await section(ada.page).getByText('Saved.').waitFor();
  expect(await findProblems(ada.page)).toEqual([]);
  await stands(ada.page, 'character_development', 'reopened');
  const ben = await join(ada.visitor, ada.project, 'Ben');
  await openDetails(ben.page);
  expect(await section(ben.page).innerText()).toMatch(
    /Only the owner of the project[\s\S]*Characters before the first scene\s+3/,
  );
  expect(await section(ben.page).getByLabel('Target length in minutes').inputValue()).toBe('90');
  await section(ada.page).getByRole('button', { name: 'Reset Characters before the first scene to 2' }).click();
  await section(ada.page).getByRole('button', { name: 'Save the workflow' }).click();
  await stands(ada.page, 'character_development', 'complete');
  await Promise.all([ada.page.context().close(), ben.page.context().close()]);
});

test.each(['dark', 'light'] as const)(
  'axe finds nothing in the strip, a sheet and the choices, in the %s',
  async (theme) => {
    const { page, visitor, project } = await openFilm();
    await page.context().addCookies([{ name: 'greenlight-theme', value: theme, url: studio.url }]);
    await page.reload();
    expect(await findProblems(page)).toEqual([]);
    await frame(page, 'storyboard').click();
    await sheet(page, 'Storyboard').waitFor();
    expect(await findProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await fillStory(visitor, project);
    await stands(page, 'character_development', 'complete');
    await choices(page).getByRole('button', { name: 'Go to…' }).click();
    expect(await findProblems(page)).toEqual([]);
    await page.context().close();
  },
);
