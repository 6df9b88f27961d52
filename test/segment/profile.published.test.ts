import { describe, expect, it } from "vitest";
import { adjustLogP } from "../../src/segment/affinity/benjaminiHochberg.ts";
import { hedgesG } from "../../src/segment/profile/hedges.ts";
import { adjustedResidual, cohensH, fisherExact, wilson } from "../../src/segment/profile/proportion.ts";

describe("Hedges' g", () => {
  // Borenstein, Hedges, Higgins & Rothstein (2009), Introduction to Meta-Analysis, chapter 4: means 103 and 100, deviations 5.5 and 4.5, 50 each.
  it("gives the book's value and standard error", () => {
    const group = (mean: number, deviation: number): { count: number; mean: number; squares: number } => {
      return { count: 50, mean, squares: 49 * deviation ** 2 };
    };
    const { value, lower, upper } = hedgesG(group(103, 5.5), group(100, 4.5), 0.95)!;
    expect(value).toBeCloseTo(0.5924, 4);
    expect((upper - lower) / (2 * 1.959964)).toBeCloseTo(0.2028, 4);
  });
});

describe("Wilson's interval", () => {
  // Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %d in %d is the printed one", (count, known, lower, upper) => {
    const interval = wilson(count, known, 0.95);
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });
});

describe("tests", () => {
  // Benjamini & Hochberg (1995), section 4.1: four of fifteen hypotheses are rejected at 0.05.
  it("finds the four effects of the paper", () => {
    const chances = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const logs = Float64Array.from([...chances].reverse(), (p) => Math.log(p));
    const adjusted = Array.from(adjustLogP(logs), (log) => Math.exp(log)).reverse();
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    expect(adjusted.at(-1)).toBe(1);
  });

  // Fisher (1935), the lady tasting tea: 3 of 4 cups right; two-sided 2 · 17 / 70.
  it("judges three of four cups as Fisher did", () => {
    expect(fisherExact({ count: 3, known: 4, otherCount: 1, otherKnown: 4 })).toBeCloseTo(34 / 70, 12);
  });

  // Cohen (1988), table 6.2.2: φ(0.50) = 1.571, φ(0.25) = 1.047.
  it("takes Cohen's h from his table", () => {
    const h = cohensH({ count: 50, known: 100, otherCount: 25, otherKnown: 100 });
    expect(h).toBeCloseTo(1.571 - 1.047, 3);
  });

  // The square of the adjusted residual of a 2 × 2 table is Pearson's χ²: n (ad − bc)² / products of the margins.
  it("has the residual whose square is Pearson's chi-square", () => {
    const [a, b, c, d] = [30, 20, 10, 40];
    const chiSquare = (100 * (a * d - b * c) ** 2) / (50 * 50 * 40 * 60);
    const residual = adjustedResidual({ count: a, known: a + b, otherCount: c, otherKnown: c + d })!;
    expect(residual).toBeCloseTo(Math.sqrt(chiSquare), 12);
  });
});
