// Where captures listen, and what they say of it.
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';

async function started(options: SandboxOptions) {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  const response = await fetch(`${sandbox.url}/api/v1/captures`);
  const captures: { address: string }[] = await response.json();
  return { urls: sandbox.urls, addresses: captures.map(({ address }) => address).toSorted() };
}

const portOf = (url: string | undefined) => Number(new URL(url ?? '').port);

/** Returns a port that was free together with the next two. */
async function threeFreePorts(): Promise<number> {
  for (;;) {
    const first = await listenOn(0);
    const others = [await listenOn(first.port + 1), await listenOn(first.port + 2)];
    await Promise.all([first, ...others].map(({ close }) => close()));
    if (others.every(({ isFree }) => isFree)) return first.port;
  }
}

function listenOn(wanted: number) {
  const server = createServer();
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return new Promise<{ port: number; isFree: boolean; close(): Promise<void> }>((resolve) => {
    server.once('error', () => resolve({ port: wanted, isFree: false, close }));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ port, isFree: true, close });
    });
  });
}

test('further captures listen on the ports after the first', async () => {
  const port = await threeFreePorts();
  const { urls, addresses } = await started({ port, captures: 3 });
  expect(urls.map(portOf)).toEqual([port, port + 1, port + 2]);
  expect(addresses).toEqual(urls.map((url) => new URL(url).host).toSorted());
});

test.each([
  ['0.0.0.0', /^http:\/\/127\.0\.0\.1:\d+$/],
  ['0', /^http:\/\/127\.0\.0\.1:\d+$/],
  ['::', /^http:\/\/\[::1\]:\d+$/],
  ['0:0:0:0:0:0:0:0', /^http:\/\/\[::1\]:\d+$/],
])('on all interfaces (%s) the addresses can be called from this machine', async (host, url) => {
  const { urls, addresses } = await started({ port: 0, host, captures: 2 });
  for (const one of urls) expect(one).toMatch(url);
  expect(addresses).toEqual(urls.map((one) => new URL(one).host).toSorted());
});

test.each([
  ['ticdc', 'ticdc:'],
  ['ticdc-0.ticdc.svc.cluster.local', 'ticdc-0.ticdc.svc.cluster.local:'],
  ['10.0.0.7', '10.0.0.7:'],
  ['fd00::7', '[fd00::7]:'],
])('the advertised host %s stands in the addresses, not in the URLs', async (advertised, start) => {
  const options = { port: 0, host: '0.0.0.0', advertiseHost: advertised, captures: 2 };
  const { urls, addresses } = await started(options);
  expect(addresses).toEqual(urls.map((url) => `${start}${portOf(url)}`).toSorted());
  expect(urls.map((url) => new URL(url).hostname)).toEqual(['127.0.0.1', '127.0.0.1']);
});

test.each(['', 'http://ticdc', 'ticdc:8300', 'a b', '[::1]'])(
  'the advertised host "%s" is refused',
  async (advertiseHost) => {
    await expect(startSandbox({ port: 0, advertiseHost })).rejects.toThrow(
      `Expected a host name or an IP address to advertise, got "${advertiseHost}"`,
    );
  },
);

test('a port without room for the other captures is refused', async () => {
  await expect(startSandbox({ port: 65_534, captures: 3 })).rejects.toThrow(
    'Expected a port with 2 ports after it, got 65534',
  );
});

test('an empty host is refused', async () => {
  await expect(startSandbox({ port: 0, host: '' })).rejects.toThrow(
    'Expected a host such as 127.0.0.1, or 0.0.0.0 for all interfaces, got ""',
  );
});
