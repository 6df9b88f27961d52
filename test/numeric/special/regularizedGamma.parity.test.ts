import { describe, it } from "vitest";
import { regularizedGammaInverse, regularizedGammaP, regularizedGammaQ } from "../../../src/numeric/special/index.ts";
import { expectAgreement, rowsOf } from "./reference.ts";

const rows = rowsOf("regularizedGamma");

describe("the regularised incomplete gamma function agrees with 40-digit values", () => {
  it("lower tail", () => {
    expectAgreement(rows, ([a, x]) => regularizedGammaP(a!, x!), 2, { relative: 1e-13 });
  });
  it("upper tail", () => {
    expectAgreement(rows, ([a, x]) => regularizedGammaQ(a!, x!), 3, { relative: 1e-13 });
  });
  it("inverse", () => {
    const inverse = rowsOf("regularizedGammaInverse");
    expectAgreement(
      inverse,
      ([a, p], row) => regularizedGammaInverse(a!, p!, row[2] === "lower" ? "lower" : "upper"),
      3,
      { relative: 1e-13 },
    );
  });
});
