// What the generated files of the fixture and of the real spec look like as a whole.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { banner } from '../../../../scripts/generate/render/banner.js';
import { renderAll } from '../../../../scripts/generate/render/render-all.js';
import { bundle } from '../../../../scripts/generate/spec/bundle.js';
import { applyOverlay } from '../../../../scripts/generate/spec/overlay.js';
import { readSpec } from '../../../../scripts/generate/spec/read-spec.js';
import { validateExamples } from '../../../../scripts/generate/validate/validate-examples.js';
import { EXACT_SPEC } from './spec-copy.js';

const REAL_SPEC = join(import.meta.dirname, '../../../../spec');

test('rendering twice gives the same bytes', async () => {
  expect([...(await renderAll(EXACT_SPEC))]).toEqual([...(await renderAll(EXACT_SPEC))]);
});

test('every file says first where it comes from, ends with one line feed and names no place of this machine', async () => {
  for (const [name, text] of await renderAll(EXACT_SPEC)) {
    const first = name.endsWith('.json') ? text.split('\n')[1] : text.split('\n')[0];
    expect(first?.replaceAll('\\"', '"'), name).toContain(banner);
    expect(text, name).toMatch(/[^\n]\n$/);
    expect(text, name).not.toContain('\r');
    expect(text, name).not.toContain(process.cwd());
    expect(text, name).not.toMatch(/\b20\d\d-\d\d-\d\dT\d\d:/);
  }
});

test('strings that YAML 1.1 takes for something else are quoted', async () => {
  const yaml = (await renderAll(EXACT_SPEC)).get('openapi.yaml');
  for (const quoted of [
    "'200':",
    "example: '18:00'",
    "- 'yes'",
    "- 'no'",
    "at: '2021-08-10 14:04:54.242'",
  ]) {
    expect(yaml).toContain(quoted);
  }
});

test('the source map leads from the bundle to the lines of the spec', async () => {
  const map: Record<string, string> = JSON.parse(
    (await renderAll(EXACT_SPEC)).get('source-map.json') ?? '',
  );
  expect(map).toMatchObject({
    '': 'exact-spec/openapi.yaml:2',
    '/paths/~1ticks': 'exact-spec/paths/ticks.yaml:1',
    '/paths/~1ticks/post': 'exact-spec/paths/ticks.yaml:40',
    '/paths/~1ticks/get/parameters/0': 'exact-spec/paths/ticks.yaml:16',
    '/components/schemas/Tick': 'exact-spec/components/schemas/Tick.yaml:1',
    '/components/schemas/Tick/properties/tso': 'exact-spec/components/schemas/Tick.yaml:18',
  });
  expect(map).not.toHaveProperty(['/components/schemas/Tick/properties/limits/example']);
});

test('all examples and defaults of the real spec match their schemas, also those of the new architecture', () => {
  const spec = readSpec(REAL_SPEC);
  const document = bundle(spec);
  expect(validateExamples(document)).toEqual([]);
  const next = spec.files.get('overlays/newarch.yaml');
  if (!next) throw new Error('spec/overlays/newarch.yaml is missing');
  expect(validateExamples(applyOverlay(document, next, spec.sources))).toEqual([]);
});
