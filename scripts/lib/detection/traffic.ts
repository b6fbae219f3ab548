// Plays a script of requests against a server, and writes down what came back.
import type {
  Transport,
  TransportResponse,
} from '../../../src/contract/run/transport/transport.js';

/** A request, or milliseconds that pass. */
export type Step =
  | {
      readonly method: string;
      readonly target: string;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly wait: number };

export interface PlayedStep {
  readonly step: Step;
  /** Milliseconds since 1970, of the sandbox's clock. */
  readonly time: number;
  /** Undefined for a wait, and where no answer came. */
  readonly response?: TransportResponse;
}

interface Stage {
  readonly url: string;
  readonly send: Transport['send'];
  now(): number;
  advance(milliseconds: number): void;
}

export async function play(steps: readonly Step[], stage: Stage): Promise<PlayedStep[]> {
  const played: PlayedStep[] = [];
  for (const step of steps) {
    if ('wait' in step) {
      stage.advance(step.wait);
      played.push({ step, time: stage.now() });
      continue;
    }
    const { method, target, body, headers = {} } = step;
    const content = body === undefined ? {} : { body };
    const response = await stage
      .send({ method, url: stage.url + target, headers, ...content })
      .catch(() => undefined);
    played.push({ step, time: stage.now(), ...(response && { response }) });
  }
  return played;
}

/** What a reader of the traffic sees, a line a request; the ports of servers and the hour of the day are no difference. */
export function transcriptOf(played: readonly PlayedStep[]): string[] {
  return played.map(({ step, time, response }) => {
    if ('wait' in step) return `${time}: ${step.wait} ms pass`;
    const asked = `${time}: ${step.method} ${step.target}`;
    if (response === undefined) return `${asked}: no answer`;
    const { date: _, ...headers } = response.headers;
    const told = `${response.status} ${JSON.stringify(headers)} ${response.body}`;
    return `${asked}: ${told.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:port')}`;
  });
}
