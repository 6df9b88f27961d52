import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { PurchaseHistories, PurchaseHistory } from "../../src/ltv/kernel/purchaseHistory.ts";
import { summarize } from "../../src/ltv/summarize/summarize.ts";
import type { PurchaseSummary } from "../../src/ltv/summarize/purchaseSummary.ts";
import type { FitReport } from "../../src/schema/index.ts";
import type { Purchase } from "../../src/schema/purchaseLog.ts";
import { fixture, relativeError } from "../fixture.ts";
import { sharedFile } from "../shared.ts";
import { cdnowPurchases } from "./cdnow.ts";

/** What every model of repeat purchases answers; P are its parameters. */
export interface PurchaseModule<P> {
  readonly fit: (
    columns: PurchaseHistories,
    options: { readonly timeUnit: "week" | "day" },
  ) => { readonly parameters: P; readonly fit: FitReport };
  readonly logLikelihood: (parameters: P, customer: PurchaseHistory) => number;
  readonly probabilityAlive: (model: Scorer<P>, customer: PurchaseHistory) => number;
  readonly logOddsAlive: (model: Scorer<P>, customer: PurchaseHistory) => number;
  readonly probabilityAliveAfter: (model: Scorer<P>, customer: PurchaseHistory, options: Horizon) => number;
  readonly expectedPurchases: (model: Scorer<P>, customer: PurchaseHistory, options: Horizon) => number;
  readonly newCustomerPurchases: (model: Scorer<P>, options: Horizon) => number;
  readonly logProbabilityOfPurchases: (model: Scorer<P>, options: Horizon & { readonly count: number }) => number;
  readonly probabilityOfPurchases: (model: Scorer<P>, options: Horizon & { readonly count: number }) => number;
  readonly residualValue: (
    model: Scorer<P> & { readonly fit: { readonly timeUnit: "week" } },
    customer: PurchaseHistory,
    options: { readonly discountRate: { readonly rate: number; readonly per: "week" } },
  ) => number;
}

interface Scorer<P> {
  readonly parameters: P;
}

interface Horizon {
  readonly horizon: number;
}

interface Reference<P> {
  readonly settings: readonly { readonly id: string; readonly parameters: P }[];
  readonly pointwise: { readonly horizons: readonly number[]; readonly rows: readonly PointwiseRow[] };
  readonly expectation: { readonly rows: readonly (readonly [number, number, number])[] };
  readonly pmf: { readonly rows: readonly (readonly [number, number, number, number, number])[] };
  readonly discountedExpectedResidualPurchases: {
    readonly rows: readonly (readonly [number, number, number, number, number, number])[];
  };
  readonly fits: readonly ReferenceFit[];
}

type PointwiseRow = readonly [
  setting: number,
  frequency: number,
  recency: number,
  age: number,
  logLikelihood: number,
  alive: number,
  logOdds: number | null,
  purchases: readonly number[],
  aliveLater: readonly number[],
];

interface ReferenceFit {
  readonly parameters: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  readonly customers: number;
  readonly distinctRows: number;
  readonly standardErrors: Readonly<Record<string, number>>;
  readonly covariance: readonly (readonly number[])[];
  readonly sameFitInDays?: { readonly parameters: Readonly<Record<string, number>>; readonly logLikelihood: number };
}

/** Compares a model with a reference file of 40 digits, all of it, to the same tolerance. */
export function comparePredictions<P>(module: PurchaseModule<P>, file: string, tolerance: number): void {
  const reference = fixture(file) as Reference<P>;
  const near = (value: number, expected: number, where: unknown): void => {
    expect(relativeError(value, expected), JSON.stringify(where)).toBeLessThan(tolerance);
  };
  for (const [index, { id, parameters }] of reference.settings.entries()) {
    const model = { parameters };
    describe(id, () => {
      const rows = reference.pointwise.rows.filter(([setting]) => setting === index);

      it("log-likelihood, P(alive), its log odds", () => {
        for (const row of rows) {
          const [, frequency, recency, age, logLikelihood, alive, logOdds] = row;
          const customer = { frequency, recency, age };
          near(module.logLikelihood(parameters, customer), logLikelihood, row);
          // Doubles below 1e-307 have fewer digits.
          if (alive > 1e-300) near(module.probabilityAlive(model, customer), alive, row);
          else expect(module.probabilityAlive(model, customer)).toBeLessThan(1e-300);
          if (logOdds !== null) near(module.logOddsAlive(model, customer), logOdds, row);
        }
      });

      it("expected purchases and P(alive) after each horizon", () => {
        for (const row of rows) {
          const [, frequency, recency, age, , , , purchases, aliveLater] = row;
          const customer = { frequency, recency, age };
          reference.pointwise.horizons.forEach((horizon, k) => {
            near(module.expectedPurchases(model, customer, { horizon }), purchases[k]!, row);
            near(module.probabilityAliveAfter(model, customer, { horizon }), aliveLater[k]!, row);
          });
        }
      });

      it("a new customer's purchases, and the chance of each number of them", () => {
        for (const row of reference.expectation.rows) {
          if (row[0] === index) near(module.newCustomerPurchases(model, { horizon: row[1] }), row[2], row);
        }
        for (const row of reference.pmf.rows) {
          const [setting, horizon, count, probability, logProbability] = row;
          if (setting !== index) continue;
          near(module.logProbabilityOfPurchases(model, { count, horizon }), logProbability, row);
          if (probability < 1e-300) continue;
          near(module.probabilityOfPurchases(model, { count, horizon }), probability, row);
        }
      });

      it("discounted expected residual purchases", { timeout: 60_000 }, () => {
        for (const row of reference.discountedExpectedResidualPurchases.rows) {
          const [setting, frequency, recency, age, delta, expected] = row;
          if (setting !== index) continue;
          const discountRate = { rate: Math.expm1(delta), per: "week" as const };
          const timed = { ...model, fit: { timeUnit: "week" as const } };
          near(module.residualValue(timed, { frequency, recency, age }, { discountRate }), expected, row);
        }
      });
    });
  }
}

const summaryTo = (purchases: readonly Purchase[], end: string, unit: "week" | "day" = "week"): PurchaseSummary =>
  summarize(
    purchases.filter(({ at }) => (at as string) <= end),
    { unit, observationEnd: end },
  );

/** Parameters at 1e-6 relative, log-likelihood at 1e-8, standard errors at 1e-4: the tolerances of the reference files. */
function expectFit(
  { parameters, fit }: { readonly parameters: unknown; readonly fit: FitReport },
  expected: ReferenceFit,
): void {
  for (const [name, value] of Object.entries(parameters as Record<string, number>)) {
    expect(relativeError(value, expected.parameters[name]!), name).toBeLessThan(1e-6);
    expect(relativeError(fit.standardErrors![name]!, expected.standardErrors[name]!), name).toBeLessThan(1e-4);
  }
  for (const key of ["logLikelihood", "aic", "bic"] as const) {
    expect(relativeError(fit[key], expected[key]), key).toBeLessThan(1e-8);
  }
  expect([fit.observations, fit.distinctRows]).toEqual([expected.customers, expected.distinctRows]);
  for (const [i, row] of expected.covariance.entries()) {
    for (const [j, value] of row.entries()) expect(relativeError(fit.covariance![i]![j]!, value)).toBeLessThan(1e-3);
  }
}

const master = sharedFile("data/cdnow_master.txt");

/** All CDNOW customers, as purchases in cents. */
function masterPurchases(file: string): Purchase[] {
  const day = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const rows = lines.map((line) => line.trim().split(/\s+/) as [string, string, string, string]);
  return rows
    .filter(([customer]) => /^\d+$/.test(customer))
    .map(([customerId, at, , dollars]) => {
      const amount = { minor: Math.round(Number(dollars) * 100), currency: "USD" };
      return { customerId, at: day(at), amount };
    });
}

/** Compares fits of CDNOW with the estimates of a reference file. */
export function compareFits<P>(module: PurchaseModule<P>, file: string): void {
  const { fits } = fixture(file) as Reference<P>;
  const purchases = cdnowPurchases();
  const to1997 = summaryTo(purchases, "1997-09-30");

  it("the published summary, whose weeks are rounded to 0.01", () => {
    const rounded = (column: Float64Array): Float64Array => column.map((weeks) => Math.round(weeks * 100) / 100);
    const columns = { frequency: to1997.frequency, recency: rounded(to1997.recency), age: rounded(to1997.age) };
    expectFit(module.fit(columns, { timeUnit: "week" }), fits[0]!);
  });

  it("39 weeks, in weeks and in days, and 78 weeks", () => {
    expectFit(module.fit(to1997, { timeUnit: "week" }), fits[1]!);
    const inDays = module.fit(summaryTo(purchases, "1997-09-30", "day"), { timeUnit: "day" });
    const expected = fits[1]!.sameFitInDays!;
    for (const [name, value] of Object.entries(inDays.parameters as Record<string, number>)) {
      expect(relativeError(value, expected.parameters[name]!), name).toBeLessThan(1e-6);
    }
    expect(relativeError(inDays.fit.logLikelihood, expected.logLikelihood)).toBeLessThan(1e-8);
    expectFit(module.fit(summaryTo(purchases, "1998-06-30"), { timeUnit: "week" }), fits[2]!);
  });

  it.skipIf(master === undefined)("all 23,570 customers (needs shared/data/cdnow_master.txt)", () => {
    expectFit(module.fit(summaryTo(masterPurchases(master!), "1997-09-30"), { timeUnit: "week" }), fits[3]!);
  });
}
