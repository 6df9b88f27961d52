import { describe, expect, it } from "vitest";
import { coBehaviour, frequentItemsets } from "../../src/segment/affinity/index.ts";
import { measuresOf } from "../../src/segment/affinity/measures.ts";
import { relativeError } from "../fixture.ts";
import { groceries, groceriesFile } from "./groceries.ts";
import { measureNames, nameOf, reference, referenceRules } from "./rulesReference.ts";

// As the reference states for closed forms; its logarithm of a p near 1 (-0.000601055823266674, exactly -0.000601055823273090) is off by 1.1e-11.
const TOLERANCE = 1e-10;

describe("measures from the four counts of a rule", () => {
  it.each(referenceRules)("$antecedent => $consequent", (rule) => {
    const measures = measuresOf(rule.counts);
    for (const name of measureNames) expect(relativeError(measures[name]!, rule[name]), name).toBeLessThan(TOLERANCE);
  });
});

const absent = groceriesFile === undefined;

describe.skipIf(absent)("shared/data/groceries.csv", () => {
  const baskets = absent ? [] : groceries();

  it("has the reference's itemsets", () => {
    const { itemsets, minCount, report } = frequentItemsets(baskets, { minSupport: 0.01, maxSize: 8 });
    expect([report.baskets, report.items, report.entries, minCount]).toEqual([9835, 169, 43367, 99]);
    expect(itemsets).toHaveLength(reference.itemsets.count);
    const bySize = [1, 2, 3].map((size) => itemsets.filter(({ items }) => items.length === size).length);
    expect(bySize).toEqual(Object.values(reference.itemsets.bySize));
    const counts = new Map(itemsets.map(({ items, count }) => [items.join(" + "), count]));
    for (const { items, count } of [...reference.itemsets.topPairs, ...reference.itemsets.triples]) {
      expect(counts.get(items.join(" + "))).toBe(count);
    }
    expect(itemsets.slice(0, 10).map(({ items, count }) => ({ item: items[0], count }))).toEqual(
      reference.itemsets.topItems,
    );
  });

  it.each(Object.entries(reference.itemsetCountsAtOtherSupports))("has as many at support %s", (support, count) => {
    expect(frequentItemsets(baskets, { minSupport: Number(support), maxSize: 12 }).itemsets).toHaveLength(count);
  });

  it("has the reference's numbers of rules", () => {
    const all = coBehaviour(baskets, { minSupport: 0.01, maxSize: 3, maxConsequent: 2 }).rules;
    const atLeast = (confidence: number): number => all.filter((rule) => rule.confidence >= confidence).length;
    const counts = [0, 0.1, 0.25, 0.4, 0.5].map(atLeast);
    expect(counts).toEqual(Object.values(reference.ruleCounts).slice(0, 5));
  });

  it("has the reference's rules with all measures, and improvement", () => {
    const { rules } = coBehaviour(baskets, { minSupport: 0.01, maxSize: 3 });
    const found = new Map(rules.map((rule) => [nameOf(rule), rule]));
    for (const expected of referenceRules) {
      const rule = found.get(nameOf(expected))!;
      expect(rule.counts).toEqual(expected.counts);
      for (const name of measureNames) expect(relativeError(rule[name]!, expected[name]), name).toBeLessThan(TOLERANCE);
      expect(Math.abs(rule.improvement - expected.improvement)).toBeLessThan(1e-13);
    }
  });

  it("sorts by lift as the reference does, and sums to the same", () => {
    const { rules, found } = coBehaviour(baskets, { minSupport: 0.01, minConfidence: 0.25, maxSize: 3 });
    expect(found).toBe(reference.ruleCounts["singleConsequent confidence>=0.25"]);
    expect(rules.slice(0, 30).map((rule) => rule.lift)).toEqual(
      reference["top30ByLiftAtConfidence0.25"].map(({ lift }) => expect.closeTo(lift, 10) as number),
    );
    for (const [name, total] of Object.entries(reference["sumsOverRulesAtConfidence0.25"])) {
      const sum = rules.reduce((all, rule) => all + rule[name as "lift"], 0);
      expect(relativeError(sum, total), name).toBeLessThan(1e-10);
    }
  });

  it("finds as many at a false discovery rate of 0.05", () => {
    const { rules, tests } = coBehaviour(baskets, { minSupport: 0.01, maxSize: 3, maxAdjustedP: 0.05 });
    expect([tests, rules.length]).toEqual([
      reference.falseDiscovery.tests,
      reference.falseDiscovery["significantAt0.05BH"],
    ]);
    const largest = Math.max(...rules.map(({ adjustedP }) => adjustedP));
    expect(relativeError(largest, reference.falseDiscovery["largestAdjustedPBelow0.05"]!)).toBeLessThan(1e-9);
    const strict = rules.filter(({ fisherP }) => fisherP * tests <= 0.05).length;
    expect(strict).toBe(reference.falseDiscovery["significantAt0.05Bonferroni"]);
  });
});
