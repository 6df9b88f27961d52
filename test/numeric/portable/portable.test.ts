import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../../src/numeric/distribution/normal.ts";
import { portableExp } from "../../../src/numeric/portable/exponential.ts";
import { portableLog } from "../../../src/numeric/portable/logarithm.ts";
import { portableNormalQuantile } from "../../../src/numeric/portable/normalQuantile.ts";

/** Evenly spread numbers from `from` to `to`. */
const grid = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);

describe("portableExp", () => {
  it("is exact to a few last places", () => {
    for (const x of [...grid(-700, 700, 20_011), ...grid(-1, 1, 5003)]) {
      expect(Math.abs(portableExp(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(4.5e-16);
    }
  });

  it("knows its ends", () => {
    expect([portableExp(0), portableExp(-746), portableExp(-Infinity)]).toEqual([1, 0, 0]);
    expect([portableExp(710), portableExp(Infinity)]).toEqual([Infinity, Infinity]);
    expect(portableExp(NaN)).toBeNaN();
    expect(portableExp(709.75) / Math.exp(709.75)).toBeCloseTo(1, 12);
    expect(portableExp(-740)).toBeGreaterThan(0);
  });

  it("rises", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -700, max: 700, noNaN: true }),
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        (x, step) => {
          expect(portableExp(x + step)).toBeGreaterThanOrEqual(portableExp(x));
        },
      ),
    );
  });
});

describe("portableLog", () => {
  it("is exact to a few last places, relative to itself or to 1", () => {
    const numbers = grid(-300, 300, 6007)
      .flatMap((power) => [10 ** power, 1 + power / 1e3])
      .filter((x) => x > 0);
    for (const x of [...numbers, 1 - 2 ** -53, 1 + 2 ** -52, Number.MAX_VALUE, 2 ** -1022]) {
      const exact = Math.log(x);
      expect(Math.abs(portableLog(x) - exact)).toBeLessThanOrEqual(4.5e-16 * Math.max(1, Math.abs(exact)));
    }
  });

  it("is 0 at 1 and turns the exponential round", () => {
    expect(portableLog(1)).toBe(0);
    for (const x of grid(-600, 600, 997)) expect(portableLog(portableExp(x))).toBeCloseTo(x, 12);
  });
});

describe("portableNormalQuantile", () => {
  it("agrees with the quantile to seven digits", () => {
    for (const p of [...grid(1e-4, 1 - 1e-4, 9973), ...grid(1, 32, 200).flatMap((n) => [2 ** -n, 1 - 2 ** -n])]) {
      const exact = normalQuantile(p);
      expect(Math.abs(portableNormalQuantile(p) - exact)).toBeLessThanOrEqual(2.5e-7 * Math.max(1, Math.abs(exact)));
    }
  });

  it("is odd about a half", () => {
    expect(portableNormalQuantile(0.5)).toBe(0);
    for (const n of grid(2, 30, 28)) {
      expect(portableNormalQuantile(2 ** -n)).toBeCloseTo(-portableNormalQuantile(1 - 2 ** -n), 7);
    }
  });
});
