// How structs of Go are described, that requests are read into and answers written from.

export type Kind =
  | 'string'
  | 'boolean'
  | 'int'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'strings'
  | Struct
  | { readonly list: Struct };

/** A struct of Go. */
export interface Struct {
  readonly type: string;
  readonly fields: Readonly<Record<string, Kind>>;
  /** Fields that are read under these names, but never shown. */
  readonly hidden?: Readonly<Record<string, Kind>>;
  /** `pointers` tell zero from not given; `plain` values are left out when they are zero. */
  readonly values: 'pointers' | 'plain';
  /** Fields that are shown even if there is no value: as null behind a pointer, else as zero. */
  readonly always?: readonly string[];
}

/** A struct of plain values that are all shown. */
export function complete(type: string, fields: Readonly<Record<string, Kind>>): Struct {
  return { type, fields, values: 'plain', always: Object.keys(fields) };
}
