// The lock that the coordinator of the new architecture holds while it works on changefeeds: one call at a time.

/** Runs `work` after all work that was handed over before. */
export type Lock = <Result>(work: () => Result | Promise<Result>) => Promise<Result>;

export function createLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}
