// The defects of single responses: every operation, with every kind of mutation that its description allows.
import { type Defect, defectsOf } from '../defect.js';
import { changing } from '../mutations/responses.js';
import { unslashed } from '../mutations/routes.js';
import { fieldDefects } from './field-defects.js';
import { successes } from './fields.js';
import { refusalDefects, refusals } from './refusal-defects.js';
import { successDefects } from './success-defects.js';

export const matrix: readonly Defect[] = successes.flatMap((success) => {
  const { operationId, places } = success;
  return defectsOf(operationId, [
    ...[...successDefects(success), ...places.flatMap(fieldDefects)].map(
      ([kind, behaviour, change]) => [kind, behaviour, changing(change)] as const,
    ),
    ...(refusals[operationId] ?? [])
      .flatMap(refusalDefects)
      .map(([kind, behaviour, change, when]) => [kind, behaviour, changing(change, when)] as const),
    ['routing', 'answers with a slash behind its path', unslashed] as const,
  ]);
});
