import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brentMinimum, brentRoot } from "../../../src/numeric/optimize/index.ts";

describe("brentRoot", () => {
  it.each([
    { name: "√2", f: (x: number) => x * x - 2, from: 0, to: 2, root: Math.SQRT2 },
    // The Dottie number, OEIS A003957.
    { name: "cos x = x", f: (x: number) => Math.cos(x) - x, from: 0, to: 1, root: 0.7390851332151607 },
    // The omega constant, OEIS A030178.
    { name: "x eˣ = 1", f: (x: number) => x * Math.exp(x) - 1, from: 0, to: 1, root: 0.5671432904097838 },
    { name: "a root at the lower end", f: (x: number) => x, from: 0, to: 3, root: 0 },
    { name: "a root at the upper end", f: (x: number) => x - 3, from: 0, to: 3, root: 3 },
    { name: "ends in reverse", f: (x: number) => x - 1, from: 3, to: 0, root: 1 },
  ])("finds $name to the last digits in a dozen steps", ({ f, from, to, root }) => {
    const result = brentRoot(f, from, to);
    expect(result.kind).toBe("converged");
    expect(Math.abs(result.x - root)).toBeLessThanOrEqual(4e-16);
    expect(result.iterations).toBeLessThanOrEqual(12);
  });

  it("copes with a root of order nine and with a step", () => {
    expect(Math.abs(brentRoot((x) => x ** 9, -1, 1.3).x)).toBeLessThan(1e-15);
    expect(brentRoot((x) => (x < 0.3 ? -1 : 1), 0, 1).x).toBeCloseTo(0.3, 14);
  });

  it("says when it was stopped early", () => {
    expect(brentRoot((x) => x ** 3 - 2, 0, 100, { maxIterations: 2 }).kind).toBe("not-converged");
  });

  it("finds the root of any rising cubic", () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (root) => {
        const { x } = brentRoot((at) => (at - root) ** 3 + (at - root), -51, 60);
        expect(x).toBeCloseTo(root, 12);
      }),
    );
  });
});

describe("brentMinimum", () => {
  it.each([
    { name: "a parabola", f: (x: number) => (x - 1) ** 2, from: -4, to: 5, x: 1 },
    { name: "a sine", f: (x: number) => Math.sin(x), from: 0, to: 6, x: 1.5 * Math.PI },
    { name: "a kink", f: (x: number) => Math.abs(x - 0.2), from: -1, to: 1, x: 0.2 },
    { name: "x ln x", f: (x: number) => x * Math.log(x), from: 0, to: 1, x: Math.exp(-1) },
    { name: "the lower end", f: (x: number) => x, from: 2, to: 3, x: 2 },
    { name: "a wall of NaN", f: (x: number) => (x > 5 ? NaN : (x - 1.5) ** 2), from: 0, to: 10, x: 1.5 },
  ])("finds $name", ({ f, from, to, x }) => {
    const result = brentMinimum(f, from, to);
    expect(result.kind).toBe("converged");
    expect(result.x).toBeCloseTo(x, 6);
    expect(result.iterations).toBeLessThan(80);
  });
});
