// Errors about changefeeds and captures, in the words of each release, that no server needs its cluster for: no object has an invalid
// ID, and some requests change nothing whatever the changefeed is.
import { Refusal, refuse } from './refusal.js';
import type { RefusalTraits } from './traits.js';

/** @param etcdPath the path in etcd where v5.2 looks for the changefeed. */
export function changefeedNotExists(
  traits: RefusalTraits,
  id: string,
  etcdPath: 'changefeed/info' | 'job' = 'changefeed/info',
): Refusal {
  const names = { 'etcd key': `key: /tidb/cdc/${etcdPath}/${id}`, key: `key: ${id}`, id };
  const form = traits.missingChangefeed;
  const name = form === 'struct' || form === 'path' ? namespacedName(traits, id) : names[form];
  return refuse('CDC:ErrChangeFeedNotExists', `changefeed not exists, ${name}`);
}

/** Returns how Go prints the ID with its namespace; undefined where errors do not contain the namespace. */
export function namespacedName(
  { missingChangefeed }: RefusalTraits,
  id: string,
): string | undefined {
  if (missingChangefeed === 'struct') return `{default ${id}}`;
  return missingChangefeed === 'path' ? `default/${id}` : undefined;
}

export function captureNotExists(traits: RefusalTraits, id: string): Refusal {
  return refuse('CDC:ErrCaptureNotExist', `capture not exists, ${traits.duplicateText}${id}`);
}

export function targetBeforeStart(target: bigint, start: bigint): Refusal {
  const text = `fail to create changefeed because target-ts ${target} is earlier than start-ts ${start}`;
  return refuse('CDC:ErrTargetTsBeforeStartTs', text);
}

export function updateRefused(reason: string): Refusal {
  return refuse('CDC:ErrChangefeedUpdateRefused', `changefeed update error: ${reason}`);
}

/** Runs a check. Its refusal becomes the reason for which the update is refused. */
export function checkForUpdate(check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof Refusal ? updateRefused(error.error.message) : error;
  }
}
