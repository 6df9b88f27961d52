import { millisecondsPerDay } from "../../calendar/civil.ts";
import type { Baskets } from "./baskets.ts";
import { readBaskets, type BasketTable } from "./basketTable.ts";
import { candidatesOf, improvementOf, type Candidate } from "./candidates.ts";
import { byName, checkMining, ITEMSET_LIMIT, mine, tooMany, type MinedItemsets } from "./itemsets.ts";
import { ranksOf } from "./itemsetTree.ts";
import { measuresOf } from "./measures.ts";
import { amountCheck, checkAll, checkObject, choiceCheck, shareCheck, wholeCheck } from "./optionCheck.ts";
import type { CoBehaviour, CoBehaviourOptions, CoBehaviourRule, RuleSort } from "./rule.ts";
import { timeOrders } from "./timeOrder.ts";

const sorts = [
  ...["support", "confidence", "lift", "leverage", "conviction", "zhang", "jaccard", "kulczynski", "cosine"],
  ...["certainty", "phi", "improvement", "fisherP", "directionalLift"],
];

/**
 * What goes together, with direction: "who reads film reviews also reads theatre reviews", and how far that is from chance.
 *
 * Each item counts once a basket. Empty baskets count in every denominator: they could have held the item and did not. Baskets above
 * `itemsPerBasketLimit` are left out of all counts or cut, and reported. Every rule of enough support is a test; the adjusted p allow for all
 * of them, whatever is filtered afterwards.
 *
 * Time order compares the first times of the two items within each basket that holds both. `directionalLift` is the number of baskets where
 * the consequent came later over the number expected if, in each basket, the items had come in random order at that basket's times. It says
 * which comes first, not why: an item that is new on offer comes later than everything.
 *
 * @param baskets lists of items, rows `{ customerId, item, at }` (activities and transactions too), or columns
 * @returns rules by falling lift (or `sort`); none, with the note `no-rules`, where nothing is frequent enough
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-instant`, `too-many-itemsets` (above a million), `invalid-time-zone`
 * @example
 * const baskets = [["film", "theatre"], ["film", "theatre"], ["film"], ["sport"], ["sport", "film"]];
 * const { rules } = coBehaviour(baskets, { minSupport: 0.4, minConfidence: 0.6 });
 * rules.map(({ antecedent, consequent, confidence, lift }) => [antecedent[0], consequent[0], confidence, lift]) // => [["theatre", "film", 1, 1.25]]
 * rules[0].conviction // => null
 * rules[0].fisherP // => 0.6
 * @see Agrawal, Imieliński & Swami (1993), SIGMOD; Hahsler (2015), A probabilistic comparison of commonly used interest measures
 */
export function coBehaviour(baskets: Baskets, options: CoBehaviourOptions = {}): CoBehaviour {
  const operation = "coBehaviour";
  checkObject(operation, "options", options);
  const { minSupport = 0.01, maxSize = 2, maxConsequent = 1, limit, sort = "lift" } = options;
  const window = checkOptions(operation, options);
  const time = window === null ? "none" : "first";
  const table = readBaskets(operation, baskets, options, { path: "baskets", time });
  const mined = mine(operation, table, minSupport, maxSize);
  const candidates = candidatesOf(mined.tree, maxConsequent, ITEMSET_LIMIT);
  if (candidates === null) throw tooMany(operation, "rules");
  const kept = candidates.filter((candidate) => meets(candidate, options));
  const rules = kept.map((candidate) => ruleOf(table, mined, candidate));
  const timed = window === null ? rules : withOrder(table, rules, window);
  timed.sort((a, b) => compareRules(a, b, sort));
  const { report } = table;
  const message = "Nothing is frequent enough, or no rule meets the conditions.";
  return {
    rules: limit === undefined ? timed : timed.slice(0, limit),
    found: timed.length,
    tests: candidates.length,
    itemsets: mined.tree.rank.length - 1,
    minCount: mined.minCount,
    report,
    notes: timed.length === 0 ? [...report.notes, { code: "no-rules", message }] : report.notes,
  };
}

/** @returns the window in milliseconds; null where time does not matter */
function checkOptions(operation: string, options: CoBehaviourOptions): number | null {
  const { minSupport = 0.01, maxSize = 2, maxConsequent = 1, limit = 1, sort = "lift" } = options;
  const { minConfidence = 0, minLift = 0, maxAdjustedP = 1 } = options;
  const timeOrder: unknown = options.timeOrder ?? false;
  const plain = typeof timeOrder === "boolean";
  checkMining(operation, minSupport, maxSize, [
    wholeCheck("options.maxSize", maxSize, 2, 12),
    wholeCheck("options.maxConsequent", maxConsequent, 1, 11),
    wholeCheck("options.limit", limit, 1, Number.MAX_SAFE_INTEGER),
    choiceCheck("options.sort", sort, sorts),
    shareCheck("options.minConfidence", minConfidence, true),
    amountCheck("options.minLift", minLift, true),
    shareCheck("options.maxAdjustedP", maxAdjustedP, true),
  ]);
  if (plain) return timeOrder ? Infinity : null;
  checkObject(operation, "options.timeOrder", timeOrder);
  const { windowDays } = timeOrder as { readonly windowDays: number };
  checkAll(operation, [amountCheck("options.timeOrder.windowDays", windowDays, false)]);
  return windowDays * millisecondsPerDay;
}

function meets({ counts, logAdjustedP }: Candidate, options: CoBehaviourOptions): boolean {
  const { minConfidence = 0, minLift = 0, maxAdjustedP = 1 } = options;
  const { both, antecedent, consequent, baskets } = counts;
  if (both / antecedent < minConfidence) return false;
  return (both * baskets) / (antecedent * consequent) >= minLift && Math.exp(logAdjustedP) <= maxAdjustedP;
}

function ruleOf(table: BasketTable, { tree, codes }: MinedItemsets, candidate: Candidate): CoBehaviourRule {
  const ranks = ranksOf(tree, candidate.node);
  const side = (bit: number): string[] =>
    ranks
      .filter((_, k) => ((candidate.mask >> k) & 1) === bit)
      .map((rank) => table.items[codes[rank]!]!)
      .sort(byName);
  return {
    antecedent: side(1),
    consequent: side(0),
    counts: candidate.counts,
    ...measuresOf(candidate.counts, candidate.logP),
    improvement: improvementOf(tree, candidate),
    adjustedP: Math.exp(candidate.logAdjustedP),
    timeOrder: null,
  };
}

function withOrder(table: BasketTable, rules: readonly CoBehaviourRule[], window: number): CoBehaviourRule[] {
  const codes = new Map(table.items.map((item, code) => [item, code]));
  const pairs = rules.filter(isPair).map(({ antecedent, consequent, counts }) => ({
    antecedent: codes.get(antecedent[0]!)!,
    consequent: codes.get(consequent[0]!)!,
    antecedentBaskets: counts.antecedent,
  }));
  const orders = timeOrders(table, pairs, window)[Symbol.iterator]();
  return rules.map((rule) => (isPair(rule) ? { ...rule, timeOrder: orders.next().value ?? null } : rule));
}

function isPair({ antecedent, consequent }: CoBehaviourRule): boolean {
  return antecedent.length === 1 && consequent.length === 1;
}

function compareRules(a: CoBehaviourRule, b: CoBehaviourRule, sort: RuleSort): number {
  return (
    sortKey(b, sort) - sortKey(a, sort) ||
    b.counts.both - a.counts.both ||
    byName(a.antecedent.join("\u0000"), b.antecedent.join("\u0000")) ||
    byName(a.consequent.join("\u0000"), b.consequent.join("\u0000"))
  );
}

/** Larger is earlier. A conviction of null has no upper end, other nulls say nothing. */
function sortKey(rule: CoBehaviourRule, sort: RuleSort): number {
  if (sort === "fisherP") return -rule.log10FisherP;
  if (sort === "conviction") return rule.conviction ?? Number.MAX_VALUE;
  if (sort === "directionalLift") return rule.timeOrder?.directionalLift ?? -1;
  return rule[sort] ?? -Number.MAX_VALUE;
}
