import { expect, it } from "vitest";
import { coBehaviour, frequentItemsets } from "../../src/segment/affinity/index.ts";

// Five baskets of the mlxtend documentation (frequent_patterns); one holds onions twice.
const baskets = [
  ["Milk", "Onion", "Nutmeg", "Kidney Beans", "Eggs", "Yogurt"],
  ["Dill", "Onion", "Nutmeg", "Kidney Beans", "Eggs", "Yogurt"],
  ["Milk", "Apple", "Kidney Beans", "Eggs"],
  ["Milk", "Unicorn", "Corn", "Kidney Beans", "Yogurt"],
  ["Corn", "Onion", "Onion", "Kidney Beans", "Ice cream", "Eggs"],
];
const options = { minSupport: 0.6, maxSize: 12, maxConsequent: 11 };

it("finds the printed itemsets", () => {
  const { itemsets, report } = frequentItemsets(baskets, { minSupport: 0.6, maxSize: 12 });
  expect(itemsets).toHaveLength(11);
  expect(itemsets.at(-1)).toEqual({ items: ["Eggs", "Kidney Beans", "Onion"], count: 3, support: 0.6 });
  expect([report.items, report.repeatedItems]).toEqual([11, 1]);
});

it("finds the printed numbers of rules", () => {
  const { rules } = coBehaviour(baskets, options);
  const count = (test: (rule: (typeof rules)[number]) => boolean): number => rules.filter(test).length;
  expect(count(({ confidence }) => confidence >= 0.8)).toBe(9);
  expect(count(({ lift }) => lift >= 1.1)).toBe(6);
  expect(count(({ leverage }) => leverage >= 0.1 - 1e-12)).toBe(6);
  expect(count(({ conviction }) => conviction === null || conviction >= 1.5)).toBe(11);
});

it("gives the printed measures of onions and eggs", () => {
  const { rules } = coBehaviour(baskets, options);
  const rule = rules.find(
    ({ antecedent, consequent }) => `${String(antecedent)}:${String(consequent)}` === "Onion:Eggs",
  )!;
  expect(rule).toMatchObject({ confidence: 1, lift: 1.25, conviction: null, oddsRatio: null });
  expect(rule.leverage).toBeCloseTo(0.12, 12);
  expect(rule.zhang).toBeCloseTo(0.5, 12);
  expect(rule.jaccard).toBeCloseTo(0.75, 12);
  expect(rule.kulczynski).toBeCloseTo(0.875, 12);
  expect(rule.cosine).toBeCloseTo(0.866025, 6);
  expect(rule.phi).toBeCloseTo(0.612372, 6);
  expect(rule.chiSquared).toBeCloseTo(1.875, 12);
  expect(rule.fisherP).toBeCloseTo(0.4, 12);
});
