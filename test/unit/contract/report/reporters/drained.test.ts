// A capture that was drained stays so after the run: every report but that of the exchanges says which.
import { expect, test } from 'vitest';
import { reporters } from '../../../../../src/contract/report/reporters/index.js';
import { reporterNames } from '../../../../../src/contract/report/reporters/names.js';
import { conforming } from '../sample-reports.js';

const drained = { ...conforming, drained: ['6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5'] };

test.each(reporterNames.filter((name) => name !== 'har'))('%s names it', (name) => {
  expect(reporters[name](drained, { color: false })).toContain(
    '6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5',
  );
});
