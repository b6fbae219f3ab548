// Defects of the router and of every response.
import { type Defect, defectsOf, type Play, type RawResponse } from '../defect.js';
import { html, json } from '../mutations/responses.js';
import { redirecting, unknownRoute } from '../mutations/routes.js';

const every =
  (change: (response: RawResponse) => RawResponse): Play =>
  () =>
  async (call, server) =>
    change(await server.send(call.request));

export const routerDefects: readonly Defect[] = [
  ...defectsOf(undefined, [
    [
      'routing',
      'answers 200 to unknown routes',
      unknownRoute((response) => ({ ...response, status: 200 })),
    ],
    [
      'routing',
      'answers unknown routes with a page',
      unknownRoute((response) => ({
        ...response,
        headers: { 'content-type': html },
        body: '<h1>Not found</h1>',
      })),
    ],
    [
      'routing',
      'answers unknown routes with JSON',
      unknownRoute((response) => ({
        ...response,
        headers: { 'content-type': json },
        body: '{"error_msg":"404 page not found","error_code":""}',
      })),
    ],
    [
      'routing',
      'answers a slash too many with 404',
      redirecting(() => ({
        status: 404,
        headers: { 'content-type': 'text/plain' },
        body: '404 page not found',
      })),
    ],
    [
      'routing',
      'redirects a slash too many without saying where to',
      redirecting(({ status, body, headers: { location: _, ...headers } }) => ({
        status,
        headers,
        body,
      })),
    ],
    [
      'routing',
      'redirects a slash too many with 308',
      redirecting((response) => ({ ...response, status: 308 })),
    ],
    [
      'headers',
      'sends X-Content-Type-Options with every response',
      every((response) => ({
        ...response,
        headers: { ...response.headers, 'x-content-type-options': 'nosniff' },
      })),
    ],
    [
      'transport',
      'ends every long response halfway',
      every((response) =>
        response.body.length > 300 ? { ...response, broken: 'halfway' } : response,
      ),
    ],
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
  ]),
];
