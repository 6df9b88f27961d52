import { expect, it } from "vitest";
import { wilson } from "../../src/cohort/retentionTable/wilson.ts";
import { normalQuantile } from "../../src/numeric/distribution/normal.ts";
import { fixture, relativeError } from "../fixture.ts";

interface Interval {
  readonly successes: number;
  readonly n: number;
  readonly wilson: readonly [number, number];
}

const { values } = fixture("wilson.json") as { readonly values: readonly Interval[] };

it.each(values)("Wilson's limits of $successes of $n to 13 digits", ({ successes, n, wilson: expected }) => {
  const out: [number, number] = [NaN, NaN];
  wilson(successes, n, normalQuantile(0.975), out);
  expect(relativeError(out[0], expected[0])).toBeLessThan(expected[0] === 0 ? 1e-300 : 2e-13);
  expect(relativeError(out[1], expected[1])).toBeLessThan(2e-13);
});
