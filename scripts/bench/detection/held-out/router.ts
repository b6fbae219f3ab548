// Held-out defects of the router: of no operation.
import { type Defect, defectsOf } from '../defect.js';

export const routerDefects: readonly Defect[] = defectsOf(undefined, [
  [
    'routing',
    'answers HEAD as GET',
    () => async (call, server) =>
      call.request.method === 'HEAD'
        ? { ...(await server.send({ ...call.request, method: 'GET' })), body: '' }
        : server.send(call.request),
  ],
  [
    'routing',
    'answers OPTIONS 204',
    () => async (call, server) =>
      call.request.method === 'OPTIONS'
        ? { status: 204, headers: { allow: 'GET, POST' }, body: '' }
        : server.send(call.request),
  ],
  [
    'routing',
    'takes paths in any letter case',
    () => (call, server) => {
      const { target } = call.request;
      const lower = target.replace(/^\/api\/v1\/\w+/i, (path) => path.toLowerCase());
      return server.send({ ...call.request, target: lower });
    },
  ],
  [
    'routing',
    'takes two slashes for one',
    () => (call, server) =>
      server.send({ ...call.request, target: call.request.target.replace(/\/\/+/g, '/') }),
  ],
]);
