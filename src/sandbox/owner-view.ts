// The cluster with checks in front of what only its owner can answer or do.
import type { Cluster } from './model/types.js';

interface Checks {
  /** Called before each question to the owner. May throw. */
  readonly ask?: () => void;
  /** Called before each change. May throw. */
  readonly act: () => void;
}

export function checkedCluster(cluster: Cluster, { ask = () => {}, act }: Checks): Cluster {
  return {
    ...cluster,
    ownership: after(ask, cluster.ownership),
    captures: after(ask, cluster.captures),
    capture: after(ask, cluster.capture),
    changefeeds: after(ask, cluster.changefeeds),
    changefeed: after(ask, cluster.changefeed),
    isStored: after(ask, cluster.isStored),
    create: after(act, cluster.create),
    update: after(act, cluster.update),
    enqueue: after(act, cluster.enqueue),
    apply: after(act, cluster.apply),
    drain: after(act, cluster.drain),
    resign: after(act, cluster.resign),
    loseOwner: after(act, cluster.loseOwner),
  };
}

function after<Values extends unknown[], Result>(
  check: () => void,
  call: (...values: Values) => Result,
): (...values: Values) => Result {
  return (...values) => {
    check();
    return call(...values);
  };
}
