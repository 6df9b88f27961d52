import { describe, expect, it } from "vitest";
import { bgNbd } from "../../src/ltv/index.ts";
import { fixture, relativeError } from "../fixture.ts";

interface Reference {
  readonly settings: readonly { readonly id: string; readonly parameters: bgNbd.BgNbdParameters }[];
  readonly pointwise: { readonly horizons: readonly number[]; readonly rows: readonly PointwiseRow[] };
  readonly expectation: { readonly rows: readonly (readonly [number, number, number])[] };
  readonly pmf: { readonly rows: readonly (readonly [number, number, number, number, number])[] };
  readonly discountedExpectedResidualPurchases: { readonly rows: readonly (readonly number[])[] };
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

const reference = fixture("bg-nbd.json") as Reference;

/** Parameter sets of the table that no data would give; the others must hold to 1e-9. */
const extreme = new Set(["large-r-a", "small-r-a", "beta-u-shape", "a-near-1"]);
const tolerance = (setting: number): number => (extreme.has(reference.settings[setting]!.id) ? 1e-6 : 1e-9);
const scorer = (setting: number): bgNbd.BgNbdScorer => reference.settings[setting]!;

describe("BG/NBD against values of 40 digits and more", () => {
  for (const [index, { id }] of reference.settings.entries()) {
    const rows = reference.pointwise.rows.filter(([setting]) => setting === index);
    const model = scorer(index);

    it(`log-likelihood, P(alive) and its log odds: ${id}`, () => {
      for (const [, frequency, recency, age, logLikelihood, alive, logOdds] of rows) {
        const customer = { frequency, recency, age };
        const where = JSON.stringify(customer);
        expect(relativeError(bgNbd.logLikelihood(model.parameters, customer), logLikelihood), where).toBeLessThan(
          1e-11,
        );
        expect(relativeError(bgNbd.probabilityAlive(model, customer), alive), where).toBeLessThan(1e-10);
        if (logOdds === null) continue;
        expect(relativeError(bgNbd.logOddsAlive(model, customer), logOdds), where).toBeLessThan(1e-10);
      }
    });

    it(`expected purchases and P(alive) after each horizon: ${id}`, () => {
      for (const [, frequency, recency, age, , , , purchases, aliveLater] of rows) {
        const customer = { frequency, recency, age };
        reference.pointwise.horizons.forEach((horizon, k) => {
          const where = `${JSON.stringify(customer)} ${String(horizon)}`;
          const expected = bgNbd.expectedPurchases(model, customer, { horizon });
          expect(relativeError(expected, purchases[k]!), `purchases ${where}`).toBeLessThan(tolerance(index));
          const later = bgNbd.probabilityAliveAfter(model, customer, { horizon });
          expect(relativeError(later, aliveLater[k]!), `alive ${where}`).toBeLessThan(tolerance(index));
        });
      }
    });
  }

  it("expected purchases of a new customer", () => {
    for (const [setting, horizon, expected] of reference.expectation.rows) {
      const value = bgNbd.newCustomerPurchases(scorer(setting), { horizon });
      expect(relativeError(value, expected), `${String(setting)} ${String(horizon)}`).toBeLessThan(tolerance(setting));
    }
  });

  it("chances of each number of purchases, as logarithms where they are below the range of doubles", () => {
    for (const [setting, horizon, count, probability, logProbability] of reference.pmf.rows) {
      const where = `${String(setting)} ${String(horizon)} ${String(count)}`;
      const log = bgNbd.logProbabilityOfPurchases(scorer(setting), { count, horizon });
      expect(relativeError(log, logProbability), where).toBeLessThan(tolerance(setting));
      if (probability < 1e-300) continue;
      const value = bgNbd.probabilityOfPurchases(scorer(setting), { count, horizon });
      expect(relativeError(value, probability), where).toBeLessThan(tolerance(setting));
    }
  });

  it("discounted expected residual purchases", { timeout: 60_000 }, () => {
    for (const row of reference.discountedExpectedResidualPurchases.rows) {
      const [setting, frequency, recency, age, delta, expected] = row as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const model = { ...scorer(setting), fit: { timeUnit: "week" as const } };
      const discountRate = { rate: Math.expm1(delta), per: "week" as const };
      const value = bgNbd.residualValue(model, { frequency, recency, age }, { discountRate });
      expect(relativeError(value, expected), row.join(" ")).toBeLessThan(tolerance(setting));
    }
  });
});
