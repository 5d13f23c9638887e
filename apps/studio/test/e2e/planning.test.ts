import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, type OpenBrowser, openBrowser, startWholeStudio, type WholeStudio } from '../support/browser.ts';
import { PIXEL } from '../support/upload.ts';
import type { Visitor } from '../support/visitor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let studio: WholeStudio;
let browser: OpenBrowser;
let ada: { visitor: Visitor; page: Page };
let ben: { visitor: Visitor; page: Page };
let project: string;
beforeAll(async () => {
  [studio, browser] = await Promise.all([startWholeStudio(), openBrowser()]);
  ada = await arrive(studio.url, await browser.context({ reducedMotion: 'reduce' }), 'Ada');
  ben = await arrive(studio.url, await browser.context({ reducedMotion: 'reduce' }), 'Ben');
  project = await ada.visitor.createProject('The Lamp Room');
  await ada.visitor.post(`/api/v1/projects/${project}/members`, { email: ben.visitor.email, role: 'editor' });
  await Promise.all([ada, ben].map(({ page }) => page.goto(`${studio.url}/projects/${project}`)));
  await Promise.all([ada, ben].map(({ page }) => isLive(page)));
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

const isLive = (page: Page) => page.getByLabel('Connection').filter({ hasText: 'Live' }).waitFor();
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const act = (page: Page, number: number) => page.getByTestId('act').nth(number - 1);
const beats = (page: Page, number: number) =>
  act(page, number)
    .getByRole('list', { name: `Beats of act ${number}` })
    .getByRole('listitem');
const make = async (collection: string, fields: object) => {
  const made = await ada.visitor.post<{ doc: { id: string } }>(`/api/${collection}`, { project, ...fields });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.doc.id;
};
const announced = (page: Page, words: string | RegExp) =>
  page.getByLabel('What was done').filter({ hasText: words }).waitFor({ state: 'attached' });
const detail = (page: Page) => page.getByTestId('record-detail');

async function findProblems(page: Page): Promise<string[]> {
  // The page's policy forbids foreign scripts, so axe comes in through the debugger's door.
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      axe: {
        run(where: string): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }>;
      };
    };
    return (await run.run('[aria-label="The story so far"]')).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

describe('the shape of the film', () => {
  test('three acts and five beats are written, moved, approved and put into acts, by hand and by keyboard', async () => {
    const { page } = ada;
    await tab(page, 'Structure');
    await page.getByRole('button', { name: 'Begin with three acts' }).click();
    await act(page, 3).waitFor();
    // The first act asks for its title at once.
    await act(page, 1).getByRole('textbox', { name: 'Title' }).fill('The name');
    await page.keyboard.press('Enter');
    await act(page, 1)
      .getByRole('button', { name: /^The name\. Edit title/ })
      .waitFor();
    await act(page, 1)
      .getByRole('button', { name: /what happens of act 1$/ })
      .click();
    await page.keyboard.type('Mara finds her own name in the wall of the lamp room.');
    await page.keyboard.press('Enter');
    await act(page, 1).getByText('Mara finds her own name').waitFor();
    for (const [number, title] of [
      [1, 'She counts the stairs'],
      [1, 'The name in the wall'],
      [2, 'Edda steps off the ferry'],
      [2, 'The claim is read'],
      [3, 'The storm'],
    ] as const) {
      await act(page, number).getByLabel(`Add a beat to act ${number}`).fill(title);
      await page.keyboard.press('Enter');
      await beats(page, number).filter({ hasText: title }).waitFor();
    }
    await beats(page, 1)
      .first()
      .getByRole('button', { name: /^Approve/ })
      .click();
    await announced(page, '“She counts the stairs” is approved');
    await beats(page, 2)
      .first()
      .getByRole('button', { name: /^Edda steps off the ferry\. Edit/ })
      .focus();
    await page.keyboard.press('Alt+ArrowDown');
    await announced(page, '“Edda steps off the ferry” is now 2 of 2');
    expect(await beats(page, 2).first().innerText()).toContain('The claim is read');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Edda steps off/);
    await beats(page, 3)
      .first()
      .getByRole('button', { name: /^Move or open/ })
      .click();
    await page.getByRole('menuitemradio', { name: 'Act 2' }).click();
    await announced(page, '“The storm” is now in Act 2');
    expect(await beats(page, 2).count()).toBe(3);
    await act(page, 2).getByRole('button', { name: 'Move or open act 2' }).click();
    await page.getByRole('menuitem', { name: /^Move earlier/ }).click();
    await announced(page, 'is now act 1 of 3');
    expect(await beats(page, 1).count()).toBe(3);

    await page.reload();
    await tab(page, 'Structure');
    expect(await beats(page, 1).count()).toBe(3);
    await beats(page, 2)
      .first()
      .getByRole('button', { name: /^Approve/, pressed: true })
      .waitFor();
    // The other member has seen it happen.
    await tab(ben.page, 'Structure');
    await beats(ben.page, 2).filter({ hasText: 'She counts the stairs' }).waitFor();
  });

  test('a scene in no act is put into one from the tray', async () => {
    const { page } = ada;
    for (const name of ['Mara', 'Edda']) await make('characters', { name });
    const tower = await make('locations', { name: 'Tower' });
    await make('scenes', { number: 1, interior: true, location: tower, timeOfDay: 'night', summary: 'She climbs.' });
    await tab(page, 'Structure');
    await page.getByRole('button', { name: /^Put into an act: 1\. INT\. TOWER/ }).click();
    await page.getByRole('menuitem', { name: /^Act 2: The name/ }).click();
    await act(page, 2).getByRole('list', { name: 'Scenes of act 2' }).getByRole('button', { name: /TOWER/ }).waitFor();
    expect(await page.getByText('In no act yet').count()).toBe(0);
  });
});

describe('a scene', () => {
  const openScene = async (page: Page) => {
    await tab(page, 'Scenes');
    await page.getByTestId('scene-strip').first().getByRole('button', { name: /TOWER/ }).first().click();
    await detail(page).waitFor();
  };

  test('gets its storyboard frame by frame', async () => {
    const { page } = ada;
    await openScene(page);
    await detail(page).getByRole('button', { name: 'Add a panel' }).click();
    for (const [words, size] of [
      ['The tower, a match in the dark.', 'extreme wide shot'],
      ['Her eyes.', 'close-up'],
    ] as const) {
      await detail(page).getByLabel('What we see').fill(words);
      await detail(page)
        .getByRole('radio', { name: new RegExp(`^${size}:`) })
        .check({ force: true });
      await detail(page).getByRole('button', { name: 'Save' }).click();
      await page.getByTestId('panel').filter({ hasText: words }).waitFor();
    }
    await detail(page).getByRole('button', { name: 'Cancel' }).click();
    const first = page.getByTestId('panel').first();
    expect(await first.innerText()).toContain('EWS');
    await first.getByRole('button', { name: 'Approve panel 1' }).click();
    await announced(page, 'Panel 1 is approved');
    await first.getByRole('button', { name: 'Move panel 1 later' }).click();
    await announced(page, 'The panel is now 2 of 2');
    expect(await page.getByTestId('panel').first().innerText()).toContain('Her eyes.');
    await page.getByTestId('panel').first().getByRole('button', { name: 'Delete panel 1' }).click();
    await page.getByTestId('panel').first().getByRole('button', { name: 'Delete', exact: true }).click();
    await announced(page, 'The panel was deleted');
    expect(await page.getByTestId('panel').count()).toBe(1);
    await page.getByRole('button', { name: 'Close the record' }).click();
    await page.getByRole('button', { name: 'Storyboard', exact: true }).click();
    expect(await page.getByLabel('Storyboard of the film').innerText()).toContain('a match in the dark');
    await page.getByRole('button', { name: 'Strips' }).click();
  });

  test('is timed in minutes and seconds, approved and omitted, and the film adds up', async () => {
    const { page } = ada;
    await ada.visitor.patch(`/api/projects/${project}`, { targetMinutes: 100 });
    await tab(page, 'Scenes');
    const strip = page.getByTestId('scene-strip').first();
    await strip.getByRole('button', { name: /^Running time/ }).click();
    await page.keyboard.type('2:70');
    await page.keyboard.press('Enter');
    await strip.getByRole('alert').filter({ hasText: 'as in 2:30' }).waitFor();
    await strip.getByLabel('Running time, minutes and seconds').fill('2:30');
    await page.keyboard.press('Enter');
    await page.getByTestId('film-length').filter({ hasText: '1 scene, 2 min 30 s of 1 h 40 min' }).waitFor();
    const [stored] = await ada.visitor.list<{ runningTime: number }>('scenes', project);
    expect(stored?.runningTime).toBe(150);
    await openScene(page);
    await detail(page).getByRole('button', { name: 'Omitted' }).click();
    await page.getByTestId('film-length').filter({ hasText: '0 scenes · 1 omitted' }).waitFor();
    await detail(page).getByRole('button', { name: 'Approved' }).click();
    await strip.filter({ hasText: 'approved' }).waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('what people say of it', () => {
  test('an approval by another counts until the film changes', async () => {
    await Promise.all([ada, ben].map(({ page }) => tab(page, 'Review')));
    await ben.page.getByRole('button', { name: 'Ask for changes' }).click();
    await ben.page.getByText('Say what should change.').waitFor();
    await ben.page.getByLabel('What do you say to the film').fill('I believe every word.');
    await ben.page.getByRole('button', { name: 'Approve', exact: true }).click();
    const standing = ada.page.getByTestId('review-standing');
    await standing.filter({ hasText: 'Approved as it stands' }).waitFor();
    const said = ada.page.getByRole('list', { name: 'Reviews' }).getByRole('listitem').first();
    expect(await said.innerText()).toMatch(/Ben\s+approved[\s\S]*I believe every word\.[\s\S]*Counts/);
    const [beat] = await ada.visitor.list<{ id: string }>('beats', project);
    await ada.visitor.patch(`/api/beats/${beat?.id}`, { summary: 'A hundred and thirteen.' });
    await standing.filter({ hasText: 'Not approved as it stands' }).waitFor();
    expect(await said.innerText()).toContain('No longer counts: the film was changed since.');
    expect(await standing.innerText()).toContain('somebody other than you');
    await ben.page.getByTestId('review-standing').filter({ hasText: 'somebody other than Ada' }).waitFor();
  });

  test('a note holds the film back until it is resolved, and can be opened again', async () => {
    await ben.page.getByLabel('Note', { exact: true }).fill('Why does she stay?');
    await ben.page.getByLabel('About').selectOption({ label: 'Mara' });
    await ben.page.getByRole('switch', { name: /holds the film back/i }).click();
    await ben.page.getByRole('button', { name: 'Leave the note' }).click();
    const note = ada.page.getByTestId('note').filter({ hasText: 'Why does she stay?' });
    await note.filter({ hasText: 'Holds the film back' }).waitFor();
    expect(await note.innerText()).toMatch(/Ben[\s\S]*about Mara/);
    await note.getByRole('button', { name: /^Resolve/ }).click();
    await ada.page.getByText('Every note is resolved.').waitFor();
    await ada.page.getByText('1 resolved note').click();
    await note.getByRole('button', { name: /^Open it again/ }).click();
    await note.filter({ hasText: 'Holds the film back' }).waitFor();
    await note.getByRole('button', { name: /^Resolve/ }).click();
    await ben.page.getByText('Every note is resolved.').waitFor();
  });
});

describe('what is gathered', () => {
  const openTower = async (page: Page) => {
    await tab(page, 'Places');
    await page
      .getByTestId('record-card')
      .filter({ hasText: 'Tower' })
      .getByRole('button', { name: 'Tower', exact: true })
      .click();
    await detail(page).waitFor();
  };

  test('a reference that one member uploads is a picture in another’s browser, and goes when it is deleted', async () => {
    await Promise.all([openTower(ada.page), openTower(ben.page)]);
    const chooser = ada.page.waitForEvent('filechooser');
    await detail(ada.page).getByRole('button', { name: 'Upload a reference' }).click();
    await (await chooser).setFiles({ name: 'granite_tower.png', mimeType: 'image/png', buffer: PIXEL });
    const picture = detail(ben.page).getByRole('img', { name: 'granite tower' });
    await picture.waitFor();
    await ben.page.waitForFunction(
      () => (document.querySelector('img[alt="granite tower"]') as HTMLImageElement | null)?.naturalWidth === 1,
    );
    const address = String(await picture.getAttribute('src'));
    const eve = await arrive(studio.url, await browser.context(), 'Eve');
    expect((await eve.visitor.get(address)).status).toBe(403);
    await detail(ada.page).getByRole('button', { name: 'Delete “granite tower”' }).click();
    await detail(ada.page).getByTestId('medium').getByRole('button', { name: 'Delete', exact: true }).click();
    await picture.waitFor({ state: 'detached' });
    expect((await ben.visitor.get(address)).status).toBe(403);
  });

  test('a file that is not what it says is refused in a sentence, and words do as well', async () => {
    const { page } = ada;
    const chooser = page.waitForEvent('filechooser');
    await detail(page).getByRole('button', { name: 'Upload a reference' }).click();
    await (await chooser).setFiles({ name: 'tower.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
    await detail(page).getByRole('alert').filter({ hasText: 'PNG, JPEG, GIF, WebP, PDF, plain text' }).waitFor();
    await detail(page).getByRole('button', { name: 'Write a reference' }).click();
    await detail(page).getByLabel('Words').fill('Granite, wet, a hundred and twelve steps.');
    await detail(page).getByRole('button', { name: 'Add', exact: true }).click();
    await detail(ben.page).getByTestId('medium').filter({ hasText: 'a hundred and twelve steps' }).waitFor();
  });
});

describe('for everybody', () => {
  test.each(['dark', 'light'] as const)('axe finds nothing serious in the %s', async (colorScheme) => {
    const { page } = ada;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.reload();
    for (const name of ['Structure', 'Scenes', 'Review']) {
      await tab(page, name);
      await page.waitForTimeout(150);
      expect(await findProblems(page), name).toEqual([]);
    }
    await tab(page, 'Scenes');
    await page.getByTestId('scene-strip').first().getByRole('button', { name: /TOWER/ }).first().click();
    await detail(page).waitFor();
    expect(await findProblems(page), 'a scene').toEqual([]);
    await page.getByRole('button', { name: 'Close the record' }).click();
  });

  test('on a telephone everything is within reach, and nothing stands past the edge', async () => {
    const page = await (await browser.context({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
    await page.context().addCookies(await ada.page.context().cookies());
    await page.goto(`${studio.url}/projects/${project}`);
    const parts = page.getByRole('navigation', { name: 'Parts of the studio' });
    for (const name of ['Acts', 'Scenes', 'Review']) {
      await parts.getByRole('button', { name: new RegExp(name) }).click();
      await page.waitForTimeout(200);
      const widest = await page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('#story-pane, #story-pane *')].map(
            (one) => one.getBoundingClientRect().right,
          ),
        ),
      );
      expect(widest, name).toBeLessThanOrEqual(391);
    }
    await page.context().close();
  });

  test('who may only read sees it all, and nothing to press', async () => {
    const vera = await arrive(studio.url, await browser.context({ reducedMotion: 'reduce' }), 'Vera');
    await ada.visitor.post(`/api/v1/projects/${project}/members`, { email: vera.visitor.email, role: 'viewer' });
    await vera.page.goto(`${studio.url}/projects/${project}`);
    await tab(vera.page, 'Structure');
    await beats(vera.page, 2).filter({ hasText: 'She counts the stairs' }).waitFor();
    expect(await vera.page.getByRole('button', { name: /Add a|Approve|Move or open|Edit / }).count()).toBe(0);
    await tab(vera.page, 'Review');
    await vera.page.getByText('I believe every word.').waitFor();
    expect(await vera.page.getByRole('button', { name: /Approve|Ask for|Leave|Resolve|Take/ }).count()).toBe(0);
  });
});
