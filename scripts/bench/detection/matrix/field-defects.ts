// Kinds of wrong fields, for each field that a response has.
import type { JsonValue } from '../../../../src/codec/index.js';
import { isObject } from '../../../../src/shared/json.js';
import type { DefectKind } from '../defect.js';
import {
  added,
  changed,
  digits,
  type Edit,
  exponent,
  inside,
  lastDigitLost,
  objects,
  renamed,
  rounded,
  textOf,
  twice,
  without,
} from '../mutations/bodies.js';
import type { Change } from '../mutations/responses.js';
import type { Field, Place } from './fields.js';

/** A kind of defect, what it does as the end of a sentence, and the change of a response. */
export type Mutation = readonly [kind: DefectKind, behaviour: string, change: Change];

export function fieldDefects(place: Place): Mutation[] {
  return [
    ...place.fields.flatMap((field) => [
      ...presence(field),
      ...types(field),
      ...formats(field),
      ...integers(field),
    ]),
    ...additions(place),
  ];
}

const labelOf = ({ path, name }: Pick<Field, 'path' | 'name'>) => [...path, name].join('.');

/** Changes the object that has the field. */
function at({ path }: Pick<Place, 'path'>, edit: Edit): Change {
  return objects(path.reduceRight((inner, name) => inside(name, inner), edit));
}

/** Turns `checkpoint_tso` into `CheckpointTso`, as Go writes a field without a tag. */
const untagged = (name: string) => name.replace(/(?:^|_)(\w)/g, (_, first) => first.toUpperCase());

const isScalar = ({ schema }: Field) =>
  schema.type !== 'array' && schema.type !== 'object' && schema['x-always-null'] !== true;

function presence(field: Field): Mutation[] {
  const { name, isRequired } = field;
  const label = labelOf(field);
  const list: Mutation[] = [
    ['fields', `calls ${label} ${untagged(name)}`, at(field, renamed(name, untagged(name)))],
  ];
  if (isRequired) list.push(['fields', `leaves ${label} out`, at(field, without(name))]);
  if (isScalar(field)) list.push(['syntax', `writes ${label} twice`, twice(name)]);
  return list;
}

type Spoil = readonly [behaviour: string, change: (value: JsonValue) => JsonValue];

const onlyNull = (other: JsonValue) => (value: JsonValue) => (value === null ? other : value);

function types(field: Field): Mutation[] {
  const { name, schema } = field;
  const label = labelOf(field);
  const hasIntegers = isObject(schema.items) && schema.items.type === 'integer';
  const toNull: Spoil[] = schema.nullable ? [] : [[`sends null for ${label}`, () => null]];
  const spoils: Spoil[] =
    schema['x-always-null'] || schema.type === 'object'
      ? [
          [`sends "" for no ${label}`, onlyNull('')],
          [`sends {} for no ${label}`, onlyNull({})],
        ]
      : schema.type === 'array'
        ? [
            [`sends ${label} as an object`, () => ({})],
            ...(hasIntegers ? [[`quotes the items of ${label}`, quotedItems] as const] : []),
          ]
        : schema.type === 'boolean'
          ? [
              [`quotes ${label}`, String],
              [`sends ${label} as 0 or 1`, (value) => (value === true ? 1 : 0)],
            ]
          : schema.type === 'integer'
            ? [[`quotes ${label}`, String]]
            : [[`sends ${label} as a list`, (value) => [value]]];
  return [...spoils, ...toNull].map(([behaviour, change]) => [
    isWide(field) && behaviour.startsWith('quotes') ? 'integers' : 'types',
    behaviour,
    at(field, changed(name, change)),
  ]);
}

const quotedItems = (value: JsonValue) => (Array.isArray(value) ? value.map(String) : value);

/** Strings that break a pattern or an enumeration. */
function formats(field: Field): Mutation[] {
  const { name, schema } = field;
  const label = labelOf(field);
  const states = schema['x-extensible-enum'];
  const isAllowed = (text: string) =>
    Array.isArray(states)
      ? states.includes(text)
      : typeof schema.pattern !== 'string' || new RegExp(schema.pattern).test(text);
  const sample = Array.isArray(states) ? textOf(states[0]) : textOf(schema.example);
  const spoils: readonly (readonly [string, (text: string) => string])[] = [
    [`writes ${label} in capitals`, (text) => text.toUpperCase()],
    [`writes ${label} as RFC 3339`, (text) => `${text.replace(' ', 'T')}Z`],
    [`cuts the end of ${label}`, (text) => text.slice(0, -8)],
    [`has an unknown ${label}`, (text) => (text === sample || !states ? 'unknown' : text)],
  ];
  if (schema.type !== 'string' || sample === '') return [];
  return spoils
    .filter(([, change]) => !isAllowed(change(sample)))
    .slice(0, 3)
    .map(([behaviour, change]) => [
      'bounds and formats',
      behaviour,
      at(
        field,
        changed(name, (value) =>
          isAllowed(change(textOf(value))) ? value : change(textOf(value)),
        ),
      ),
    ]);
}

const isWide = ({ schema: { type, format } }: Field) =>
  type === 'integer' && (format === 'uint64' || format === 'int64');

/** Fields that a client sets, so that it knows every digit. */
const given = ['start_ts', 'target_ts'];

function integers(field: Field): Mutation[] {
  const { name, schema } = field;
  const items = schema.type === 'array' ? schema.items : schema;
  if (!isObject(items) || items.type !== 'integer' || schema['x-always-null'] === true) return [];
  const label = labelOf(field);
  const { minimum, maximum = 2n ** 31n - 1n, format } = items;
  const isNatural = String(minimum) === '0';
  const spoils: readonly (readonly [isDone: boolean, string, (literal: string) => string])[] = [
    [format === 'uint64', `rounds ${label} as a double`, rounded],
    [given.includes(name), `loses the last digit of ${label}`, lastDigitLost],
    [format !== 'int32', `writes ${label} with an exponent`, exponent],
    [true, `writes ${label} with a fraction`, (literal) => `${literal}.5`],
    [true, `sends ${label} above its maximum`, () => `${BigInt(String(maximum)) + 1n}`],
    [
      isNatural,
      `sends ${label} below its minimum`,
      (literal) => `-${literal === '0' ? '1' : literal}`,
    ],
  ];
  return spoils
    .filter(([isDone]) => isDone)
    .map(([, behaviour, change]) => [
      format === 'int32' ? 'bounds and formats' : 'integers',
      behaviour,
      digits(name, change),
    ]);
}

/** A value of each type; null for objects. */
const samples: Readonly<Record<string, JsonValue>> = {
  integer: 426921294362574849n,
  array: [],
  boolean: true,
  string: 'x',
};

function additions({ path, absent }: Place): Mutation[] {
  const where = path.length === 0 ? '' : ` to ${path.join('.')}`;
  return [
    ['fields', `adds a field${where}`, at({ path }, added('comment', 'x'))],
    ...absent.map((field): Mutation => {
      const sample = samples[String(field.schema.type)] ?? null;
      return [
        'fields',
        `sends ${labelOf(field)}, which its release does not have`,
        at(field, added(field.name, sample)),
      ];
    }),
  ];
}
