import { describe, expect, it } from "vitest";
import * as bgNbdKernel from "../../src/ltv/bgNbd/kernel.ts";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import * as kernel from "../../src/ltv/paretoNbd/kernel.ts";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import { collapse, type CollapsedRows } from "../../src/ltv/kernel/collapse.ts";
import { rateConvention } from "../../src/ltv/kernel/covariates/convention.ts";
import { estimateWith, withCovariates } from "../../src/ltv/kernel/covariates/withCovariates.ts";
import type { HistoryKernel } from "../../src/ltv/kernel/historyModel.ts";
import type { LikelihoodProblem } from "../../src/ltv/kernel/likelihoodProblem.ts";
import { maximizeLikelihood } from "../../src/ltv/kernel/maximumLikelihood.ts";
import { pilotRows } from "../../src/ltv/kernel/pilotRows.ts";

const pareto = { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 };
const ages = (customers: number): number[] => Array.from({ length: customers }, (_, i) => 20 + ((i * 0.618) % 1) * 20);

/** A problem as a family's fit makes it, searched from one ordinary start. */
function problemOver<P extends string, D>(
  family: HistoryKernel<P, D>,
  rows: CollapsedRows,
  start: readonly number[],
): LikelihoodProblem<P> {
  const data = family.likelihoodData(rows);
  return {
    operation: "test",
    names: family.parameterNames,
    rows,
    timeUnit: null,
    starts: [start],
    weakPrior: {} as LikelihoodProblem<P>["weakPrior"],
    notes: [],
    value: (parameters) => family.logLikelihood(parameters, data),
    derivatives: (parameters, g, h) => family.derivatives(parameters, data, g, h),
  };
}

/** What a fit and an estimate have in common. */
interface Estimated {
  readonly parameters: object;
  readonly covariates?: object;
}

function expectSame(found: Estimated, plain: Estimated): void {
  const numbers = ({ parameters, covariates = {} }: Estimated): number[] =>
    [parameters, ...(Object.values(covariates) as object[])].flatMap((row) => Object.values(row) as number[]);
  const expected = numbers(plain);
  for (const [i, value] of numbers(found).entries()) {
    expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-7 * Math.max(1, Math.abs(expected[i]!)));
  }
}

describe("pilotRows", () => {
  it("is nothing for few rows, and one customer in eight of many", () => {
    const rows = (count: number): CollapsedRows => collapse([Array.from({ length: count }, (_, i) => i)]);
    expect(pilotRows(rows(4000))).toBe(null);
    const few = pilotRows(rows(8000))!;
    expect(few.customers).toBe(1000);
    expect(few.weights.length).toBe(1000);
  });

  it("takes rows as often as their weight asks", () => {
    const column = Float64Array.from({ length: 5000 }, (_, i) => i);
    const few = pilotRows(
      collapse(
        [column],
        column.map((i) => (i === 7 ? 5000 : 1)),
      ),
    )!;
    const share = few.weights[few.columns[0]!.indexOf(7)]! / few.customers;
    expect(Math.abs(share - 5000 / 9999)).toBeLessThan(0.002);
  });
});

describe("a fit with a search on a sample first", () => {
  it.each([
    {
      name: "paretoNbd",
      data: paretoNbd.simulate(pareto, { customers: 9000, age: ages(9000), seed: 1 }),
      family: kernel as unknown as HistoryKernel<string, never>,
      start: [0.5, 8, 0.6, 12],
      fit: paretoNbd.fit,
    },
    {
      name: "bgNbd",
      data: bgNbd.simulate({ r: 0.24, alpha: 4.4, a: 0.8, b: 2.4 }, { customers: 70_000, age: ages(70_000), seed: 1 }),
      family: bgNbdKernel as unknown as HistoryKernel<string, never>,
      start: [0.5, 4, 0.8, 2],
      fit: bgNbd.fit,
    },
  ])("ends where one without it does: $name", ({ data, family, start, fit }) => {
    const rows = collapse([data.frequency, data.recency, data.age]);
    expectSame(fit(data, { timeUnit: "week" }), maximizeLikelihood(problemOver(family, rows, start), {}));
  });

  it("ends where one without it does, with covariates", () => {
    const gender = Array.from({ length: 9000 }, (_, i) => i % 2);
    const effects = { purchase: { gender: 0.4 }, dropout: { gender: -0.3 } };
    const described = { coefficients: effects, covariates: { gender } };
    const data = paretoNbd.simulate(pareto, { customers: 9000, age: ages(9000), seed: 2, ...described });
    const rows = collapse([data.frequency, data.recency, data.age, gender]);
    const selection = {
      effects: [
        { process: "purchase", covariate: "gender" },
        { process: "dropout", covariate: "gender" },
      ],
      names: ["gender"],
      columns: [gender],
      ridge: { purchase: 0, dropout: 0 },
    };
    const family = { kernel, prepare: kernel.likelihoodData, convention: rateConvention };
    const problem = withCovariates(problemOver(kernel, rows, [0.5, 8, 0.6, 12]), selection, family);
    expect(problem.pilot).toBe(undefined);
    expectSame(paretoNbd.fit(data, { timeUnit: "week" }), estimateWith(problem, {}));
  }, 30_000);

  it("does without a sample that has no maximum", () => {
    const data = paretoNbd.simulate(pareto, { customers: 9000, age: ages(9000), seed: 1 });
    const rows = collapse([data.frequency, data.recency, data.age]);
    const plain = problemOver(kernel, rows, [0.5, 8, 0.6, 12]);
    const lost = { ...plain, value: () => NaN, derivatives: () => NaN };
    expectSame(maximizeLikelihood({ ...plain, pilot: lost }, {}), maximizeLikelihood(plain, {}));
  });
});
