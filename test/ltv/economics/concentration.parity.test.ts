import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { concentration } from "../../../src/ltv/economics/concentration.ts";
import { fixture, relativeError } from "../../fixture.ts";
import { sharedFile } from "../../shared.ts";

interface Reference {
  readonly customers: number;
  readonly total: number;
  readonly gini: number;
  readonly giniUnbiased: number;
  readonly hhi: number;
  readonly theil: number;
  readonly atkinsonHalf: number;
  readonly hoover: number;
  readonly lorenz: readonly { readonly p: number; readonly share: number }[];
  readonly topShare: readonly { readonly p: number; readonly share: number }[];
  readonly customersForShare: readonly {
    readonly share: number;
    readonly customers: number;
    readonly fraction: number;
  }[];
  readonly frequency: { readonly gini: number; readonly top20Share: number };
}

const reference = fixture("concentration.json") as Reference;
const master = sharedFile("data/cdnow_master.txt");

/** Cents and days with a purchase of every CDNOW customer. */
function customers(): { readonly cents: number[]; readonly purchases: number[] } {
  const cents = new Map<string, number>();
  const purchases = new Map<string, number>();
  for (const line of readFileSync(master!, "utf8").trim().split("\n")) {
    const [id, , , dollars] = line.trim().split(/\s+/) as [string, string, string, string];
    if (!/^\d+$/.test(id)) continue;
    cents.set(id, (cents.get(id) ?? 0) + Math.round(Number(dollars) * 100));
    purchases.set(id, (purchases.get(id) ?? 0) + 1);
  }
  return { cents: [...cents.values()], purchases: [...purchases.values()] };
}

describe("concentration of CDNOW spend (needs shared/data/cdnow_master.txt)", () => {
  it.skipIf(master === undefined)("gives every figure of the reference", () => {
    const top = reference.topShare.map(({ p }) => p);
    const shares = reference.customersForShare.map(({ share }) => share);
    const found = concentration(customers().cents, { top, shares, points: 10 });
    expect(found.customers).toBe(reference.customers);
    expect(found.total).toBe(reference.total);
    for (const name of ["gini", "giniUnbiased", "hhi", "theil", "hoover"] as const) {
      expect(relativeError(found[name]!, reference[name]), name).toBeLessThan(1e-12);
    }
    expect(relativeError(found.atkinson, reference.atkinsonHalf)).toBeLessThan(1e-12);
    reference.lorenz.forEach(({ p, share }) => {
      const at = found.lorenz.customerShare.indexOf(p);
      expect(relativeError(found.lorenz.valueShare[at]!, share), `Lorenz ${String(p)}`).toBeLessThan(1e-11);
    });
    reference.topShare.forEach(({ share }, k) => {
      expect(relativeError(found.topShares[k]!.share, share)).toBeLessThan(1e-12);
    });
    expect(found.customersForShare.map(({ customers, fraction }) => [customers, fraction])).toEqual(
      reference.customersForShare.map(({ customers, fraction }) => [customers, expect.closeTo(fraction, 12) as number]),
    );
  });

  it.skipIf(master === undefined)("and those of the numbers of purchases, of which most are equal", () => {
    const { gini, topShares } = concentration(customers().purchases, { top: [0.2] });
    expect(gini).toBeCloseTo(reference.frequency.gini, 12);
    expect(topShares[0]!.share).toBeCloseTo(reference.frequency.top20Share, 12);
  });

  it.skipIf(master === undefined)("has an interval as wide as the jackknife says", () => {
    const { gini, intervals } = concentration(customers().cents, { bootstrap: { resamples: 400, seed: 1 } });
    // 1.96 jackknife standard errors of 0.004347, computed apart.
    const half = 1.96 * 0.00434688656443367;
    expect(intervals!.gini.lower).toBeCloseTo(gini - half, 2);
    expect(intervals!.gini.upper - intervals!.gini.lower).toBeGreaterThan(1.7 * half);
    expect(intervals!.gini.upper - intervals!.gini.lower).toBeLessThan(2.3 * half);
  });
});
