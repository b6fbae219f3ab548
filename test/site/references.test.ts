// The reference pages of both architectures in each language, in a real browser: an anchor for each operation, exact integers, without
// JavaScript, and from files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { missing, waitUntil } from '../browser/browser.js';
import { siteInBrowser } from './in-browser.js';
import { latest } from './pages.js';
import { operationsOf, pathOf, renderWhole } from './redoc.js';

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../generated', name), 'utf8');
const references = ['', 'ja/', 'zh/'].flatMap((language) => [
  [`${language}reference/`, read('openapi.json')] as const,
  [`${language}reference/newarch/`, read('openapi.newarch.json')] as const,
]);

describe.skipIf(missing !== undefined)('a reference page', () => {
  const site = siteInBrowser();

  test.each(references)(
    '%s leads each anchor to its operation, and has exact integers',
    async (path, json) => {
      const page = await site.open(site.address(path));
      await renderWhole(page);
      for (const operation of operationsOf(json)) {
        const anchor = pathOf(operation);
        await page.evaluate(`location.hash = ${JSON.stringify(anchor)}`);
        await waitUntil(
          page,
          `(() => {
          const { top } = document.querySelector('[data-section-id="${anchor}"]').getBoundingClientRect();
          return top > -60 && top < innerHeight;
        })()`,
        );
      }
      const known = new Set(json.match(/\d{16,}/g));
      const shown = (await page.locator('body').innerText()).match(/\d{16,}/g) ?? [];
      expect(shown.filter((digits) => !known.has(digits))).toEqual([]);
      const largest = path.includes('newarch') ? '9223372036854775808' : '18446744073709551615';
      expect(shown).toContain(largest);
      expect(page.notes.complaints).toEqual([]);
    },
  );

  test.each(references)('%s is read without JavaScript', async (path, json) => {
    const page = await site.open(site.address(path), { javaScriptEnabled: false });
    for (const operation of operationsOf(json)) {
      expect(await page.locator(`[id="${pathOf(operation)}"]`).isVisible()).toBe(true);
    }
    expect(await page.locator('main').innerText()).toContain('0 .. 18446744073709551615');
  });

  test.each([
    ['', 'Show 3 variables', 'Hide 3 variables'],
    ['ja/', '3個の変数を表示', '3個の変数を隠す'],
    ['zh/', '显示 3 个变量', '隐藏 3 个变量'],
  ])('/%s names its buttons in the order of the language', async (folder, show, hide) => {
    const page = await site.open(site.address(`${folder}reference/`));
    await page.getByText(show).click();
    await page.getByText(hide).waitFor();
  });

  test.each(['reference/', 'ja/reference/newarch/'])('%s works from a file', async (path) => {
    const file = join(inject('site'), latest, path, 'index.html');
    const page = await site.open(pathToFileURL(file).href);
    await page.locator('[data-section-id]').first().waitFor();
    await page.getByRole('link', { name: '简体中文' }).click();
    await page.locator('html[lang="zh-Hans"] [data-section-id]').first().waitFor();
    expect(page.notes.complaints).toEqual([]);
    expect(page.notes.requests.filter((request) => !/^(?:file|data|blob):/.test(request))).toEqual(
      [],
    );
  });
});
