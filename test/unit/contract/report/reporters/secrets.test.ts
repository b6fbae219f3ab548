// No reporter lets a secret out, whatever text of a report it stands in and however it is escaped.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../../src/contract/index.js';
import type { Report } from '../../../../../src/contract/report/report.js';
import {
  type ReporterName,
  reporters,
} from '../../../../../src/contract/report/reporters/index.js';
import { withSandbox } from '../../run/support.js';
import { violating } from '../sample-reports.js';

const secret = 's3cr3tV4lue';
const encoded = Buffer.from(`root:${secret}`).toString('base64');

const seeds = [
  `mysql://root:${secret}@db:3306/?time-zone=UTC`,
  `mysql://root:${secret}<>&'"@db:3306/`,
  `kafka://h:9092/topic?sasl-user=u&sasl-password=${secret}&secret-access-key=${secret}`,
  `s3://bucket?access-key=k&secret-access-key=${secret}`,
  `azure://c/p?sv=1\\u0026sig=${secret}`,
  `mysql:\\/\\/root:${secret}@h`,
  `mysql%3A%2F%2Froot%3A${secret}%40h`,
  `&quot;sasl_password&quot;:&quot;${secret}&quot;`,
  `{"sink_config":{"password":"${secret}"}}`,
  `http://operator:${secret}@127.0.0.1:8300/api/v1/health`,
  `-H 'authorization: Basic ${encoded}'`,
  `-H 'Authorization: Bearer ${secret}'`,
  `-H 'cookie: session=${secret}'`,
  `--user root:${secret}`,
  `{"authorization":"${secret}"}`,
];

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
  return JSON.parse(JSON.stringify(violating), (key, value) =>
    typeof value === 'string' && !words.includes(key) ? `${value} ${seed}` : value,
  );
}

function decodings(text: string): readonly string[] {
  const json = text.replace(/\\u([\da-f]{4})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const xml = text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  const percent = text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
  return [text, json, xml, percent];
}

const names = Object.keys(reporters).filter((name): name is ReporterName => name in reporters);

test.each(names.flatMap((name) => seeds.map((seed) => [name, seed] as const)))(
  '%s, %s',
  (name, seed) => {
    expect(JSON.stringify(seeded(seed)).split(secret).length).toBeGreaterThan(
      seed.includes(encoded) ? 0 : 40,
    );
    for (const text of decodings(reporters[name](seeded(seed), { color: false }))) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(encoded);
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
      const report = await runChecks({ ...options, mode: 'writes', headers: given });
      for (const name of names) {
        const text = decodings(reporters[name](report, { color: false })).join();
        expect(text).not.toContain('caller-value');
        for (const header of Object.keys(given)) expect(text).toContain(`${header}: <secret>`);
        expect(text).toContain('content-type: application/json');
      }
    },
    {
      between: async (request, send) => {
        expect(request.headers).toMatchObject(given);
        const response = await send(request);
        return { ...response, headers: { ...response.headers, 'x-cache': 'HIT' } };
      },
    },
  ));
