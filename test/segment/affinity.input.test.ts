import { describe, expect, it } from "vitest";
import { coBehaviour, describeRule, frequentItemsets } from "../../src/segment/affinity/index.ts";
import { codesOf } from "../failure.ts";

/** Any argument, right or wrong. */
const given = (value: unknown): never => value as never;
const noteCodes = (result: { readonly notes: readonly { readonly code: string }[] }): string[] =>
  result.notes.map(({ code }) => code);

describe("what is no baskets", () => {
  it.each([null, undefined, 3, "tea", true])("%s", (value) => {
    expect(codesOf(() => coBehaviour(given(value)))).toEqual(["invalid-input baskets"]);
    expect(codesOf(() => frequentItemsets(given(value)))).toEqual(["invalid-input baskets"]);
  });

  it("an empty list, empty columns", () => {
    expect(codesOf(() => coBehaviour([]))).toEqual(["empty-input baskets"]);
    expect(codesOf(() => coBehaviour({ basket: [], item: [] }))).toEqual(["empty-input baskets"]);
  });

  it("columns that are missing or of unequal length", () => {
    expect(codesOf(() => coBehaviour(given({})))).toEqual([
      "invalid-input baskets.customerId",
      "invalid-input baskets.item",
    ]);
    expect(codesOf(() => coBehaviour({ basket: [1, 2], item: ["a"] }))).toEqual(["invalid-input baskets.item"]);
    expect(codesOf(() => coBehaviour(given({ basket: new BigInt64Array(1), item: ["a"] })))).toEqual([
      "invalid-input baskets.basket",
    ]);
  });

  it("rows of which none is good", () => {
    expect(codesOf(() => coBehaviour(given([null, { customerId: 1 }])))).toEqual([
      "invalid-input baskets[0]",
      "invalid-input baskets[1].item",
    ]);
  });

  it("lists where times are asked for, rows without a time", () => {
    expect(codesOf(() => coBehaviour([["a"]], { timeOrder: true }))).toEqual(["invalid-input baskets"]);
    expect(codesOf(() => coBehaviour([{ customerId: 1, item: "a" }], { timeOrder: true }))).toEqual([
      "invalid-instant baskets[0].at",
    ]);
  });
});

describe("options", () => {
  it.each([
    [{ minSupport: 0 }, "options.minSupport"],
    [{ minSupport: 1.1 }, "options.minSupport"],
    [{ minSupport: NaN }, "options.minSupport"],
    [{ minSupport: null }, "options.minSupport"],
    [{ minConfidence: -1 }, "options.minConfidence"],
    [{ minLift: Infinity }, "options.minLift"],
    [{ maxAdjustedP: 2 }, "options.maxAdjustedP"],
    [{ maxSize: 1 }, "options.maxSize"],
    [{ maxConsequent: 0 }, "options.maxConsequent"],
    [{ sort: "name" }, "options.sort"],
    [{ limit: 0 }, "options.limit"],
    [{ itemsPerBasketLimit: 1 }, "options.itemsPerBasketLimit"],
    [{ giantBaskets: "keep" }, "options.giantBaskets"],
    [{ per: "order" }, "options.per"],
    [{ timeOrder: { windowDays: 0 } }, "options.timeOrder.windowDays"],
    [{ timeOrder: 3 }, "options.timeOrder"],
  ])("%o", (options, path) => {
    expect(codesOf(() => coBehaviour([["a", "b"]], given(options)))).toEqual([`invalid-input ${path}`]);
  });

  it("no object; an unknown zone", () => {
    expect(codesOf(() => coBehaviour([["a"]], given(null)))).toEqual(["invalid-input options"]);
    expect(codesOf(() => coBehaviour([["a"]], { timeZone: "Edo" }))).toEqual(["invalid-time-zone options.timeZone"]);
  });
});

describe("odd baskets", () => {
  it("an empty basket counts in the denominator", () => {
    const result = coBehaviour([["a", "b"], [], [], ["a"]], { minSupport: 0.25 });
    expect(result.rules[0]!.counts.baskets).toBe(4);
    expect(result.report.emptyBaskets).toBe(2);
    expect(noteCodes(result)).toEqual(["empty-basket"]);
  });

  it("nothing but empty baskets", () => {
    const result = coBehaviour([[], []]);
    expect(result.rules).toEqual([]);
    expect(noteCodes(result)).toEqual(["empty-basket", "no-rules"]);
  });

  it("a basket of 100,000 items is left out and reported, or cut", () => {
    const giant = Array.from({ length: 100_000 }, (_, k) => k);
    const baskets = [giant, [0, 1], [0, 1], [2]];
    const out = coBehaviour(baskets, { minSupport: 0.5 });
    expect(out.report.giantBaskets).toEqual([{ basket: "0", items: 100_000 }]);
    expect(out.rules.map(({ counts }) => counts)).toEqual(
      Array(2).fill({ both: 2, antecedent: 2, consequent: 2, baskets: 3 }),
    );
    expect(noteCodes(out)).toEqual(["giant-basket"]);
    const cut = coBehaviour(baskets, { minSupport: 0.5, giantBaskets: "cut", itemsPerBasketLimit: 2 });
    expect(cut.rules[0]!.counts).toEqual({ both: 3, antecedent: 3, consequent: 3, baskets: 4 });
    expect(cut.rules[0]).toMatchObject({ conviction: null, oddsRatio: null, lift: 4 / 3 });
  });

  it("an item in every basket says nothing, and gives no infinite number", () => {
    const { rules } = coBehaviour([["a", "b"], ["a", "b"], ["a"]], { minSupport: 0.5 });
    for (const rule of rules) {
      expect(rule).toMatchObject({ lift: 1, leverage: 0, zhang: null, phi: null, chiSquared: null, fisherP: 1 });
    }
    expect(JSON.stringify(rules)).not.toMatch(/NaN|Infinity/);
  });

  it("items that are numbers, or named as what every object has", () => {
    const { rules } = coBehaviour([[7, "__proto__"], ["7", "__proto__"], ["constructor"]], { minSupport: 0.5 });
    expect(rules.map(({ antecedent, consequent }) => [antecedent[0], consequent[0]])).toEqual([
      ["7", "__proto__"],
      ["__proto__", "7"],
    ]);
  });

  it("bad rows do not stop the good ones", () => {
    const rows = [
      { customerId: 1, item: "a" },
      { customerId: 1, item: "b" },
      null,
      { customerId: "", item: NaN },
      { customerId: 2, item: null },
    ];
    const result = coBehaviour(given(rows), { minSupport: 0.5 });
    expect(result.rules).toHaveLength(2);
    expect(result.report.rejected.map(({ index, issues }) => [index, issues.length])).toEqual([
      [2, 1],
      [3, 2],
    ]);
    expect(result.report.rowsWithoutItem).toBe(1);
    expect(noteCodes(result)).toEqual(["rows-left-out", "without-item"]);
    const columns = { basket: [1, 1, NaN, 2], item: ["a", "b", "c", null] };
    const fromColumns = coBehaviour(given(columns), { minSupport: 0.5 });
    expect(fromColumns.rules).toHaveLength(2);
    expect([fromColumns.report.rejected.length, fromColumns.report.rowsWithoutItem]).toEqual([1, 1]);
    const lists = coBehaviour(given([["a", "b"], ["a", null], "x"]), { minSupport: 0.5 });
    expect(lists.report.rejected.map(({ index }) => index)).toEqual([1, 2]);
    expect(lists.report.baskets).toBe(1);
  });

  it("reads activities by customer and transactions by order", () => {
    const activities = [
      { customerId: "1", at: 0, kind: "usage", quantity: 1, item: "film", otherCustomerId: null },
      { customerId: "1", at: 1, kind: "usage", quantity: 1, item: "theatre", otherCustomerId: null },
    ];
    expect(coBehaviour(activities).rules).toHaveLength(2);
    const amount = { minor: 1, currency: "JPY" };
    const order = (transactionId: string, product: string) => ({
      transactionId,
      customerId: "1",
      at: 0,
      amount,
      items: 1,
      product,
    });
    const transactions = [order("x", "tea"), order("x", "milk"), order("y", "tea")];
    expect(coBehaviour(transactions, { per: "transaction" }).report.baskets).toBe(2);
    expect(coBehaviour(transactions).report.baskets).toBe(1);
  });

  it("more itemsets than anybody reads", () => {
    const wide = Array.from({ length: 2000 }, (_, k) => k);
    expect(codesOf(() => frequentItemsets([wide], { maxSize: 2, itemsPerBasketLimit: 2000 }))).toEqual([
      "too-many-itemsets options.minSupport",
    ]);
  });
});

describe("describeRule", () => {
  it.each([null, undefined, {}, { antecedent: ["a"], consequent: ["b"], confidence: 1, lift: 0 }])(
    "rejects %o",
    (rule) => {
      expect(codesOf(() => describeRule(given(rule)))).toEqual(["invalid-input rule"]);
    },
  );

  it("says what came first, in both languages", () => {
    const at = (day: number): number => day * 86_400_000;
    const rows = [1, 2, 3].flatMap((customerId) => [
      { customerId, item: "film", at: at(1) },
      { customerId, item: "theatre", at: at(2) },
    ]);
    const others = [{ customerId: 4, item: "sport", at: at(1) }];
    const { rules } = coBehaviour([...rows, ...others], { timeOrder: true, sort: "directionalLift" });
    expect(rules[0]).toMatchObject({
      antecedent: ["film"],
      timeOrder: { after: 3, before: 0, expectedAfter: 1.5, directionalLift: 2 },
    });
    expect(describeRule(rules[0]!)).toBe(
      "Of those with film, 100 % also have theatre: 1.3 times as many as of all (75 %). 3 of 3 came to film first.",
    );
    expect(describeRule(rules[0]!, { locale: "ja" })).toBe(
      "filmの人のうち100%はtheatreも選んでいます。全体（75%）の1.3倍です。3人中3人はfilmが先でした。",
    );
    expect(codesOf(() => describeRule(rules[0]!, { locale: given("fr") }))).toEqual(["unknown-locale locale"]);
  });
});

it("sets rows apart whose time is a 64-bit integer or none at all", () => {
  const columns = {
    customerId: ["a", "a", "b", "b", "b"],
    item: ["x", "y", "x", "y", "z"],
    at: [1, 2, 3, 5n, Symbol("at")],
  };
  const { report } = coBehaviour(given(columns), { timeOrder: true });
  expect(report.rejected.map(({ index }) => index)).toEqual([3, 4]);
  expect(report.entries).toBe(3);
});
