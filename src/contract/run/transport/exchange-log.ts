// Records the exchanges of a run as they may be shown: with secrets masked and long bodies cut.
import { Buffer } from 'node:buffer';
import { isSecretHeader, maskSecrets } from '../../../shared/mask-secrets/index.js';
import type { RecordedExchange } from '../../report/report.js';
import { beginning } from '../../response/excerpt.js';
import { wallClock } from '../clock.js';
import type { Clock } from '../options.js';
import type { Send, TransportRequest } from './transport.js';

/** Characters of a body that are kept. */
const longestBody = 65_536;

type Headers = Readonly<Record<string, string>>;

export class ExchangeLog {
  readonly exchanges: RecordedExchange[] = [];
  readonly #places = new WeakMap<TransportRequest, number>();
  readonly #hidden: Headers;
  readonly #clock: Clock;

  /** @param hidden Placeholders of the headers whose values must not show. */
  constructor(hidden: Headers, clock: Clock = wallClock) {
    this.#hidden = hidden;
    this.#clock = clock;
  }

  /** Wraps a `send` so that each request is recorded, whether or not a response comes. */
  recording(send: Send): Send {
    return async (request, signal) => {
      const start = this.#clock.now();
      const sent = { request: this.#shown(request), started: new Date(start).toISOString() };
      const place = this.exchanges.length;
      const add = (result: Pick<RecordedExchange, 'response' | 'failure'>) => {
        this.exchanges[place] = { ...sent, milliseconds: this.#clock.now() - start, ...result };
      };
      this.#places.set(request, place);
      add({ failure: 'the run ended before a response arrived' });
      try {
        const response = await send(request, signal);
        const { status, headers, body } = response;
        const length = Buffer.byteLength(body);
        const shown = { status, headers: masked(headers), body: beginning(body, longestBody) };
        const isCut = body.length > longestBody;
        add({ response: { ...shown, length, ...(isCut && { isCut }) } });
        return response;
      } catch (error) {
        add({ failure: maskSecrets(error instanceof Error ? error.message : String(error)) });
        throw error;
      }
    };
  }

  /** Returns the place of the request's last exchange in `exchanges`. */
  placeOf(request: TransportRequest): number | undefined {
    return this.#places.get(request);
  }

  #shown({ method, url, headers, body }: TransportRequest): RecordedExchange['request'] {
    return {
      method,
      url: maskSecrets(url),
      headers: masked({ ...headers, ...this.#hidden }),
      ...(body !== undefined && { body: beginning(body, longestBody) }),
    };
  }
}

/** Masks a secret header as a whole, as its value alone does not show that it is one. */
function masked(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecretHeader(name) ? '<secret>' : maskSecrets(value),
    ]),
  );
}
