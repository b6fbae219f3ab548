// Rows of the facts that no test shows on the sandbox, each with the reason. This is the only list of them.

const e1 = 'v5.2.0 to v5.2.3 and v5.3.0 are not played';
const v9 = 'v9.0.0-beta.1 and v26.3 are not played';
const oneNamespace =
  'v1 creates changefeeds in `default` alone, and there is no v2 to create others';
const noPosition = 'a processor has its position from the moment on at which it has its tables';

export const notShown: Readonly<Record<string, string>> = {
  // Facts 1.
  '1.0, compact JSON of E1': e1,
  '1.0, cause v5.2.0/5.2.1': e1,
  '1.0, order E5 after an ownership error':
    'inferred, and the question whether this capture owns a changefeed never fails here',
  '1.0, forwarding v5.3.0': e1,
  '1.0, bad body 6, 7, 12, 3 (E1)': e1,
  '1.0, E1 move_table bind failure': e1,
  '1.0, not ready until initialised':
    'a capture that starts is either ready or not (fault `not-ready`); why it is not makes no difference to the answer',
  '1.0, basic auth without upstream manager':
    'the facts name neither code nor text, and the sandbox always has an upstream',
  '1.0, read and write timeout':
    'ten minutes, and a property of connections that HTTP tests would have to wait for',
  '1.2, v5.2.0–v6.2.0 unknown owner':
    'captures do not leave the cluster, so the list always has the owner',
  '1.2, v6.3.0+ incompatible versions': 'all captures are of one release',
  '1.3, bad value E1': e1,
  '1.4, unreadable info': 'what is stored can always be read',
  '1.4, all namespaces': oneNamespace,
  '1.6, default tags':
    'says that something in the source has no effect; what the defaults are is tested field by field',
  '1.6, order of upstream and owner':
    'the upstream is always there, and without an owner nothing of the call is handled',
  '1.6, csv and replica config': 'the facts name codes, but not which settings are wrong',
  '1.6, upstream == downstream': v9,
  '1.6, statuses of E1': e1,
  '1.7, upstream == downstream': v9,
  '1.8, context canceled': 'the client that would get the answer has gone',
  '1.10, upstream == downstream': v9,
  '1.14, all namespaces': oneNamespace,
  '1.15, v5.2.0–5.2.3': e1,
  '1.15, v5.2.4 no position': noPosition,
  '1.15, v5.3.0': e1,
  '1.15, v5.3.1–v6.0 no position': noPosition,
  '1.17, store versions and lost ownership':
    'stores and captures are of one release, and requests are handled one at a time',
  // Facts 2.
  // Facts 3.
  // Facts 4.
  // Facts 5.
  '5, CDC:ErrMySQLInvalidConfig': 'the facts do not say which parameters of a sink are wrong',
  '5, CDC:ErrTaskPositionNotExists': noPosition,
  '5, CDC:ErrNotOwner':
    'ownership is lost within a call; requests are handled one at a time, so it is not lost there',
  '5, CDC:ErrStorageSinkInvalidConfig, CDC:ErrInvalidReplicaConfig':
    'the facts name the codes, but not which settings are wrong',
  '5, CDC:ErrVersionIncompatible': 'stores and captures are of one release',
  '5, CDC:ErrUpstreamNotFound/Closed':
    'v1 cannot choose an upstream, and the only one is always there',
  '5, CDC:ErrSameUpstreamDownstream': v9,
  '5, no code, E1 bad bodies': e1,
  '5, no code, dial errors and cancelled contexts':
    'captures always reach each other, and a client that has gone gets no answer',
};
