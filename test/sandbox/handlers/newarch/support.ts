// A sandbox of the new architecture for one test file, and the parts of its responses.
import type { SandboxOptions } from '../../../../src/sandbox/index.js';
import { useSandbox } from '../../support.js';

/** As `useSandbox`; one capture, so that the coordinator looks after every changefeed, unless told otherwise. */
export function useNewarch(options: SandboxOptions = {}) {
  const parts = useSandbox({ generation: 'newarch', captures: 1, ...options });
  const stateOf = async (id: string): Promise<string> => {
    const { text } = await parts.get('/changefeeds?state=all');
    const items: { id: string; state: string }[] = JSON.parse(text);
    return items.find((item) => item.id === id)?.state ?? 'unknown';
  };
  const captures = async (): Promise<{ id: string; is_owner: boolean; address: string }[]> =>
    JSON.parse((await parts.get('/captures')).text);
  return { ...parts, stateOf, captures };
}

export const sink_uri = 'blackhole://';

/** Success as servers write it: on one line. */
export const compact = (status: number, text: string) => ({
  status,
  type: 'application/json; charset=utf-8',
  text,
});
