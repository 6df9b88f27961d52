import { describe, it } from "vitest";
import { digamma, logBeta, logGamma, trigamma } from "../../../src/numeric/special/index.ts";
import { expectAgreement, rowsOf } from "./reference.ts";

describe("the gamma family agrees with 40-digit values", () => {
  it("logGamma", () => {
    expectAgreement(rowsOf("logGamma"), ([x]) => logGamma(x!), 1, { relative: 1e-14 });
  });
  it("digamma, absolutely near its zeros", () => {
    expectAgreement(rowsOf("digamma"), ([x]) => digamma(x!), 1, { relative: 1e-14, scale: 0.1 });
  });
  it("trigamma", () => {
    expectAgreement(rowsOf("trigamma"), ([x]) => trigamma(x!), 1, { relative: 1e-14 });
  });
  it("logBeta", () => {
    expectAgreement(rowsOf("logBeta"), ([a, b]) => logBeta(a!, b!), 2, { relative: 1e-14, scale: 1 });
  });
});
