import { describe, expect, it } from "vitest";
import { harrellConcordance, unoConcordance } from "../../src/risk/evaluate/concordance.ts";
import { dynamicAuc } from "../../src/risk/evaluate/dynamicAuc.ts";
import { evaluateSurvival } from "../../src/risk/evaluate/evaluateSurvival.ts";
import { survivalBrier } from "../../src/risk/evaluate/survivalBrier.ts";
import { fixture } from "../fixture.ts";
import { telcoPath, telcoRows, valueOf } from "./telcoRows.ts";

interface Values {
  readonly uno: number;
  readonly dynamicAuc: number[];
  readonly meanAuc?: number;
  readonly brier: number[];
  readonly ibs: number;
  readonly brierOfKaplanMeier?: number[];
  readonly ibsOfKaplanMeier?: number;
  readonly unoTauIncluded?: number;
}

interface Case {
  readonly times: number[];
  readonly tau: number;
  readonly coef: number[];
  readonly harrell: number;
  readonly harrellCounts: { concordant: number; discordant: number; tiedRisk: number };
  readonly harrellSE_R: number;
  readonly trainRight: Values;
  readonly testLeft: Values;
  readonly baselineAtTimes: number[];
  readonly test: { time: number[]; event: number[]; riskScore: number[] };
  readonly train: { time: number[]; event: number[] };
}

interface Toy {
  readonly time: number[];
  readonly event: number[];
  readonly riskScore: number[];
  readonly harrell: number;
  readonly counts: number[];
}

const reference = fixture("survival-metrics.json") as Record<"rossi" | "lung" | "telco", Case> &
  Record<"toy" | "toyTies", Toy>;

const near = (value: number | null | undefined, expected: number, tolerance = 1e-10): void => {
  expect(Math.abs(value! - expected) / Math.abs(expected)).toBeLessThan(tolerance);
};

interface Rows {
  readonly duration: number[];
  readonly event: number[];
  readonly score: number[];
}

function survivalOf({ baselineAtTimes }: Case, score: number[]): number[][] {
  return baselineAtTimes.map((hazard) => score.map((risk) => Math.exp(-hazard * Math.exp(risk))));
}

function holds(expected: Case, rows: Rows, training: Omit<Rows, "score">): void {
  const { times, tau } = expected;
  const harrell = harrellConcordance(rows);
  near(harrell.estimate, expected.harrell);
  expect(harrell).toMatchObject({
    concordant: expected.harrellCounts.concordant,
    discordant: expected.harrellCounts.discordant,
    tiedScore: expected.harrellCounts.tiedRisk,
  });
  near(harrell.standardError, expected.harrellSE_R, 1e-8);
  const withSurvival = { ...rows, survival: survivalOf(expected, rows.score) };
  const compare = (values: Values, options: object): void => {
    near(unoConcordance(rows, { ...options, tau }).estimate, values.uno);
    if (values.unoTauIncluded !== undefined) {
      near(unoConcordance(rows, { ...options, tau: tau + 1e-9 }).estimate, values.unoTauIncluded);
    }
    const areas = dynamicAuc(rows, { ...options, times });
    areas.times.forEach(({ auc }, k) => {
      near(auc!.estimate, values.dynamicAuc[k]!);
    });
    if (values.meanAuc !== undefined) near(areas.mean!.estimate, values.meanAuc);
    const scores = survivalBrier(withSurvival, { ...options, times });
    scores.times.forEach(({ brier, ofKaplanMeier }, k) => {
      near(brier!.estimate, values.brier[k]!);
      if (values.brierOfKaplanMeier !== undefined) near(ofKaplanMeier, values.brierOfKaplanMeier[k]!);
    });
    near(scores.integrated!.estimate, values.ibs);
    if (values.ibsOfKaplanMeier !== undefined) near(scores.integratedOfKaplanMeier, values.ibsOfKaplanMeier);
  };
  compare(expected.testLeft, {});
  compare(expected.trainRight, { training, censoringAt: "at" });
  const judged = evaluateSurvival(withSurvival, { times, tau });
  near(judged.uno.estimate, expected.testLeft.uno);
  near(judged.brier!.integrated!.estimate, expected.testLeft.ibs);
}

describe("survival measures", () => {
  it.each(["rossi", "lung"] as const)("%s", (name) => {
    const { test, train } = reference[name];
    const rows = { duration: test.time, event: test.event, score: test.riskScore };
    holds(reference[name], rows, { duration: train.time, event: train.event });
  });

  it.each(["toy", "toyTies"] as const)("%s", (name) => {
    const { time, event, riskScore, harrell, counts } = reference[name];
    const found = harrellConcordance({ duration: time, event, score: riskScore });
    near(found.estimate, harrell);
    expect([found.concordant, found.discordant, found.tiedScore]).toEqual(counts.slice(0, 3));
  });

  it.skipIf(telcoPath === undefined)("data/telco.csv", () => {
    const rules = ["SeniorCitizen", "Partner = Yes", "Dependents = Yes", "InternetService = Fiber optic"];
    rules.push("InternetService = No", "Contract = One year", "Contract = Two year", "PaperlessBilling = Yes");
    rules.push("PaymentMethod = Electronic check", "MonthlyCharges");
    const rows = telcoRows();
    const of = (parity: number): Rows => {
      const part = rows.filter((_, i) => i % 2 === parity);
      return {
        duration: part.map((row) => Number(row["tenure"])),
        event: part.map((row) => Number(row["Churn"] === "Yes")),
        score: part.map((row) =>
          rules.reduce((sum, rule, j) => sum + reference.telco.coef[j]! * valueOf(row, rule), 0),
        ),
      };
    };
    holds(reference.telco, of(1), of(0));
  });
});
