// No reporter lets a secret out, whatever text of a report it stands in and however it is escaped.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../../src/contract/index.js';
import type { Report } from '../../../../../src/contract/report/report.js';
import { reporters } from '../../../../../src/contract/report/reporters/index.js';
import { reporterNames } from '../../../../../src/contract/report/reporters/names.js';
import { extent } from '../../../../fixtures/extent.js';
import { basic, readings, secret, texts } from '../../../../fixtures/secrets.js';
import { withSandbox } from '../../run/support.js';
import { recorded } from '../sample-reports.js';

/** Properties that hold one of a few words. */
const words = [
  ...[
    'check',
    'ruleId',
    'severity',
    'outcome',
    'kind',
    'verdict',
    'mode',
    'generation',
    'operationId',
  ],
  'started',
];

function seeded(seed: string): Report {
  return JSON.parse(JSON.stringify(recorded), (key, value) =>
    typeof value === 'string' && !words.includes(key) ? `${value} ${seed}` : value,
  );
}

const played = extent(
  texts.filter((_, index) => index % 4 === 0),
  texts,
);

test.each(reporterNames.flatMap((name) => played.map((seed) => [name, seed] as const)))(
  '%s, %s',
  (name, seed) => {
    expect(JSON.stringify(seeded(seed)).split(secret).length).toBeGreaterThan(
      seed.includes(basic) ? 0 : 40,
    );
    for (const text of readings(reporters[name](seeded(seed), { color: false }))) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(basic);
    }
  },
);

const given = {
  'x-auth': 'caller-value-1',
  'cf-access-jwt-assertion': 'caller-value-2',
  'X-Session-Id': 'caller-value-3',
};

test('of the headers that the caller gave curl lines show the names alone', () =>
  withSandbox(
    async ({ options }) => {
      const recordExchanges = true;
      const report = await runChecks({
        ...options,
        mode: 'writes',
        headers: given,
        recordExchanges,
      });
      const har = reporters.har(report, { color: false });
      expect(har).not.toContain('caller-value');
      expect(har).toMatch(/"name": "x-auth",\s*"value": "<secret>"/);
      for (const name of reporterNames.filter((one) => one !== 'har')) {
        const text = readings(reporters[name](report, { color: false })).join();
        expect(text).not.toContain('caller-value');
        for (const header of Object.keys(given)) expect(text).toContain(`${header}: <secret>`);
        expect(text).toContain('content-type: text/plain');
      }
    },
    {
      between: async (request, send) => {
        expect(request.headers).toMatchObject(given);
        const response = await send(request);
        if (request.body === undefined) return response;
        return { ...response, headers: { ...response.headers, 'x-cache': 'HIT' } };
      },
    },
  ));
