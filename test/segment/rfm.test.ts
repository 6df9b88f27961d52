import { describe, expect, it } from "vitest";
import { rfmGroups } from "../../src/segment/rfm/groups.ts";
import { rfm } from "../../src/segment/rfm/model.ts";
import { assignRfm } from "../../src/segment/rfm/predictions.ts";

const yen = (minor: number): { minor: number; currency: string } => ({ minor, currency: "JPY" });
const purchases = [
  { customerId: "a", at: "2024-01-10", amount: yen(1000) },
  { customerId: "a", at: "2024-01-10T15:00:00Z", amount: yen(500) },
  { customerId: "a", at: "2024-03-01", amount: yen(-300) },
  { customerId: "b", at: "2024-02-20", amount: yen(200) },
  { customerId: "c", at: "2024-03-05", amount: yen(900) },
  { customerId: "d", at: "2024-02-01", amount: yen(-50) },
];

describe("purchases", () => {
  it("days since the last one, days with one, what they sum to less refunds", () => {
    const { customerIds, measures, notes, groups, model } = rfm(purchases, { asOf: "2024-03-01" });
    expect(customerIds).toEqual(["a", "b"]);
    expect(Array.from(measures.recency)).toEqual([51, 10]);
    expect(Array.from(measures.frequency)).toEqual([1, 1]);
    expect(Array.from(measures.monetary)).toEqual([1200, 200]);
    expect(notes.map(({ code }) => code)).toEqual([
      "after-as-of",
      "rows-left-out",
      "score-unused",
      "score-unused",
      "score-unused",
    ]);
    expect(groups.map(({ monetary }) => monetary).filter((sum) => (sum as { minor: number }).minor > 0)).toEqual([
      yen(200),
      yen(1200),
    ]);
    expect(model.fit).toMatchObject({ asOf: "2024-03-01", currency: "JPY", occasion: "day", ties: "low" });
  });

  it("counts rows where asked to, in days of the zone, up to the last purchase by default", () => {
    const { measures, model } = rfm(purchases.slice(0, 4), { occasion: "row", timeZone: "Asia/Tokyo" });
    expect(Array.from(measures.frequency)).toEqual([2, 1]);
    expect(model.fit.asOf).toBe("2024-03-01");
    expect(Array.from(measures.recency)).toEqual([50, 10]);
  });

  it("a purchase after asOf changes nothing", () => {
    const later = [...purchases, { customerId: "b", at: "2024-04-01", amount: yen(9999) }];
    const options = { asOf: "2024-03-01" } as const;
    expect(rfm(later, options).scores).toEqual(rfm(purchases, options).scores);
  });

  it("columns are read as rows are", () => {
    const columns = { customerId: [7, 7, 8], at: [0, 86_400_000, 0], amount: [100, 50, 20] };
    const { customerIds, measures, groups } = rfm(columns, { currency: "USD" });
    expect(customerIds).toEqual(["7", "8"]);
    expect(Array.from(measures.recency)).toEqual([0, 1]);
    expect(groups[0]!.monetary).toMatchObject({ currency: "USD" });
  });
});

describe("fixed cuts", () => {
  const cuts = { recency: [365, 180, 90, 30], frequency: [2, 3, 5, 10], monetary: [1000, 2000, 5000, 10_000] };

  it("a value at a cut has the better score", () => {
    const columns = {
      recency: [366, 365, 180, 30, 0],
      frequency: [1, 2, 3, 9, 10],
      monetary: [0, 999, 1000, 9999, 10_000],
    };
    const { scores, model } = rfm(columns, { cuts });
    expect(Array.from(scores.recency)).toEqual([1, 2, 3, 5, 5]);
    expect(Array.from(scores.frequency)).toEqual([1, 2, 3, 4, 5]);
    expect(Array.from(scores.monetary)).toEqual([1, 1, 2, 4, 5]);
    expect(model.fit.ties).toBeNull();
  });
});

describe("groups", () => {
  const groupOf = (recency: number, frequency: number, monetary: number): string => {
    const score = { recency: [5, 4, 3, 2], frequency: [2, 3, 4, 5], monetary: [2, 3, 4, 5] };
    const { labels, groups } = rfm(
      { recency: [6 - recency], frequency: [frequency], monetary: [monetary] },
      { cuts: { recency: score.recency.map((cut) => cut - 1), frequency: score.frequency, monetary: score.monetary } },
    );
    return groups[labels[0]!]!.key;
  };

  it.each([
    [5, 5, 5, "champions"],
    [5, 1, 1, "new"],
    [4, 1, 5, "promising"],
    [3, 3, 3, "needs-attention"],
    [1, 5, 1, "cannot-lose"],
    [2, 3, 5, "cannot-lose"],
    [2, 3, 4, "at-risk"],
    [2, 2, 5, "hibernating"],
    [1, 1, 1, "lost"],
  ])("%i %i %i: %s", (recency, frequency, monetary, key) => {
    expect(groupOf(recency, frequency, monetary)).toBe(key);
  });

  it("have a name in both languages, and their own copy in the model", () => {
    for (const { name } of rfmGroups.groups) expect(name.en.length > 0 && name.ja.length > 0).toBe(true);
    const { model } = rfm({ recency: [1], frequency: [1], monetary: [1] });
    expect(model.parameters.groups).toEqual(rfmGroups);
    expect(model.parameters.groups).not.toBe(rfmGroups);
    expect(Object.isFrozen(model.parameters.groups.groups)).toBe(true);
    expect(Object.isFrozen(rfmGroups.groups)).toBe(false);
  });

  it("of one's own: the first that takes a combination, else the stated one", () => {
    const best = { key: "best", name: { en: "Best", ja: "上位" }, rules: [{ monetary: [3, 3] as const }] };
    const rest = { key: "rest", name: { en: "Others", ja: "その他" }, rules: [] };
    const groups = { match: "first" as const, groups: [best, rest], otherwise: "rest" };
    const columns = { recency: [3, 2, 1], frequency: [1, 2, 3], monetary: [10, 20, 30] };
    const { labels, model } = rfm(columns, { cuts: { quantile: 3 }, groups });
    expect(Array.from(labels)).toEqual([1, 1, 0]);
    expect(assignRfm(model, { recency: [9], frequency: [0], monetary: [99] }).labels[0]).toBe(0);
  });
});
