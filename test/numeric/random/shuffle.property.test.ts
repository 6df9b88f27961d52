import fc from "fast-check";
import { expect, it } from "vitest";
import { randomStream, sample, shuffle } from "../../../src/numeric/random/index.ts";
import { chiSquareScore } from "./goodnessOfFit.ts";

it("keeps the values and the argument", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (values, seed) => {
      const before = [...values];
      const shuffled = shuffle(randomStream(seed), values);
      expect(values).toEqual(before);
      expect([...shuffled].sort()).toEqual(before.sort());
    }),
  );
});

it("gives each of the 24 orders of four values equally often", () => {
  const stream = randomStream("orders");
  const counts = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const order = shuffle(stream, "abcd").join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  expect(Math.abs(chiSquareScore([...counts.values()], Array<number>(24).fill(1 / 24)))).toBeLessThan(3.5);
});

it("draws distinct positions, each equally often", () => {
  const stream = randomStream("positions");
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const chosen = sample(stream, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3);
    expect(new Set(chosen).size).toBe(3);
    for (const position of chosen) counts[position]!++;
  }
  expect(Math.abs(chiSquareScore(counts, Array<number>(10).fill(0.1)))).toBeLessThan(3.5);
});

it("draws none or all", () => {
  expect(sample(randomStream(1), [1, 2], 0)).toEqual([]);
  expect(sample(randomStream(1), Float64Array.of(1, 2, 3), 3).sort()).toEqual([1, 2, 3]);
  expect(shuffle(randomStream(1), [])).toEqual([]);
});
