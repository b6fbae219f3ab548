// A field that is rounded beside others that are not is found and named.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import { type Between, withSandbox } from '../run/support.js';

/** Returns a TSO that is later within the same millisecond, if the counter has room for it. */
function later(tso: bigint, counter: bigint): bigint {
  return (tso & 0x3ffffn) + counter > 0x3ffffn ? tso : tso + counter;
}

/** Gives every response TSOs with a counter that no other response has, as busy clusters do. */
function counting(print: (tso: bigint, isList: boolean) => string): Between {
  let responses = 0n;
  return async (request, send) => {
    const response = await send(request);
    const { pathname } = new URL(request.url);
    const isRead = request.method === 'GET' && /\/changefeeds(?:\/[^/]+)?$/.test(pathname);
    if (!isRead || response.status !== 200) return response;
    responses += 1n;
    const body = response.body.replace(
      /("(?:checkpoint_tso|resolved_ts)": )(\d{18,})/g,
      (_, key: string, digits: string) =>
        `${key}${print(later(BigInt(digits), 64n * responses + 1n), pathname.endsWith('/changefeeds'))}`,
    );
    return { ...response, body };
  };
}

const findingsWith = (between: Between) =>
  withSandbox(
    async ({ options }) => {
      const { cases } = await runChecks({ ...options, mode: 'writes' });
      return cases.flatMap(({ findings }) => findings);
    },
    { between, state: 'documented' },
  );

test('the checkpoints of lists are rounded, those of details are not', async () => {
  const found = await findingsWith(
    counting((tso, isList) => (isList ? String(Number(tso)) : String(tso))),
  );
  // Rounded TSOs disagree with exact ones in other ways as well.
  expect(found).toContainEqual(
    expect.objectContaining({
      ruleId: 'field-rounded',
      check: 'rounding',
      operationId: 'listChangefeeds',
      subject: { field: expect.stringMatching(/\bcheckpoint_tso$/) },
      received: expect.stringMatching(/^none among \d+$/),
    }),
  );
});

test('checkpoints that nobody rounds give no finding', async () => {
  expect(await findingsWith(counting(String))).toEqual([]);
});
