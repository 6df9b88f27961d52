import type { Steps } from "../evaluate/steps.ts";

/** Scores that got one level. */
export interface PooledBlock {
  /** Lowest and highest score of the block. */
  readonly from: number;
  readonly to: number;
  readonly events: number;
  readonly others: number;
}

/**
 * Isotonic regression of the event on the score by pooling adjacent violators, from the lowest score up: blocks of rising shares of events.
 * Kernel, linear in steps.
 *
 * @see Ayer, Brunk, Ewing, Reid & Silverman (1955), Annals of Mathematical Statistics 26, 641–647
 */
export function pooledBlocks({ score, events, others }: Steps): PooledBlock[] {
  const size = score.length;
  // Stacks: highest score, events and others of each block; a block begins behind the one below it.
  const [to, eventsOf, othersOf] = [new Int32Array(size), new Float64Array(size), new Float64Array(size)];
  let top = -1;
  for (let g = size - 1; g >= 0; g--) {
    to[++top] = g;
    eventsOf[top] = events[g]!;
    othersOf[top] = others[g]!;
    // Share below ≥ share above, without dividing.
    while (top > 0 && eventsOf[top - 1]! * othersOf[top]! >= eventsOf[top]! * othersOf[top - 1]!) {
      to[top - 1] = to[top]!;
      eventsOf[top - 1]! += eventsOf[top]!;
      othersOf[top - 1]! += othersOf[top]!;
      top--;
    }
  }
  return Array.from({ length: top + 1 }, (_, b) => ({
    from: score[b === 0 ? size - 1 : to[b - 1]! - 1]!,
    to: score[to[b]!]!,
    events: eventsOf[b]!,
    others: othersOf[b]!,
  }));
}
