import { expect, it } from "vitest";
import { fit, probability, type LogisticModel, type LogisticPenalty } from "../../src/risk/logistic/index.ts";
import { fixture } from "../fixture.ts";
import { areaUnderCurve, brierScore, outOfFold, telecomTable } from "./telecom.ts";

interface Fitted {
  readonly coef: readonly number[];
  readonly se: readonly number[];
  readonly p: readonly number[];
  readonly logLikelihood: number;
}

interface Reference {
  readonly design: readonly { readonly name: string; readonly rule: string }[];
  readonly standardisation: { readonly mean: readonly number[]; readonly sd: readonly number[] };
  readonly mle: Fitted &
    Record<"logLikelihoodNull" | "aic" | "bic" | "mcFaddenR2", number> & {
      readonly firstTenProbabilities: readonly number[];
      readonly covarianceDiagonalAndFirstRow: readonly (readonly number[])[];
    };
  readonly mleFrequencyWeights: Fitted;
  readonly ridge: readonly { readonly lambda: number; readonly coef: readonly number[] }[];
  readonly elasticNet: readonly { readonly alpha: number; readonly lambda: number; readonly coef: readonly number[] }[];
}

const reference = fixture("logistic-telco.json") as Reference;
const raw = telecomTable("wa_churn");
const event = raw.churn!.map((value) => Number(value === "Yes"));

/** A table without one of its columns. */
function without<T>(columns: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(columns).filter(([column]) => column !== name));
}

/** Name of a column in the bundled table: MultipleLines is multiple_lines there. */
function bundledName(name: string): string {
  return name
    .replace("TV", "Tv")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

const table = Object.fromEntries(
  reference.design.map(({ name, rule }) => {
    if (name === "male") return [name, raw.female!.map((value) => 1 - (value as number))];
    const [column = "", level] = rule.split(" = ");
    const values = raw[bundledName(column.split(" ")[0]!)]!;
    if (level === undefined || typeof values[0] === "number") return [name, values as number[]];
    return [name, values.map((value) => Number(value === level))];
  }),
);

const estimates = ({ fit: { coefficients } }: LogisticModel): number[] => coefficients.map(({ estimate }) => estimate);

/** Slopes by standard deviation, the intercept at the means. */
function standardised(model: LogisticModel): number[] {
  const [intercept = 0, ...slopes] = estimates(model);
  const { mean, sd } = reference.standardisation;
  const middle = slopes.reduce((sum, slope, j) => sum + slope * mean[j]!, intercept);
  return [middle, ...slopes.map((slope, j) => slope * sd[j]!)];
}

function expectClose(found: ArrayLike<number | null>, expected: readonly number[], tolerance: number): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, j) => {
    expect(Math.abs(found[j]! - value), String(j)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
  });
}

it("gives the maximum likelihood estimate of R, statsmodels and scikit-learn", () => {
  const model = fit(table, event);
  const { mle } = reference;
  expectClose(estimates(model), mle.coef, 1e-10);
  expectClose(
    model.fit.coefficients.map(({ standardError }) => standardError),
    mle.se,
    1e-9,
  );
  expectClose(
    model.fit.coefficients.map(({ p }) => Math.log(p!)),
    mle.p.map(Math.log),
    1e-8,
  );
  expectClose(
    model.fit.covariance!.map((row, j) => row[j]!),
    mle.covarianceDiagonalAndFirstRow[0]!,
    1e-9,
  );
  expectClose(model.fit.covariance![0]!, mle.covarianceDiagonalAndFirstRow[1]!, 1e-9);
  const { logLikelihood, nullLogLikelihood, aic, bic, mcFaddenR2 } = model.fit;
  const found = [logLikelihood, nullLogLikelihood, aic!, bic!, mcFaddenR2];
  expectClose(found, [mle.logLikelihood, mle.logLikelihoodNull, mle.aic, mle.bic, mle.mcFaddenR2], 1e-12);
  expectClose(probability(model, table).slice(0, 10), mle.firstTenProbabilities, 1e-11);
});

it("counts rows by their weights", () => {
  const model = fit(table, event, { weights: event.map((_, row) => 1 + (row % 3)) });
  const { coef, se, logLikelihood } = reference.mleFrequencyWeights;
  expectClose(estimates(model), coef, 1e-10);
  expectClose(
    model.fit.coefficients.map(({ standardError }) => standardError),
    se,
    1e-9,
  );
  expect(model.fit.logLikelihood / logLikelihood).toBeCloseTo(1, 12);
});

it.each(reference.ridge)("ridge, λ = $lambda, as scikit-learn and glmnet", ({ lambda, coef }) => {
  expectClose(standardised(fit(table, event, { penalty: { kind: "ridge", lambda } })), coef, 1e-10);
});

it.each(reference.elasticNet)("elastic net, α = $alpha, λ = $lambda, zeros exact", ({ alpha, lambda, coef }) => {
  const penalty: LogisticPenalty = alpha === 1 ? { kind: "lasso", lambda } : { kind: "elastic-net", alpha, lambda };
  const found = standardised(fit(table, event, { penalty }));
  expectClose(found, coef, 1e-8);
  coef.forEach((value, j) => expect(found[j] === 0).toBe(value === 0));
});

it("telecom, five folds: AUC 0.8435 and Brier 0.1360 without splines (scikit-learn's), 0.849 and 0.1335 with splines", () => {
  const plain = outOfFold(table, event, (train, left, test) => probability(fit(train, left), test));
  expect(areaUnderCurve(plain, event)).toBeCloseTo(0.8435, 4);
  expect(brierScore(plain, event)).toBeCloseTo(0.136, 4);
  const { total_charges: charged = [], ...columns } = without(raw, "churn");
  // New customers have no bill yet.
  const telecom = { ...columns, total_charges: charged.map((value) => value ?? 0) };
  const terms = [{ spline: "tenure" }, { spline: "monthly_charges" }, { others: true }] as const;
  const bent = outOfFold(telecom, event, (train, left, test) => probability(fit(train, left, { terms }), test));
  expect(areaUnderCurve(bent, event)).toBeGreaterThanOrEqual(0.849);
  expect(brierScore(bent, event)).toBeLessThanOrEqual(0.13355);
});

it("telecom with few leavers, five folds: a mean AUC of 0.871 with splines", () => {
  const { churn = [], ...columns } = without(telecomTable("mlc_churn"), "state");
  const left = churn.map((value) => Number(value === "yes"));
  // Charges are minutes at a fixed price.
  const named = Object.keys(columns).filter((name) => !name.endsWith("charge"));
  const terms = named.map((name) => (typeof columns[name]![0] === "number" ? { spline: name, df: 3 } : name));
  const scores = outOfFold(columns, left, (train, event, test) => probability(fit(train, event, { terms }), test));
  const areas = [0, 1, 2, 3, 4].map((fold) => {
    const rows = left.map((_, row) => row).filter((row) => row % 5 === fold);
    return areaUnderCurve(
      rows.map((row) => scores[row]!),
      rows.map((row) => left[row]!),
    );
  });
  expect(areas.reduce((sum, area) => sum + area / 5, 0)).toBeGreaterThanOrEqual(0.871);
});
