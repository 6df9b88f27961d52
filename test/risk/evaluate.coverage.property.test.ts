import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { auc } from "../../src/risk/evaluate/auc.ts";
import { averagePrecision } from "../../src/risk/evaluate/averagePrecision.ts";
import { brier } from "../../src/risk/evaluate/brier.ts";
import { expectedProfit } from "../../src/risk/evaluate/expectedProfit.ts";
import { lift } from "../../src/risk/evaluate/lift.ts";
import { logLoss } from "../../src/risk/evaluate/logLoss.ts";
import { recalibration } from "../../src/risk/evaluate/recalibration.ts";
import type { Measure } from "../../src/risk/evaluate/measure.ts";
import { harrellConcordance } from "../../src/risk/evaluate/concordance.ts";
import { dynamicAuc } from "../../src/risk/evaluate/dynamicAuc.ts";

const random = randomStream("coverage");
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

function sample(size: number) {
  const probability = new Float64Array(size);
  const event = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const x = random.samplers.standardNormal();
    probability[i] = logistic(-1 + 1.3 * x);
    event[i] = Number(random.next() < logistic(-0.8 + x));
  }
  return { probability, event };
}

function measuresOf({ probability, event }: ReturnType<typeof sample>): Record<string, Measure> {
  const economics = { customerValue: 100, offerCost: 5, contactCost: 1 };
  const ranked = { score: probability, event };
  const { skill, ...score } = brier({ probability, event });
  const { slope, inTheLarge } = recalibration({ probability, event });
  const [top] = lift(ranked, { shares: [0.2] });
  return {
    auc: auc(ranked),
    averagePrecision: averagePrecision(ranked),
    logLoss: logLoss({ probability, event }),
    brier: score,
    skill: skill!,
    slope: slope!,
    inTheLarge: inTheLarge!,
    precision: top!.precision,
    captured: top!.captured,
    profit: expectedProfit(ranked, economics).profit,
  };
}

describe("intervals of 95 % hold the truth that often", () => {
  it("of chances", { timeout: 120_000 }, () => {
    const truth = measuresOf(sample(400_000));
    const held: Record<string, number> = {};
    const runs = 300;
    for (let run = 0; run < runs; run++) {
      for (const [name, { lower, upper }] of Object.entries(measuresOf(sample(500)))) {
        held[name] = (held[name] ?? 0) + Number(lower! <= truth[name]!.estimate && truth[name]!.estimate <= upper!);
      }
    }
    for (const [name, count] of Object.entries(held)) {
      // Three standard errors of 300 runs below; above they may be too long, not by much.
      expect(count / runs, name).toBeGreaterThan(0.91);
      expect(count / runs, name).toBeLessThan(0.995);
    }
  });

  it("of exits", () => {
    const draw = (size: number) => {
      const columns = { duration: new Float64Array(size), event: new Uint8Array(size), score: new Float64Array(size) };
      for (let i = 0; i < size; i++) {
        const score = random.samplers.standardNormal();
        const exit = -Math.log(random.next()) / Math.exp(0.8 * score);
        const lost = -3 * Math.log(random.next());
        columns.score[i] = score;
        columns.duration[i] = Math.min(exit, lost);
        columns.event[i] = Number(exit <= lost);
      }
      return columns;
    };
    const of = (columns: ReturnType<typeof draw>) => {
      const { times, mean } = dynamicAuc(columns, { times: [0.5, 1, 2] });
      return [harrellConcordance(columns), times[1]!.auc!, mean!];
    };
    const truth = of(draw(100_000));
    const held = [0, 0, 0];
    for (let run = 0; run < 300; run++) {
      of(draw(300)).forEach(({ lower, upper }, k) => {
        held[k]! += Number(lower! <= truth[k]!.estimate && truth[k]!.estimate <= upper!);
      });
    }
    for (const count of held) expect(count / 300).toBeGreaterThan(0.91);
  });
});
