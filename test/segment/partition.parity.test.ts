import { describe, expect, it } from "vitest";
import { comparePartitions, type PartitionComparison } from "../../src/segment/partition/comparePartitions.ts";
import { contingencyTable } from "../../src/segment/partition/contingencyTable.ts";
import {
  adjustedMutualInformation,
  mutualInformation,
  normalizedMutualInformation,
  variationOfInformation,
} from "../../src/segment/partition/information.ts";
import { adjustedRand, fowlkesMallows, jaccardIndex, randIndex } from "../../src/segment/partition/pairMeasures.ts";
import { fixture, relativeError } from "../fixture.ts";

interface Reference {
  readonly contingency: readonly (readonly number[])[];
  readonly rand: number;
  readonly adjustedRand: number;
  readonly jaccard: number;
  readonly fowlkesMallows: number;
  readonly mutualInformationNats: number;
  readonly nmiArithmetic: number;
  readonly nmiGeometric: number;
  readonly variationOfInformation: number;
}

const reference = fixture("partitions.json") as Readonly<Record<"gender" | "gradyear" | "toy", Reference>> & {
  readonly toy: { readonly a: number[]; readonly b: number[] };
  readonly adjustedMutualInformation: Readonly<Record<"gender" | "toy", number>>;
};

/** Labels of as many rows as each cell of a table counts. */
function labelsOf(counts: readonly (readonly number[])[]): { a: number[]; b: number[] } {
  const a: number[] = [];
  const b: number[] = [];
  counts.forEach((row, i) => {
    row.forEach((count, j) => {
      for (let n = 0; n < count; n++) {
        a.push(i);
        b.push(j);
      }
    });
  });
  return { a, b };
}

describe.each(["gender", "gradyear", "toy"] as const)("measures of segments against %s", (name) => {
  const expected = reference[name];
  const { a, b } = labelsOf(expected.contingency);
  const geometric = normalizedMutualInformation(a, b, { average: "geometric" });
  it.each([
    ["rand", randIndex(a, b), expected.rand],
    ["adjusted Rand", adjustedRand(a, b), expected.adjustedRand],
    ["Jaccard", jaccardIndex(a, b), expected.jaccard],
    ["Fowlkes-Mallows", fowlkesMallows(a, b), expected.fowlkesMallows],
    ["mutual information", mutualInformation(a, b), expected.mutualInformationNats],
    ["normalised, arithmetic", normalizedMutualInformation(a, b), expected.nmiArithmetic],
    ["normalised, geometric", geometric, expected.nmiGeometric],
    ["variation of information", variationOfInformation(a, b), expected.variationOfInformation],
  ])("%s agrees to 1e-11", (_, value, printed) => {
    expect(relativeError(value, printed)).toBeLessThan(1e-11);
  });

  it("counts the table, and gives the same in one call", () => {
    expect(contingencyTable(a, b).counts).toEqual(expected.contingency);
    const all: PartitionComparison = comparePartitions(a, b);
    expect(all.rand).toBe(randIndex(a, b));
    expect(all.adjustedRand).toBe(adjustedRand(a, b));
    expect(all.jaccard).toBe(jaccardIndex(a, b));
    expect(all.fowlkesMallows).toBe(fowlkesMallows(a, b));
    expect(all.adjustedMutualInformation).toBe(adjustedMutualInformation(a, b));
    expect(all.variationOfInformation).toBe(variationOfInformation(a, b));
  });
});

it.each(["gender", "toy"] as const)("adjusted mutual information with %s agrees with scikit-learn", (name) => {
  const { a, b } = labelsOf(reference[name].contingency);
  const expected = reference.adjustedMutualInformation[name];
  expect(relativeError(adjustedMutualInformation(a, b), expected)).toBeLessThan(1e-8);
});

it("reads the labels of the hand case as its table", () => {
  expect(contingencyTable(reference.toy.a, reference.toy.b).counts).toEqual(reference.toy.contingency);
});
