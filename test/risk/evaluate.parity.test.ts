import { beforeAll, describe, expect, it } from "vitest";
import { auc } from "../../src/risk/evaluate/auc.ts";
import { averagePrecision } from "../../src/risk/evaluate/averagePrecision.ts";
import { brier } from "../../src/risk/evaluate/brier.ts";
import { calibrationCurve } from "../../src/risk/evaluate/calibrationCurve.ts";
import { evaluate } from "../../src/risk/evaluate/evaluate.ts";
import { expectedProfit } from "../../src/risk/evaluate/expectedProfit.ts";
import { ksDistance } from "../../src/risk/evaluate/ksDistance.ts";
import { lift } from "../../src/risk/evaluate/lift.ts";
import { logLoss } from "../../src/risk/evaluate/logLoss.ts";
import { recalibration } from "../../src/risk/evaluate/recalibration.ts";
import { apply, fit } from "../../src/risk/calibrate/index.ts";
import { fixture } from "../fixture.ts";
import { telcoPath, telcoRows, valueOf } from "./telcoRows.ts";

interface Judged {
  readonly n: number;
  readonly auc: number;
  readonly averagePrecision: number;
  readonly brier: number;
  readonly logLoss: number;
  readonly ks: number;
  readonly topDecile: { k: number; precision: number; lift: number; captured: number };
}

interface Reference {
  readonly design: readonly { name: string; rule: string }[];
  readonly foldCoefficients: readonly (readonly number[])[];
  readonly outOfFoldFirstTwenty: readonly number[];
  readonly outOfFoldSum: number;
  readonly pooled: Judged & { aucSE: number; brierScaled: number };
  readonly byFold: readonly Judged[];
  readonly liftTable: readonly { n: number; churners: number }[];
  readonly calibration: {
    slopeAndIntercept: { intercept: number; slope: number; se: number[] };
    inTheLarge: { intercept: number; se: number };
    observedToExpected: number;
    equalCountBins: readonly { n: number; meanPredicted: number; observed: number }[];
    ece10EqualCount: number;
  };
  readonly platt: {
    plain: { a: number; b: number };
    plattTargets: { a: number; b: number };
    gridP: number[];
    plainAtGrid: number[];
    plattAtGrid: number[];
  };
  readonly isotonic: {
    blocks: readonly { from: number; to: number; n: number; value: number }[];
    brier: number;
    gridP: number[];
    interpolatedAtGrid: number[];
  };
  readonly profit: {
    parameters: Campaign;
    empc: number;
    empcFraction: number;
    mpcGamma: number;
    mpc: number;
    mpcFraction: number;
    variants: readonly (Campaign & { empc: number; empcFraction: number })[];
    toy: { y: number[]; score: number[]; empc: number; empcFraction: number };
  };
  readonly tiesToy: { y: number[]; score: number[]; auc: number; averagePrecision: number; aucSE: number; ks: number };
}

interface Campaign {
  readonly alpha: number;
  readonly beta: number;
  readonly clv: number;
  readonly d: number;
  readonly f: number;
}

const reference = fixture("risk-evaluation.json") as Reference;
const near = (value: number | null | undefined, expected: number, tolerance = 1e-10): void => {
  expect(Math.abs(value! - expected) / Math.max(1e-300, Math.abs(expected))).toBeLessThan(tolerance);
};
const campaignOf = ({ alpha, beta, clv, d, f }: Campaign) => ({
  customerValue: clv,
  offerCost: d,
  contactCost: f,
  acceptance: { alpha, beta },
});

describe("hand cases", () => {
  const { y: event, score, ...expected } = reference.tiesToy;
  it("ties: AUC with DeLong's standard error, average precision, KS", () => {
    near(auc({ score, event }).estimate, expected.auc);
    near(auc({ score, event }).standardError, expected.aucSE);
    near(averagePrecision({ score, event }).estimate, expected.averagePrecision);
    near(ksDistance({ score, event }).estimate, expected.ks);
  });

  it("expected maximum profit of ten customers", () => {
    const { toy, parameters } = reference.profit;
    const { profit, share } = expectedProfit({ score: toy.score, event: toy.y }, campaignOf(parameters));
    near(profit.estimate, toy.empc, 1e-9);
    near(share, toy.empcFraction, 1e-9);
  });
});

describe.skipIf(telcoPath === undefined)("out-of-fold churn chances of data/telco.csv", () => {
  let probability: number[] = [];
  let event: number[] = [];
  const judge = (rows: { probability: number[]; event: number[] }, expected: Judged): void => {
    const ranked = { score: rows.probability, event: rows.event };
    near(auc(ranked).estimate, expected.auc);
    near(averagePrecision(ranked).estimate, expected.averagePrecision);
    near(brier(rows).estimate, expected.brier);
    near(logLoss(rows).estimate, expected.logLoss);
    near(ksDistance(ranked).estimate, expected.ks);
    const { k } = expected.topDecile;
    const [top] = lift(ranked, { shares: [k / expected.n] });
    near(top!.customers, k);
    near(top!.precision.estimate, expected.topDecile.precision);
    near(top!.lift.estimate, expected.topDecile.lift);
    near(top!.captured.estimate, expected.topDecile.captured);
  };

  beforeAll(() => {
    if (telcoPath === undefined) return;
    const rows = telcoRows();
    event = rows.map((row) => Number(row["Churn"] === "Yes"));
    probability = rows.map((row, i) => {
      const [intercept, ...slopes] = reference.foldCoefficients[i % 5]!;
      const x = reference.design.reduce((sum, { rule }, j) => sum + slopes[j]! * valueOf(row, rule), intercept!);
      return 1 / (1 + Math.exp(-x));
    });
  });

  it("are those of the reference", () => {
    reference.outOfFoldFirstTwenty.forEach((p, i) => {
      near(probability[i], p);
    });
    near(
      probability.reduce((a, b) => a + b, 0),
      reference.outOfFoldSum,
    );
  });

  it("pooled", () => {
    judge({ probability, event }, reference.pooled);
    near(auc({ score: probability, event }).standardError, reference.pooled.aucSE);
    near(brier({ probability, event }).skill!.estimate, reference.pooled.brierScaled);
  });

  it.each([0, 1, 2, 3, 4])("fold %i", (fold) => {
    const of = (column: number[]): number[] => column.filter((_, i) => i % 5 === fold);
    judge({ probability: of(probability), event: of(event) }, reference.byFold[fold]!);
  });

  it("lift table", () => {
    const cuts = reference.liftTable.map((_, d) => Math.floor((7043 * (d + 1)) / 10));
    const rows = lift({ score: probability, event }, { shares: cuts.map((cut) => cut / 7043) });
    let churners = 0;
    reference.liftTable.forEach((decile, d) => {
      churners += decile.churners;
      near(rows[d]!.events, churners);
    });
  });

  it("calibration", () => {
    const { slopeAndIntercept, inTheLarge, observedToExpected, equalCountBins, ece10EqualCount } =
      reference.calibration;
    const found = recalibration({ probability, event });
    near(found.slope!.estimate, slopeAndIntercept.slope, 1e-8);
    expect(found.intercept!.estimate).toBeCloseTo(slopeAndIntercept.intercept, 8);
    near(found.intercept!.standardError, slopeAndIntercept.se[0]!, 1e-8);
    near(found.slope!.standardError, slopeAndIntercept.se[1]!, 1e-8);
    expect(found.inTheLarge!.estimate).toBeCloseTo(inTheLarge.intercept, 8);
    near(found.inTheLarge!.standardError, inTheLarge.se, 1e-8);
    near(found.observedToExpected, observedToExpected);
    const { bins, binnedError } = calibrationCurve({ probability, event }, { resamples: 20 });
    equalCountBins.forEach(({ n, meanPredicted, observed }, b) => {
      expect(bins[b]!.customers).toBe(n);
      near(bins[b]!.probability, meanPredicted);
      near(bins[b]!.observed.estimate, observed);
    });
    near(binnedError, ece10EqualCount);
  });

  it("Platt, with plain and with his targets", () => {
    const { plain, plattTargets, gridP, plainAtGrid, plattAtGrid } = reference.platt;
    const unsmoothed = fit({ probability, event }, { method: "platt", smoothed: false });
    expect(unsmoothed.parameters).toMatchObject({ method: "platt" });
    const { intercept, slope } = unsmoothed.parameters as unknown as { intercept: number; slope: number };
    expect(intercept).toBeCloseTo(plain.a, 8);
    near(slope, plain.b, 1e-8);
    const smoothed = fit({ probability, event }, { method: "platt" });
    expect((smoothed.parameters as unknown as { intercept: number }).intercept).toBeCloseTo(plattTargets.a, 8);
    apply(unsmoothed, gridP).forEach((p, k) => {
      near(p, plainAtGrid[k]!, 1e-8);
    });
    apply(smoothed, gridP).forEach((p, k) => {
      near(p, plattAtGrid[k]!, 1e-8);
    });
  });

  it("isotonic", () => {
    const { blocks, gridP, interpolatedAtGrid } = reference.isotonic;
    const model = fit({ probability, event }, { method: "isotonic" });
    blocks.forEach(({ from, to, value }) => {
      expect(apply(model, from)).toBeCloseTo(value, 10);
      expect(apply(model, to)).toBeCloseTo(value, 10);
    });
    apply(model, gridP).forEach((p, k) => {
      near(p, interpolatedAtGrid[k]!);
    });
    const calibrated = Array.from(apply(model, probability));
    near(brier({ probability: calibrated, event }).estimate, reference.isotonic.brier);
    const { parts } = brier({ probability, event });
    near(parts.miscalibration, reference.pooled.brier - reference.isotonic.brier, 1e-8);
  });

  it("expected maximum profit", () => {
    const { parameters, empc, empcFraction, mpcGamma, mpc, mpcFraction, variants } = reference.profit;
    for (const expected of [{ ...parameters, empc, empcFraction }, ...variants]) {
      const { profit, share } = expectedProfit({ score: probability, event }, campaignOf(expected));
      near(profit.estimate, expected.empc, 1e-9);
      near(share, expected.empcFraction, 1e-9);
    }
    const fixed = expectedProfit({ score: probability, event }, { ...campaignOf(parameters), acceptance: mpcGamma });
    near(fixed.profit.estimate, mpc);
    near(fixed.share, mpcFraction);
  });

  it("all at once, the same numbers", () => {
    const judged = evaluate(
      { probability, event },
      { campaign: campaignOf(reference.profit.parameters), resamples: 50 },
    );
    near(judged.auc.estimate, reference.pooled.auc);
    near(judged.expectedProfit!.profit.estimate, reference.profit.empc, 1e-9);
    expect(judged.notes).toEqual([]);
    expect(judged.calibration.index.estimate).toBeLessThan(0.02);
    expect(JSON.stringify(judged)).not.toMatch(/NaN|Infinity/);
  });
});
