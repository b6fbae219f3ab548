// The shape of an HTTP archive, after the specification of HAR 1.2. `har-schema`, the package that has it, was last published in 2017.

const text = { type: 'string' };
const count = { type: 'integer', minimum: -1 };
const time = { type: 'number', minimum: 0 };

const object = (properties: Readonly<Record<string, unknown>>, ...optional: string[]) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const list = (items: unknown) => ({ type: 'array', items });

const pairs = list(object({ name: text, value: text }));
const cookies = list(object({ name: text, value: text }));
const postData = object({ mimeType: text, params: { type: 'array', maxItems: 0 }, text });
const content = object({ size: count, mimeType: text, text, comment: text }, 'text', 'comment');

const request = object(
  {
    method: { type: 'string', pattern: '^[A-Z]+$' },
    url: { type: 'string', pattern: '^https?://' },
    httpVersion: text,
    cookies,
    headers: pairs,
    queryString: pairs,
    postData,
    headersSize: count,
    bodySize: count,
  },
  'postData',
);

const response = object({
  status: { type: 'integer', minimum: 0 },
  statusText: text,
  httpVersion: text,
  cookies,
  headers: pairs,
  content,
  redirectURL: text,
  headersSize: count,
  bodySize: count,
});

const entry = object(
  {
    startedDateTime: {
      type: 'string',
      pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
    },
    time,
    request,
    response,
    cache: object({}),
    timings: object({ send: time, wait: time, receive: time }),
    comment: text,
  },
  'comment',
);

export const harSchema = object({
  log: object(
    {
      version: { const: '1.2' },
      creator: object({ name: text, version: text }),
      entries: list(entry),
      comment: text,
    },
    'comment',
  ),
});
