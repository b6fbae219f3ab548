// Somebody else evicts the owner while a run that may do everything is under way: no finding comes of it, and no harm.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import { findingsOf, idsOn, withSandbox } from './support.js';

const servers = [
  { release: '8.5.7' },
  { release: '6.5.12' },
  { release: '5.2.4' },
  { release: '8.5.7', generation: 'next' },
] as const;

/** Requests of a run among which an election comes. */
const moments = Array.from({ length: 12 }, (_, index) => 60 + index * 31);

test.each(servers.flatMap((server) => moments.map((moment) => [server, moment] as const)))(
  '%j, with an election at request %i',
  (server, moment) => {
    let count = 0;
    let named = '';
    const later: string[] = [];
    return withSandbox(
      async ({ sandbox, options }) => {
        named = options.owner ?? '';
        const report = await runChecks(options);
        expect(findingsOf(report)).toEqual([]);
        expect(report.left).toEqual([]);
        expect((await idsOn(sandbox)).filter((id) => id.startsWith('check-unit'))).toEqual([]);
        expect(later).toEqual([]);
      },
      {
        ...server,
        seed: moment,
        state: 'documented',
        between: async (request, send) => {
          count += 1;
          const { origin, pathname } = new URL(request.url);
          if (count === moment) {
            await fetch(`${origin}/api/v1/owner/resign`, { method: 'POST' });
          }
          if (count > moment && /resign|drain/.test(pathname)) {
            const answer = await fetch(`${origin}/api/v1/captures`);
            const captures: { id: string; is_owner: boolean }[] = await answer.json();
            const owner = captures.find(({ is_owner }) => is_owner)?.id;
            if (owner !== named) later.push(`${pathname}: the owner is ${owner}`);
          }
          return send(request);
        },
      },
    );
  },
);
