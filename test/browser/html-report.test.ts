// Tests the HTML report in a real browser: accessible, light and dark, on a phone and on paper, from a file and without JavaScript.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source as axe } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reporters } from '../../src/contract/report/reporters/index.js';
import { extent } from '../fixtures/extent.js';
import { conforming, nothingChecked, recorded } from '../unit/contract/report/sample-reports.js';
import { launch, missing } from './browser.js';

const reports = { conforming, recorded, nothingChecked };
const names = ['conforming', 'recorded', 'nothingChecked'] as const;
type Look = readonly [(typeof names)[number], number, 'light' | 'dark'];
const looks = extent<readonly Look[]>(
  [
    ['conforming', 1400, 'light'],
    ['recorded', 390, 'dark'],
    ['nothingChecked', 390, 'light'],
  ],
  names.flatMap((name) =>
    [1400, 390].flatMap((width) =>
      (['light', 'dark'] as const).map((colorScheme) => [name, width, colorScheme] as const),
    ),
  ),
);

describe.skipIf(missing !== undefined)('the HTML report', () => {
  let folder: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticdc-openapi-report-'));
    for (const name of names) {
      await writeFile(addressOf(name), reporters.html(reports[name], { color: false }));
    }
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const addressOf = (name: string) => join(folder, `${name}.html`);

  /** Opens a report from its file. Fails on any other request, and on messages of the console other than those expected. */
  async function open(
    name: keyof typeof reports,
    options: Parameters<Browser['newContext']>[0],
    work: (page: Page) => Promise<void>,
    expected: readonly unknown[] = [],
  ): Promise<void> {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const notes: string[] = [];
      const address = pathToFileURL(addressOf(name)).href;
      page.on('request', (request) => request.url() !== address && notes.push(request.url()));
      page.on('console', (message) => notes.push(message.text()));
      page.on('pageerror', (error) => notes.push(error.message));
      await page.goto(address);
      await work(page);
      expect(notes).toEqual(expected);
    } finally {
      await context.close();
    }
  }

  test.each(looks)('%s is accessible at %i px, %s', async (name, width, colorScheme) => {
    const viewport = { width, height: 900 };
    await open(name, { viewport, colorScheme }, async (page) => {
      await page.evaluate(
        "document.querySelectorAll('details').forEach((one) => (one.open = true))",
      );
      await page.evaluate(axe);
      const violations = await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      const back = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(back).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(13, 17, 23)');
    });
  });

  test('is read without JavaScript', () =>
    open('recorded', { javaScriptEnabled: false }, async (page) => {
      await page.getByRole('heading', { name: 'Violates the contract' }).waitFor();
      expect(await page.locator('mark').innerText()).toBe('"nomral"');
      await page.getByText('at 2.0 s, never within 30.0 s').waitFor();
      await page.getByText('All that was not verified').click();
      await page.getByText('value 200 /-/state failed').waitFor();
    }));

  test('is printed in light colours, with what is folded on the screen', () =>
    open('recorded', { colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const back = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(back).toBe('rgb(255, 255, 255)');
      const folded = page.getByText('value 200 /-/state failed');
      expect((await folded.boundingBox())?.height).toBeGreaterThan(0);
    }));

  test('runs nothing, even if a script got into it', () =>
    open(
      'conforming',
      {},
      async (page) => {
        await page.evaluate(
          `document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "run"' }))`,
        );
        expect(await page.title()).toBe('Conforms to the contract: http://127.0.0.1:8300');
      },
      [expect.stringContaining('Content Security Policy')],
    ));
});
