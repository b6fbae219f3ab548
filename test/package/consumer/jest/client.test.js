// A user's tests with Jest in its default settings, which know only CommonJS. `url` is that of a mock.
/* global expect, test, url */
const { createClient, isTicdcError, parseJson, stringifyJson } = require('ticdc-openapi');

const ticdc = createClient({ baseUrl: url });

test('results are exact', async () => {
  const [changefeed] = await ticdc.listChangefeeds({ state: 'normal' });
  expect(changefeed.checkpoint_tso).toBe(426921294362574849n);
  expect(parseJson(stringifyJson(changefeed))).toEqual(changefeed);
});

test('errors of the server are recognised', async () => {
  const error = await ticdc.getChangefeed('a_b').catch((reason) => reason);
  expect(isTicdcError(error, 'CDC:ErrAPIInvalidParam')).toBe(true);
});

test('a server that cannot be reached is a network error, and GET is repeated', async () => {
  const retries = [];
  const retry = { delay: 1, onRetry: ({ attempt }) => retries.push(attempt) };
  const nobody = createClient({ baseUrl: 'http://127.0.0.1:29', retry });
  await expect(nobody.getHealth()).rejects.toMatchObject({
    name: 'TicdcNetworkError',
    isUnsent: true,
  });
  expect(retries).toEqual([1, 2, 3, 4]);
});
