import type { SpellExit } from "./spell.ts";

/** Exit kinds as numbers, for columns. `NONE`: a row without a stated exit, a spell that goes on. */
export const NONE = 0;
export const VOLUNTARY = 1;
export const INVOLUNTARY = 2;
export const PAUSE = 3;
export const UNKNOWN = 4;

/** The exit of each code. */
export const exitOfCode: readonly (SpellExit | null)[] = [null, "voluntary", "involuntary", "pause", "unknown"];

/** Whether an end may turn out to be a late payment: the customer neither asked for it nor paused. A kernel. */
export function mayBeLate(exit: number): boolean {
  return exit !== VOLUNTARY && exit !== PAUSE;
}

const RANK: readonly number[] = [0, 3, 2, 4, 1];

/** Which of several exits at one instant is the customer's: a pause is meant to end, a wish weighs more than a failed payment. A kernel. */
export function exitRank(exit: number): number {
  return RANK[exit]!;
}
