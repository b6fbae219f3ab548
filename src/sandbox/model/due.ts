// The changefeeds that need an owner tick, by time: a binary heap, so that time without events costs nothing.

/** A changefeed that needs an owner tick at or after `time`. Outdated entries stay in the heap until their time. */
export interface Due {
  readonly time: number;
  readonly id: string;
}

export function pushDue(heap: Due[], due: Due): void {
  let index = heap.length;
  heap.push(due);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || above.time <= due.time) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = due;
}

/** Removes and returns the entry with the earliest time. */
export function popDue(heap: Due[]): Due | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let index = 0;
  for (;;) {
    const child = earlierChild(heap, index);
    const below = heap[child];
    if (below === undefined || below.time >= last.time) break;
    heap[index] = below;
    index = child;
  }
  heap[index] = last;
  return first;
}

function earlierChild(heap: readonly Due[], index: number): number {
  const left = 2 * index + 1;
  const [one, other] = [heap[left], heap[left + 1]];
  return one !== undefined && other !== undefined && other.time < one.time ? left + 1 : left;
}
