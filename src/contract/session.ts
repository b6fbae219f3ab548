// One run against one server: sends requests, remembers what succeeded, keeps and removes its own changefeeds.
import {
  type Operation,
  type OperationId,
  operationIds,
  operations,
} from '../../generated/operations.js';
import { readBaseUrl, type ServerAddress } from '../client/base-url.js';
import { type JsonValue, parseJson, stringifyJson } from '../codec/index.js';
import type { Exchange } from './exchange.js';
import { type Need, refusal, type Target } from './target.js';

/** A request in terms of the contract. */
export interface RequestInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A body that is sent as it stands, in place of `body`. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SessionOptions {
  readonly target: Target;
  readonly fetch?: typeof globalThis.fetch;
  /** Names the changefeeds of this run; letters, digits and single hyphens. */
  readonly runId: string;
  /** Milliseconds after which an answer, or the settling of a changefeed, is given up. Default: 20,000. */
  readonly timeout?: number;
  /** Waits between two looks at a changefeed that has not settled yet. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  readonly now?: () => number;
}

/** Removing a changefeed may take the server about ten seconds (v6.2.0 and later). */
const defaultTimeout = 20_000;
const lookAgainAfter = 100;
const unknownForAtMost = 1_000;

export class Session {
  readonly target: Target;
  readonly runId: string;
  /** Operations that were sent with success expected, and those of them that succeeded. */
  readonly exercised = new Set<OperationId>();
  readonly succeeded = new Set<OperationId>();
  /** Digits of every 64-bit integer in the answers. */
  readonly integers = new Set<string>();
  readonly #address: ServerAddress;
  readonly #fetch: typeof globalThis.fetch;
  readonly #timeout: number;
  readonly #pause: (milliseconds: number) => Promise<void>;
  readonly #now: () => number;
  readonly #own = new Set<string>();
  #created = 0;
  #ownerConfirmed = false;

  /** @throws {TypeError} if the target's URL is not an http or https URL. */
  constructor(options: SessionOptions) {
    this.target = options.target;
    this.runId = options.runId;
    this.#address = readBaseUrl(options.target.url);
    this.#fetch = options.fetch ?? globalThis.fetch;
    this.#timeout = options.timeout ?? defaultTimeout;
    this.#pause =
      options.pause ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)));
    this.#now = options.now ?? Date.now;
  }

  /** Sends a request. Throws if the target's permissions do not cover it, or if no answer comes. */
  async send(operationId: OperationId, input: RequestInput, need: Need): Promise<Exchange> {
    const operation: Operation = operations[operationId];
    const reason = refusal(this.target, operation.method === 'GET' ? 'read' : need);
    if (reason || (operation.method !== 'GET' && need === 'read'))
      throw new Error(`${operationId} was not sent: ${reason ?? 'it is not a GET'}`);
    if (need === 'disruptive') await this.#confirmOwner();
    const body =
      input.rawBody ?? (input.body === undefined ? undefined : stringifyJson(input.body));
    const url = this.#url(operation, input);
    const { authorization } = this.#address;
    const request = {
      method: operation.method,
      url,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(authorization === undefined ? {} : { authorization }),
        ...input.headers,
      },
      ...(body === undefined ? {} : { body }),
    };
    const response = await this.#fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.timeout(this.#timeout),
    });
    const text = await response.text();
    this.#remember(operationId, response.status, text);
    return {
      operationId,
      request,
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: text,
      },
    };
  }

  /** The body of an answer to a GET as a value, or undefined if the operation did not succeed. */
  async read(operationId: OperationId, input: RequestInput = {}): Promise<JsonValue | undefined> {
    const { response } = await this.send(operationId, input, 'read');
    if (response.status !== 200) return undefined;
    const operation: Operation = operations[operationId];
    return parseJson(response.body, operation.responses[200]?.shape);
  }

  /** A changefeed of this run's own that has reached `state`. It touches no table. */
  async ownChangefeed(state: 'normal' | 'stopped' = 'normal'): Promise<string> {
    const body = this.newChangefeed();
    const path = { changefeed_id: body.changefeed_id };
    await this.#mustAccept('createChangefeed', { body });
    await this.#settle(body.changefeed_id, 'normal');
    if (state === 'stopped') {
      await this.#mustAccept('pauseChangefeed', { path });
      await this.#settle(body.changefeed_id, 'stopped');
    }
    return body.changefeed_id;
  }

  /**
   * A create request for a changefeed that cannot touch anything: it matches no table and sends
   * nowhere. Its host is new each time, because v6.1.4 to v6.6.0 refuse one used 30 s ago.
   */
  newChangefeed() {
    this.#created += 1;
    const changefeed_id = `${this.runId}-${this.#created}`;
    this.#own.add(changefeed_id);
    return {
      changefeed_id,
      sink_uri: `blackhole://${changefeed_id}/`,
      // Filter rules take no hyphen without quotes.
      filter_rules: [`${this.runId.replaceAll('-', '_')}.*`],
    };
  }

  /** Removes the changefeeds of this run, also through an election; the IDs of those that may still be there. */
  async cleanUp(): Promise<string[]> {
    const deadline = this.#now() + this.#timeout;
    for (const changefeed_id of this.#own)
      if (await this.#remove(changefeed_id, deadline)) this.#own.delete(changefeed_id);
    return [...this.#own];
  }

  /** A changefeed may be unknown for a moment after its creation, so only two refusals in a row count. */
  async #remove(changefeed_id: string, deadline: number): Promise<boolean> {
    const path = { changefeed_id };
    for (let refusals = 0; ; ) {
      const sent = await this.send('removeChangefeed', { path }, 'write').catch(() => undefined);
      if (sent?.response.status === 202) return true;
      refusals = sent?.response.body.includes('CDC:ErrChangeFeedNotExists') ? refusals + 1 : 0;
      if (refusals === 2 || (refusals === 1 && this.target.stateless)) return true;
      if (this.#now() > deadline) return false;
      await this.#pause(unknownForAtMost);
    }
  }

  async #mustAccept(operationId: OperationId, input: RequestInput): Promise<void> {
    const { response } = await this.send(operationId, input, 'write');
    if (response.status !== 202)
      throw new Error(`${operationId} of an own changefeed: ${response.status} ${response.body}`);
  }

  async #settle(changefeed_id: string, state: string): Promise<void> {
    if (this.target.stateless) return;
    const deadline = this.#now() + this.#timeout;
    for (;;) {
      const found = await this.read('getChangefeed', { path: { changefeed_id } });
      if (found && typeof found === 'object' && 'state' in found && found.state === state) return;
      if (this.#now() > deadline)
        throw new Error(
          `changefeed ${changefeed_id} did not become ${state} in ${this.#timeout} ms`,
        );
      await this.#pause(lookAgainAfter);
    }
  }

  async #confirmOwner(): Promise<void> {
    const named = this.target.permissions.disruptive;
    if (named === true || this.#ownerConfirmed) return;
    const captures = await this.read('listCaptures');
    const owner = ownerOf(captures);
    if (owner !== named)
      throw new Error(
        `the owner is ${owner ?? 'unknown'}, not ${named}; nothing disruptive was sent`,
      );
    this.#ownerConfirmed = true;
  }

  #url({ path, queryParameters }: Operation, input: RequestInput): string {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(input.path?.[name] ?? ''),
    );
    const query = new URLSearchParams();
    for (const name of queryParameters) {
      const value = input.query?.[name];
      if (value !== undefined) query.set(name, value);
    }
    const search = query.toString();
    return `${this.#address.baseUrl}${filled}${search && `?${search}`}`;
  }

  #remember(operationId: OperationId, status: number, body: string): void {
    if (status >= 200 && status < 300) this.succeeded.add(operationId);
    const operation: Operation = operations[operationId];
    const shape = operation.responses[status]?.shape;
    if (shape === undefined) return;
    try {
      parseJson(body, shape, {
        number: (_, literal, bits) => {
          if (bits && /^-?\d+$/.test(literal)) this.integers.add(literal);
        },
      });
    } catch {
      // A body that is no JSON is reported where it is checked.
    }
  }
}

/** The ID of the owner in an answer of listCaptures. */
export function ownerOf(captures: JsonValue | undefined): string | undefined {
  if (!Array.isArray(captures)) return undefined;
  for (const capture of captures)
    if (
      capture &&
      typeof capture === 'object' &&
      'is_owner' in capture &&
      capture.is_owner === true
    )
      return typeof capture.id === 'string' ? capture.id : undefined;
  return undefined;
}

/** Operations that were exercised and never succeeded, in the order of the contract. */
export function neverSucceeded({ exercised, succeeded }: Session): OperationId[] {
  return operationIds.filter((id) => exercised.has(id) && !succeeded.has(id));
}
