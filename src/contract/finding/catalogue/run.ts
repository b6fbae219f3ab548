// Rules about a whole run, with the texts of their messages.
import { rule } from '../rule.js';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export const runRules = {
  'succeeds-once': rule<undefined, undefined>('never-succeeded', 'at least one success', 'none'),
  'operation-checked': rule<undefined, undefined>(
    'never-succeeded',
    'at least one case that could be checked, as --only names the operation',
    'none',
  ),
  'integers-rounded': rule<undefined, undefined>(
    'rounding',
    '64-bit integers that a double cannot hold',
    'only integers that a double can hold',
  ),
  'field-rounded': rule<undefined, number>(
    'rounding',
    (_, { subject }) => `integers in ${subject.field} that a double cannot hold`,
    (count) => `none among ${count}`,
  ),
  'connections-end': rule<undefined, { readonly broken: number; readonly requests: number }>(
    'transport',
    'connections that stay open until the response is complete',
    ({ broken, requests }) => `${broken} of ${requests} ended before`,
  ),
  'coverage-floor': rule<number, number>(
    'floor',
    (floor) => `at least ${percent(floor)} verified`,
    percent,
  ),
  /** A finding of this rule belongs to the check that `--only` names. */
  'named-check-applies': rule<undefined, undefined>('floor', 'something to check', 'nothing'),
} as const;
