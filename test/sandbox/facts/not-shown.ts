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
  '2.0, RunningError zero time': 'every error in the sandbox has a time',
  '2.2, error of a normal changefeed in v5.2.0 and v5.2.1': 'these releases are not played',
  '2.3, sort_engine of changefeeds created through v2': 'the sandbox has no v2 API',
  '2.3, table_operations under way': 'tables move within one owner tick, so none is ever under way',
  '2.3, order of table_ids and of task_status':
    'random on servers; the sandbox keeps one order, so that tests can be literal',
  '2.4, error of a processor':
    'the sandbox reports errors to the owner at once and keeps none at the processor',
  // Facts 3.
  '3.1, removed': 'transient: the metadata is gone with the state, so it is never seen',
  '3.2, memory': 'only in clusters whose servers report less than v5.0.0',
  '3.2, file': 'only in metadata of releases before the API',
  '3.4, names that the description leaves out':
    'safe-mode and others are read from no answer; the sandbox ignores them, whatever their type',
  '3.4, open and debezium': 'two of the names that the description leaves out',
  '3.4, names in kafka-config, mysql-config, pulsar-config and cloud-storage-config':
    'the description leaves them open, so the sandbox takes any',
  '3.6, what a dispatcher does': 'the sandbox sends no events',
  // Facts 4.
  '4.1, delete of removed': 'transient: the metadata is gone with the state, so it is never seen',
  '4.2, three errors within two minutes': 'v5.2.0 to v5.2.3 and v5.3.0 are not played',
  '4.2, changefeed_error_stuck_duration':
    'v1 cannot set it, and where v2 could, the sandbox has no such API: always the default',
  '4.3, owner loop woken by etcd':
    'owner ticks lie on a grid, so that tests can say when an effect shows; the wait is the longest one',
  '4.3, nil dereference before the first preflight': 'a crash that the facts ask not to simulate',
  '4.4, jobs that hang':
    'a client cannot tell it from a slow server: up to v6.1 the sandbox answers what comes after, that there is no leader',
  '4.4, owner key held by a capture not in the list':
    'captures do not leave the cluster, so the list always has the owner',
  '4.4, owner key names a capture whose owner is gone':
    'requests that go in a circle until the key changes; the key goes with the owner here',
  '4.4, race between owner check and use':
    'requests are handled one at a time, so nothing comes between check and use',
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

  // Facts 8.
  '8, no body size limit': 'the sandbox guards itself: more than 10 MB are 413',
  '8, panics': 'crashes of the server, which the sandbox does not play',
  '8, gRPC on the same port': 'the sandbox speaks HTTP only',
  '8, 1000 connections and timeouts':
    'limits of the real process; the sandbox has its own, which the guide names',
  '8, TLS': 'the sandbox has no certificates to offer',
  '8, legacy endpoints': 'not part of the API that the sandbox simulates: 404',
};
