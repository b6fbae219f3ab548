// The lock under which the coordinator works on changefeeds, one call at a time.

/** Does `work` when all that came before is done. */
export type Lock = <Result>(work: () => Result | Promise<Result>) => Promise<Result>;

export function createLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}
