// Sends a script of requests to a server and records the responses.
import type {
  Transport,
  TransportResponse,
} from '../../../src/contract/run/transport/transport.js';

/** A request, or a wait in milliseconds. */
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
  /** The time of the sandbox in milliseconds since 1970. */
  readonly time: number;
  /** Undefined for a wait, and if no response arrived. */
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

/** Returns the traffic as text, one line for each request. Numbers ports, and leaves out the `date` header: both differ between runs. */
export function transcriptOf(played: readonly PlayedStep[]): string[] {
  const ports: string[] = [];
  const numberOf = (port: string) => {
    if (!ports.includes(port)) ports.push(port);
    return `127.0.0.1:port ${ports.indexOf(port)}`;
  };
  return played.map(({ step, time, response }) => {
    if ('wait' in step) return `${time}: ${step.wait} ms pass`;
    const request = `${time}: ${step.method} ${step.target}`;
    if (response === undefined) return `${request}: no response`;
    const { date: _, ...headers } = response.headers;
    const received = `${response.status} ${JSON.stringify(headers)} ${response.body}`;
    return `${request}: ${received.replace(/127\.0\.0\.1:\d+/g, numberOf)}`;
  });
}
