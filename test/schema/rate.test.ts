import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { continuousRate, convertRate, rateSchema, timeUnits, type Rate, type TimeUnit } from "keizoku/schema";
import { codesOf } from "../failure.ts";

const unit = fc.constantFrom(...timeUnits);

describe("convertRate", () => {
  it("compounds", () => {
    expect(convertRate({ rate: 0.1, per: "quarter" }, "year").rate).toBeCloseTo(1.1 ** 4 - 1, 14);
    expect(convertRate({ rate: 0.21, per: "year" }, "year")).toEqual({ rate: 0.21, per: "year" });
    expect(convertRate({ rate: -0.1, per: "month" }, "year").rate).toBeCloseTo(0.9 ** 12 - 1, 14);
  });

  it("keeps tiny rates, where 1 + rate would lose them", () => {
    expect(convertRate({ rate: 1e-14, per: "month" }, "year").rate / 12e-14).toBeCloseTo(1, 12);
  });

  it("comes back", () => {
    fc.assert(
      fc.property(fc.double({ min: -0.01, max: 0.01, noNaN: true }), unit, unit, (rate, from, to) => {
        const there = convertRate({ rate, per: from }, to);
        expect(there.per).toBe(to);
        expect(convertRate(there, from).rate).toBeCloseTo(rate, 14);
      }),
    );
  });
});

describe("continuousRate", () => {
  it("is the logarithm of the growth of the unit", () => {
    expect(continuousRate({ rate: Math.E - 1, per: "year" }, "year")).toBeCloseTo(1, 14);
    expect(continuousRate({ rate: 0.1, per: "year" }, "month") * 12).toBeCloseTo(Math.log(1.1), 14);
  });
});

describe("input", () => {
  it.each([-1, -2, NaN, Infinity])("refuses a rate of %d", (rate) => {
    expect(codesOf(() => continuousRate({ rate, per: "year" }, "year"))).toEqual(["invalid-input rate.rate"]);
    expect(rateSchema.safeParse({ rate, per: "year" }).success).toBe(false);
  });

  it("refuses unknown units, all at once", () => {
    const rate = { rate: NaN, per: "hour" } as unknown as Rate;
    expect(codesOf(() => convertRate(rate, "constructor" as TimeUnit))).toEqual([
      "invalid-input rate.rate",
      "invalid-input rate.per",
      "invalid-input per",
    ]);
  });

  it("says where no double holds the result", () => {
    expect(codesOf(() => convertRate({ rate: 10, per: "day" }, "year"))).toEqual(["rate-overflow rate"]);
    expect(codesOf(() => convertRate({ rate: -0.9, per: "day" }, "year"))).toEqual(["rate-overflow rate"]);
  });
});
