import { expect, it } from "vitest";
import { betaExpectation } from "../../src/ltv/kernel/betaExpectation.ts";
import { stillThere } from "../../src/ltv/kernel/dropoutMixture.ts";

/** R, a, B, s and ₂F₁(R, a; a + B; −s) by mpmath with 40 digits; shapes near 0 among them, whose mass lies at powers of ten. */
const cases: [shape: number, a: number, b: number, s: number, expected: number][] = [
  [8.01, 0.01, 1008, 119.7298361850848, 0.9934791718506698],
  [19.7, 0.107, 42.8, 1590, 0.4946229795152978],
  [4.1, 0.0549, 15.3, 9.03, 0.93717077857274],
  [0.0234, 0.0124, 8.6, 50, 0.999249228689736],
  [0.0943, 0.0309, 0.156, 122, 0.9173662478222089],
  [3, 0.001, 0.002, 10000.0, 0.6595674112747113],
  [1.2426, 0.7929, 2.4259, 30, 0.1908640950377075],
  [66.1, 136, 0.00826, 291, 1.0979481102725342e-163],
  [5, 2, 3, 0.5, 0.4444444444444444],
  [40, 0.3, 60, 100000.0, 0.03582580233293773],
];

it.each(cases)("E[(1 + ps)^(−%d)] over Beta(%d, %d) at s = %d", (shape, a, b, s, expected) => {
  const log = (p: number): number => -shape * Math.log1p(p * s);
  const slope = (p: number): number => (shape * p * (1 - p) * s) / (1 + p * s);
  expect(Math.abs(betaExpectation(a, b, { log, slope }) / expected - 1)).toBeLessThan(2e-13);
  expect(Math.abs(stillThere({ shape, a, b }, s) / expected - 1)).toBeLessThan(1e-11);
});
