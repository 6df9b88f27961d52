import { checkNumbers } from "../../schema/columns.ts";
import type { Issue } from "../../schema/error.ts";
import { gatherIssues } from "./gatherIssues.ts";

/** How something changes the chance to stay at each renewal: the odds of staying first, then the chance to leave. */
export interface ExitEffect {
  /** Factor of the odds of staying, above 0: 2 turns 90 % (9 : 1) into 18 : 1, 94.7 %. 1 by default. */
  readonly retentionOdds?: number;
  /** Added to the chance to leave, from −1 to 1: 0.01 is a point more. 0 by default; the chance stays from 0 to 1. */
  readonly churnChange?: number;
  /** At how many renewals from now on, whole, at least 1; at all of them by default. */
  readonly renewals?: number;
}

/** An effect with nothing left out; `renewals` may be Infinity. */
export type FullEffect = Required<ExitEffect>;

/** Reads an effect; adds what is wrong to the issues. */
export function readEffect(effect: ExitEffect | undefined, path: string, issues: Issue[]): FullEffect {
  gatherIssues(issues, () => {
    checkNumbers<never>("effect", path, effect ?? {}, {});
    const { retentionOdds = 1, churnChange = 0, renewals = 1 } = effect ?? {};
    checkNumbers("effect", path, { retentionOdds, churnChange, renewals }, rules);
  });
  return {
    retentionOdds: effect?.retentionOdds ?? 1,
    churnChange: effect?.churnChange ?? 0,
    renewals: effect?.renewals ?? Infinity,
  };
}

const rules = {
  retentionOdds: { above: 0, max: 1e6, fix: "Pass the factor of the odds of staying, 1 for no change." },
  churnChange: { min: -1, max: 1, fix: "Pass what is added to the chance to leave, 0 for no change." },
  renewals: { min: 1, max: 100_000, integer: true, fix: "Pass at how many renewals, or leave it out for all." },
};

/** The chance to stay at the k-th renewal from now (from 0 on) under an effect. A kernel. */
export function under(effect: FullEffect, stay: number, renewal: number): number {
  if (renewal >= effect.renewals) return stay;
  const favour = stay * effect.retentionOdds;
  const changed = favour / (1 - stay + favour) - effect.churnChange;
  return changed < 0 ? 0 : changed > 1 ? 1 : changed;
}
