import { describe, expect, it } from "vitest";
import {
  logRegularizedBeta,
  regularizedBeta,
  regularizedBetaComplement,
  regularizedBetaInverse,
} from "../../../src/numeric/special/index.ts";
import { expectAgreement, rowsOf, type Row } from "./reference.ts";

const rows = rowsOf("regularizedBeta");
const inverse = rowsOf("regularizedBetaInverse");
const tailOf = (row: Row): "lower" | "upper" => (row[3] === "lower" ? "lower" : "upper");
const otherTailOf = (row: Row): "lower" | "upper" => (row[3] === "lower" ? "upper" : "lower");

describe("the regularised incomplete beta function agrees with 40-digit values", () => {
  // At a = b = 1e6 one rounding of x moves the tail by 1e-13.
  it("lower tail", () => {
    expectAgreement(rows, ([a, b, x]) => regularizedBeta(x!, a!, b!), 3, { relative: 1e-13 });
  });
  it("upper tail", () => {
    expectAgreement(rows, ([a, b, x]) => regularizedBetaComplement(x!, a!, b!), 4, { relative: 2e-13 });
  });
  it("logarithm of the lower tail", () => {
    for (const [a, b, x, lower] of rows as number[][]) {
      const error = Math.abs(logRegularizedBeta(x!, a!, b!) - Math.log(lower!));
      expect(error, `${String(a)} ${String(b)} ${String(x)}`).toBeLessThanOrEqual(1e-13);
    }
  });
  it("inverse", () => {
    expectAgreement(inverse, ([a, b, p], row) => regularizedBetaInverse(p!, a!, b!, tailOf(row)), 4, {
      relative: 1e-13,
    });
  });
  it("one minus the inverse, by exchanging the sides", () => {
    expectAgreement(inverse, ([a, b, p], row) => regularizedBetaInverse(p!, b!, a!, otherTailOf(row)), 5, {
      relative: 1e-13,
    });
  });
});
