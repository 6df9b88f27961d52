import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as gammaGamma from "../../src/ltv/gammaGamma/index.ts";
import { correlation } from "../../src/numeric/index.ts";
import { codesOf } from "../failure.ts";
import { relativeError } from "../fixture.ts";

const rows = fc.array(
  fc.record({
    n: fc.integer({ min: 1, max: 9 }),
    z: fc.integer({ min: 1, max: 50 }),
    w: fc.integer({ min: 1, max: 4 }),
  }),
  {
    minLength: 2,
    maxLength: 30,
  },
);

/** Mean rank of each value among all, counted one by one. */
const ranks = (values: readonly number[]): number[] =>
  values.map((v) => values.filter((u) => u < v).length + (values.filter((u) => u === v).length + 1) / 2);

describe("gammaGamma.independence", () => {
  it("is the correlation of the customers one by one, of values and of ranks", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const columns = {
          frequency: given.map((r) => r.n),
          monetaryValue: given.map((r) => r.z),
          weight: given.map((r) => r.w),
        };
        const all = given.flatMap((r) => Array.from({ length: r.w }, () => r));
        const [x, y] = [all.map((r) => r.n), all.map((r) => r.z)];
        const found = gammaGamma.independence(columns);
        expect(found.customers).toBe(all.length);
        if (new Set(x).size < 2 || new Set(y).size < 2) {
          expect([found.correlation, found.spearman, found.interval]).toEqual([null, null, null]);
          return;
        }
        expect(found.correlation).toBeCloseTo(correlation(x, y), 10);
        expect(found.spearman).toBeCloseTo(correlation(ranks(x), ranks(y)), 10);
      }),
    );
  });

  it("has Fisher's interval", () => {
    // r = 0.5 of 28 pairs: tanh(0.5493 ± 1.96/5) = 0.156 … 0.736 (Zar, Biostatistical Analysis, Fisher's z).
    const frequency = [1, 2, 3, 4].flatMap((n) => new Array<number>(7).fill(n));
    const monetaryValue = frequency.map((n, i) => 10 + n + ((i * 11) % 7));
    const { correlation: r, interval } = gammaGamma.independence({ frequency, monetaryValue });
    const z = 0.5 * Math.log((1 + r!) / (1 - r!));
    expect(relativeError(interval!.lower, Math.tanh(z - 1.959963984540054 / 5))).toBeLessThan(1e-12);
    expect(relativeError(interval!.upper, Math.tanh(z + 1.959963984540054 / 5))).toBeLessThan(1e-12);
    expect(gammaGamma.independence({ frequency: [1, 2, 3], monetaryValue: [1, 5, 2] }).interval).toBeNull();
  });

  it("becomes a note of the fit where it is notable, either way, and else not", () => {
    const frequency = Array.from({ length: 3000 }, (_, i) => 1 + (i % 7));
    const drawn = gammaGamma.simulate({ p: 6, q: 4, gamma: 16 }, { frequency, seed: 1 });
    const codes = (power: number): string[] => {
      const monetaryValue = drawn.monetaryValue.map((z, i) => z * frequency[i]! ** power);
      return gammaGamma.fit({ frequency, monetaryValue }, { prior: "weak" }).fit.notes.map(({ code }) => code);
    };
    expect(codes(0)).toEqual([]);
    expect(codes(0.5)).toEqual(["value-depends-on-frequency"]);
    expect(codes(-0.5)).toEqual(["value-depends-on-frequency"]);
  });

  it("leaves out who did not buy again, and refuses what is no spend", () => {
    expect(gammaGamma.independence({ frequency: [0, 0], monetaryValue: [0, 0] })).toEqual({
      correlation: null,
      interval: null,
      spearman: null,
      customers: 0,
    });
    expect(codesOf(() => gammaGamma.independence(null as never))).toEqual(["invalid-input"]);
    expect(codesOf(() => gammaGamma.independence({ frequency: [1], monetaryValue: [-1] }))).toEqual([
      "invalid-input monetaryValue[0]",
    ]);
    expect(codesOf(() => gammaGamma.independence({ frequency: [1], monetaryValue: [1] }, { level: 1 }))).toEqual([
      "invalid-input options.level",
    ]);
  });
});
