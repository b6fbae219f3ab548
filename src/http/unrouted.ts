// Responses to requests that reach no operation.
import {
  errorResponse,
  type HttpResponse,
  invalidParameter,
  notFound,
  redirectResponse,
  textType,
} from './response.js';
import type { Routable, Route } from './router.js';

/** Returns the response to a request that reaches no operation. */
export function unroutedResponse(
  route: Exclude<Route<Routable>, { kind: 'operation' }>,
): HttpResponse {
  switch (route.kind) {
    case 'redirect':
      return redirectResponse(route.status, route.location);
    case 'malformed': {
      const error = invalidParameter(`invalid URL escape "${route.badEscape}"`);
      return errorResponse(400, error, textType);
    }
    case 'unknown':
      return notFound;
  }
}
