import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coBehaviour, frequentItemsets } from "../../src/segment/affinity/index.ts";
import { logUpperTail, quantile99 } from "../../src/segment/affinity/hypergeometric.ts";
import { adjustLogP } from "../../src/segment/affinity/benjaminiHochberg.ts";

const names = ["a", "b", "c", "__proto__", "constructor", "7"];
const basketsOf = fc.array(fc.array(fc.constantFrom(...names), { maxLength: 8 }), { minLength: 1, maxLength: 30 });

function holds(basket: readonly string[], items: readonly string[]): boolean {
  return items.every((item) => basket.includes(item));
}

describe("frequentItemsets", () => {
  it("counts what counting every subset counts", () => {
    fc.assert(
      fc.property(
        basketsOf,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
        (baskets, minSupport, maxSize) => {
          const expected = new Map<string, number>();
          for (let mask = 1; mask < 2 ** names.length; mask++) {
            const items = names.filter((_, k) => (mask >> k) & 1);
            const count = baskets.filter((basket) => holds(basket, items)).length;
            if (items.length <= maxSize && count > 0 && count >= minSupport * baskets.length - 1e-9) {
              expected.set(items.sort().join("+"), count);
            }
          }
          const found = frequentItemsets(baskets, { minSupport, maxSize }).itemsets;
          expect(new Map(found.map(({ items, count }) => [items.join("+"), count]))).toEqual(expected);
        },
      ),
    );
  });

  it("finds the same in lists, rows and columns, in any order", () => {
    fc.assert(
      fc.property(basketsOf, (baskets) => {
        const full = baskets.filter((basket) => basket.length > 0);
        if (full.length === 0) return;
        const rows = full.flatMap((basket, k) => basket.map((item) => ({ basket: k, item }))).reverse();
        const columns = { basket: rows.map(({ basket }) => basket), item: rows.map(({ item }) => item) };
        const expected = frequentItemsets(full, { minSupport: 0.1 }).itemsets;
        expect(frequentItemsets(rows, { minSupport: 0.1 }).itemsets).toEqual(expected);
        expect(frequentItemsets(columns, { minSupport: 0.1 }).itemsets).toEqual(expected);
      }),
    );
  });
});

function choose(n: number, k: number): bigint {
  let value = 1n;
  for (let i = 0; i < k; i++) value = (value * BigInt(n - i)) / BigInt(i + 1);
  return k < 0 || k > n ? 0n : value;
}

describe("hypergeometric", () => {
  const margins = fc.tuple(fc.integer({ min: 1, max: 150 }), fc.nat(), fc.nat(), fc.nat()).map(([baskets, a, b, x]) => {
    const [marked, drawn] = [1 + (a % baskets), 1 + (b % baskets)];
    const least = Math.max(0, marked + drawn - baskets);
    return { baskets, marked, drawn, both: least + (x % (Math.min(marked, drawn) - least + 1)) };
  });

  it("has the tail of exact integers", () => {
    fc.assert(
      fc.property(margins, ({ baskets, marked, drawn, both }) => {
        let tail = 0n;
        for (let x = both; x <= Math.min(marked, drawn); x++)
          tail += choose(marked, x) * choose(baskets - marked, drawn - x);
        const all = choose(baskets, drawn);
        const exact = Number((tail * 10n ** 60n) / all) / 1e60;
        const found = Math.exp(logUpperTail(both, { baskets, marked, drawn }));
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(1e-11 * Math.max(exact, 1e-40));
      }),
    );
  });

  it("has the quantile of exact integers", () => {
    fc.assert(
      fc.property(margins, ({ baskets, marked, drawn }) => {
        const all = choose(baskets, drawn);
        let below = 0n;
        let x = -1;
        while (below * 100n < all * 99n) {
          x++;
          below += choose(marked, x) * choose(baskets - marked, drawn - x);
        }
        expect(quantile99({ baskets, marked, drawn })).toBe(x);
      }),
    );
  });
});

it("adjusts p as the definition of Benjamini and Hochberg says", () => {
  const p = [0.898, 0.138, 0.007, 0.964, 0.538, 0.006, 0.138];
  // GrowthBook, packages/shared/test/experiments.test.ts
  const printed = [0.964, 0.2415, 0.0245, 0.964, 0.7532, 0.0245, 0.2415];
  const adjusted = adjustLogP(Float64Array.from(p, Math.log));
  printed.forEach((value, i) => expect(Math.exp(adjusted[i]!)).toBeCloseTo(value, 6));
});

describe("time order", () => {
  const rowsOf = fc.array(
    fc.record({
      customerId: fc.integer({ min: 0, max: 6 }),
      item: fc.constantFrom("a", "b", "c", "d"),
      at: fc.integer({ min: 0, max: 6 }).map((day) => day * 86_400_000),
    }),
    { minLength: 1, maxLength: 40 },
  );

  it("counts what looking at every customer counts", () => {
    fc.assert(
      fc.property(rowsOf, fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }), (rows, days) => {
        const window = days === null ? Infinity : days * 86_400_000;
        const first = new Map<number, Map<string, number>>();
        for (const { customerId, item, at } of rows) {
          const own = first.get(customerId) ?? new Map<string, number>();
          own.set(item, Math.min(at, own.get(item) ?? Infinity));
          first.set(customerId, own);
        }
        const timeOrder = days === null ? true : { windowDays: days };
        for (const rule of coBehaviour(rows, { minSupport: 0.01, timeOrder }).rules) {
          const both = [...first.values()].filter(
            (own) => own.has(rule.antecedent[0]!) && own.has(rule.consequent[0]!),
          );
          const lags = both.map((own) => own.get(rule.consequent[0]!)! - own.get(rule.antecedent[0]!)!);
          const order = rule.timeOrder!;
          expect(order.after).toBe(lags.filter((lag) => lag > 0 && lag <= window).length);
          expect(order.afterWindow).toBe(lags.filter((lag) => lag > window).length);
          expect(order.before).toBe(lags.filter((lag) => lag < 0).length);
          expect(order.together).toBe(lags.filter((lag) => lag === 0).length);
          const expected = both.reduce((sum, own) => {
            const times = [...own.values()];
            const later = times.flatMap((s) => times.filter((t) => t > s && t - s <= window)).length;
            return sum + later / (times.length * (times.length - 1));
          }, 0);
          expect(order.expectedAfter).toBeCloseTo(expected, 10);
        }
      }),
    );
  });
});
