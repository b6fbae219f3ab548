// A network that refuses connections to some captures for a while, and loses some responses of servers that have done the work.
import type { Clock } from '../../../../src/client/index.js';

/** What became of a request: `not sent`, `lost` (no response), `lost 202` (the server has sent it), or the status with the code. */
export type Outcome = string;

/** Names the call that a request belongs to. */
export const callHeader = 'x-call';

/** Shares of the responses that are lost. */
const lost = { writes: 0.1, reads: 0.03 };

const failed = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

const codeOf = (error: unknown) =>
  error instanceof Error && error.cause instanceof Error && 'code' in error.cause
    ? error.cause.code
    : undefined;

/** A response whose body breaks off in the middle. */
function brokenOff(text: string, init: ResponseInit): Response {
  const half = new TextEncoder().encode(text.slice(0, text.length / 2));
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start: (controller) => controller.enqueue(half),
    pull: (controller) => controller.error(new TypeError('terminated')),
  };
  return new Response(new ReadableStream(source), init);
}

export function unreliableNetwork(
  clock: Clock,
  random: () => number,
  hold: <Result>(work: Promise<Result>) => Promise<Result>,
) {
  /** The ports that refuse connections, and until when. */
  const refusing = new Map<string, number>();
  const outcomes = new Map<string, Outcome[]>();
  const counts = { lostReads: 0, lostWrites: 0 };

  async function send(request: Request, note: (outcome: Outcome) => void): Promise<Response> {
    if ((refusing.get(new URL(request.url).port) ?? 0) > clock.now()) {
      note('not sent');
      throw failed('ECONNREFUSED');
    }
    const isRead = request.method === 'GET';
    let response: Response;
    let text: string;
    try {
      response = await fetch(request);
      text = await response.text();
    } catch (error) {
      note(codeOf(error) === 'ECONNREFUSED' ? 'not sent' : 'lost');
      throw error;
    }
    const { status, headers } = response;
    const isLost = random() < (isRead ? lost.reads : lost.writes);
    if (isLost && isRead) {
      counts.lostReads += 1;
      return brokenOff(text, { status, headers });
    }
    if (isLost && status === 202) {
      counts.lostWrites += 1;
      note('lost 202');
      throw failed(random() < 0.5 ? 'ECONNRESET' : 'UND_ERR_SOCKET');
    }
    const [, code = ''] = /"error_code": "([^"]*)"/.exec(text) ?? [];
    note(`${status} ${code}`.trim());
    return new Response(text || null, { status, headers });
  }

  return {
    counts,
    /** Refuses connections to a capture for some milliseconds. */
    refuse: (url: string, milliseconds: number) =>
      void refusing.set(new URL(url).port, clock.now() + milliseconds),
    /** Returns what became of the requests of a call, in their order. */
    outcomesOf: (call: string): readonly Outcome[] => outcomes.get(call) ?? [],
    fetch(request: Request): Promise<Response> {
      const call = request.headers.get(callHeader) ?? '';
      const note = (outcome: Outcome) =>
        void outcomes.set(call, [...(outcomes.get(call) ?? []), outcome]);
      return hold(send(request, note));
    },
  };
}
