// Reads the parameters of a sink by a table.
import type { JsonObject, JsonValue } from '../../../shared/json.js';
import { fits } from '../../release-table.js';
import { GoValueError, type IntegerBits, parseGoBoolean, parseGoInteger } from '../go/values.js';
import type { SinkRequest } from './sink-request.js';

/** One parameter of a sink. */
export interface Parameter {
  readonly name: string;
  /** `int` is a Go int. Durations are texts until their value is judged. */
  readonly type: 'int' | 'int16' | 'int32' | 'int64' | 'bool' | 'text' | 'duration';
  /** Servers that read it, in the notation of traits; by default all. */
  readonly servers?: string;
  /** The least value. */
  readonly minimum?: bigint;
}

/** The value of a parameter. */
export type ParameterValue = bigint | boolean | string;

export type ParameterValues = ReadonlyMap<string, ParameterValue>;

/** What the reader of a table must know of the sink. */
export interface Reading {
  readonly table: readonly Parameter[];
  /** See the trait `parameters`. */
  readonly order: 'each' | 'all';
  /** The settings that stand for absent parameters, where servers read them (order `all`). */
  readonly settings: JsonObject;
  /** Throws the refusal of a value of a wrong type. */
  readonly refuseType: (problem: string) => never;
  /** Throws the refusal of a value. Called in the order of the table. */
  readonly judge: (parameter: Parameter, value: ParameterValue) => void;
}

/** Reads the parameters of the URI and the settings. @throws {Refusal} */
export function readParameters(request: SinkRequest, reading: Reading): ParameterValues {
  const { order, refuseType, judge } = reading;
  const values = new Map<string, ParameterValue>();
  const table = reading.table.filter(({ servers = '' }) => fits(request.traits, servers));
  const read = (parameter: Parameter) => {
    const text = request.parameters.get(parameter.name);
    if (text === undefined || (order === 'each' && text === '')) return undefined;
    try {
      return convert(text, parameter.type, order);
    } catch (error) {
      if (error instanceof GoValueError) return refuseType(error.message);
      throw error;
    }
  };
  if (order === 'each') {
    for (const parameter of table) {
      const value = read(parameter);
      if (value === undefined) continue;
      judge(parameter, value);
      values.set(parameter.name, value);
    }
    return values;
  }
  for (const parameter of table) {
    const given = read(parameter);
    const value = merged(given, settingOf(reading.settings[parameter.name]));
    if (value !== undefined) values.set(parameter.name, value);
  }
  for (const parameter of table) {
    const value = values.get(parameter.name);
    if (value !== undefined) judge(parameter, value);
  }
  return values;
}

const bits: Readonly<Record<string, IntegerBits>> = { int16: 16, int32: 32, int: 64, int64: 64 };

function convert(text: string, type: Parameter['type'], order: 'each' | 'all'): ParameterValue {
  if (type === 'text' || type === 'duration') return text;
  if (type === 'bool') return text !== '' && parseGoBoolean(text);
  if (text === '') return 0n;
  return parseGoInteger(
    text,
    bits[type] ?? 64,
    order === 'each' && type === 'int' ? 'Atoi' : 'ParseInt',
  );
}

function settingOf(value: JsonValue | undefined): ParameterValue | undefined {
  if (typeof value === 'number') return BigInt(value);
  const known =
    typeof value === 'bigint' || typeof value === 'boolean' || typeof value === 'string';
  return known ? value : undefined;
}

/** A zero value in the URI does not replace a setting (Go's mergo). */
function merged(
  given: ParameterValue | undefined,
  setting: ParameterValue | undefined,
): ParameterValue | undefined {
  return given === 0n || given === false || given === '' ? (setting ?? given) : (given ?? setting);
}
