// The settings of sinks in the description are the fields of the servers' structs: all of them, with their types and releases.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../src/codec/index.js';
import { toGoSchema } from '../../../src/http/go-schema.js';
import { isObject, objectAt, textAt } from '../../../src/shared/json.js';
import { readDescription } from '../../../src/shared/node/generated-files.js';
import { compareReleases, type Release, readRelease } from '../../../src/shared/release.js';
import { isPossible } from '../../../src/shared/release-range.js';

/** By struct, JSON name and Go type: the releases, `v6.1.7` or `v6.5.3 to v6.5.12` (source: the structs of all releases). */
type Structs = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>
>;

const path = new URL('../../fixtures/sink-settings.json', import.meta.url);
const reference: Readonly<Record<'classic' | 'newarch', Structs>> = JSON.parse(
  readFileSync(path, 'utf8'),
);

function releaseOf(text: string): Release {
  const release = readRelease(text);
  if (release === undefined) throw new Error(`Expected a release, got ${text}`);
  return release;
}

const includes = (interval: string, release: Release) => {
  const [first = '', last = first] = interval.split(' to ');
  return (
    compareReleases(release, releaseOf(first)) >= 0 &&
    compareReleases(release, releaseOf(last)) <= 0
  );
};

/** The Go types, as the decoder of request bodies names them. */
const simple: Readonly<Record<string, readonly [type: string, format?: string]>> = {
  string: ['string'],
  AtomicityLevel: ['string'],
  PulsarCompressionType: ['string'],
  bool: ['boolean'],
  int: ['integer'],
  int16: ['integer', 'int16'],
  int32: ['integer', 'int32'],
  int64: ['integer', 'int64'],
  uint: ['integer', 'uint'],
  TimeSec: ['integer'],
  TimeMill: ['integer'],
};

describe.each(['classic', 'newarch'] as const)('%s', (generation) => {
  const structs = reference[generation];
  const document = readDescription(generation, parseJson);
  const schemas = objectAt(objectAt(document, 'components'), 'schemas');
  const sinkConfig = objectAt(schemas, 'SinkConfig');
  const schemaOf = (struct: string) =>
    struct === 'IntegrityConfig'
      ? objectAt(objectAt(sinkConfig, 'properties'), 'integrity')
      : objectAt(schemas, struct);
  const texts = Object.values(structs).flatMap((fields) =>
    Object.values(fields).flatMap((types) => Object.values(types).flat()),
  );
  const releases = [...new Set(texts.flatMap((text) => text.split(' to ')))].map(releaseOf);

  /** Whether a release reads fields of a struct, and whether the description says so. */
  const isReachable = (struct: string, release: Release, isListed: boolean): boolean =>
    struct === 'SinkConfig' ||
    Object.entries(structs).some(([outer, fields]) =>
      Object.entries(fields).some(([name, types]) => {
        if (!Object.keys(types).some((type) => type.replace(/^[*[\]]+/, '') === struct))
          return false;
        const isRead = isListed ? isInStruct(types, release) : isDescribed(outer, name, release);
        return isRead && isReachable(outer, release, isListed);
      }),
    );
  const isInStruct = (types: Readonly<Record<string, readonly string[]>>, release: Release) =>
    Object.values(types).some((intervals) => intervals.some((one) => includes(one, release)));
  const isDescribed = (struct: string, name: string, release: Release) => {
    const properties = objectAt(schemaOf(struct), 'properties');
    if (!Object.hasOwn(properties, name)) return false;
    return isPossible(release, textAt(objectAt(properties, name), 'x-releases'));
  };

  const fields = Object.entries(structs).flatMap(([struct, all]) =>
    Object.entries(all).map(([name, types]) => ({ struct, name, types })),
  );

  test('the description has no other fields', () => {
    const described = Object.keys(structs).flatMap((struct) =>
      Object.keys(objectAt(schemaOf(struct), 'properties')).map((name) => `${struct} ${name}`),
    );
    expect(described.sort()).toEqual(fields.map(({ struct, name }) => `${struct} ${name}`).sort());
  });

  test.each(fields)('$struct $name has its releases', ({ struct, name, types }) => {
    const differ = releases.filter(
      (release) =>
        (isReachable(struct, release, true) && isInStruct(types, release)) !==
        (isReachable(struct, release, false) && isDescribed(struct, name, release)),
    );
    expect(differ).toEqual([]);
  });

  test.each(fields)('$struct $name has its type and a sentence', ({ struct, name, types }) => {
    const property = objectAt(objectAt(schemaOf(struct), 'properties'), name);
    const read = toGoSchema(document, property);
    const [goType = ''] = Object.keys(types).slice(-1);
    const inner = goType.replace(/^[*[\]]+/, '');
    if (goType.startsWith('[]')) {
      expect(read.type).toBe('array');
      const item = inner === 'string' ? { type: 'string' } : { 'x-server-type': inner };
      expect(read.items).toMatchObject(item);
    } else if (simple[inner] !== undefined) {
      const [type, format] = simple[inner];
      expect([read.type, read.format]).toEqual([type, format]);
      const accepted = isObject(property['x-accepted']) ? property['x-accepted'] : property;
      if (goType.startsWith('*')) expect([property.nullable, accepted.nullable]).toContain(true);
    } else {
      expect(read).toMatchObject({ type: 'object', 'x-server-type': inner });
    }
    const reference = isObject(property.allOf) || Array.isArray(property.allOf);
    const described = reference ? objectAt(schemas, inner) : property;
    expect(textAt(described, 'description')?.trim()).toMatch(/^[A-Z`][\s\S]*[.*]$/);
  });
});
