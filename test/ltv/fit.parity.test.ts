import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bgNbd, gammaGamma, summarize, type Purchase, type PurchaseSummary } from "../../src/ltv/index.ts";
import type { FitReport } from "../../src/schema/index.ts";
import { fixture, relativeError } from "../fixture.ts";
import { sharedFile } from "../shared.ts";
import { cdnowPurchases } from "./cdnow.ts";

interface ReferenceFit {
  readonly parameters: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  readonly customers: number;
  readonly distinctRows?: number;
  readonly standardErrors: Readonly<Record<string, number>>;
  readonly covariance: readonly (readonly number[])[];
  readonly sameFitInDays?: { readonly parameters: Readonly<Record<string, number>>; readonly logLikelihood: number };
}

const bgNbdFits = (fixture("bg-nbd.json") as { fits: ReferenceFit[] }).fits;
const gammaGammaFits = (fixture("gamma-gamma.json") as { fits: ReferenceFit[] }).fits;

interface Fitted {
  readonly parameters: object;
  readonly fit: FitReport;
}

/** Parameters at 1e-6 relative, log-likelihood at 1e-8, standard errors at 1e-4: the tolerances of the reference files. */
function expectFit({ parameters, fit }: Fitted, expected: ReferenceFit): void {
  for (const [name, value] of Object.entries(parameters) as [string, number][]) {
    expect(relativeError(value, expected.parameters[name]!), name).toBeLessThan(1e-6);
    expect(relativeError(fit.standardErrors![name]!, expected.standardErrors[name]!), name).toBeLessThan(1e-4);
  }
  expect(relativeError(fit.logLikelihood, expected.logLikelihood)).toBeLessThan(1e-8);
  expect(relativeError(fit.aic, expected.aic)).toBeLessThan(1e-8);
  expect(relativeError(fit.bic, expected.bic)).toBeLessThan(1e-8);
  expect(fit.observations).toBe(expected.customers);
  if (expected.distinctRows !== undefined) expect(fit.distinctRows).toBe(expected.distinctRows);
  for (const [i, row] of expected.covariance.entries()) {
    for (const [j, value] of row.entries()) expect(relativeError(fit.covariance![i]![j]!, value)).toBeLessThan(1e-3);
  }
}

const summaryTo = (
  purchases: readonly Purchase[],
  observationEnd: string,
  unit: "week" | "day" = "week",
): PurchaseSummary =>
  summarize(
    purchases.filter(({ at }) => (at as string) <= observationEnd),
    { unit, observationEnd },
  );

describe("fits of the CDNOW sample against estimates to 40 digits", () => {
  const purchases = cdnowPurchases();
  const to1997 = summaryTo(purchases, "1997-09-30");
  const to1998 = summaryTo(purchases, "1998-06-30");

  it("BG/NBD on the published summary, whose weeks are rounded to 0.01", () => {
    const rounded = (column: Float64Array): Float64Array => column.map((weeks) => Math.round(weeks * 100) / 100);
    const columns = { frequency: to1997.frequency, recency: rounded(to1997.recency), age: rounded(to1997.age) };
    expectFit(bgNbd.fit(columns, { timeUnit: "week" }), bgNbdFits[0]!);
  });

  it("BG/NBD on 39 weeks, in weeks and in days", () => {
    expectFit(bgNbd.fit(to1997, { timeUnit: "week" }), bgNbdFits[1]!);
    const { parameters, fit } = bgNbd.fit(summaryTo(purchases, "1997-09-30", "day"), { timeUnit: "day" });
    const inDays = bgNbdFits[1]!.sameFitInDays!;
    expect(relativeError(parameters.alpha, inDays.parameters.alpha!)).toBeLessThan(1e-6);
    expect(relativeError(fit.logLikelihood, inDays.logLikelihood)).toBeLessThan(1e-8);
  });

  it("BG/NBD on 78 weeks", () => {
    expectFit(bgNbd.fit(to1998, { timeUnit: "week" }), bgNbdFits[2]!);
  });

  it("Gamma-Gamma on 39 and on 78 weeks", () => {
    expectFit(gammaGamma.fit(to1997), gammaGammaFits[1]!);
    expectFit(gammaGamma.fit(to1998), gammaGammaFits[2]!);
  });
});

const master = sharedFile("data/cdnow_master.txt");

describe("fits of all CDNOW customers (needs shared/data/cdnow_master.txt)", () => {
  it.skipIf(master === undefined)("BG/NBD and Gamma-Gamma on 23,570 customers", () => {
    const day = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
    const purchases = readFileSync(master!, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/) as [string, string, string, string])
      .filter(([customer]) => /^\d+$/.test(customer))
      .map(([customerId, at, , dollars]) => ({
        customerId,
        at: day(at),
        amount: { minor: Math.round(Number(dollars) * 100), currency: "USD" },
      }));
    const summary = summaryTo(purchases, "1997-09-30");
    expectFit(bgNbd.fit(summary, { timeUnit: "week" }), bgNbdFits[3]!);
    const spend = gammaGamma.fit(summary);
    expectFit(spend, gammaGammaFits[3]!);
    expect(spend.fit.notes.find(({ code }) => code === "zero-spend")?.message).toMatch(/^1 /);
  });
});
