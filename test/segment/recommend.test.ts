import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/numeric/index.ts";
import {
  evaluateRecommendations,
  itemAffinity,
  recommend,
  similarCustomers,
} from "../../src/segment/recommend/index.ts";

const DAY = 86_400_000;

describe("time decay", () => {
  it("halves what lies a half-life back", () => {
    // "old" and "new" each share one customer with "a", two half-lives apart.
    const rows = [
      { customerId: 1, item: "a", at: 20 * DAY },
      { customerId: 1, item: "new", at: 20 * DAY },
      { customerId: 2, item: "a", at: 0 },
      { customerId: 2, item: "old", at: 0 },
    ];
    const model = itemAffinity.fit(rows, { shrinkage: 0, timeDecay: { halfLifeDays: 10 } });
    // Weights 1 and 1/4: squares of a 1 + 1/16, products 1 and 1/16, norms 1 and 1/4.
    const [a] = model.parameters.similarities;
    expect(model.parameters.neighbours[0]).toEqual([1, 2]);
    expect(a![0]).toBeCloseTo(1 / Math.sqrt(17 / 16), 12);
    expect(a![1]).toBeCloseTo(1 / 16 / (Math.sqrt(17 / 16) / 4), 12);
    expect(model.fit).toMatchObject({ halfLifeDays: 10, asOf: 20 * DAY });
  });

  it("gives no infinite number for what is ages old", () => {
    const rows = [1, 2].flatMap((customerId) => [
      { customerId, item: "a", at: 0 },
      { customerId, item: "b", at: 0 },
    ]);
    const model = itemAffinity.fit(rows, {
      similarity: "lift",
      timeDecay: { halfLifeDays: 0.001, asOf: "2020-01-01" },
    });
    expect(model.fit.pairs).toBe(0);
    expect(model.fit.notes.map(({ code }) => code)).toEqual(["no-neighbours"]);
  });
});

describe("recommend", () => {
  const model = itemAffinity.fit([["film", "theatre"], ["film", "theatre"], ["film", "jazz"], ["film"], ["golf"]], {
    shrinkage: 0,
  });

  it("gives popular items to a customer it knows nothing of, and says so", () => {
    const { customers, notes } = recommend(model, [[], ["chess"]], { n: 2 });
    expect(customers[0]!.basis).toBe("popularity");
    expect(customers[0]!.recommendations).toEqual([
      { item: "film", score: 0.8, source: "popularity", because: [] },
      { item: "theatre", score: 0.4, source: "popularity", because: [] },
    ]);
    expect(customers[1]).toMatchObject({ basis: "popularity", unknownItems: 1 });
    expect(notes.map(({ code }) => code)).toEqual(["cold-customer", "unknown-item"]);
  });

  it("fills up with popular items, marked as such", () => {
    const [one] = recommend(model, [["theatre"]], { n: 2 }).customers;
    expect(one!.basis).toBe("mixed");
    expect(one!.recommendations.map(({ item, source }) => [item, source])).toEqual([
      ["film", "affinity"],
      ["golf", "popularity"],
    ]);
    expect(recommend(model, [["theatre"]], { n: 2, fill: false }).notes.map(({ code }) => code)).toEqual([
      "fewer-than-asked",
    ]);
  });

  it("repeats what is owned where that is wanted", () => {
    const items = recommend(model, [["film", "theatre"]], { owned: "include", n: 2 }).customers[0]!.recommendations;
    expect(items.map(({ item }) => item)).toEqual(["film", "theatre"]);
  });
});

describe("similarCustomers", () => {
  it("takes somebody who is not among the interactions", () => {
    const { customerId, similar, playlist, notes } = similarCustomers([["a", "b"], ["a", "c"], ["d"]], {
      items: ["a", "z"],
    });
    expect(customerId).toBeNull();
    expect(similar.map((one) => one.customerId)).toEqual(["0", "1"]);
    expect(playlist).toEqual([
      { item: "b", score: 0.5, shareOfAll: 1 / 3, by: ["0"] },
      { item: "c", score: 0.5, shareOfAll: 1 / 3, by: ["1"] },
    ]);
    expect(notes.map(({ code }) => code)).toEqual(["unknown-item"]);
  });

  it("says where nobody is alike", () => {
    const { similar, playlist, notes } = similarCustomers([["a"], ["b"]], "0");
    expect([similar, playlist]).toEqual([[], []]);
    expect(notes.map(({ code }) => code)).toEqual(["nobody-similar"]);
  });
});

describe("evaluateRecommendations", () => {
  const row = (customerId: string, item: string, day: number) => ({ customerId, item, at: day * DAY });

  it("measures by hand", () => {
    // Before: a with 3 customers, b with 2, c and d with 1. After: ann takes b and c, ben takes a again and d.
    const before = [row("ann", "a", 1), row("ben", "a", 1), row("cem", "a", 1), row("cem", "b", 1), row("dan", "b", 1)];
    const more = [row("dan", "c", 1), row("eva", "d", 1)];
    const after = [
      row("ann", "b", 9),
      row("ann", "c", 9),
      row("ben", "a", 9),
      row("ben", "d", 9),
      row("eva", "new", 9),
    ];
    const result = evaluateRecommendations([...before, ...more, ...after], {
      splitAt: 5 * DAY,
      n: 2,
      models: [],
      resamples: 200,
    });
    expect(result).toMatchObject({
      customers: 3,
      coldCustomers: 0,
      chosen: 4,
      unseen: 1,
      ownedBefore: 1,
      catalogue: 4,
    });
    const [popularity] = result.models;
    // Lists: ann b, c (both right); ben b, c (neither); eva a, b (neither).
    expect(popularity!.hitRate.estimate).toBeCloseTo(1 / 3, 12);
    expect(popularity!.recall.estimate).toBeCloseTo(1 / 3, 12);
    expect(popularity!.precision.estimate).toBeCloseTo(1 / 3, 12);
    expect(popularity!.ndcg.estimate).toBeCloseTo(1 / 3, 12);
    expect(popularity!.reciprocalRank.estimate).toBeCloseTo(1 / 3, 12);
    expect(popularity!.coverage).toBe(3 / 4);
    const [a, b, c] = [-Math.log2(3 / 5), -Math.log2(2 / 5), -Math.log2(1 / 5)] as const;
    expect(popularity!.novelty.estimate).toBeCloseTo((b + c + b + c + a + b) / 6, 12);
    // Recommended on average (.3 + .3 + .5) / 3, chosen (.3 + .2 + 0) / 3.
    expect(popularity!.popularityBias!.estimate).toBeCloseTo(1.1 / 0.5, 12);
  });

  it("weighs early places in NDCG and reciprocal rank", () => {
    const before = ["a", "a", "a", "b", "b", "c"].map((item, k) => row(`old ${String(k)}`, item, 1));
    const after = [row("ann", "b", 9)];
    const { models, coldCustomers } = evaluateRecommendations([...before, ...after], {
      splitAt: 5 * DAY,
      n: 3,
      models: [],
    });
    expect(coldCustomers).toBe(1);
    expect(models[0]!.ndcg.estimate).toBeCloseTo(1 / Math.log2(3), 12);
    expect(models[0]!.reciprocalRank.estimate).toBe(0.5);
    expect(models[0]!.precision.estimate).toBeCloseTo(1 / 3, 12);
  });

  it("finds tastes where there are some, and not where there are none", () => {
    const rows = (tastes: number) => {
      const stream = randomStream(7);
      return Array.from({ length: 6000 }, (_, k) => {
        const group = Math.floor(k / 10) % tastes;
        const item = group * (40 / tastes) + Math.floor((40 / tastes) * stream.next() ** 2);
        return { customerId: Math.floor(k / 10), item, at: Math.floor(stream.next() * 10) * DAY };
      });
    };
    const options = { splitAt: 7 * DAY, n: 5, resamples: 200 };
    const tastes = evaluateRecommendations(rows(4), options).models[1]!;
    expect(tastes.againstPopularity!.recall.lower).toBeGreaterThan(0.1);
    const none = evaluateRecommendations(rows(1), options).models[1]!;
    expect(none.againstPopularity!.recall.lower).toBeLessThan(0.02);
    expect(evaluateRecommendations(rows(4), options).models[1]).toEqual(tastes);
  });
});
