// A `fetch` that always gives the same response and records the requests.

/** One request as it would be sent. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Creates a `fetch` that responds to every request with a new response made of `body` and `init`. */
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

/** Responds with a success and a JSON body. */
export function responding(body: string, status = 200) {
  return fakeFetch(body, { status, headers: { 'content-type': json } });
}

/** Responds with an error and a body of the given type. */
export function refusing(status: number, body: string | null, type = json) {
  return fakeFetch(body, { status, headers: { 'content-type': type } });
}
