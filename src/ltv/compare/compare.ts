import { checkColumns, checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { buyingScorer } from "../buying/buyingScorer.ts";
import { buyingModules, isPredictive, type BuyingModel } from "../buying/families.ts";
import { levelRule, predictiveInterval } from "../buying/predictiveInterval.ts";
import { gatherIssues } from "../economics/gatherIssues.ts";
import type { MaybeTimed } from "../kernel/observedUnit.ts";
import { purchaseHistoryRules, type DescribedHistories } from "../kernel/purchaseHistory.ts";
import { heuristicPredictions, type HeuristicName } from "./heuristics.ts";
import { holdoutScore, type HoldoutScore } from "./holdoutScore.ts";

/** A calibration with what followed it: what `summarize` returns with `calibrationEnd`. */
export interface ComparedCustomers extends DescribedHistories, MaybeTimed {
  readonly holdout: {
    /** In the unit of the columns. */
    readonly duration: number;
    /** Purchases of each customer in the holdout. */
    readonly frequency: ArrayLike<number>;
    /** Purchases in as long a time before the end of the calibration, for the rule `last-period`; their `frequency` where nobody is older. */
    readonly lastPeriod?: ArrayLike<number>;
  } | null;
}

/** Options of {@link compare}. */
export interface CompareOptions {
  /** Chance that each customer's predictive interval holds; 0.9 by default. */
  readonly level?: number;
  /** Silence from which the rule `hiatus` takes a customer for gone, in the unit of the columns; half the length of the holdout by default. */
  readonly hiatus?: number;
}

/** How often predictive intervals held. */
export interface Coverage {
  readonly level: number;
  /** Share of the customers whose purchases were inside. */
  readonly actual: number;
  /** The share that the model itself expects inside: above the level, as counts are whole. */
  readonly expected: number;
}

/** One model, how well it fits and how well it predicts. */
export interface ComparedModel {
  readonly name: string;
  readonly kind: BuyingModel["kind"];
  /** How many were estimated. */
  readonly parameters: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  /** Akaike weight: its share of the evidence among these models, 0 to 1. */
  readonly weight: number;
  readonly holdout: HoldoutScore;
  /** Null for models of regular timing, which have no law of a customer's purchases ahead. */
  readonly coverage: Coverage | null;
}

/** Models, their mean and rules of thumb, side by side. */
export interface Comparison {
  readonly models: readonly ComparedModel[];
  /** The mean of the models' predictions. */
  readonly combination: HoldoutScore;
  readonly heuristics: readonly { readonly name: HeuristicName; readonly holdout: HoldoutScore }[];
  readonly notes: readonly Note[];
}

/** AIC this much apart is no reason to prefer one model (Burnham & Anderson 2002, section 2.6). */
const SAME_AIC = 2;

/**
 * Compares models of repeat purchases on customers whose next purchases are known: fit (AIC, BIC), errors, calibration and gain in the holdout,
 * and coverage of the predictive intervals, beside the mean of the models and the rules that managers use without one.
 *
 * Models should be fitted to the calibration of the same customers; a note says where they were not, or where the data cannot tell two of
 * them apart.
 *
 * @param models fitted models by name
 * @param summary what `summarize` returns with `calibrationEnd`
 * @throws {KeizokuError} `invalid-input` (no holdout, a model without its fit or of another unit, rows with a `weight`), `empty-input`
 * @example
 * const customers = { frequency: [2, 1, 0, 0, 7], recency: [30, 2, 0, 0, 35], age: [39, 39, 39, 38, 39], unit: "week" };
 * const summary = { ...customers, holdout: { duration: 39, frequency: [1, 0, 0, 0, 6] } };
 * const mbg = mbgNbd.fit(customers, { prior: "weak" });
 * const pareto = paretoNbd.fit(customers, { prior: "weak" });
 * const comparison = compare({ mbg, pareto }, summary);
 * comparison.models.map(({ name }) => name) // => ["mbg", "pareto"]
 * comparison.heuristics[0].holdout.mae // => 0.6
 * @see Wübben & von Wangenheim (2008), Journal of Marketing 72(3), 82–93
 */
export function compare(
  models: Readonly<Record<string, BuyingModel>>,
  summary: ComparedCustomers,
  options: CompareOptions = {},
): Comparison {
  const names = namesOf(models);
  const { customers, holdout } = checkedSummary(summary);
  checkNumbers<never>("compare", "options", options, {});
  const { level = 0.9, hiatus = holdout.duration / 2 } = options;
  checkNumbers(
    "compare",
    "options",
    { level, hiatus },
    { level: levelRule, hiatus: { min: 0, fix: "Pass a time in the unit of the columns." } },
  );
  const horizon = { horizon: holdout.duration };
  const best = Math.min(...names.map((name) => models[name]!.fit.aic));
  const evidence = names.map((name) => Math.exp((best - models[name]!.fit.aic) / 2));
  const all = evidence.reduce((sum, value) => sum + value, 0);
  const predictions = names.map((name) =>
    buyingModules[models[name]!.kind].expectedPurchases(models[name]!, customers, horizon),
  );
  const mean = predictions[0]!.map((_, i) => predictions.reduce((sum, each) => sum + each[i]!, 0) / names.length);
  const data = {
    customers,
    duration: holdout.duration,
    hiatus,
    lastPeriod: holdout.lastPeriod ?? wholeLife(customers, holdout.duration),
  };
  return {
    models: names.map((name, m) => {
      const model = models[name]!;
      const { logLikelihood, aic, bic } = model.fit;
      return {
        name,
        kind: model.kind,
        parameters: Math.round((aic + 2 * logLikelihood) / 2),
        logLikelihood,
        aic,
        bic,
        weight: evidence[m]! / all,
        holdout: holdoutScore(predictions[m]!, holdout.frequency),
        coverage: coverageOf(model, customers, holdout, level),
      };
    }),
    combination: holdoutScore(mean, holdout.frequency),
    heuristics: heuristicPredictions(data).map(([name, each]) => ({
      name,
      holdout: holdoutScore(each, holdout.frequency),
    })),
    notes: notesOn(names, models, customers.frequency.length),
  };
}

/** Where nobody is older than the holdout is long, all that he bought again is his last period; null elsewhere. */
function wholeLife({ frequency, age }: DescribedHistories, duration: number): ArrayLike<number> | null {
  return Array.prototype.every.call(age, (T: number) => T <= duration) ? frequency : null;
}

function coverageOf(
  model: BuyingModel,
  customers: DescribedHistories,
  { duration, frequency }: NonNullable<ComparedCustomers["holdout"]>,
  level: number,
): Coverage | null {
  if (!isPredictive(model)) return null;
  const { lower, upper, mass } = predictiveInterval(model, customers, { horizon: duration, level });
  let inside = 0;
  let expected = 0;
  for (let i = 0; i < mass.length; i++) {
    inside += Number(frequency[i]! >= lower[i]! && frequency[i]! <= upper[i]!);
    expected += mass[i]!;
  }
  return { level, actual: inside / mass.length, expected: expected / mass.length };
}

function namesOf(models: Readonly<Record<string, BuyingModel>>): string[] {
  checkNumbers<never>("compare", "models", models as unknown as Readonly<Record<never, number>>, {});
  const names = Object.keys(models);
  if (names.length === 0) {
    const fix = "Pass fitted models by name: { bgNbd: …, paretoNbd: … }.";
    throw new KeizokuError("compare", [
      { code: "empty-input", path: "models", expected: "at least one model", received: "none", fix },
    ]);
  }
  const issues: Issue[] = [];
  for (const name of names) {
    gatherIssues(issues, () => {
      buyingScorer("compare", models[name]!, { path: `models.${name}` });
      checkNumbers<keyof typeof fitRules>("compare", `models.${name}.fit`, models[name]!.fit, fitRules);
    });
  }
  if (issues.length > 0) throw new KeizokuError("compare", issues);
  return names;
}

const fix = "Pass a model as its own fit returned it, or as readModel has read it.";

/** What is compared of a fit. */
const fitRules = { logLikelihood: { fix }, aic: { fix }, bic: { fix }, observations: { min: 0, fix } };

function checkedSummary(summary: ComparedCustomers): {
  readonly customers: DescribedHistories;
  readonly holdout: NonNullable<ComparedCustomers["holdout"]>;
} {
  checkColumns("compare", summary, purchaseHistoryRules);
  const weight: unknown = (summary as { readonly weight?: unknown }).weight;
  if (weight !== undefined) {
    const expected = "one row a customer";
    const fix = "Pass what summarize returned, not what collapse made of it: each customer has a holdout of his own.";
    throw new KeizokuError("compare", [
      { code: "invalid-input", path: "summary.weight", expected, received: show(weight), fix },
    ]);
  }
  const { holdout } = summary as Partial<ComparedCustomers>;
  if (typeof holdout !== "object" || holdout === null) {
    const fix = "Summarise with calibrationEnd and observationEnd.";
    throw new KeizokuError("compare", [
      { code: "invalid-input", path: "summary.holdout", expected: "a holdout", received: show(holdout), fix },
    ]);
  }
  const { frequency, recency, age, unit, covariates } = summary;
  const { duration, lastPeriod } = holdout;
  checkNumbers(
    "compare",
    "summary.holdout",
    { duration },
    { duration: { above: 0, fix: "Pass the length of the holdout." } },
  );
  const count = {
    min: 0,
    integer: true,
    fix: "Pass the number of purchases of each customer, in the order of the columns.",
  };
  const columns = {
    age,
    "holdout.frequency": holdout.frequency,
    ...(lastPeriod && { "holdout.lastPeriod": lastPeriod }),
  };
  checkColumns<string>("compare", columns, {
    age: purchaseHistoryRules.age,
    "holdout.frequency": count,
    ...(lastPeriod && { "holdout.lastPeriod": count }),
  });
  const customers = { frequency, recency, age, ...(unit && { unit }), ...(covariates && { covariates }) };
  return { customers, holdout };
}

function notesOn(names: readonly string[], models: Readonly<Record<string, BuyingModel>>, customers: number): Note[] {
  const notes: Note[] = [];
  const other = names.filter((name) => models[name]!.fit.observations !== customers);
  if (other.length > 0)
    notes.push({
      code: "different-data",
      message: `${other.join(", ")}: fitted to another number of customers than the ${String(customers)} compared; AIC, BIC and weights do not compare them.`,
    });
  const ranked = [...names].sort((a, b) => models[a]!.fit.aic - models[b]!.fit.aic);
  const same = ranked.filter((name) => models[name]!.fit.aic - models[ranked[0]!]!.fit.aic < SAME_AIC);
  if (same.length > 1)
    notes.push({
      code: "cannot-tell-apart",
      message: `${same.join(", ")}: AIC differs by less than ${String(SAME_AIC)}; these customers cannot tell the models apart.`,
    });
  return notes;
}
