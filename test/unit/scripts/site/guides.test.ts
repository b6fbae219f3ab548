// The guides: words of the search, tables from data, marks and links, and that all translations are up to date.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstSentences } from '../../../../scripts/site/first-sentences.js';
import { withCodeBreaks } from '../../../../scripts/site/guides/code-breaks.js';
import { fillMark } from '../../../../scripts/site/guides/fill.js';
import {
  frameLabel,
  withFrameLabels,
  withPageLabels,
} from '../../../../scripts/site/guides/frame-labels.js';
import { guidePages } from '../../../../scripts/site/guides/pages.js';
import { searchWords } from '../../../../scripts/site/guides/search-words.js';
import { findPage } from '../../../../scripts/site/guides/stage.js';
import { errorTable } from '../../../../scripts/site/guides/tables/errors.js';
import { operationTable } from '../../../../scripts/site/guides/tables/migration.js';
import { runTranslations } from '../../../../scripts/site/translation/command.js';
import { olderVersions, toVersionName } from '../../../../scripts/site/versions.js';

const root = new URL('../../../../', import.meta.url).pathname;

test.each([
  ['Pause changefeed test-1', ['Pause', 'changefeed', 'test', '1']],
  ['一時停止', ['一時', '時停', '停止']],
  ['停止', ['停止']],
  ['同步任务已暂停。', ['同步', '步任', '任务', '务已', '已暂', '暂停']],
  ['TSOは64ビット', ['TSO', 'は', '64', 'ビッ', 'ット']],
  ['停', ['停']],
])('the words of %s', (text, words) => {
  expect(searchWords(text)).toEqual(words);
});

test.each([
  ['一時停止したchangefeedを再開する', '停止'],
  ['创建同步任务后等待', '同步任务'],
])('%s is found by %s', (text, query) => {
  const words = searchWords(text);
  expect(searchWords(query).every((word) => words.includes(word))).toBe(true);
});

test('every text and guide has an up-to-date translation', () => {
  const lines: string[] = [];
  const out = (line: string) => lines.push(line);
  expect(runTranslations([], root, { out, err: () => {} }), lines.join('')).toBe(0);
});

test('each mark stands for something in each language', () => {
  const fill = fillMark(root);
  for (const mark of ['overview', 'states', 'errors', 'releases', 'v2-operations', 'v2-fields']) {
    for (const language of ['en', 'ja', 'zh'] as const) {
      expect(fill(mark, language), mark).toMatch(/\S{3}/);
    }
  }
  expect(fill('toString', 'en')).toBeUndefined();
});

test('a code without advice, and advice without a code, are refused', () => {
  const codes = { 'CDC:ErrA': { statuses: [400] } };
  const schemas = { HTTPError: { properties: { error_code: { 'x-error-codes': codes } } } };
  const document = { components: { schemas } };
  const advice = { cause: 'c', remedy: 'r' };
  const known = { en: advice, ja: advice, zh: advice };
  expect(errorTable([document, {}], { 'CDC:ErrA': known }, 'en')).toContain(
    '| <a id="cdc-erra"></a>`CDC:ErrA` | 400 | c | r |',
  );
  expect(() => errorTable([document, {}], { 'CDC:ErrB': known }, 'en')).toThrow(
    'Without advice: CDC:ErrA. Not in the description: CDC:ErrB.',
  );
});

test('the row of an operation has the path before and after', () => {
  const get = { operationId: 'getA', summary: 'Get A', 'x-successor': 'GET /api/v2/a' };
  const post = { operationId: 'moveA', summary: 'Move A' };
  const change = { en: 'none', ja: 'なし', zh: '无' };
  const operations = { getA: change, moveA: change };
  const document = { paths: { '/api/v1/a': { get, post } } };
  const [, , ...rows] = operationTable(document, { operations, fields: [] }, 'en').split('\n');
  expect(rows).toEqual([
    '| **Get A**<br>`GET /api/v1/a`<br>→\u00a0`GET /api/v2/a` | none |',
    '| **Move A**<br>`POST /api/v1/a`<br>→\u00a0none | none |',
  ]);
});

test.each([
  ['<code>checkpoint_tso</code>', '<code v-pre class="whole">checkpoint_tso</code>'],
  [
    '<code>GET /api/v2/changefeeds/{changefeed_id}</code>',
    '<code v-pre>GET /api<wbr>/v2<wbr>/changefeeds<wbr>/{changefeed_id}</code>',
  ],
  [
    '<code v-pre>CDC:ErrChangeFeedNotExists</code>',
    '<code v-pre>CDC:<wbr>Err<wbr>Change<wbr>Feed<wbr>Not<wbr>Exists</code>',
  ],
  [
    '<code>{&quot;id&quot;:1,&quot;sink_uri&quot;:&quot;x://y&quot;}</code>',
    '<code v-pre>{&quot;id&quot;:1,<wbr>&quot;sink_uri&quot;:<wbr>&quot;x://y&quot;}</code>',
  ],
  ['<p>起動時に<code>--ca</code></p>', '<p>起動時に<wbr><code v-pre class="whole">--ca</code></p>'],
  [
    '<pre><code><span>npx</span><span> a --clean-up b_c</span></code></pre>',
    '<pre><code><span>npx</span><span> a <span class="whole">--clean-up</span> b_c</span></code></pre>',
  ],
])('%s breaks only between parts of long names', (html, broken) => {
  expect(withCodeBreaks(html)).toBe(broken);
});

test('every page about real servers is in the menu', () => {
  const files = readdirSync(`${root}docs/server-behaviour`).map((name) =>
    name.replace('README', 'index').replace(/\.md$/, ''),
  );
  const names = guidePages.map(({ name }) => name);
  expect(files.filter((name) => !names.includes(`server-behaviour/${name}`))).toEqual([]);
});

test.each([
  [
    '```sh\nnpx a\n\n```\n\nIt *checks* [a\nserver](b.md), `v8.5`. And more.',
    'It checks a server, v8.5. And more.',
  ],
  ['## Part\n\nIt is this:\n\n- a\n\n| b |\n\nThen this.', 'Then this.'],
  [`One. ${'x'.repeat(200)}.`, 'One.'],
  ['一つ目。二つ目。', '一つ目。二つ目。'],
  ['<!-- mark -->', ''],
])('the first sentences of %j', (markdown, sentences) => {
  expect(firstSentences(markdown)).toBe(sentences);
});

test('an operation without a row for v2 is refused', () => {
  const document = { paths: { '/a': { get: { operationId: 'getA' } } } };
  expect(() => operationTable(document, { operations: {}, fields: [] }, 'en')).toThrow(
    'must have every operation of the description and no other: getA.',
  );
});

test('links lead to pages of the site, in the language of the page if there is one', () => {
  const places = new Map([['docs/mock.md', 'mock.md']]);
  expect(findPage('docs/ja/index.md', 'ja/index.md', '../mock.md#options', places)).toBe(
    './../mock.md#options',
  );
  expect(findPage('docs/mock.md', 'mock.md', '../src/mock/index.ts', places)).toBeUndefined();
});

test('the address of a version has its major and minor number', () => {
  expect(toVersionName('0.1.3')).toBe('v0.1');
  expect(() => toVersionName('1')).toThrow('Expected a version such as 0.1.0, not "1".');
  expect(olderVersions(`${root}releases`, 'v9.9').map(({ name }) => name)).toContain('v0.1');
  expect(olderVersions(`${root}missing`, 'v0.1')).toEqual([]);
});

test('a label of the frame is looked up, and one that is not there is refused', () => {
  const file = '/theme/VPDocFooter.vue';
  expect(withFrameLabels('<span>Pager</span>', file)).toBe("<span>{{ $label('Pager') }}</span>");
  expect(withFrameLabels('<span>Pager</span>', '/theme/Other.vue')).toBe('<span>Pager</span>');
  expect(() => withFrameLabels('<span>Pages</span>', file)).toThrow(
    `VitePress has changed: expected \`Pager\` once in ${file}.`,
  );
  expect(frameLabel('Pager', 'ja')).toBe('前後のページ');
});

test('headings and code blocks have labels in the language of their page', () => {
  const html =
    '<a aria-label="Permalink to &quot;A &amp; B&quot;"></a><button title="Copy Code"></button>';
  expect(withPageLabels(html, 'zh')).toBe(
    '<a aria-label="链接到“A &amp; B”"></a><button title="复制代码"></button>',
  );
  expect(withPageLabels(html, 'en')).toContain('aria-label="Link to &quot;A &amp; B&quot;"');
});
