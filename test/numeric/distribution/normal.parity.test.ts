import { describe, it } from "vitest";
import { normalCdf, normalQuantile } from "../../../src/numeric/distribution/index.ts";
import { expectAgreement, rowsOf } from "../special/reference.ts";

describe("the normal distribution agrees with 40-digit values", () => {
  it("cdf", () => {
    expectAgreement(rowsOf("normalCdf"), ([x]) => normalCdf(x!), 1, { relative: 1e-14 });
  });
  it("quantile", () => {
    expectAgreement(rowsOf("normalQuantile"), ([p]) => normalQuantile(p!), 1, { relative: 1e-14 });
  });
});
