import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlation } from "../../src/numeric/summary/correlation.ts";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { factorScores } from "../../src/segment/survey/factorScores.ts";
import { randomEigenvalues } from "../../src/segment/survey/parallelAnalysis.ts";
import { differenceInterval } from "../../src/segment/survey/shareIntervals.ts";
import { surveyScale } from "../../src/segment/survey/surveyScale.ts";
import { trimmedWeights } from "../../src/segment/survey/trimmedWeights.ts";
import { varimax } from "../../src/segment/survey/varimax.ts";
import { simulatedItems } from "./surveyData.ts";

const column = fc
  .array(fc.integer({ min: 1, max: 7 }), { minLength: 8, maxLength: 8 })
  .filter((of) => new Set(of).size > 1);
const simple = Array.from({ length: 12 }, (_, i) =>
  [0, 1, 2].map((f) => (Math.floor(i / 4) === f ? 0.8 - 0.1 * (i % 4) : 0.05)),
);

describe("reliability", () => {
  it("of identical items is 1, whatever their scale is moved by", () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 2, max: 6 }), (values, k) => {
        const items = Object.fromEntries(
          Array.from({ length: k }, (_, i) => [`q${String(i)}`, values.map((value) => value + i)]),
        );
        const { alpha } = surveyScale(items);
        expect(alpha.value).toBeCloseTo(1, 12);
        expect(alpha.upper).toBeCloseTo(1, 12);
      }),
    );
  });

  it("an item turned round by hand or by reverse is the same", () => {
    fc.assert(
      fc.property(column, column, column, (a, b, c) => {
        const turned = b.map((value) => 8 - value);
        const options = { min: 1, max: 7 };
        const outcome = (run: () => unknown): unknown => {
          try {
            return run();
          } catch (error) {
            return (error as { code: string }).code;
          }
        };
        const byHand = outcome(() => surveyScale({ a, b: turned, c }, options).alpha);
        expect(outcome(() => surveyScale({ a, b, c }, { ...options, reverse: ["b"] }).alpha)).toEqual(byHand);
      }),
    );
  });

  it("omega of three items is what Spearman's triads give: λ₁² = r₁₂ r₁₃ / r₂₃", () => {
    const { columns } = simulatedItems([[0.8], [0.7], [0.6]], 400, 11);
    const x = Object.values(columns);
    const r = (i: number, j: number): number => correlation(x[i]!, x[j]!);
    const square = [(r(0, 1) * r(0, 2)) / r(1, 2), (r(0, 1) * r(1, 2)) / r(0, 2), (r(0, 2) * r(1, 2)) / r(0, 1)];
    const { omega, items } = surveyScale(columns);
    const common = square.reduce((sum, own) => sum + Math.sqrt(own), 0) ** 2;
    const unique = square.reduce((sum, own) => sum + 1 - own, 0);
    expect(omega!.standardised).toBeCloseTo(common / (common + unique), 7);
    items.forEach(({ loading }, i) => {
      expect(loading).toBeCloseTo(Math.sqrt(square[i]!), 6);
    });
  });

  it("alpha's interval holds the truth about as often as it says (equal loadings: alpha is the reliability)", () => {
    const loadings = Array.from({ length: 5 }, () => [0.7]);
    const truth = (25 * 0.49) / (25 * 0.49 + 5 * 0.51);
    let held = 0;
    for (let seed = 0; seed < 400; seed++) {
      const { lower, upper } = surveyScale(simulatedItems(loadings, 60, seed).columns, { level: 0.9 }).alpha;
      if (lower <= truth && truth <= upper) held++;
    }
    // 360 ± 3 standard deviations of 6.
    expect(Math.abs(held - 360)).toBeLessThan(18);
  });
});

describe("varimax", () => {
  const tables = fc.tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 4 })).chain(([k, m]) => {
    const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: k * m, maxLength: k * m });
    return entries.map((given) => ({ k, m, given: Float64Array.from(given) }));
  });

  it("keeps communalities, and turns without stretching", () => {
    fc.assert(
      fc.property(tables, ({ k, m, given }) => {
        const { loadings, rotation } = varimax(given, k, m);
        for (let i = 0; i < k; i++) {
          let [before, after] = [0, 0];
          for (let f = 0; f < m; f++) {
            before += given[i * m + f]! ** 2;
            after += loadings[i * m + f]! ** 2;
            let product = 0;
            for (let g = 0; g < m; g++) product += given[i * m + g]! * rotation[g * m + f]!;
            expect(loadings[i * m + f]!).toBeCloseTo(product, 10);
          }
          expect(after).toBeCloseTo(before, 10);
        }
        for (let f = 0; f < m; f++) {
          for (let g = 0; g < m; g++) {
            let dot = 0;
            for (let i = 0; i < m; i++) dot += rotation[i * m + f]! * rotation[i * m + g]!;
            expect(dot).toBeCloseTo(f === g ? 1 : 0, 12);
          }
        }
      }),
    );
  });

  it("of two factors is the best of all angles", () => {
    const { standardNormal } = randomStream(3).samplers;
    const given = Float64Array.from({ length: 12 }, () => 0.5 * standardNormal());
    const criterion = (of: Float64Array): number => {
      let value = 0;
      for (let f = 0; f < 2; f++) {
        let [sum, squares] = [0, 0];
        for (let i = 0; i < 6; i++) {
          const share = of[i * 2 + f]! ** 2 / (of[i * 2]! ** 2 + of[i * 2 + 1]! ** 2);
          sum += share;
          squares += share * share;
        }
        value += squares / 6 - (sum / 6) ** 2;
      }
      return value;
    };
    const best = criterion(varimax(given, 6, 2).loadings);
    for (let step = 0; step < 3600; step++) {
      const angle = (Math.PI * step) / 3600;
      const turned = given.map((_, at) => {
        const [x, y] = [given[at - (at % 2)]!, given[at - (at % 2) + 1]!];
        return at % 2 === 0 ? Math.cos(angle) * x + Math.sin(angle) * y : Math.cos(angle) * y - Math.sin(angle) * x;
      });
      expect(criterion(turned)).toBeLessThan(best + 1e-12);
    }
  });
});

describe("factors", () => {
  it("find a simulated structure: three factors, their loadings, the customers' scores", () => {
    const { columns, factors } = simulatedItems(simple, 4000, 5);
    const found = factorScores(columns, { seed: 2 });
    expect(found.factors).toBe(3);
    found.loadings.forEach((row, i) => {
      const truth = simple[i]!;
      const own = found.loadings.map((other) => other.indexOf(Math.max(...other)));
      expect(own[i]).toBe(own[4 * Math.floor(i / 4)]);
      expect(Math.abs(Math.max(...row) - Math.max(...truth))).toBeLessThan(0.07);
    });
    found.scores.forEach(({ values }) => {
      const best = Math.max(...factors.map((truth) => correlation(truth, values)));
      expect(best).toBeGreaterThan(0.85);
    });
    expect(
      new Set(found.scores.map(({ values }) => factors.findIndex((truth) => correlation(truth, values) > 0.8))).size,
    ).toBe(3);
  });

  it("iterated axes are minres: no loading can move and leave smaller residual correlations", () => {
    const { columns } = simulatedItems(simple, 300, 8);
    const x = Object.values(columns);
    const { loadings } = factorScores(columns, { factors: 2, rotate: "none" });
    const residual = (of: readonly (readonly number[])[]): number => {
      let sum = 0;
      for (let i = 0; i < 12; i++) {
        for (let j = 0; j < i; j++) {
          sum += (correlation(x[i]!, x[j]!) - of[i]![0]! * of[j]![0]! - of[i]![1]! * of[j]![1]!) ** 2;
        }
      }
      return sum;
    };
    const least = residual(loadings);
    for (let at = 0; at < 24; at++) {
      for (const step of [-1e-3, 1e-3]) {
        const moved = loadings.map((row, i) => row.map((value, f) => (i * 2 + f === at ? value + step : value)));
        expect(residual(moved)).toBeGreaterThan(least);
      }
    }
  });

  it("regression scores are the least-squares ones: on the items, by their own correlations", () => {
    const { columns } = simulatedItems(simple, 500, 9);
    const found = factorScores(columns, { factors: 3 });
    const x = Object.values(columns);
    found.weights.forEach((_, i) => {
      found.loadings[i]!.forEach((loading, f) => {
        // R W = Λ, row by row.
        const product = found.weights.reduce((sum, row, j) => sum + correlation(x[i]!, x[j]!) * row[f]!, 0);
        expect(product).toBeCloseTo(loading, 9);
      });
    });
    for (const { values } of found.scores) {
      expect(values.length).toBe(500);
      expect(Array.from(values).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
    }
  });

  it("noise has no factors, and one seed gives one result", () => {
    const { columns } = simulatedItems(
      Array.from({ length: 8 }, () => [0]),
      300,
      4,
    );
    const found = factorScores(columns, { seed: "a" });
    expect(found.factors).toBe(0);
    expect(found.notes.map(({ code }) => code)).toEqual(["no-factors"]);
    expect(found.scores).toEqual([]);
    expect(factorScores(columns, { seed: "a" })).toEqual(found);
  });

  it("chance eigenvalues drawn as a matrix are those of drawn customers", () => {
    const [items, customers, draws] = [6, 40, 400];
    const drawn = randomEigenvalues({ items, customers, draws, probability: 0.95, stream: randomStream(1) });
    const sums = new Float64Array(items);
    for (let seed = 0; seed < draws; seed++) {
      const noise = simulatedItems(
        Array.from({ length: items }, () => [0]),
        customers,
        10_000 + seed,
      ).columns;
      factorScores(noise, { factors: 1, maxIterations: 1 }).eigenvalues.forEach((value, i) => {
        sums[i]! += value / draws;
      });
    }
    // Standard errors of both means are below .01.
    drawn.mean.forEach((mean, i) => {
      expect(Math.abs(mean - sums[i]!)).toBeLessThan(0.03);
    });
    expect(drawn.quantile[0]!).toBeGreaterThan(drawn.mean[0]!);
  });
});

describe("the interval of a difference of shares", () => {
  it("ends where the score test with the likeliest shares, searched for, is at its limit", () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 30 }), (promoters, detractors, passives) => {
        const n = promoters + detractors + passives;
        const z = 1.959963984540054;
        const shares = { first: promoters / n, second: detractors / n, count: n };
        const { lower, upper } = differenceInterval(shares, z);
        for (const end of [lower, upper]) {
          const q = likeliest([promoters, detractors, passives], end);
          const variance = (2 * q + end - end * end) / n;
          expect(Math.abs(shares.first - shares.second - end) / Math.sqrt(variance)).toBeCloseTo(z, 4);
        }
        const mirrored = differenceInterval({ first: shares.second, second: shares.first, count: n }, z);
        expect(mirrored.lower).toBeCloseTo(-upper, 9);
      }),
      { numRuns: 60 },
    );
  });

  it("stays within −1 and 1", () => {
    expect(differenceInterval({ first: 1, second: 0, count: 5 }, 1.96).upper).toBe(1);
    expect(differenceInterval({ first: 0, second: 1, count: 5 }, 1.96).lower).toBe(-1);
    const { lower, upper } = differenceInterval({ first: 0, second: 0, count: 5 }, 1.96);
    expect(lower).toBeCloseTo(-upper, 12);
    expect(upper > 0 && upper < 1).toBe(true);
  });
});

/** The share of detractors that is likeliest where promoters are `difference` more, by golden section. */
function likeliest([first, second, none]: readonly [number, number, number], difference: number): number {
  const term = (count: number, share: number): number => (count === 0 ? 0 : count * Math.log(Math.max(share, 1e-300)));
  const at = (q: number): number => term(first, q + difference) + term(second, q) + term(none, 1 - 2 * q - difference);
  let [low, high] = [Math.max(0, -difference), (1 - difference) / 2];
  for (let step = 0; step < 200; step++) {
    const [left, right] = [low + 0.381966 * (high - low), high - 0.381966 * (high - low)];
    if (at(left) < at(right)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}

it("trimmed weights keep their sum, their order and the limit", () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(weights, fc.double({ min: 1, max: 6, noNaN: true }), (raw, limit) => {
      const { weights: cut } = trimmedWeights(Float64Array.from(raw), limit);
      const total = raw.reduce((sum, own) => sum + own, 0);
      expect(cut.reduce((sum, own) => sum + own, 0) / total).toBeCloseTo(1, 9);
      cut.forEach((own, i) => {
        expect(own).toBeLessThanOrEqual(((limit * total) / raw.length) * (1 + 1e-9));
        raw.forEach((other, j) => {
          if (other >= raw[i]!) expect(cut[j]!).toBeGreaterThanOrEqual(own * (1 - 1e-12));
        });
      });
    }),
  );
});
