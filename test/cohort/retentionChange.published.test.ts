import { describe, expect, it } from "vitest";
import type { RetentionCell } from "../../src/cohort/retentionChange/cells.ts";
import { retentionChange } from "../../src/cohort/retentionChange/retentionChange.ts";

// Das Gupta (1993), Standardization and Decomposition of Rates: A User's Manual, P23-186, U.S. Bureau of the Census. The effects to seven digits
// are those that the R package DasGuptR (MIT) prints for the data of these examples.

describe("example 5.1: household headship per 100 by age group, 1970 and 1985", () => {
  const size1970 = [12.9, 10.9, 9.5, 8.0, 7.8, 8.4, 8.6, 7.8, 7.0, 5.9, 4.7, 3.6, 4.9];
  const size1985 = [10.1, 11.2, 11.6, 10.9, 9.4, 7.7, 6.3, 6.0, 6.3, 5.9, 5.1, 4.0, 5.5];
  const rate1970 = [1.9, 25.8, 45.7, 49.6, 51.2, 51.6, 51.8, 54.9, 58.7, 60.4, 62.8, 66.6, 66.8];
  const rate1985 = [2.2, 24.3, 45.8, 52.5, 56.1, 55.6, 56.0, 57.4, 57.2, 61.2, 63.9, 68.6, 72.2];
  const cells = (size: readonly number[], rate: readonly number[]): RetentionCell[] =>
    size.map((atRisk, age) => ({ group: null, age, atRisk, retained: (atRisk * rate[age]!) / 100 }));

  it.each(["both-orders", "das-gupta"] as const)("1.2269 by age, 1.7403 by rates of 2.9672 (%s)", (composition) => {
    const change = retentionChange(cells(size1970, rate1970), cells(size1985, rate1985), { composition });
    expect(100 * change.before).toBeCloseTo(44.7268, 4);
    expect(100 * change.after).toBeCloseTo(47.694, 4);
    expect(100 * change.age).toBeCloseTo(1.2269, 4);
    expect(100 * change.genuine).toBeCloseTo(1.7403, 4);
    expect(change.mix).toBeCloseTo(0, 12);
  });
});

describe("example 5.3: deaths per 1000 by race and age, 1970 and 1985", () => {
  const size1985 = [
    3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472, 707, 2692, 6473, 6841, 6547, 4352, 3034,
    2540, 1749, 804, 236,
  ];
  const size1970 = [
    2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315, 535, 2162, 6120, 4781, 3096, 2718, 2363,
    1767, 1149, 448, 117,
  ];
  const rate1985 = [
    9.163, 0.462, 0.248, 0.929, 1.084, 1.81, 4.715, 12.187, 27.728, 64.068, 157.57, 17.208, 0.738, 0.328, 1.103, 2.045,
    3.724, 8.052, 17.812, 34.128, 68.276, 125.161,
  ];
  const rate1970 = [
    18.469, 0.751, 0.391, 1.146, 1.287, 2.672, 6.636, 15.691, 34.723, 79.763, 176.837, 36.993, 1.352, 0.541, 2.04,
    3.523, 6.746, 12.967, 24.471, 45.091, 74.902, 123.205,
  ];
  const cells = (size: readonly number[], rate: readonly number[]): RetentionCell[] =>
    size.map((atRisk, i) => ({ group: i < 11 ? 1 : 2, age: i % 11, atRisk, retained: (atRisk * rate[i]!) / 1000 }));
  const before = cells(size1970, rate1970);
  const after = cells(size1985, rate1985);

  it("his factors: 0.0197749 by race, 1.5217347 by age, −2.2277254 by rates", () => {
    const change = retentionChange(before, after, { composition: "das-gupta" });
    expect(1000 * change.before).toBeCloseTo(9.421833, 6);
    expect(1000 * change.after).toBeCloseTo(8.735618, 6);
    expect(1000 * change.mix).toBeCloseTo(0.0197749, 7);
    expect(1000 * change.age).toBeCloseTo(1.5217347, 7);
    expect(1000 * change.genuine).toBeCloseTo(-2.2277254, 7);
  });

  it("in both orders: the same by rates, and by race and age together", () => {
    const change = retentionChange(before, after);
    expect(1000 * change.genuine).toBeCloseTo(-2.2277254, 7);
    expect(1000 * (change.mix + change.age)).toBeCloseTo(1.5415096, 7);
  });
});
