// Translations of the description: which texts there are, the form of the overlays, and the gaps that the check reports.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { applyOverlay } from '../../../../scripts/generate/spec/overlay.js';
import { parseSpecFile } from '../../../../scripts/generate/spec/read-spec.js';
import { SourceMap } from '../../../../scripts/generate/spec/source-map.js';
import { describeGap, findGaps, uniqueTexts } from '../../../../scripts/site/translation/check.js';
import { readDescriptions, runTranslations } from '../../../../scripts/site/translation/command.js';
import {
  readOverlay,
  renderOverlay,
  translate,
} from '../../../../scripts/site/translation/overlay.js';
import { findWrongWords } from '../../../../scripts/site/translation/terms.js';
import { textsOf } from '../../../../scripts/site/translation/texts.js';
import type { JsonObject } from '../../../../src/shared/json.js';

const root = new URL('../../../../', import.meta.url).pathname;
const documents = readDescriptions(root);

const small: JsonObject = {
  info: {
    title: "The server's API",
    description: 'First\n"second" \\ third 12345678901234567890\n',
  },
  tags: [{ name: 'Owner', description: 'The leader.' }],
  paths: {
    '/a': {
      get: {
        summary: 'Get it',
        responses: {
          default: { description: 'The leader.' },
          '200': {
            description: 'Done.',
            content: {
              'application/json': {
                example: { description: 'not a text' },
                examples: { value: { summary: 'One', value: { summary: 'not a text' } } },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      default: {
        description: 'A schema.',
        default: { description: 'not a text' },
        'x-messages': { description: 'not a text' },
        properties: {
          description: { type: 'string', description: 'A property.' },
          value: { description: 'A value.', enum: [{ description: 'not a text' }] },
          properties: { description: 'Nested.' },
        },
      },
    },
  },
};

const entries = (document: JsonObject) =>
  uniqueTexts([document]).map(({ key, english, pointer }) => ({
    key,
    english,
    pointer,
    translation: `訳: ${english}`,
  }));

test('texts are summaries, descriptions, the title and names of tags', () => {
  expect(textsOf(small).map(({ pointer, english }) => [pointer, english])).toEqual([
    ['/info/title', "The server's API"],
    ['/info/description', 'First\n"second" \\ third 12345678901234567890\n'],
    ['/tags/0/name', 'Owner'],
    ['/tags/0/description', 'The leader.'],
    ['/paths/~1a/get/summary', 'Get it'],
    ['/paths/~1a/get/responses/200/description', 'Done.'],
    ['/paths/~1a/get/responses/200/content/application~1json/examples/value/summary', 'One'],
    ['/paths/~1a/get/responses/default/description', 'The leader.'],
    ['/components/schemas/default/description', 'A schema.'],
    ['/components/schemas/default/properties/description/description', 'A property.'],
    ['/components/schemas/default/properties/value/description', 'A value.'],
    ['/components/schemas/default/properties/properties/description', 'Nested.'],
  ]);
});

test('an overlay is read as it was written', () => {
  expect(readOverlay(renderOverlay('ja', entries(small)), 'ja.yaml')).toEqual(entries(small));
});

test.each([0, 1])('an overlay tool translates description %i as the site does', (index) => {
  const document = documents[index] ?? {};
  const sources = new SourceMap();
  // Every text of a part: an overlay tool reads the whole description for each action.
  const part = entries(document).filter((_, number) => number % 12 === 0);
  const overlay = parseSpecFile(renderOverlay('zh', part), 'zh.yaml', sources);
  expect(translate(document, part, textsOf)).toEqual(applyOverlay(document, overlay, sources));
});

test('a complete overlay has no gaps, and changes texts alone', () => {
  expect(findGaps([small], entries(small))).toEqual([]);
  const translated = translate(small, entries(small), textsOf);
  expect(JSON.stringify(translated)).not.toMatch(/"(?:summary|description)":"(?!訳|not a text)/);
  expect(JSON.stringify(translated).match(/"not a text"/g)).toHaveLength(5);
  expect(translated.tags).toEqual([
    { name: 'Owner', description: '訳: The leader.', 'x-displayName': '訳: Owner' },
  ]);
});

test('a new text is untranslated, a changed one is stale too, and one whose place is gone is orphaned', () => {
  const changed = structuredClone(small);
  changed.info = { title: "The server's API", description: 'New words.' };
  delete changed.components;
  expect(findGaps([changed], entries(small)).map(describeGap)).toEqual([
    'untranslated: /info/description: New words.',
    'stale: /info/description: First "second" \\ third 12345678901234567890',
    'orphaned: /components/schemas/default/description: A schema.',
    'orphaned: /components/schemas/default/properties/description/description: A property.',
    'orphaned: /components/schemas/default/properties/value/description: A value.',
    'orphaned: /components/schemas/default/properties/properties/description: Nested.',
  ]);
});

test('an action that was written by hand in another form is refused', () => {
  const overlay = `overlay: 1.0.0\nactions: [{ target: $.info, update: { title: x } }]\n`;
  expect(() => readOverlay(overlay, 'ja.yaml')).toThrow(
    'ja.yaml: expected action 1 to select a text by its English words. Write it with `npm run translations',
  );
});

test('the command lists each gap on a line and fails', () => {
  const copy = mkdtempSync(`${tmpdir()}/translations-`);
  for (const name of ['docs', 'generated', 'CHANGELOG.md'])
    symlinkSync(`${root}${name}`, `${copy}/${name}`);
  const output = { lines: '', message: '' };
  const code = runTranslations([], copy, {
    out: (text) => {
      output.lines += text;
    },
    err: (text) => {
      output.message += text;
    },
  });
  rmSync(copy, { recursive: true });
  const count = uniqueTexts(documents).length * 2;
  expect(code).toBe(1);
  expect(output.lines.split('\n')).toHaveLength(count + 1);
  expect(output.lines).toContain(
    'spec/overlays/ja.yaml: untranslated: /info/title: TiCDC OpenAPI v1\n',
  );
  expect(output.message).toContain(`missing, out of date or in other words: ${count}.`);
});

const terms = [
  {
    en: 'owner',
    ja: { word: 'オーナー', not: '所有者' },
    zh: { word: 'owner 节点', not: '主节点' },
  },
];

test.each([
  ['ja', '所有者が退任します。', ['"所有者": "owner" is "オーナー" in docs/data/terms.yaml']],
  ['zh', '驱逐主节点。', ['"主节点": "owner" is "owner 节点" in docs/data/terms.yaml']],
  ['ja', 'オーナーのID。`所有者`', []],
  ['ja', 'オーナーの ID', ['"の I": no space between Japanese and Latin letters']],
  ['ja', '1. [v2 へ移行](v2.md)', ['"2 へ": no space between Japanese and Latin letters']],
  ['zh', '节点ID', ['"点I": a space between Chinese and Latin letters']],
  ['zh', '返回 `null`：见[格式](x.md)', []],
  ['zh', '返回`null`', ['"回`": a space between Chinese and Latin letters']],
  ['ja', '```sh\n所有者 A\n```\n## 状態 {#state}', []],
] as const)('the wrong words of %s in "%s" are %j', (language, text, wrong) => {
  expect(findWrongWords(text, language, terms)).toEqual(wrong);
});
