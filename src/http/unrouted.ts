// Responses to requests that reach no operation.
import { type HttpResponse, notFound, redirectResponse, unreadableRequest } from './response.js';
import type { Routable, Route } from './router.js';

/** Returns the response to a request that reaches no operation. */
export function unroutedResponse(
  route: Exclude<Route<Routable>, { kind: 'operation' }>,
): HttpResponse {
  switch (route.kind) {
    case 'redirect':
      return redirectResponse(route.status, route.location);
    case 'malformed':
      return unreadableRequest(400, 'Bad Request');
    case 'unknown':
      return notFound;
  }
}
