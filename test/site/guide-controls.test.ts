// The controls of the guides, in a real browser: search, menu, switches of language and colours, wide tables, paper, and tables that can be
// filtered.
import { describe, expect, test } from 'vitest';
import { missing, type NotedPage, waitUntil } from '../browser/browser.js';
import { siteInBrowser } from './in-browser.js';
import { latest } from './pages.js';

describe.skipIf(missing !== undefined)('the controls of the guides', () => {
  const site = siteInBrowser();

  async function open(path: string): Promise<NotedPage> {
    const page = await site.open(site.address(path));
    // Vue has taken over the page: from now on it listens to keys.
    await waitUntil(page, "'__vue_app__' in document.getElementById('app')");
    return page;
  }

  test.each([
    ['ja/', '停止', /停止/],
    ['ja/', '一時停止', /一時停止/],
    ['zh/', '同步任务', /同步任务/],
    ['', 'changefeed', /changefeed/i],
  ])('the search of /%s finds %s, with the keyboard alone', async (folder, query, found) => {
    const page = await open(`${folder}concepts.html`);
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.type(query);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('main').getByText(found).first().waitFor();
    expect(new URL(page.url()).pathname).toContain(`/${latest}/${folder}`);
  });

  test.each([
    ['', 'Search', 'Change language', 'Switch to dark theme', '日本語', '/ja/concepts.html'],
    ['ja/', '検索', '言語を変更', 'ダークモードに切り替え', 'English', '/concepts.html'],
    ['zh/', '搜索', '切换语言', '切换到深色模式', 'English', '/concepts.html'],
  ])('/%s names its controls, which the keyboard reaches', async (folder, ...names) => {
    const [search, language, colours, other, address] = names;
    const page = await open(`${folder}concepts.html`);
    await page.getByRole('button', { name: search }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').waitFor({ state: 'detached' });
    await page.getByRole('switch', { name: colours }).first().focus();
    await page.keyboard.press('Space');
    await page.locator('html.dark').waitFor();
    await page.getByRole('button', { name: language }).focus();
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: other, exact: true }).first();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${latest}${address}`);
  });

  test('the search finds guides before the facts about real servers', async () => {
    const page = await open('concepts.html');
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').fill('pause');
    const first = page.getByRole('option').first();
    expect(await first.getByRole('link').getAttribute('href')).not.toContain('server-behaviour');
  });

  test('the menu opens its closed group with the keyboard, and leads from fact to fact', async () => {
    const page = await open('concepts.html');
    const group = page.getByRole('button', { name: 'Real servers' });
    const link = page.getByRole('link', { name: 'HTTP rules' });
    expect(await link.isVisible()).toBe(false);
    await group.focus();
    await page.keyboard.press('Enter');
    expect(await group.getAttribute('aria-expanded')).toBe('true');
    await link.click();
    await page.locator('h1', { hasText: 'HTTP rules' }).waitFor();
    const next = page.getByRole('link', { name: 'Next page' });
    expect(await next.innerText()).toContain('Operations on changefeeds');
  });

  test('the first column of a wide table stays in sight', async () => {
    const page = await open('server-behaviour/response-fields.html');
    await page.setViewportSize({ width: 390, height: 844 });
    const row = page.locator('table').nth(2).locator('tr').nth(1);
    await page
      .locator('table')
      .nth(2)
      .evaluate((table) => table.scrollTo(600, 0));
    const left = await row.evaluate((one) => one.children[0]?.getBoundingClientRect().left);
    expect(left).toBeGreaterThan(0);
  });

  test.each(['client.html', 'check-command.html', 'server-behaviour/response-fields.html'])(
    'on paper %s is light, and nothing is cut off',
    async (path) => {
      const page = await site.open(site.address(path), { colorScheme: 'dark' });
      await page.locator('html.dark').waitFor();
      // The width of A4 without its margins.
      await page.setViewportSize({ width: 718, height: 1000 });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      expect(await page.locator('html.dark').count()).toBe(0);
      const cutOff = await page
        .locator('main :is(pre, table)')
        .evaluateAll((boxes) =>
          boxes
            .filter(
              (box) =>
                box.scrollWidth > box.clientWidth || box.getBoundingClientRect().right > innerWidth,
            )
            .map((box) => box.textContent?.slice(0, 80)),
        );
      expect(cutOff).toEqual([]);
      await page.evaluate("dispatchEvent(new Event('afterprint'))");
      expect(await page.locator('html.dark').count()).toBe(1);
    },
  );

  test('the table of releases shows what a release has', async () => {
    const page = await open('releases.html');
    const rows = page.locator('tbody tr:visible');
    const all = await rows.count();
    const filter = page.getByRole('searchbox', { name: 'Filter by release (8.5.7) or words' });
    await filter.fill('5.2.4');
    const old = await rows.count();
    await filter.fill('drainCapture');
    expect(await rows.count()).toBeGreaterThan(0);
    for (const text of await rows.allInnerTexts()) expect(text).toMatch(/drainCapture|drain/);
    await filter.fill('');
    expect(await rows.count()).toBe(all);
    expect(old).toBeLessThan(all);
    expect(page.notes.complaints).toEqual([]);
  });
});
