import { describe, it } from "vitest";
import { erf, erfc, erfcInverse } from "../../../src/numeric/special/index.ts";
import { expectAgreement, rowsOf } from "./reference.ts";

describe("the error functions agree with 40-digit values", () => {
  it("erf", () => {
    expectAgreement(rowsOf("erfc"), ([x]) => erf(x!), 1, { relative: 1e-14 });
  });
  it("erfc", () => {
    expectAgreement(rowsOf("erfc"), ([x]) => erfc(x!), 2, { relative: 1e-14 });
  });
  it("erfcInverse", () => {
    expectAgreement(rowsOf("erfcInverse"), ([p]) => erfcInverse(p!), 1, { relative: 1e-14 });
  });
});
