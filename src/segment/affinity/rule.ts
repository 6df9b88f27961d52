import type { Note } from "../../schema/fitReport.ts";
import type { BasketOptions, BasketReport } from "./baskets.ts";
import type { RuleCounts, RuleMeasures } from "./measures.ts";
import type { TimeOrder } from "./timeOrder.ts";

/** Who has the antecedent also has the consequent, with every measure of how much that means. */
export interface CoBehaviourRule extends RuleMeasures {
  /** In the order of their characters. */
  readonly antecedent: readonly string[];
  readonly consequent: readonly string[];
  readonly counts: RuleCounts;
  /** Confidence less the best of shorter rules with the same consequent: below 0, a part of the antecedent says more than the whole. */
  readonly improvement: number;
  /** Fisher's p after Benjamini and Hochberg, over all rules that were tested. */
  readonly adjustedP: number;
  /** Which came first; null without `timeOrder`, and for rules of more than two items. */
  readonly timeOrder: TimeOrder | null;
}

/** What rules can be sorted by, the largest first; of `fisherP` and `adjustedP` the smallest. */
export type RuleSort =
  | "support"
  | "confidence"
  | "lift"
  | "leverage"
  | "conviction"
  | "zhang"
  | "jaccard"
  | "kulczynski"
  | "cosine"
  | "certainty"
  | "phi"
  | "improvement"
  | "fisherP"
  | "directionalLift";

/** Options of `coBehaviour`. */
export interface CoBehaviourOptions extends BasketOptions {
  /** Smallest share of all baskets that holds a rule's items together, above 0 to 1; 0.01 by default. */
  readonly minSupport?: number;
  /** Smallest confidence, from 0 to 1; 0 by default. */
  readonly minConfidence?: number;
  /** Smallest lift; 0 by default. Above 1: only what goes together more often than by chance. */
  readonly minLift?: number;
  /** Largest adjusted p; 1 by default. 0.05: one finding in twenty may be false. */
  readonly maxAdjustedP?: number;
  /** Most items of a rule on both sides, 2 (default) to 12: with 3 there are antecedents of two items. */
  readonly maxSize?: number;
  /** Most items behind the arrow; 1 by default. */
  readonly maxConsequent?: number;
  /** Compare first times, in rows or columns with `at`: `true`, or how long after the antecedent the consequent may come. */
  readonly timeOrder?: boolean | { readonly windowDays: number };
  /** `lift` by default; ties by support, then by name. */
  readonly sort?: RuleSort;
  /** Most rules in the answer; all by default. */
  readonly limit?: number;
}

/** Rules and what they rest on. */
export interface CoBehaviour {
  readonly rules: readonly CoBehaviourRule[];
  /** Rules that meet the conditions, `limit` apart. */
  readonly found: number;
  /** Rules that were tested: what the adjusted p allow for. All rules of enough support, before any other condition. */
  readonly tests: number;
  /** Frequent itemsets, single items included. */
  readonly itemsets: number;
  /** The fewest baskets that `minSupport` means here. */
  readonly minCount: number;
  readonly report: BasketReport;
  /** Those of the report, and `no-rules`. */
  readonly notes: readonly Note[];
}
