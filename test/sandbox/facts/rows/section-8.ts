// Rows of facts 8, the HTTP layer, in their order.

export const section8: readonly string[] = [
  '8, GET with a trailing slash',
  '8, other methods with a trailing slash',
  '8, PUT or DELETE of all changefeeds',
  '8, half a processor',
  '8, empty id',
  '8, escapes in a path',
  '8, wrong method',
  '8, unknown path',
  '8, headers',
  '8, keep-alive',
  '8, no body size limit',
  '8, body that cannot be read',
  '8, panics',
  '8, gRPC on the same port',
  '8, 1000 connections and timeouts',
  '8, TLS',
  '8, legacy endpoints',
];
