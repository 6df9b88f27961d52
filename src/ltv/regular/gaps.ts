import { checkColumns, isRow, type ColumnRules } from "../../schema/columns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import { purchaseHistoryRules, type PurchaseHistories, type PurchaseHistory } from "../kernel/purchaseHistory.ts";

/** Columns that may tell of the gaps between purchases. */
export interface MaybeGaps {
  /** Sum over a customer's repeat purchases of ln(time since the purchase before), 0 without any. */
  readonly sumLogGaps?: ArrayLike<number>;
}

type GapKey = "frequency" | "recency" | "sumLogGaps";

/** What the column may hold. */
const gapRules: ColumnRules<GapKey> = {
  frequency: { min: 0, integer: true, fix: purchaseHistoryRules.frequency.fix },
  recency: { min: 0, fix: purchaseHistoryRules.recency.fix },
  sumLogGaps: {
    zeroWith: "frequency",
    fix: "Pass the sum of ln(gap) over the repeat purchases, in the unit of recency; no gap may be 0.",
  },
};

/** Gaps of 0 are taken for ones of a millisecond by `summarize`: below this in any unit of time. */
const SHORTEST = 1e-6;

/** Room for rounding in the comparison of logarithms. */
const ROUNDING = 1e-6;

const FIX = "Pass gaps in the unit of recency: equal gaps have the largest sum of logarithms.";

/**
 * Σ w · sumLogGaps of checked histories; null without the column.
 *
 * @throws {KeizokuError} `invalid-input` (a sum that gaps adding up to `recency` cannot have: another unit of time, say)
 */
export function totalLogGaps(
  operation: string,
  columns: PurchaseHistories & MaybeGaps,
  weights?: ArrayLike<number>,
): number | null {
  const { frequency, recency, sumLogGaps } = columns;
  if (sumLogGaps === undefined) return null;
  checkColumns<GapKey>(operation, { frequency, recency, sumLogGaps }, gapRules);
  const issues: Issue[] = [];
  let sum = 0;
  for (let i = 0; i < sumLogGaps.length; i++) {
    const x = frequency[i]!;
    if (x === 0) continue;
    const most = x * Math.log(recency[i]! / x + SHORTEST);
    if (sumLogGaps[i]! > most + ROUNDING * (1 + x + Math.abs(most)) && issues.length < 1000) {
      const received = String(sumLogGaps[i]!);
      const expected = `at most ${most.toPrecision(6)}, that of ${String(x)} equal gaps`;
      issues.push({ code: "invalid-input", path: `sumLogGaps[${String(i)}]`, expected, received, fix: FIX });
    }
    sum += (weights === undefined ? 1 : weights[i]!) * sumLogGaps[i]!;
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return sum;
}

/** One customer who may tell of his gaps. */
export type GapHistory = PurchaseHistory & { readonly sumLogGaps?: number };

/** Many of them. */
export type GapHistories = PurchaseHistories & MaybeGaps;

/** One customer as columns of one row; columns as they are. */
export function asColumns(customers: GapHistory | GapHistories): GapHistories {
  if (!isRow<"frequency" | "recency" | "age">(customers, ["frequency", "recency", "age"]))
    return customers as GapHistories;
  const { frequency, recency, age, sumLogGaps } = customers as GapHistory;
  const columns = { frequency: [frequency], recency: [recency], age: [age] };
  return sumLogGaps === undefined ? columns : { ...columns, sumLogGaps: [sumLogGaps] };
}
