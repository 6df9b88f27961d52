import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMoney, allocateMoney, money, minorDigits, scaleMoney, sumMoney, type Money } from "keizoku/schema";

const currency = fc.constantFrom("USD", "JPY", "KWD", "CLF");
const minor = fc.maxSafeInteger().map((m) => m + 0);
const small = fc.integer({ min: -1e9, max: 1e9 });
const usd = (m: number): Money => ({ minor: m, currency: "USD" });

/** The amount as an accountant writes it. */
function written({ minor: m, currency: code }: Money): string {
  const digits = minorDigits(code);
  const text = String(Math.abs(m)).padStart(digits + 1, "0");
  const at = text.length - digits;
  return `${m < 0 ? "-" : ""}${text.slice(0, at)}${digits === 0 ? "" : "."}${text.slice(at)}`;
}

describe("money", () => {
  it("reads back every amount that can be written", () => {
    fc.assert(
      fc.property(minor, currency, (m, code) => {
        expect(money(written({ minor: m, currency: code }), code)).toEqual({ minor: m, currency: code });
      }),
    );
  });

  it("agrees with the nearest whole number of minor units for numbers of two decimals", () => {
    fc.assert(
      fc.property(small, (m) => {
        expect(money(m / 100, "USD").minor).toBe(m);
      }),
    );
  });
});

describe("sums", () => {
  it("do not depend on order or grouping", () => {
    fc.assert(
      fc.property(fc.array(small, { minLength: 1 }), fc.nat(), (minors, at) => {
        const list = minors.map(usd);
        const cut = at % list.length;
        const parts = addMoney(sumMoney(list.slice(0, cut), "USD"), sumMoney(list.slice(cut), "USD"));
        expect(sumMoney(list)).toEqual(parts);
        expect(sumMoney(list.toReversed())).toEqual(parts);
      }),
    );
  });

  it("are exact in whole numbers without limit", () => {
    fc.assert(
      fc.property(fc.array(minor, { minLength: 1, maxLength: 6 }), (minors) => {
        const exact = minors.reduce((sum, m) => sum + BigInt(m), 0n);
        const fits = exact <= BigInt(Number.MAX_SAFE_INTEGER) && exact >= BigInt(Number.MIN_SAFE_INTEGER);
        if (fits) expect(BigInt(sumMoney(minors.map(usd)).minor)).toBe(exact);
        else expect(() => sumMoney(minors.map(usd))).toThrow("money-overflow");
      }),
    );
  });
});

describe("scaleMoney", () => {
  it("is within half a minor unit, and odd", () => {
    fc.assert(
      fc.property(small, fc.integer({ min: -5000, max: 5000 }), (m, thousandths) => {
        const scaled = scaleMoney(usd(m), thousandths / 1000).minor;
        expect(Math.abs(scaled * 1000 - m * thousandths)).toBeLessThanOrEqual(500);
        expect(scaleMoney(usd(-m), thousandths / 1000).minor + scaled).toBe(0);
      }),
    );
  });
});

describe("allocateMoney", () => {
  const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 });

  it("loses no minor unit and keeps each part within one of its share", () => {
    fc.assert(
      fc.property(minor, fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), (m, w) => {
        fc.pre(w.some((x) => x > 0));
        const parts = allocateMoney(usd(m), w).map((p) => p.minor);
        expect(parts.reduce((sum, p) => sum + BigInt(p), 0n)).toBe(BigInt(m));
        const total = BigInt(w.reduce((a, b) => a + b, 0));
        parts.forEach((part, i) => {
          const off = BigInt(part) * total - BigInt(m) * BigInt(w[i]!);
          expect(off < total && -off < total).toBe(true);
        });
      }),
    );
  });

  it("takes any weights, and gives nothing to a weight of zero", () => {
    fc.assert(
      fc.property(small, weights, (m, w) => {
        fc.pre(w.some((x) => x > 0));
        const parts = allocateMoney(usd(m), w).map((p) => p.minor);
        expect(parts.reduce((sum, p) => sum + p, 0)).toBe(m + 0);
        parts.forEach((part, i) => {
          if (w[i] === 0) expect(part).toBe(0);
        });
      }),
    );
  });
});
