import { describe, expect, it } from "vitest";
import {
  addMoney,
  formatMoney,
  majorUnits,
  minorDigits,
  money,
  moneySchema,
  scaleMoney,
  sumMoney,
} from "keizoku/schema";

const usd = (minor: number): { minor: number; currency: string } => ({ minor, currency: "USD" });

describe("money", () => {
  const exact: [string | number, string, number][] = [
    ["29.33", "USD", 2933],
    [29.33, "USD", 2933],
    ["0.07", "USD", 7],
    [".5", "USD", 50],
    ["5.", "USD", 500],
    ["+5", "USD", 500],
    ["-0.01", "USD", -1],
    ["-0", "USD", 0],
    ["29.3300", "USD", 2933],
    ["007.10", "USD", 710],
    ["1200", "JPY", 1200],
    ["1200.00", "JPY", 1200],
    ["1.234", "KWD", 1234],
    ["90071992547409.91", "USD", Number.MAX_SAFE_INTEGER],
  ];
  it.each(exact)("reads %s %s exactly", (major, currency, minor) => {
    expect(money(major, currency)).toEqual({ minor, currency });
  });

  it("reads what binary fractions would miss", () => {
    // 1.005 × 1000 and 4.35 × 100 are not whole in doubles.
    expect(money("1.005", "KWD").minor).toBe(1005);
    expect(money("4.35", "USD").minor).toBe(435);
    expect(money(4.35, "USD").minor).toBe(435);
  });
});

describe("minorDigits", () => {
  // ISO 4217 list one; CLDR has 0 for the last five.
  const published = {
    USD: 2,
    JPY: 0,
    KRW: 0,
    KWD: 3,
    BHD: 3,
    CLF: 4,
    UYW: 4,
    MGA: 2,
    HUF: 2,
    IDR: 2,
    LAK: 2,
    RSD: 2,
    IQD: 3,
  };
  it.each(Object.entries(published))("of %s is %i", (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });
});

describe("arithmetic", () => {
  it("adds and sums exactly, also where a sum leaves the safe integers on the way", () => {
    expect(addMoney(usd(10), usd(20))).toEqual(usd(30));
    const most = Number.MAX_SAFE_INTEGER;
    expect(sumMoney([usd(most), usd(most), usd(-most)])).toEqual(usd(most));
    expect(sumMoney([], "USD")).toEqual(usd(0));
  });

  it("rounds a half to the even neighbour, on the decimals that people see", () => {
    expect([1, 3, 5, -1, -3].map((m) => scaleMoney(usd(m), 0.5).minor)).toEqual([0, 2, 2, 0, -2]);
    expect(Object.is(scaleMoney(usd(-1), 0.5).minor, 0)).toBe(true);
    expect(50 * 1.15).toBeLessThan(57.5);
    expect(scaleMoney(usd(50), 1.15).minor).toBe(58);
    expect(scaleMoney(usd(1e9), 1e-7).minor).toBe(100);
    expect(scaleMoney(usd(0), 1e300).minor).toBe(0);
  });

  it("gives major units", () => {
    expect(majorUnits({ minor: 1234, currency: "KWD" })).toBe(1.234);
    expect(majorUnits({ minor: 1234, currency: "JPY" })).toBe(1234);
  });
});

describe("formatMoney", () => {
  it("shows all digits of the currency in the reader's language", () => {
    expect(formatMoney(usd(5), "en")).toBe("$0.05");
    expect(formatMoney({ minor: -123456, currency: "JPY" }, "en")).toBe("-¥123,456");
    expect(formatMoney({ minor: 98000, currency: "JPY" }, "ja")).toMatch(/^[\u00a5\uffe5]98,000$/);
  });

  it("is exact where the nearest double is not", () => {
    expect(formatMoney(usd(Number.MAX_SAFE_INTEGER), "en")).toBe("$90,071,992,547,409.91");
  });
});

describe("moneySchema", () => {
  it("takes typed money only", () => {
    expect(moneySchema.safeParse(usd(1)).success).toBe(true);
    for (const wrong of [
      usd(0.5),
      usd(2 ** 53),
      { minor: 1, currency: "usd" },
      { minor: "1", currency: "USD" },
      null,
    ]) {
      expect(moneySchema.safeParse(wrong).success).toBe(false);
    }
  });
});
