import { describe, expect, it } from "vitest";
import { hyp2f1, logHyp2f1 } from "../../../src/numeric/special/index.ts";
import { logHyp2f1Integral } from "../../../src/numeric/special/hyp2f1Integral.ts";
import { expectAgreement, rowsOf } from "./reference.ts";

const rows = rowsOf("hyp2f1");

describe("2F1 agrees with 40-digit values on the arguments of the models", () => {
  it("value", () => {
    expectAgreement(rows, ([a, b, c, z]) => hyp2f1(a!, b!, c!, z!), 4, { relative: 1e-13 });
  });
  it("logarithm, to relative precision where it is near 0 too", () => {
    expectAgreement(rows, ([a, b, c, z]) => logHyp2f1(a!, b!, c!, z!), 5, { relative: 3e-14 });
  });
  it("integral, also where the series would serve", () => {
    const inside = rows.filter((row) => row[3] !== 0);
    expectAgreement(inside, ([a, b, c, z]) => logHyp2f1Integral(a!, b!, c!, z!), 5, { relative: 1e-11, scale: 1 });
  });
  it("is Infinity where it exceeds the double range, never NaN", () => {
    for (const [a, b, c, z, value] of rows as number[][]) {
      if (value === null) expect(hyp2f1(a!, b!, c!, z!)).toBe(Infinity);
    }
  });
});
