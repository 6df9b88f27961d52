import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream, type RandomStream } from "../../../src/numeric/random/index.ts";
import { KOLMOGOROV_LIMIT, kolmogorovDistance } from "./goodnessOfFit.ts";

function draw(stream: RandomStream, count: number): number[] {
  return Array.from({ length: count }, () => stream.next());
}

const seed = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string());

describe("randomStream", () => {
  it("gives the same numbers for the same seed, strictly between 0 and 1", () => {
    fc.assert(
      fc.property(seed, (value) => {
        const numbers = draw(randomStream(value), 20);
        expect(numbers).toEqual(draw(randomStream(value), 20));
        expect(numbers.every((number) => number > 0 && number < 1)).toBe(true);
      }),
    );
  });

  it("tells a number from the text of its digits, and seeds that differ by little or by 2³²", () => {
    const seeds = [1, "1", 1.5, 1 + 2 ** 32, 2, "2", 1e-300, "", " "];
    expect(new Set(seeds.map((value) => randomStream(value).next())).size).toBe(seeds.length);
  });

  it.each([1, 0, "north", 0.5])("is uniform: seed %s", (value) => {
    expect(kolmogorovDistance(draw(randomStream(value), 20_000), (x) => x)).toBeLessThan(KOLMOGOROV_LIMIT);
  });

  it("has uniform first numbers over consecutive seeds and labels", () => {
    const seeds = Array.from({ length: 2000 }, (_, i) => randomStream(i).next());
    expect(kolmogorovDistance(seeds, (x) => x)).toBeLessThan(KOLMOGOROV_LIMIT);
    const root = randomStream(7);
    const labels = Array.from({ length: 2000 }, (_, i) => root.split(i).next());
    expect(kolmogorovDistance(labels, (x) => x)).toBeLessThan(KOLMOGOROV_LIMIT);
    const texts = Array.from({ length: 2000 }, (_, i) => root.split(`customer-${String(i)}`).next());
    expect(kolmogorovDistance(texts, (x) => x)).toBeLessThan(KOLMOGOROV_LIMIT);
  });
});

describe("split", () => {
  it("does not depend on what was drawn or split before", () => {
    fc.assert(
      fc.property(seed, fc.oneof(fc.string(), fc.integer()), fc.nat({ max: 50 }), (value, label, drawn) => {
        const used = randomStream(value);
        draw(used, drawn);
        used.split("another").next();
        used.samplers.standardNormal();
        expect(draw(used.split(label), 5)).toEqual(draw(randomStream(value).split(label), 5));
      }),
    );
  });

  it("leaves the parent's numbers as they were", () => {
    const parent = randomStream(3);
    parent.split("a").next();
    expect(parent.next()).toBe(randomStream(3).next());
  });

  it("tells apart parents, labels, depths, and a number from its digits", () => {
    const root = randomStream(1);
    const streams = [
      root,
      randomStream(2).split("a"),
      root.split("a"),
      root.split("b"),
      root.split("ab"),
      root.split("a").split("b"),
      root.split("b").split("a"),
      root.split(1),
      root.split("1"),
      root.split(""),
    ];
    expect(new Set(streams.map((stream) => stream.next())).size).toBe(streams.length);
  });

  it("gives streams without correlation to the parent or to each other", () => {
    const root = randomStream(11);
    const columns = [root, root.split(0), root.split(1), root.split("0")].map((stream) => draw(stream, 20_000));
    columns.forEach((a, i) => {
      columns.slice(i + 1).forEach((b) => {
        const product = a.reduce((sum, x, k) => sum + (x - 0.5) * (b[k]! - 0.5), 0) / a.length;
        expect(Math.abs(product * 12 * Math.sqrt(a.length))).toBeLessThan(3.5);
      });
    });
  });
});
