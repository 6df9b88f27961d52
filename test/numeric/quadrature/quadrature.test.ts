import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeizokuError } from "../../../src/schema/error.ts";
import { expSinh, gaussLegendre, tanhSinh } from "../../../src/numeric/quadrature/index.ts";

const relative = (value: number, exact: number): number => Math.abs(value / exact - 1);

describe("tanhSinh", () => {
  it("integrates powers down to the edge of what can be integrated, at either end", () => {
    fc.assert(
      fc.property(fc.double({ min: -0.9, max: 5, noNaN: true }), (power) => {
        const lower = tanhSinh((x) => x ** power, 0, 1);
        const upper = tanhSinh((x, d) => (d < 0 ? -d : 1 - x) ** power, 0, 1);
        for (const result of [lower, upper]) {
          expect(result.kind).toBe("converged");
          expect(relative(result.value, 1 / (power + 1))).toBeLessThan(1e-13);
        }
      }),
    );
  });

  it("gives the beta function on any interval", () => {
    const shape = fc.integer({ min: 1, max: 12 });
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
    fc.assert(
      fc.property(
        shape,
        shape,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (a, b, from, width) => {
          const share = (x: number, d: number): number => (d < 0 ? 1 + d / width : (x - from) / width);
          const { value } = tanhSinh(
            (x, d) => share(x, d) ** (a - 1) * (1 - share(x, d)) ** (b - 1),
            from,
            from + width,
          );
          const exact = (width * factorial(a - 1) * factorial(b - 1)) / factorial(a + b - 1);
          expect(relative(value, exact)).toBeLessThan(2e-13);
        },
      ),
    );
  });

  it("says where it did not reach the tolerance", () => {
    const kink = tanhSinh((x) => Math.abs(x - 0.3), 0, 1);
    expect(kink.kind).toBe("not-converged");
    expect(kink.value).toBeCloseTo(0.29, 6);
    expect(tanhSinh((x) => 1 / x, 0, 1).kind).toBe("not-converged");
  });

  it("needs few evaluations", () => {
    expect(tanhSinh((x) => Math.exp(-x), 0, 1).evaluations).toBeLessThan(200);
    expect(tanhSinh((x) => x, 2, 2)).toEqual({ kind: "converged", value: 0, error: 0, evaluations: 0 });
  });

  it("gives 0 for an odd integrand", () => {
    const result = tanhSinh((x) => x ** 3, -2, 2);
    expect(result.kind).toBe("converged");
    expect(Math.abs(result.value)).toBeLessThan(1e-14);
  });
});

describe("expSinh", () => {
  it("integrates gamma densities over a wide range of shapes and scales", () => {
    const shape = fc.integer({ min: 1, max: 60 });
    const scale = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    const logFactorial = (n: number): number => (n < 2 ? 0 : Math.log(n) + logFactorial(n - 1));
    fc.assert(
      fc.property(shape, scale, (k, theta) => {
        const density = (x: number): number => {
          const z = x / theta;
          return Math.exp((k - 1) * Math.log(z) - z - logFactorial(k - 1)) / theta;
        };
        const mass = expSinh(density, 0, { scale: k * theta });
        const mean = expSinh((x) => x * density(x), 0, { scale: k * theta });
        expect(relative(mass.value, 1)).toBeLessThan(1e-12);
        expect(relative(mean.value, k * theta)).toBeLessThan(1e-12);
      }),
    );
  });

  it("starts at any bound", () => {
    expect(relative(expSinh((x) => x ** -3, 4).value, 1 / 32)).toBeLessThan(1e-14);
    expect(relative(expSinh((_, d) => Math.exp(-d) / Math.sqrt(d), 1e6).value, Math.sqrt(Math.PI))).toBeLessThan(1e-13);
  });

  it("does not claim an integral of which it saw nothing", () => {
    expect(expSinh((x) => Math.exp(-1e12 * (x - 3) ** 2)).kind).toBe("not-converged");
  });
});

it.each<[string, () => unknown, string[]]>([
  ["an infinite bound", () => tanhSinh((x) => x, 0, Infinity), ["upper"]],
  ["bounds in reverse", () => tanhSinh((x) => x, 1, 0), ["upper"]],
  ["a bound of NaN", () => expSinh((x) => x, NaN), ["lower"]],
  [
    "options out of range",
    () => expSinh((x) => x, 0, { scale: 0, tolerance: -1, maxLevels: 1 }),
    ["options.tolerance", "options.maxLevels", "options.scale"],
  ],
  ["a rule without points", () => gaussLegendre(0), ["points"]],
])("refuses %s", (_, run, paths) => {
  expect.assertions(2);
  try {
    run();
  } catch (error) {
    const { issues } = error as KeizokuError;
    expect(issues.map((issue) => issue.path)).toEqual(paths);
    expect(issues.every((issue) => issue.code === "invalid-input")).toBe(true);
  }
});
