import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, type OpenBrowser, openBrowser, startWholeStudio, type WholeStudio } from '../support/browser.ts';
import type { Visitor } from '../support/visitor.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
const pictures = path.join(root, 'test-results');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let studio: WholeStudio;
let browser: OpenBrowser;
let ada: Visitor;
let page: Page;
let empty: string;
let full: string;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [studio, browser] = await Promise.all([startWholeStudio(), openBrowser()]);
  ({ visitor: ada, page } = await arrive(studio.url, await browser.context({ reducedMotion: 'reduce' }), 'Ada'));
  empty = await ada.createProject('An empty page');
  full = await fill(ada);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

/** A project with something of everything, the hard cases among it. */
async function fill(visitor: Visitor): Promise<string> {
  const project = await visitor.createProject('The Lamp Room');
  let sessionId: string | undefined;
  for (const message of [
    'Create a character named Mara Lindqvist, 41, lighthouse keeper. She is the protagonist.',
    'Create a character named Tomás Rey, 58, ferry captain',
    'Create a character named Edda Voss, 35, insurance investigator',
    'Mara Lindqvist and Tomás Rey are old friends. Edda Voss is the rival of Mara Lindqvist. Tomás Rey is married to Edda Voss.',
    'There is a bar called The Drowned Bell.',
    'INT. LIGHTHOUSE - NIGHT\nMara finds a name scratched into the lamp room wall.',
    'EXT. FERRY PIER - DAWN\nTomás waits for Edda, who is late.',
    'INT. THE DROWNED BELL - DAY\nEdda buys Mara a drink and lies to her.',
  ]) {
    sessionId = (await visitor.say(message, sessionId ? { sessionId } : { projectId: project })).body.sessionId;
  }
  return project;
}

async function addHardNames(project: string): Promise<void> {
  for (const name of [
    'שרה כהן',
    'Zoë 🎬🎬',
    'Wolfeschlegelsteinhausenbergerdorff'.repeat(3),
    'A name of many many words '.repeat(4).trim(),
  ]) {
    await ada.post('/api/characters', { project, name, description: 'x'.repeat(400) });
  }
}

interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** What axe finds serious or worse, each with where. */
async function findProblems(on: Page): Promise<string[]> {
  // The page's policy forbids foreign scripts, so axe comes in through the debugger's door.
  await on.evaluate(axe);
  const violations = await on.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await run.run()).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`).join('; ')}`,
    );
}

/** What stands past the right edge of the window, where nobody sees it: clipped counts as much as scrolled. */
const findCutOff = (on: Page) =>
  on.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const isPast = (element: Element) => {
      const { right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && right > window.innerWidth + 1 && element.checkVisibility();
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => isPast(element) && !scrolls(element.parentElement))
      .map(
        (element) =>
          `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`,
      )
      .slice(0, 5);
  });

describe('axe finds nothing serious', () => {
  test.each(['/sign-in', '/sign-up'])('on %s', async (address) => {
    const context = await browser.context();
    const visitor = await context.newPage();
    await visitor.goto(`${studio.url}${address}`);
    expect(await findProblems(visitor)).toEqual([]);
    await context.close();
  });

  test('on the list of projects and in an empty project', async () => {
    await page.goto(`${studio.url}/projects`);
    expect(await findProblems(page)).toEqual([]);
    await page.goto(`${studio.url}/projects/${empty}`);
    expect(await findProblems(page)).toEqual([]);
  });

  test.each(['dark', 'light'] as const)('in a full project, tab by tab, in the %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${studio.url}/projects/${full}`);
    for (const tab of ['Cast', 'Places', 'Scenes', 'Map']) {
      await page.getByRole('tab', { name: new RegExp(tab) }).click();
      await page.waitForTimeout(150);
      expect(await findProblems(page), tab).toEqual([]);
      await page.screenshot({ path: path.join(pictures, `studio-${colorScheme}-${tab.toLowerCase()}.png`) });
    }
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  });

  test('with a record open, and in the dialogs', async () => {
    await page.goto(`${studio.url}/projects/${full}`);
    await page.getByRole('tab', { name: /Map/ }).click();
    await page.getByLabel('Map of relationships').getByRole('button', { name: /^Mara/ }).click();
    await page.getByTestId('record-detail').waitFor();
    expect(await findProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    for (const name of [/^Members/, 'Keys', /^Search/]) {
      await page.getByRole('button', { name }).click();
      expect(await findProblems(page), String(name)).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
});

describe('nothing overflows', () => {
  test.each([360, 768, 1440, 1920])('at %i pixels', async (width) => {
    const { visitor, page: narrow } = await arrive(
      studio.url,
      await browser.context({ viewport: { width, height: width < 500 ? 740 : 1000 }, reducedMotion: 'reduce' }),
      'Nia',
    );
    const project = await fill(visitor);
    for (const address of ['/projects', `/projects/${project}`]) {
      await narrow.goto(`${studio.url}${address}`);
      await narrow.waitForTimeout(400);
      expect(await findCutOff(narrow), address).toEqual([]);
    }
    await narrow.screenshot({ path: path.join(pictures, `studio-${width}.png`) });
    expect(await findProblems(narrow)).toEqual([]);
    await narrow.context().close();
  });

  test('with names that are long, right to left, or pictures', async () => {
    await addHardNames(full);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${studio.url}/projects/${full}`);
      await page.waitForTimeout(400);
      expect(await findCutOff(page), `${width}`).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

test('a picture of the studio for the documents: a value, and the words it came from', async () => {
  const project = await fill(ada);
  await page.goto(`${studio.url}/projects/${project}`);
  await page.getByRole('button', { name: /^Occupation Lighthouse keeper: show the words/ }).click();
  await page.locator('[data-lit]').waitFor();
  await page.waitForTimeout(400);
  // `SCREENSHOTS=docs/images npm run test:e2e` renews the one that is committed.
  await page.screenshot({ path: path.resolve(root, process.env.SCREENSHOTS ?? 'test-results', 'studio.png') });
});

test('the page can be reached by keyboard alone, and where the focus is can be seen', async () => {
  await page.goto(`${studio.url}/projects/${empty}`);
  await page.getByLabel('Message', { exact: true }).waitFor();
  const reached: { name: string; isSeen: boolean }[] = [];
  for (let count = 0; count < 40; count += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(describeFocus));
  }
  const names = reached.map(({ name }) => name);
  for (const begins of ['Message', 'New conversation', 'Search', 'Keys', 'Members', 'Cast']) {
    expect(
      names.some((name) => name.startsWith(begins)),
      begins,
    ).toBe(true);
  }
  expect(reached.filter(({ isSeen, name }) => !isSeen && name !== '').map(({ name }) => name)).toEqual([]);
});

/** Runs in the page: what has the focus, and whether it or what frames it shows that. */
function describeFocus(): { name: string; isSeen: boolean } {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: '', isSeen: false };
  const shows = (one: Element | null) => {
    const style = one ? getComputedStyle(one) : null;
    return style !== null && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
  };
  return {
    name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
    isSeen: shows(element) || shows(element.parentElement),
  };
}
