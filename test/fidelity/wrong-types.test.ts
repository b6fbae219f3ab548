// Bodies with values of every type in every field, decoded into the servers' own structs by Go.
import { expect, test } from 'vitest';
import { decodeGoJson } from '../../src/codec/index.js';
import { bodySchemaOf } from '../../src/http/refusals/body-schemas.js';
import { refusalTraitsOf } from '../../src/http/refusals/traits.js';
import { readRelease } from '../../src/shared/release.js';
import { readRecording } from './sink-matrix.js';

/** A body with `VALUE` in it, and the values by what Go says of them, without `json: cannot unmarshal `; `''` if it takes them. */
type Row = readonly [template: string, verdicts: Readonly<Record<string, readonly string[]>>];

test.each([
  ['classic-6.5.12', 846],
  ['classic-8.5.7', 2_124],
  ['newarch-8.5.7', 2_322],
])('values are judged as the structs of %s judge them', async (server, count) => {
  const [generation, version = ''] = server.split('-');
  const release = readRelease(version);
  if (release === undefined) throw new Error(`Expected a release, got ${version}`);
  const schema = bodySchemaOf(
    'createChangefeed',
    refusalTraitsOf({ generation: generation === 'newarch' ? 'newarch' : 'classic', release }),
  );
  const rows = await readRecording<readonly Row[]>(`wrong-types/${server}`);
  const judged = rows.flatMap(([template, verdicts]) =>
    Object.entries(verdicts).flatMap(([verdict, values]) =>
      values.map((value) => {
        const body = template.replace('VALUE', () => value);
        const { error = '' } = decodeGoJson(body, schema);
        const wanted = verdict === '' ? '' : `json: cannot unmarshal ${verdict}`;
        return { body, wanted, error };
      }),
    ),
  );
  expect(judged).toHaveLength(count);
  expect(judged.filter(({ wanted, error }) => error !== wanted)).toEqual([]);
});
