// Seeded defects that belong to no operation: the router, and what every answer carries.
import { html, json } from '../answers.js';
import { type Answer, type Defect, defectsOf, type Play } from '../defect.js';
import { redirecting, unknownRoute } from '../routes.js';

const every =
  (change: (answer: Answer) => Answer): Play =>
  () =>
  async (call, server) =>
    change(await server.send(call.request));

export const serverDefects: readonly Defect[] = defectsOf(undefined, [
  [
    'routing',
    'answers 200 to unknown routes',
    unknownRoute((answer) => ({ ...answer, status: 200 })),
  ],
  [
    'routing',
    'answers unknown routes with a page',
    unknownRoute((answer) => ({
      ...answer,
      headers: { 'content-type': html },
      body: '<h1>Not found</h1>',
    })),
  ],
  [
    'routing',
    'answers unknown routes with JSON',
    unknownRoute((answer) => ({
      ...answer,
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
    redirecting((answer) => ({ ...answer, status: 308 })),
  ],
  [
    'headers',
    'sends X-Content-Type-Options with every answer',
    every((answer) => ({
      ...answer,
      headers: { ...answer.headers, 'x-content-type-options': 'nosniff' },
    })),
  ],
  [
    'transport',
    'ends every long answer halfway',
    every((answer) => (answer.body.length > 300 ? { ...answer, broken: 'halfway' } : answer)),
  ],
]);
