import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { judgeSpecPack, specFiles } from '@greenlight/specs';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, type OpenBrowser, openBrowser, startWholeStudio, type WholeStudio } from '../support/browser.ts';
import type { Visitor } from '../support/visitor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let studio: WholeStudio;
let browser: OpenBrowser;
let ada: Visitor;
let page: Page;
let project: string;
beforeAll(async () => {
  [studio, browser] = await Promise.all([startWholeStudio(), openBrowser()]);
  ({ visitor: ada, page } = await arrive(studio.url, await browser.context({ reducedMotion: 'reduce' }), 'Ada'));
  project = await ada.createProject('The Lamp Room');
  await ada.post('/api/characters', { project, name: 'Mara', description: 'TBD' });
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

async function findProblems(on: Page): Promise<string[]> {
  await on.evaluate(axe);
  return on.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> };
    };
    const { violations } = await run.run();
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
  });
}

async function openPacks(on: Page): Promise<Locator> {
  await on.getByRole('button', { name: /^Account/ }).click();
  await on.getByRole('menuitem', { name: 'Spec packs' }).click();
  return on.getByRole('dialog', { name: 'Spec packs' });
}

const packOf = (dialog: Locator, target: string) => dialog.getByRole('region', { name: `Spec pack ${target}` });

test('a phase is packaged; what its gates found leads to the record; mended, it passes and can be read and had', async () => {
  await page.goto(`${studio.url}/projects/${project}`);
  const dialog = await openPacks(page);
  await dialog.getByText('Nothing was packaged yet').waitFor();
  await dialog.getByRole('button', { name: 'Package this phase' }).click();
  const failed = packOf(dialog, 'FILM-THE-LAMP-ROOM-001');
  await failed.getByText('A placeholder stands in a table cell').first().waitFor();
  await failed.getByText('It comes after the gate that failed').waitFor();
  expect(await findProblems(page)).toEqual([]);
  await failed.getByRole('button', { name: /^See Requirements, line \d+$/ }).click();
  await failed
    .getByRole('article', { name: '03_requirements.md' })
    .getByRole('cell', { name: 'Mara', exact: true })
    .waitFor();
  await failed.getByRole('button', { name: 'Open Mara' }).click();
  await page.getByTestId('record-detail').getByText('Mara').first().waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);

  const [mara] = await ada.list<{ id: string }>('characters', project);
  await ada.patch(`/api/characters/${mara?.id}`, { description: 'She keeps the light.' });
  // By keyboard alone: the palette packages the phase at once.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('package this');
  await page.keyboard.press('Enter');
  const passed = packOf(page.getByRole('dialog', { name: 'Spec packs' }), 'FILM-THE-LAMP-ROOM-002');
  await passed.getByText('Every section is written').waitFor();
  expect(await passed.getByText('Passed', { exact: true }).count()).toBe(3);
  await passed.getByText('The log,').first().click();
  await passed.getByText('verdict: PASSED').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    passed.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('FILM-THE-LAMP-ROOM-002.zip');
  const entries = unzipSync(readFileSync(await download.path()));
  const files = Object.fromEntries(
    specFiles.map((file) => [file, strFromU8(entries[`FILM-THE-LAMP-ROOM-002/${file}`] ?? new Uint8Array())]),
  );
  expect(judgeSpecPack({ id: 'FILM-THE-LAMP-ROOM-002', files }).passed).toBe(true);
});

test('who may only look sees the packs on a phone, live, and cannot package', async () => {
  const vera = await arrive(
    studio.url,
    await browser.context({ reducedMotion: 'reduce', viewport: { width: 390, height: 800 } }),
    'Vera',
  );
  await ada.post(`/api/v1/projects/${project}/members`, { email: vera.visitor.email, role: 'viewer' });
  await vera.page.goto(`${studio.url}/projects/${project}`);
  const dialog = await openPacks(vera.page);
  await packOf(dialog, 'FILM-THE-LAMP-ROOM-002').waitFor();
  expect(await dialog.getByRole('button', { name: 'Package this phase' }).count()).toBe(0);
  expect(await dialog.getByRole('link', { name: 'Download' }).count()).toBe(1);
  await ada.post(`/api/v1/projects/${project}/packs`, {});
  await dialog
    .getByRole('region', { name: 'All packs' })
    .getByRole('button', { name: /FILM-THE-LAMP-ROOM-003/ })
    .waitFor();
  await dialog.getByRole('button', { name: /FILM-THE-LAMP-ROOM-001/ }).click();
  await packOf(dialog, 'FILM-THE-LAMP-ROOM-001').getByText('A placeholder stands in a table cell').first().waitFor();
  expect(await findProblems(vera.page)).toEqual([]);
  expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
});

test('without the studio nothing is packaged, and it says so', async () => {
  await page.goto(`${studio.url}/projects/${project}`);
  const dialog = await openPacks(page);
  await page.context().setOffline(true);
  await dialog.getByText('You are offline. Package the phase when you are back.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Package this phase' }).getAttribute('aria-disabled')).toBe('true');
  await page.context().setOffline(false);
});
