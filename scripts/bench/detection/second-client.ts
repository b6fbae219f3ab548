// A second client of the same cluster: creates, pauses, updates, resumes and removes its own changefeeds.
import type { Transport } from '../../../src/contract/run/transport/transport.js';
import { randomFrom } from './random.js';

export interface SecondClient {
  /** Sends one random request and waits for the response. */
  act(): Promise<void>;
}

/** Maximum number of changefeeds at a time. */
const most = 4;

export function createSecondClient(
  url: string,
  send: Transport['send'],
  seed: number,
): SecondClient {
  const random = randomFrom(seed);
  const ids: string[] = [];
  let created = 0;
  const path = (id: string, job = '') => `${url}/api/v1/changefeeds/${id}${job}`;

  function create() {
    created += 1;
    const id = `other-${created}`;
    ids.push(id);
    const sink = `blackhole://${id}/`;
    const body = `{"changefeed_id":"${id}","sink_uri":"${sink}","filter_rules":["test.*"]}`;
    return { method: 'POST', url: `${url}/api/v1/changefeeds`, headers: {}, body };
  }

  function change(id: string) {
    const choice = random();
    if (choice < 0.3) return { method: 'POST', url: path(id, '/pause'), headers: {} };
    if (choice < 0.6) return { method: 'POST', url: path(id, '/resume'), headers: {} };
    if (choice < 0.7) {
      const body = `{"mounter_worker_num":${17 + Math.floor(random() * 100)}}`;
      return { method: 'PUT', url: path(id), headers: {}, body };
    }
    ids.splice(ids.indexOf(id), 1);
    return { method: 'DELETE', url: path(id), headers: {} };
  }

  return {
    async act() {
      const id = ids[Math.floor(random() * ids.length)];
      const isNew = id === undefined || (ids.length < most && random() < 0.4);
      await send(isNew ? create() : change(id));
    },
  };
}
