import { describe, expect, it } from "vitest";
import { comparePartitions } from "../../src/segment/partition/comparePartitions.ts";
import { contingencyTable } from "../../src/segment/partition/contingencyTable.ts";
import * as information from "../../src/segment/partition/information.ts";
import { matchClusters } from "../../src/segment/partition/matchClusters.ts";
import { adjustedRand, fowlkesMallows, jaccardIndex, randIndex } from "../../src/segment/partition/pairMeasures.ts";
import { codesOf, failure } from "../failure.ts";

type Measure = (a: number[], b: number[]) => unknown;

const measures: Readonly<Record<string, Measure>> = {
  ...{ comparePartitions, contingencyTable, matchClusters, adjustedRand, fowlkesMallows, jaccardIndex, randIndex },
  mutualInformation: information.mutualInformation,
  normalizedMutualInformation: information.normalizedMutualInformation,
  adjustedMutualInformation: information.adjustedMutualInformation,
  variationOfInformation: information.variationOfInformation,
};

describe.each(Object.entries(measures))("%s refuses", (name, measure) => {
  it("labels that are no whole numbers from 0, all at once", () => {
    expect(codesOf(() => measure([0, -1, 0.5], [0, NaN, 1]))).toEqual([
      "invalid-input a[1]",
      "invalid-input a[2]",
      "invalid-input b[1]",
    ]);
    expect(failure(() => measure([0.5], [0])).operation).toBe(name);
  });

  it("labels of other length, none, and things that are no labels", () => {
    expect(codesOf(() => measure([0, 1], [0]))).toEqual(["invalid-input b"]);
    expect(codesOf(() => measure([], []))).toEqual(["empty-input a", "empty-input b"]);
    for (const wrong of [null, undefined, 3, "ab", {}]) {
      expect(codesOf(() => measure(wrong as never, [0]))).toEqual(["invalid-input a"]);
      expect(codesOf(() => measure([0], wrong as never))).toEqual(["invalid-input b"]);
    }
  });
});

it("takes one row, and typed arrays", () => {
  const {
    rand,
    adjustedRand: adjusted,
    adjustedMutualInformation,
  } = comparePartitions(Int32Array.of(3), Uint8Array.of(0));
  expect([rand, adjusted, adjustedMutualInformation]).toEqual([1, 1, 1]);
});

it("refuses an unknown average and a table that nobody can look at", () => {
  const options = { average: "mean" } as never;
  expect(codesOf(() => comparePartitions([0], [0], options))).toEqual(["invalid-input options.average"]);
  expect(codesOf(() => comparePartitions([0], [0], null as never))).toEqual(["invalid-input options.average"]);
  const apart = Array.from({ length: 2001 }, (_, i) => i);
  expect(codesOf(() => contingencyTable(apart, apart))).toEqual(["too-many-segments b"]);
  expect(codesOf(() => matchClusters(apart, apart))).toEqual(["too-many-segments b"]);
});
