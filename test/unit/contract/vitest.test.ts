// The matcher for Vitest: `await expect(response).toMatchContract('getChangefeed')`.
import { expect, test } from 'vitest';
import '../../../src/contract/vitest.js';

const json = { 'content-type': 'application/json; charset=utf-8' };
const captures = (change = '') =>
  `[{"id":"561c3784-77f0-4863-ad52-65a3436db6af","is_owner":true,"address":"127.0.0.1:8300"${change}}]`;
const response = (body: string, status = 200) => new Response(body, { status, headers: json });
const refused = () =>
  response(
    '{"error_msg":"[CDC:ErrChangeFeedNotExists]changefeed not exists, default/a","error_code":"CDC:ErrChangeFeedNotExists"}',
    400,
  );

test('a response that conforms matches, and its body can still be read', async () => {
  const received = response(captures());
  await expect(received).toMatchContract('listCaptures');
  expect(await received.text()).toBe(captures());
});

test('an exchange matches as well', async () => {
  const accepted = { status: 202, headers: {}, body: '' };
  await expect({ response: accepted }).toMatchContract('pauseChangefeed');
});

test('a response that breaks the contract does not match, and the message says where and why', async () => {
  const received = response(captures().replace('true', '1'));
  await expect(received).not.toMatchContract('listCaptures');
  await expect(expect(received).toMatchContract('listCaptures')).rejects.toThrow(
    /^expected a response that conforms to the contract of listCaptures \(the classic contract\):\n {2}listCaptures response-body \/0\/is_owner: expected a boolean, received 1 \(ticdc-openapi\/spec\/components\/schemas\/Capture\.yaml:\d+\)$/,
  );
});

test('an operation that there is none of is refused by name', async () => {
  const misspelt = JSON.parse('"listCapture"');
  await expect(expect(response(captures())).toMatchContract(misspelt)).rejects.toThrow(
    new TypeError('the classic contract has no operation listCapture'),
  );
});

test('a release makes it strict', async () => {
  const received = response(captures());
  await expect(received).toMatchContract('listCaptures', { release: 'v6.3.0' });
  await expect(
    expect(received).toMatchContract('listCaptures', { release: '8.5.7' }),
  ).rejects.toThrow('expected the field "cluster_id", which v8.5.7 always sends');
});

test('a response with a warning matches', async () => {
  const news = () => response(captures(',"cluster_id":"default","zone":"a"'));
  await expect(news()).not.toMatchContract('listCaptures', { release: '8.5.7' });
  await expect(news()).toMatchContract('listCaptures', { release: '9.0.0' });
});

test('without a status success is expected', async () => {
  await expect(expect(refused()).toMatchContract('getChangefeed')).rejects.toThrow(
    'getChangefeed status-code: expected status 200, received 400',
  );
  await expect(refused()).toMatchContract('getChangefeed', { status: 400 });
  await expect(refused()).toMatchContract('getChangefeed', {
    status: [400, 500],
    errorCode: 'CDC:ErrChangeFeedNotExists',
  });
  await expect(refused()).not.toMatchContract('getChangefeed', {
    status: 400,
    errorCode: ['CDC:ErrAPIInvalidParam'],
  });
});

test('the new architecture has a contract of its own', async () => {
  await expect(response('{}')).toMatchContract('getHealth', { generation: 'newarch' });
  await expect(response('{}')).not.toMatchContract('getHealth');
});

test('a value that cannot be matched is an error, even if no match is expected', async () => {
  const read = response(captures());
  await read.text();
  await expect(expect(read).not.toMatchContract('listCaptures')).rejects.toThrow(
    'The body has already been read',
  );
  await expect(expect({}).not.toMatchContract('listCaptures')).rejects.toThrow(
    'Expected the Response of a fetch, or an Exchange',
  );
  await expect(
    expect(response('[]')).not.toMatchContract('listCaptures', { release: 'latest' }),
  ).rejects.toThrow('Expected a release such as "8.5.7", got "latest"');
  await expect(
    expect(response('{}')).not.toMatchContract('drainCapture', { release: '6.1.7' }),
  ).rejects.toThrow('classic v6.1.7 has no operation drainCapture');
});
