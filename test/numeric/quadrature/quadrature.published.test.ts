import { describe, expect, it } from "vitest";
import { expSinh, gaussLegendre, integrateByRule, tanhSinh } from "../../../src/numeric/quadrature/index.ts";

const { PI, SQRT2, log, sqrt, exp, cos, sin } = Math;

/** Distance from 1, of a number between 0 and 1. */
const fromOne = (x: number, distance: number): number => (distance < 0 ? -distance : 1 - x);

/**
 * The fourteen test integrals with closed forms of Bailey, Jeyabalan & Li (2005), A Comparison of Three High-Precision
 * Quadrature Schemes, Experimental Mathematics 14, 317–329, section 4 (those on a finite interval).
 */
const finite: [string, (x: number, d: number) => number, number, number, number][] = [
  ["1: t log(1 + t)", (t) => t * Math.log1p(t), 0, 1, 1 / 4],
  ["2: t² arctan t", (t) => t * t * Math.atan(t), 0, 1, (PI - 2 + 2 * log(2)) / 12],
  ["3: eᵗ cos t", (t) => exp(t) * cos(t), 0, PI / 2, (exp(PI / 2) - 1) / 2],
  ["4", (t) => Math.atan(sqrt(2 + t * t)) / ((1 + t * t) * sqrt(2 + t * t)), 0, 1, (5 * PI * PI) / 96],
  ["5: √t log t", (t) => sqrt(t) * log(t), 0, 1, -4 / 9],
  ["6: √(1 − t²)", (t) => sqrt(1 - t * t), 0, 1, PI / 4],
  [
    "7: √t / √(1 − t²)",
    (t, d) => sqrt(t) / sqrt(fromOne(t, d) * (1 + t)),
    0,
    1,
    // 2 √π Γ(3/4) / Γ(1/4), with Γ(3/4) and Γ(1/4) as in OEIS A068465 and A068466
    (2 * sqrt(PI) * 1.2254167024651776) / 3.625609908221908,
  ],
  ["8: log² t", (t) => log(t) ** 2, 0, 1, 2],
  ["9: log cos t", (t, d) => log(d < 0 ? sin(-d) : cos(t)), 0, PI / 2, (-PI * log(2)) / 2],
  ["10: √tan t", (t, d) => sqrt(d < 0 ? 1 / Math.tan(-d) : Math.tan(t)), 0, PI / 2, (PI * SQRT2) / 2],
];

const infinite: [string, (x: number) => number, number][] = [
  ["11: 1 / (1 + t²)", (t) => 1 / (1 + t * t), PI / 2],
  ["12: e⁻ᵗ / √t", (t) => exp(-t) / sqrt(t), sqrt(PI)],
  ["13: exp(−t² / 2)", (t) => exp((-t * t) / 2), sqrt(PI / 2)],
  ["14: e⁻ᵗ cos t", (t) => exp(-t) * cos(t), 1 / 2],
];

it.each(finite)("tanhSinh, problem %s", (_, f, lower, upper, exact) => {
  const result = tanhSinh(f, lower, upper);
  expect(result.kind).toBe("converged");
  expect(Math.abs(result.value / exact - 1)).toBeLessThan(2e-15);
  expect(result.error).toBeLessThan(1e-13 * Math.max(1, Math.abs(exact)));
});

it.each(infinite)("expSinh, problem %s", (_, f, exact) => {
  const result = expSinh(f);
  expect(result.kind).toBe("converged");
  expect(Math.abs(result.value / exact - 1)).toBeLessThan(1e-13);
});

describe("gaussLegendre", () => {
  /** Abramowitz & Stegun (1964), table 25.4: the positive nodes and their weights. */
  it.each([
    { points: 2, nodes: [0.577350269189626], weights: [1] },
    { points: 3, nodes: [0, 0.774596669241483], weights: [0.888888888888889, 0.555555555555556] },
    {
      points: 10,
      nodes: [0.148874338981631, 0.433395394129247, 0.679409568299024, 0.865063366688985, 0.973906528517172],
      weights: [0.295524224714753, 0.269266719309996, 0.219086362515982, 0.149451349150581, 0.066671344308688],
    },
  ])("has the tabled rule of $points points", ({ points, nodes, weights }) => {
    const rule = gaussLegendre(points);
    const first = Math.floor(points / 2);
    nodes.forEach((node, i) => {
      expect(rule.nodes[first + i]).toBeCloseTo(node, 14);
      expect(rule.weights[first + i]).toBeCloseTo(weights[i]!, 14);
    });
  });

  it.each([1, 2, 5, 16, 33, 64, 200, 1000])("integrates its highest even power exactly: %i points", (points) => {
    const rule = gaussLegendre(points);
    const power = 2 * points - 2;
    expect(integrateByRule(rule, (x) => x ** power, -1, 1) * (power + 1)).toBeCloseTo(2, 10);
    expect(rule.weights.reduce((a, b) => a + b)).toBeCloseTo(2, 12);
    expect(rule.nodes.every((node, i) => node === 0 - rule.nodes[points - 1 - i]!)).toBe(true);
  });
});
