import { fixture } from "../fixture.ts";
import type { CoBehaviourRule, RuleCounts, RuleMeasures } from "../../src/segment/affinity/index.ts";

/** A rule of the reference, with every measure. */
export type ReferenceRule = Record<keyof RuleMeasures | "improvement", number> & {
  readonly antecedent: readonly string[];
  readonly consequent: readonly string[];
  readonly counts: RuleCounts;
};

/** An item's neighbours in the reference. */
export interface ReferenceNeighbours {
  readonly byCosine: readonly { item: string; both: number; cosine: number; lift: number }[];
  readonly byLiftWithAtLeast20Together: readonly { item: string; both: number; lift: number }[];
}

interface Rules {
  readonly itemsets: {
    readonly count: number;
    readonly bySize: Record<string, number>;
    readonly topPairs: readonly { items: string[]; count: number }[];
    readonly triples: readonly { items: string[]; count: number }[];
    readonly topItems: readonly { item: string; count: number }[];
  };
  readonly itemsetCountsAtOtherSupports: Record<string, number>;
  readonly ruleCounts: Record<string, number>;
  readonly "rulesAtConfidence0.5": readonly ReferenceRule[];
  readonly "top30ByLiftAtConfidence0.25": readonly ReferenceRule[];
  readonly lowestLift: readonly ReferenceRule[];
  readonly "sumsOverRulesAtConfidence0.25": Record<keyof RuleMeasures, number>;
  readonly falseDiscovery: Record<string, number>;
  readonly neighbours: { readonly items: Record<string, ReferenceNeighbours> };
}

/** The reference file. */
export const reference = fixture("rules.json") as Rules;

/** Every rule of the reference. */
export const referenceRules: readonly ReferenceRule[] = [
  ...reference["rulesAtConfidence0.5"],
  ...reference["top30ByLiftAtConfidence0.25"],
  ...reference.lowestLift,
];

/** The eighteen measures. */
export const measureNames = [
  "support",
  "confidence",
  "lift",
  "leverage",
  "conviction",
  "zhang",
  "jaccard",
  "kulczynski",
  "cosine",
  "certainty",
  "phi",
  "chiSquared",
  "oddsRatio",
  "imbalance",
  "fisherP",
  "log10FisherP",
  "hyperLift99",
] as const;

/** A text for a rule. */
export function nameOf({ antecedent, consequent }: Pick<CoBehaviourRule, "antecedent" | "consequent">): string {
  return `${antecedent.join(" + ")} => ${consequent.join(" + ")}`;
}
