// Cases of the operations on the called server: status, health, log level.
import type { Case } from '../case.js';

export const getServerStatus = [
  {
    name: 'tells the release and role of the capture',
    need: 'read',
    statuses: [200],
    request: () => ({}),
  },
] as const satisfies readonly [Case, ...Case[]];

export const getHealth = [
  {
    name: 'is 200 with an empty body on a healthy cluster',
    need: 'read',
    statuses: [200],
    request: () => ({}),
  },
] as const satisfies readonly [Case, ...Case[]];

export const setLogLevel = [
  {
    name: 'sets a log level, here info, at which servers start',
    need: 'disruptive',
    statuses: [200],
    request: () => ({ body: { log_level: 'info' } }),
  },
  {
    name: 'refuses an unknown level',
    need: 'disruptive',
    statuses: [400],
    request: () => ({ body: { log_level: 'loud' } }),
  },
  {
    name: 'refuses a body that cannot be parsed',
    need: 'disruptive',
    statuses: [400],
    request: () => ({ rawBody: '{"log_level":' }),
  },
] as const satisfies readonly [Case, ...Case[]];
