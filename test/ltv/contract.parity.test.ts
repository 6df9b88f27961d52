import { describe, expect, it } from "vitest";
import * as bdw from "../../src/ltv/bdw/index.ts";
import * as sbg from "../../src/ltv/sbg/index.ts";
import { failure } from "../failure.ts";
import { fixture, relativeError } from "../fixture.ts";

type Cells = readonly (number | null)[];

interface Reference {
  readonly fits: readonly {
    readonly dataSet: { readonly cohort: string; readonly customersRemaining: readonly number[] };
    readonly customers: number;
    readonly parameters: Readonly<Record<string, number>>;
    readonly logLikelihood: number;
    readonly aic: number;
    readonly bic: number;
    readonly standardErrors: Readonly<Record<string, number>>;
    readonly covariance: readonly (readonly number[])[];
  }[];
  readonly settings: readonly { readonly id: string; readonly parameters: Readonly<Record<string, number>> }[];
  readonly survival: { readonly rows: readonly Cells[] };
  readonly residual: { readonly rows: readonly Cells[] };
}

/** Both models with the same functions; parameters by name. */
const models = [
  { name: "sbg", family: sbg as unknown as typeof bdw },
  { name: "bdw", family: bdw },
];

/** Below this a double has no digits left; the logarithm is compared instead. */
const SMALLEST = 1e-300;

describe.each(models)("$name against values of 40 digits", ({ name, family }) => {
  const reference = fixture(`${name}.json`) as Reference;
  const scorer = (setting: number): bdw.PeriodicBdwScorer => ({
    parameters: reference.settings[setting]!.parameters as unknown as bdw.BdwParameters,
    fit: { timeUnit: "year" },
  });

  it("fits: estimates, standard errors, covariance, criteria", () => {
    for (const expected of reference.fits) {
      const { cohort, customersRemaining: survivors } = expected.dataSet;
      const where = `${cohort} ${String(survivors.length - 1)}`;
      const { parameters, fit } = family.fit({ period: "year", survivors });
      for (const [key, value] of Object.entries(parameters) as [string, number][]) {
        expect(relativeError(value, expected.parameters[key]!), `${where} ${key}`).toBeLessThan(1e-6);
        const error = (fit.standardErrors as Readonly<Record<string, number>>)[key]!;
        expect(relativeError(error, expected.standardErrors[key]!), `${where} ${key}`).toBeLessThan(1e-6);
      }
      expect(relativeError(fit.logLikelihood, expected.logLikelihood), where).toBeLessThan(1e-12);
      expect(relativeError(fit.aic, expected.aic), where).toBeLessThan(1e-12);
      expect(relativeError(fit.bic, expected.bic), where).toBeLessThan(1e-12);
      expect(fit.observations).toBe(expected.customers);
      for (const [i, row] of expected.covariance.entries()) {
        for (const [j, value] of row.entries())
          expect(relativeError(fit.covariance![i]![j]!, value)).toBeLessThan(1e-6);
      }
    }
  });

  it("survival, retention and churn by renewal, logarithms where they are below the range of doubles", () => {
    for (const row of reference.survival.rows) {
      const [setting, renewals, share, logShare, retention, churn, logChurn] = row as [number, number, ...number[]];
      const model = scorer(setting);
      const where = row.join(" ");
      expect(relativeError(family.logSurvival(model, { renewals }), logShare!), where).toBeLessThan(1e-14);
      if (share! > SMALLEST) {
        expect(relativeError(family.survivalCurve(model)(renewals), share!), where).toBeLessThan(1e-12);
      }
      if (renewals === 0) continue;
      const kept = family.retentionRate(model, { renewals: renewals - 1 });
      expect(relativeError(kept, retention!), where).toBeLessThan(1e-13);
      const log = family.logChurnProbability(model, { renewal: renewals });
      expect(relativeError(log, logChurn!), where).toBeLessThan(1e-13);
      if (churn! < SMALLEST) continue;
      const leaves = family.churnProbability(model, { renewal: renewals });
      expect(relativeError(leaves, churn!), where).toBeLessThan(1e-12);
    }
  });

  it("discounted expected residual life, before a renewal and after a payment; infinite ones are refused", () => {
    for (const row of reference.residual.rows) {
      const [setting, period, rate, before, after] = row as [number, number, number, number | null, number | null];
      const model = scorer(setting);
      const where = row.join(" ");
      const customer = { renewals: period - 1 };
      const options = { discountRate: { rate, per: "year" } } as const;
      if (before === null) {
        expect(failure(() => family.residualValue(model, customer, options)).code, where).toBe("mean-undefined");
        expect(failure(() => family.expectedResidualLife(model, customer)).code, where).toBe("mean-undefined");
        continue;
      }
      expect(relativeError(family.residualValue(model, customer, options), before), where).toBeLessThan(2e-12);
      const late = { ...options, timing: "after-payment" } as const;
      expect(relativeError(family.residualValue(model, customer, late), after!), where).toBeLessThan(2e-12);
      if (rate > 0) continue;
      expect(relativeError(family.expectedResidualLife(model, customer), before), where).toBeLessThan(2e-12);
    }
  });
});

it("the sum of the BdW gives the closed form of the sBG", () => {
  const reference = fixture("sbg.json") as Reference;
  for (const row of reference.residual.rows) {
    const [setting, period, rate, before] = row as [number, number, number, number | null];
    if (before === null) continue;
    const { alpha, beta } = reference.settings[setting]!.parameters as { alpha: number; beta: number };
    const model = { parameters: { gamma: alpha, delta: beta, c: 1 }, fit: { timeUnit: "year" } } as const;
    const value = bdw.residualValue(model, { renewals: period - 1 }, { discountRate: { rate, per: "year" } });
    expect(relativeError(value, before), row.join(" ")).toBeLessThan(1e-12);
  }
});
