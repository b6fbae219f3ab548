// Integers that a double cannot hold, from a spec to the bytes of the mock's responses.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { renderAll } from '../../../scripts/generate/render/render-all.js';
import { parseJson } from '../../../src/codec/index.js';
import { loadPrism } from '../../../src/mock/prism.js';
import { createResponder } from '../../../src/mock/responder.js';
import { isObject } from '../../../src/shared/json.js';

const specFolder = fileURLToPath(new URL('../../fixtures/exact-spec', import.meta.url));
const rendered = await renderAll(specFolder);
const document = parseJson(rendered.get('openapi.json') ?? '');
if (!isObject(document)) throw new Error('Expected an OpenAPI document');
const respond = await createResponder(document, loadPrism(), {
  dynamic: false,
  version: { generation: 'classic', release: { major: 8, minor: 5, patch: 7 } },
});

async function get(target: string, prefer?: string): Promise<string> {
  const { body } = await respond({ method: 'GET', target, prefer, body: Buffer.alloc(0) });
  return body.toString().replaceAll(/\s/g, '');
}

test('no digit changes in an example', async () => {
  const text = await get('/ticks/one');
  expect(text).toContain(
    '"limits":[0,9007199254740991,9007199254740992,9007199254740993,426921294362574849,9223372036854775807,9223372036854775808,18446744073709551615]',
  );
  expect(text).toContain(
    '"signed":[-9223372036854775808,0,9007199254740991,9007199254740992,9007199254740993,426921294362574849,9223372036854775807]',
  );
});

test('no digit changes in a named example', async () => {
  expect(await get('/ticks', 'example=all')).toContain('"tso":18446744073709551615');
});

test('integers that are made up stay within their bounds, however narrow', async () => {
  for (let count = 0; count < 50; count += 1) {
    const text = await get('/ticks/one', 'dynamic=true');
    const [, tso = ''] = /"tso":(\d+)/.exec(text) ?? [];
    expect(BigInt(tso)).toBeGreaterThanOrEqual(9007199254740992n);
    expect(BigInt(tso)).toBeLessThanOrEqual(18446744073709551615n);
    expect(text).not.toContain('@integer');
  }
});

test.each([
  ['{"limits":[0,9007199254740993,18446744073709551615]}', 202],
  ['{"limits":[],"signed":-9223372036854775808,"max":18446744073709551615}', 202],
  ['{"limits":[18446744073709551616]}', 400],
  ['{"limits":[-1]}', 400],
  ['{"limits":[],"signed":9223372036854775808}', 400],
])('%s is answered %i', async (body, status) => {
  const request = { method: 'POST', target: '/ticks', prefer: undefined, body: Buffer.from(body) };
  expect(await respond(request)).toMatchObject({ status });
});
