import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readModel } from "../../src/schema/index.ts";
import { itemAffinity, itemAffinityFamily, recommend, similarCustomers } from "../../src/segment/recommend/index.ts";
import type { ItemSimilarity } from "../../src/segment/recommend/index.ts";

const names = ["a", "b", "c", "__proto__", "toString", "7", "x", "y"];
const customersOf = fc.array(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 6 }), {
  minLength: 1,
  maxLength: 25,
});

/** Likeness of two items straight from the definition. */
function likeness(kind: ItemSimilarity, customers: readonly (readonly string[])[], i: string, j: string): number {
  const count = (...items: string[]): number =>
    customers.filter((own) => items.every((item) => own.includes(item))).length;
  const [both, first, second] = [count(i, j), count(i), count(j)];
  if (both === 0) return 0;
  if (kind === "cosine") return both / Math.sqrt(first * second);
  if (kind === "jaccard") return both / (first + second - both);
  return kind === "lift" ? (both * customers.length) / (first * second) : both / first;
}

describe("itemAffinity", () => {
  it("measures likeness as defined, with shrinkage, and recommends by its sums", () => {
    const kinds = fc.constantFrom<ItemSimilarity>("cosine", "jaccard", "co-occurrence", "lift");
    fc.assert(
      fc.property(customersOf, kinds, fc.constantFrom(0, 5), (customers, similarity, shrinkage) => {
        const model = itemAffinity.fit(customers, { similarity, shrinkage, neighbours: 100 });
        const near = (i: string, j: string): number => {
          const both = customers.filter((own) => own.includes(i) && own.includes(j)).length;
          return both === 0 ? 0 : (likeness(similarity, customers, i, j) * both) / (both + shrinkage);
        };
        const { customers: found } = recommend(model, customers, { n: 100, reasons: 100, fill: false });
        found.forEach(({ recommendations }, k) => {
          const own = customers[k]!;
          const expected = names
            .filter((j) => !own.includes(j))
            .map((j) => ({ item: j, score: own.reduce((sum, i) => sum + near(i, j), 0) }))
            .filter(({ score }) => score > 0);
          expect(new Map(recommendations.map(({ item, score }) => [item, score]))).toEqual(
            new Map(expected.map(({ item, score }) => [item, expect.closeTo(score, 10) as number])),
          );
          for (const { item, score, because } of recommendations) {
            expect(because.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 10);
            for (const reason of because) expect(reason.contribution).toBeCloseTo(near(reason.item, item), 10);
          }
          const scores = recommendations.map(({ score }) => score);
          expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        });
      }),
    );
  });

  it("keeps the best neighbours when there are more than asked for", () => {
    fc.assert(
      fc.property(customersOf, fc.integer({ min: 1, max: 4 }), (customers, neighbours) => {
        const all = itemAffinity.fit(customers, { neighbours: 100 }).parameters;
        const few = itemAffinity.fit(customers, { neighbours }).parameters;
        expect(few.neighbours).toEqual(all.neighbours.map((list) => list.slice(0, neighbours)));
      }),
    );
  });

  it("survives JSON, and does not mind the order of customers", () => {
    fc.assert(
      fc.property(customersOf, (customers) => {
        const model = itemAffinity.fit(customers);
        expect(readModel(JSON.stringify(model), [itemAffinityFamily])).toEqual(model);
        expect(itemAffinity.fit(customers.toReversed())).toEqual(model);
      }),
    );
  });

  it("never recommends what is owned, out of stock, rare or not available", () => {
    fc.assert(
      fc.property(customersOf, fc.subarray(names), fc.subarray(names), (customers, available, unavailable) => {
        const model = itemAffinity.fit(customers);
        const options = { available, unavailable, minSupport: 0.3 };
        recommend(model, customers, options).customers.forEach(({ recommendations }, k) => {
          for (const { item } of recommendations) {
            expect(customers[k]).not.toContain(item);
            expect(available).toContain(item);
            expect(unavailable).not.toContain(item);
            expect(customers.filter((own) => own.includes(item)).length).toBeGreaterThanOrEqual(0.3 * customers.length);
          }
        });
      }),
    );
  });
});

describe("similarCustomers", () => {
  it("has the cosines of the definition", () => {
    fc.assert(
      fc.property(customersOf, (customers) => {
        const own = customers[0]!;
        const { similar, playlist } = similarCustomers(customers, "0", { weighting: "equal", n: 100, playlist: 100 });
        const expected = customers
          .map((other, k) => ({ customerId: String(k), shared: other.filter((item) => own.includes(item)), other }))
          .filter(({ customerId, shared }) => customerId !== "0" && shared.length > 0);
        expect(similar).toHaveLength(expected.length);
        for (const { customerId, shared, other } of expected) {
          const found = similar.find((one) => one.customerId === customerId)!;
          expect(found.similarity).toBeCloseTo(shared.length / Math.sqrt(own.length * other.length), 10);
          expect([...found.shared].sort()).toEqual(shared.sort());
        }
        for (const { item, by, score } of playlist) {
          expect(own).not.toContain(item);
          expect(by.every((id) => customers[Number(id)]!.includes(item))).toBe(true);
          expect(score > 0 && score <= 1 + 1e-12).toBe(true);
        }
      }),
    );
  });
});
