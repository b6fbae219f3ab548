// What a server does in each respect in which releases and architectures differ: one table, its rows grouped by subject.
import { type RefusalTraits, refusalTraitsOf } from '../../http/refusals/traits.js';
import { readRows, type ServerVersion, type ValuesOf } from '../../http/release-table.js';
import type { ModelRules } from '../model/types.js';
import { checks } from './checks.js';
import { model, rulesOf } from './model.js';
import { responses } from './responses.js';
import { server } from './server.js';

const rows = { ...model, ...responses, ...checks, ...server } as const;

export type Traits = RefusalTraits & ValuesOf<typeof rows> & { readonly rules: ModelRules };

/** Returns the traits of a server. A patch release that is not known has those of its branch. */
export function traitsOf(version: ServerVersion): Traits {
  const refusals = refusalTraitsOf(version);
  const rules = rulesOf(readRows(version, model), refusals);
  return { ...refusals, ...readRows(version, rows), rules };
}
