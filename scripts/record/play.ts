// Plays a list of requests against a server: fills in what differs between clusters, and waits where the list needs it.
import { send } from './client.js';
import type { Entry, RecordedRequest, RecordedResponse, Role } from './recording.js';
import { type Wait, waits } from './waits.js';

/** The server that requests go to. */
export interface Target {
  /** URL of any capture. */
  readonly url: string;
  /** Lets milliseconds pass. */
  pass(milliseconds: number): Promise<void> | void;
}

/** Interval at which a wait looks, in milliseconds. */
const interval = 100;

interface Capture {
  readonly id: string;
  readonly is_owner: boolean;
  readonly address: string;
}

interface Detail {
  readonly state: string;
  readonly start_ts: bigint;
  readonly checkpoint: bigint;
  readonly tasks: readonly { readonly capture: string; readonly tables: readonly bigint[] }[];
}

/**
 * Sends the requests in their order and yields each with its response.
 *
 * @throws {Error} if a changefeed does not advance before requests that could then end the server.
 */
export async function* play(
  target: Target,
  requests: readonly RecordedRequest[],
): AsyncGenerator<Entry> {
  const player = createPlayer(target);
  await player.settle('owner');
  for (const request of requests) {
    for (const wait of waits[request.name] ?? []) await player.settle(wait);
    const { name, node, method, path, headers, body } = request;
    const response = await player.send(request);
    yield {
      name,
      node,
      method,
      path,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
      response,
    };
    await player.removeIfRefusable(request, response);
  }
}

function createPlayer({ url, pass }: Target) {
  let captures: readonly Capture[] = [];
  const values = new Map<string, string>();
  const urlOf = (role: Role) => {
    const capture = captures.find(({ is_owner }) => is_owner === (role === 'owner'));
    return capture === undefined ? url : `http://${capture.address}`;
  };
  const fill = (text: string) =>
    text.replace(/\{(owner|other|start_ts|table|target)([+-]\d+)?\}/g, (_, name, offset = '0') => {
      const value = values.get(name) ?? '0';
      return /^\d+$/.test(value) ? String(BigInt(value) + BigInt(offset)) : value;
    });
  const get = (path: string) => send(urlOf('owner'), { method: 'GET', path });

  const readDetail = async (id: string): Promise<Detail | undefined> => {
    const { status, body } = await get(`/api/v1/changefeeds/${id}`);
    return status === 200 ? toDetail(body) : undefined;
  };
  const readCaptures = async () => {
    const { status, body } = await send(url, { method: 'GET', path: '/api/v1/captures' });
    const read: readonly Capture[] = status === 200 ? JSON.parse(body) : [];
    if (read.filter(({ is_owner }) => is_owner).length !== 1) return false;
    captures = read;
    for (const { id, is_owner } of read) values.set(is_owner ? 'owner' : 'other', id);
    return true;
  };
  /** Waits until something holds. Returns whether it does. */
  const isReached = async (holds: () => Promise<boolean>, atMost: number) => {
    for (let waited = 0; waited < atMost; waited += interval) {
      if (await holds()) return true;
      await pass(interval);
    }
    return holds();
  };
  const until = async (holds: () => Promise<boolean>, atMost: number) =>
    void (await isReached(holds, atMost));
  const isGone = async (id: string) => {
    const { status, body } = await get(`/api/v1/changefeeds/${id}`);
    return status === 400 && body.includes('NotExists');
  };
  const rememberTable = ({ tasks }: Detail) => {
    const source = tasks.find(({ tables }) => tables.length > 0);
    const destination = captures.find(({ id }) => id !== source?.capture);
    values.set('table', String(source?.tables[0] ?? 0n));
    values.set('target', destination?.id ?? '');
    return source !== undefined;
  };

  const settle = async (wait: Wait): Promise<void> => {
    if (wait === 'owner') return until(readCaptures, 30_000);
    if ('for' in wait) return pass(wait.for);
    if ('gone' in wait) return until(() => isGone(wait.gone), 15_000);
    if ('state' in wait) {
      const holds = async () =>
        wait.state.includes((await readDetail(wait.changefeed))?.state ?? '');
      return until(holds, wait.atMost);
    }
    if ('advances' in wait) {
      const holds = async () => {
        const detail = await readDetail(wait.advances);
        if (detail === undefined) return false;
        values.set('start_ts', String(detail.start_ts));
        return detail.checkpoint > detail.start_ts;
      };
      if (await isReached(holds, 30_000)) return;
      throw new Error(
        `Expected the checkpoint of changefeed ${wait.advances} to pass its start_ts within 30 seconds, and it did not. No further request is sent: a pause could end the server (docs/check-safely.md).`,
      );
    }
    if ('placed' in wait) {
      const holds = async () => {
        const detail = await readDetail(wait.placed);
        return detail !== undefined && rememberTable(detail);
      };
      return until(holds, 20_000);
    }
    const holds = async () =>
      (await readDetail(wait.moved))?.tasks.some(
        ({ capture, tables }) =>
          capture === values.get('target') &&
          tables.map(String).includes(values.get('table') ?? ''),
      ) ?? false;
    return until(holds, 20_000);
  };

  return {
    settle,
    send: ({ node, method, path, headers, body }: RecordedRequest) =>
      send(urlOf(node), {
        method,
        path: fill(path),
        ...(headers && { headers }),
        ...(body !== undefined && { body: fill(body) }),
      }),
    /** Removes the changefeed of an accepted request that was sent to be refused, so that the next one meets the same server. */
    async removeIfRefusable({ method, body = '' }: RecordedRequest, response: RecordedResponse) {
      const isCreate = method === 'POST' && response.status === 202 && body.includes('"sink_uri"');
      if (!isCreate || !isRefusable(body)) return;
      const given = response.body === '' ? 'x' : String(JSON.parse(response.body).id);
      await until(async () => (await readDetail(given)) !== undefined, 10_000);
      await send(urlOf('owner'), { method: 'DELETE', path: `/api/v1/changefeeds/${given}` });
      await until(() => isGone(given), 15_000);
    },
  };
}

/** Whether a body creates the changefeed `x`, or one without an ID. */
function isRefusable(body: string): boolean {
  const [, id = ''] = /"changefeed_id": ?"([^"]*)"/.exec(body) ?? [];
  return ['', 'x'].includes(id) && !/"CHANGEFEED_ID"/.test(body);
}

/** Reads what waits need of a detail, with every digit of its TSOs. */
function toDetail(text: string): Detail {
  const number = (key: string) => BigInt(new RegExp(`"${key}": ?(\\d+)`).exec(text)?.[1] ?? 0);
  const { state, task_status: tasks = [] } = JSON.parse(text);
  return {
    state,
    start_ts: number('start_ts'),
    checkpoint: number('checkpoint_tso') || number('checkpoint_ts'),
    tasks: tasks.map(({ capture_id: capture, table_ids: tables }: TaskStatus) => ({
      capture,
      tables: (tables ?? []).map(BigInt),
    })),
  };
}

interface TaskStatus {
  readonly capture_id: string;
  readonly table_ids?: readonly number[] | null;
}
