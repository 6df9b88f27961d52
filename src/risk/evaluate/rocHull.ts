import type { Steps } from "./steps.ts";

/** Corners of the convex hull of a ROC curve: events and others at or above each cut, from nobody to everybody. */
export interface RocHull {
  readonly events: Float64Array;
  readonly others: Float64Array;
}

/** The upper convex hull of the ROC curve: the cuts that are best for some cost. Kernel, linear in steps. */
export function rocHull(steps: Steps): RocHull {
  const size = steps.events.length + 1;
  const [events, others] = [new Float64Array(size), new Float64Array(size)];
  let top = 0;
  let [caught, passed] = [0, 0];
  for (let g = 0; g < steps.events.length; g++) {
    caught += steps.events[g]!;
    passed += steps.others[g]!;
    // The last corner goes where the line from the one before it to the new point runs above or through it.
    while (
      top > 0 &&
      (events[top]! - events[top - 1]!) * (passed - others[top - 1]!) <=
        (caught - events[top - 1]!) * (others[top]! - others[top - 1]!)
    ) {
      top--;
    }
    events[++top] = caught;
    others[top] = passed;
  }
  return { events: events.subarray(0, top + 1), others: others.subarray(0, top + 1) };
}
