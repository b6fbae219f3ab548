// What a release does in each respect where releases differ, from the tables in `releases/`.
import type { ModelRules } from './cluster/types.js';
import { printRelease, type Release } from './release.js';
import { checks } from './releases/checks.js';
import { fields } from './releases/fields.js';
import { model, rulesOf } from './releases/model.js';
import { server } from './releases/server.js';
import { sinks } from './releases/sinks.js';
import { readTable, type ValuesOf } from './releases/steps.js';

const table = { ...model, ...fields, ...checks, ...server, ...sinks } as const;

export type Traits = ValuesOf<typeof table> & {
  /** As servers print it, such as `v8.5.7`. */
  readonly version: string;
  readonly rules: ModelRules;
};

/** The traits of a release. Any patch release has those of its era. */
export function traitsOf(release: Release): Traits {
  const values = readTable(release, table);
  return { ...values, version: printRelease(release), rules: rulesOf(values) };
}
