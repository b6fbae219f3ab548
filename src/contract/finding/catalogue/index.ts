// Every rule of the contract checks: its check, and the words of its messages. The only place that makes sentences of findings.
import type { FindingRule } from '../rule.js';
import { consistencyRules } from './consistency.js';
import { effectRules } from './effects.js';
import { responseRules } from './response.js';
import { runRules } from './run.js';

const catalogue = { ...responseRules, ...consistencyRules, ...effectRules, ...runRules } as const;

export type RuleId = keyof typeof catalogue;

/** A property that may be left out where it has no value. */
type Value<Name extends string, Type> = undefined extends Type
  ? { readonly [Each in Name]?: Type }
  : { readonly [Each in Name]: Type };

type Values = {
  readonly [Each in RuleId]: (typeof catalogue)[Each] extends FindingRule<
    infer Expected,
    infer Received
  >
    ? Value<'expected', Expected> & Value<'received', Received>
    : never;
};

/** What a rule expects and receives, as data; left out where the words of the rule need none. */
export type ValuesOf<Id extends RuleId> = Values[Id];

export const rules: {
  readonly [Id in RuleId]: FindingRule<ValuesOf<Id>['expected'], ValuesOf<Id>['received']>;
} = catalogue;
