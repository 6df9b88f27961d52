import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgNbd, mbgNbd, paretoNbd } from "../../src/ltv/index.ts";
import { multiplyByExpectation } from "../../src/ltv/kernel/aheadByFrequency.ts";
import { randomStream } from "../../src/numeric/index.ts";
import { positive } from "./anyCustomer.ts";

/** Customers of two frequencies with ages of up to five powers of e, many enough to share interpolants. */
const table = fc
  .record({
    frequencies: fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 300 })),
    youngest: fc.double({ min: -4, max: 6, noNaN: true }).map(Math.exp),
    span: fc.double({ min: 0, max: 5, noNaN: true }),
    seed: fc.integer(),
  })
  .map(({ frequencies, youngest, span, seed }) => {
    const stream = randomStream(seed);
    const rows = Array.from({ length: 600 }, (_, i) => {
      const age = youngest * Math.exp(span * stream.next());
      const frequency = frequencies[i % 2]!;
      // Bought of late, so that he may well be there.
      return { frequency, recency: frequency === 0 ? 0 : age * (1 - 0.1 * stream.next()), age };
    });
    const column = (key: "frequency" | "recency" | "age"): number[] => rows.map((row) => row[key]);
    return { rows, columns: { frequency: column("frequency"), recency: column("recency"), age: column("age") } };
  });
const four = fc.tuple(positive, positive, positive, positive);
const horizons = fc.double({ min: -3, max: 6, noNaN: true }).map(Math.exp);
const rates = fc.double({ min: -9, max: 0, noNaN: true }).map(Math.exp);

/** What the three families answer alike. */
type Family = Pick<typeof bgNbd, "probabilityAliveAfter" | "expectedPurchases" | "residualValue">;

const families: [string, Family, readonly string[]][] = [
  ["bgNbd", bgNbd, ["r", "alpha", "a", "b"]],
  ["mbgNbd", mbgNbd, ["r", "alpha", "a", "b"]],
  ["paretoNbd", paretoNbd as unknown as Family, ["r", "alpha", "s", "beta"]],
];

describe.each(families)("%s of a large table", (_, family, names) => {
  const modelOf = (values: readonly number[]): Parameters<Family["residualValue"]>[0] => {
    const parameters = Object.fromEntries(names.map((name, i) => [name, values[i]!]));
    return { parameters, fit: { timeUnit: "week" } } as unknown as Parameters<Family["residualValue"]>[0];
  };

  it("is what it is of each customer alone, to 1e-11", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(four, table, horizons, rates, (values, { rows, columns }, horizon, rate) => {
        const model = modelOf(values);
        const discountRate = { rate, per: "week" } as const;
        const answers: [Float64Array, (row: (typeof rows)[number]) => number][] = [
          [
            family.probabilityAliveAfter(model, columns, { horizon }),
            (row) => family.probabilityAliveAfter(model, row, { horizon }),
          ],
          [
            family.expectedPurchases(model, columns, { horizon }),
            (row) => family.expectedPurchases(model, row, { horizon }),
          ],
          [
            family.residualValue(model, columns, { discountRate, horizon }),
            (row) => family.residualValue(model, row, { discountRate, horizon }),
          ],
          [
            family.residualValue(model, columns, { discountRate }),
            (row) => family.residualValue(model, row, { discountRate }),
          ],
        ];
        for (const [many, one] of answers) {
          for (let i = 0; i < rows.length; i += 7) {
            const alone = one(rows[i]!);
            expect(Math.abs(many[i]! - alone)).toBeLessThanOrEqual(1e-11 * alone + 1e-300);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("many customers of one frequency", () => {
  const age = Float64Array.from({ length: 500 }, (_, i) => 5 + i / 100);
  const frequency = new Float64Array(500).fill(3);

  it("are answered without asking for each of them, whatever the order of their rows", () => {
    let calls = 0;
    const of = (x: number) => (rate: number) => {
      calls++;
      return (x + 1) / (1 + rate);
    };
    const out = new Float64Array(500).fill(1);
    multiplyByExpectation({ frequency, age, prior: 2, of }, out);
    expect(calls).toBeLessThan(60);
    out.forEach((value, i) => {
      expect(value).toBeCloseTo(4 / (3 + age[i]!), 13);
    });
    const backwards = new Float64Array(500).fill(1);
    multiplyByExpectation({ frequency, age: age.toReversed(), prior: 2, of }, backwards);
    expect(Array.from(backwards).reverse()).toEqual(Array.from(out));
  });

  it("are asked one by one where the function is not smooth, each age once", () => {
    let calls = 0;
    const of = () => (rate: number) => {
      calls++;
      return rate < 9.3 ? 1 : 2;
    };
    const twice = Float64Array.from({ length: 1000 }, (_, i) => age[i % 500]!);
    const out = new Float64Array(1000).fill(1);
    multiplyByExpectation({ age: twice, prior: 2, of }, out);
    out.forEach((value, i) => {
      expect(value).toBeCloseTo(2 + twice[i]! < 9.3 ? 1 : 2, 14);
    });
    expect(calls).toBeLessThan(650);
  });

  it("who are certainly gone are not asked for", () => {
    const out = new Float64Array(500);
    multiplyByExpectation({ frequency, age, prior: 2, of: () => () => NaN }, out);
    expect(out.every((value) => value === 0)).toBe(true);
  });
});
