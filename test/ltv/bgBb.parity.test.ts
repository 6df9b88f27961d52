import { describe, expect, it } from "vitest";
import * as bgBb from "../../src/ltv/bgBb/index.ts";
import { fixture, relativeError } from "../fixture.ts";
import { donations } from "./donations.ts";

interface Reference {
  readonly settings: readonly { readonly id: string; readonly parameters: bgBb.BgBbParameters }[];
  readonly pointwise: {
    readonly horizons: readonly number[];
    readonly discountRatesPerOpportunity: readonly number[];
    readonly rows: readonly PointwiseRow[];
  };
  readonly expectation: { readonly rows: readonly (readonly [number, number, number])[] };
  readonly pmf: { readonly rows: readonly (readonly [number, number, number, number, number])[] };
  readonly fits: readonly {
    readonly parameters: bgBb.BgBbParameters;
    readonly logLikelihood: number;
    readonly aic: number;
    readonly bic: number;
    readonly customers: number;
    readonly distinctRows: number;
    readonly standardErrors: bgBb.BgBbParameters;
    readonly covariance: readonly (readonly number[])[];
  }[];
}

type PointwiseRow = readonly [
  setting: number,
  frequency: number,
  recency: number,
  age: number,
  logLikelihood: number,
  alive: number,
  logOdds: number | null,
  aliveLater: readonly number[],
  purchases: readonly number[],
  discounted: readonly number[],
];

const reference = fixture("bg-bb.json") as Reference;

/** Doubles below 1e-307 have fewer digits. */
const near = (value: number, expected: number, where: unknown, tolerance = 1e-10): void => {
  if (expected < 1e-300 && expected >= 0) expect(value, JSON.stringify(where)).toBeLessThan(1e-299);
  else expect(relativeError(value, expected), JSON.stringify(where)).toBeLessThan(tolerance);
};

describe.each(reference.settings.map((setting, index) => ({ ...setting, index })))(
  "BG/BB against values of 40 digits and more: $id",
  ({ parameters, index }) => {
    const model = { parameters, fit: { timeUnit: "year" as const } };
    const { horizons, discountRatesPerOpportunity, rows } = reference.pointwise;
    const ours = rows.filter(([setting]) => setting === index);

    it("log-likelihood, P(alive), its log odds", () => {
      for (const row of ours) {
        const [, frequency, recency, age, logLikelihood, alive, logOdds] = row;
        const customer = { frequency, recency, age };
        near(bgBb.logLikelihood(parameters, customer), logLikelihood, row);
        near(bgBb.probabilityAlive(model, customer), alive, row);
        if (logOdds !== null) near(bgBb.logOddsAlive(model, customer), logOdds, row);
      }
    });

    it("P(alive) and expected purchases after each horizon, discounted purchases at each rate", () => {
      for (const row of ours) {
        const [, frequency, recency, age, , , , aliveLater, purchases, discounted] = row;
        const customer = { frequency, recency, age };
        horizons.forEach((horizon, k) => {
          near(bgBb.probabilityAliveAfter(model, customer, { horizon }), aliveLater[k]!, row);
          near(bgBb.expectedPurchases(model, customer, { horizon }), purchases[k]!, row);
        });
        discountRatesPerOpportunity.forEach((rate, k) => {
          const discountRate = { rate, per: "year" as const };
          near(bgBb.residualValue(model, customer, { discountRate }), discounted[k]!, row);
        });
      }
    });

    it("a new customer's purchases, and the chance of each number of them", () => {
      for (const row of reference.expectation.rows) {
        if (row[0] === index) near(bgBb.newCustomerPurchases(model, { horizon: row[1] }), row[2], row);
      }
      for (const row of reference.pmf.rows) {
        const [setting, horizon, count, probability, logProbability] = row;
        if (setting !== index) continue;
        near(bgBb.logProbabilityOfPurchases(model, { count, horizon }), logProbability, row);
        near(bgBb.probabilityOfPurchases(model, { count, horizon }), probability, row);
      }
    });
  },
);

it("BG/BB fits the donations to estimates of 40 digits", () => {
  const [expected] = reference.fits;
  const { parameters, fit } = bgBb.fit(donations, { timeUnit: "year" });
  for (const name of ["alpha", "beta", "gamma", "delta"] as const) {
    near(parameters[name], expected!.parameters[name], name, 1e-6);
    near(fit.standardErrors![name], expected!.standardErrors[name], name, 1e-4);
  }
  for (const name of ["logLikelihood", "aic", "bic"] as const) near(fit[name], expected![name], name, 1e-8);
  expect([fit.observations, fit.distinctRows]).toEqual([expected!.customers, expected!.distinctRows]);
  expected!.covariance.forEach((row, i) => {
    row.forEach((value, j) => {
      near(fit.covariance![i]![j]!, value, [i, j], 1e-4);
    });
  });
});
