import { KeizokuError, show } from "../../schema/error.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Subscription } from "../../schema/record/subscription.ts";

/** The state between spells where the first ended with a pause. */
export const PAUSE_STATE = "pause";
/** Plan of rows that name none. */
export const UNNAMED = "unnamed";
/** The exit states of each way to count them; `unknown` joins the first where it occurs. */
export const EXITS_BY_REASON: readonly string[] = ["voluntary", "involuntary"];
export const UNKNOWN_EXIT = "unknown";
export const ONE_EXIT = "exit";

const taken: readonly string[] = [PAUSE_STATE, ...EXITS_BY_REASON, UNKNOWN_EXIT, ONE_EXIT];

/** Rows whose plans can be states, and the others. */
export interface PlanRows {
  readonly good: readonly Subscription[];
  /** Position of each good row in the input. */
  readonly index: readonly number[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Sets rows apart whose plan bears the name of another state, or is no name.
 *
 * @throws {KeizokuError} their issues where no row is left
 */
export function setPlansApart(operation: string, subscriptions: readonly Subscription[]): PlanRows {
  // What is no list, and rows that are none, are the ledger's to report.
  if (!Array.isArray(subscriptions)) return { good: subscriptions, index: [], rejected: [] };
  const good: Subscription[] = [];
  const index: number[] = [];
  const rejected: RejectedRow[] = [];
  (subscriptions as readonly (Subscription | null | undefined)[]).forEach((row, i) => {
    const plan: unknown = row?.plan;
    if (plan === undefined || plan === null || (typeof plan === "string" && plan !== "" && !taken.includes(plan))) {
      good.push(row as Subscription);
      index.push(i);
      return;
    }
    const expected = `the name of a plan, none of ${taken.join(", ")}`;
    const fix = "Rename the plan.";
    rejected.push({ index: i, issues: [{ code: "invalid-input", path: "plan", expected, received: show(plan), fix }] });
  });
  if (good.length > 0 || rejected.length === 0) return { good, index, rejected };
  const issues = rejected
    .slice(0, 1000)
    .flatMap(({ index: i, issues: found }) =>
      found.map((issue) => ({ ...issue, path: `subscriptions[${String(i)}].plan` })),
    );
  throw new KeizokuError(operation, issues);
}
