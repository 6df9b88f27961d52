import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortTimes } from "../../../src/cohort/survival/sortTimes.ts";

/** Rows by value, ties in the order of rows, by comparison. */
function expectSorted(values: Float64Array): void {
  const { time, order, start } = sortTimes(values);
  const expected = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  expect(Array.from(order)).toEqual(expected);
  expect(Array.from(time)).toEqual([...new Set(Array.from(values, (v) => v + 0))].sort((a, b) => a - b));
  expect(start[time.length]).toBe(values.length);
  time.forEach((at, j) => {
    expect(values[order[start[j]!]!]).toBe(at);
    expect(values[order[start[j + 1]! - 1]!]).toBe(at);
  });
}

describe("sortTimes", () => {
  it("sorts a few rows", () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 1e100, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 60 }),
        (v) => void expectSorted(Float64Array.from(v, (x) => x + 0)),
      ),
    );
  });

  // x ← 48271 x mod 2147483647, so that the rows are the same everywhere.
  it.each([
    ["fractions over many sizes", (x: number) => Math.exp((x % 400) - 200) * x],
    ["fractions with ties", (x: number) => (x % 97) / 7],
    ["large whole numbers", (x: number) => x * 4096],
    ["small whole numbers", (x: number) => x % 60],
    ["one value", () => 0.1],
  ])("sorts ten thousand %s", (_, make) => {
    let x = 1;
    const values = Float64Array.from({ length: 10_000 }, () => {
      x = (x * 48271) % 2147483647;
      return make(x);
    });
    expectSorted(values);
  });
});
