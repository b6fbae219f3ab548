// A `fetch` that answers from a list and remembers what it was sent.

/** One request as it would go over the wire. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers every request with a fresh copy of `body` and `init`. */
export function fakeFetch(body: string | null = null, init: ResponseInit = {}) {
  const sent: Sent[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    sent.push({ method, url, headers, body: await request.text() });
    return new Response(body, init);
  };
  return { fetch, sent };
}

const json = 'application/json; charset=utf-8';

/** A success with a JSON body. */
export function answering(body: string, status = 200) {
  return fakeFetch(body, { status, headers: { 'content-type': json } });
}

/** An error with a body of some type. */
export function refusing(status: number, body: string | null, type = json) {
  return fakeFetch(body, { status, headers: { 'content-type': type } });
}
