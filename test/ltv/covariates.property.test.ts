import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countRenewals } from "../../src/ltv/contract/readRenewals.ts";
import { renewalDerivatives, renewalLogLikelihood } from "../../src/ltv/contract/renewalLikelihood.ts";
import * as bdwKernel from "../../src/ltv/bdw/kernel.ts";
import * as bgNbdKernel from "../../src/ltv/bgNbd/kernel.ts";
import * as mbgNbdKernel from "../../src/ltv/mbgNbd/kernel.ts";
import * as paretoNbdKernel from "../../src/ltv/paretoNbd/kernel.ts";
import * as sbgKernel from "../../src/ltv/sbg/kernel.ts";
import { collapse, type CollapsedRows } from "../../src/ltv/kernel/collapse.ts";
import { leavingConvention, occasionConvention, rateConvention } from "../../src/ltv/kernel/covariates/convention.ts";
import { groupRows } from "../../src/ltv/kernel/covariates/groupRows.ts";
import { groupedLikelihood, type GroupKernel } from "../../src/ltv/kernel/covariates/groupedLikelihood.ts";
import { gradientByDifferences, hessianByDifferences } from "../../src/numeric/optimize/differences.ts";
import { families, parametersAt, rowAt, someCovariates, someEffects, withoutCovariates } from "./covariateFamilies.ts";

const renewals = (retention: typeof sbgKernel.retention): GroupKernel<ReturnType<typeof countRenewals>> => ({
  logLikelihood: (parameters, counts) => renewalLogLikelihood(retention, parameters, counts),
  derivatives: (parameters, counts, g, h) => renewalDerivatives(retention, { parameters, counts }, g, h),
});

interface Parts {
  readonly kernel: GroupKernel<never>;
  readonly prepare: (rows: CollapsedRows) => unknown;
  readonly moves: readonly (readonly (readonly [number, 1 | -1])[])[];
}

const buyingParts = (kernel: unknown, convention: typeof rateConvention): Parts => {
  const { likelihoodData } = kernel as typeof bgNbdKernel;
  const moves = [convention.purchase, convention.dropout];
  return { kernel: kernel as GroupKernel<never>, prepare: likelihoodData, moves };
};

const contractParts = (retention: typeof sbgKernel.retention): Parts => {
  const kernel = renewals(retention) as unknown as GroupKernel<never>;
  return { kernel, prepare: countRenewals, moves: [leavingConvention.leaving] };
};

const parts: Readonly<Record<string, Parts>> = {
  bgNbd: buyingParts(bgNbdKernel, occasionConvention),
  mbgNbd: buyingParts(mbgNbdKernel, occasionConvention),
  paretoNbd: buyingParts(paretoNbdKernel, rateConvention),
  sbg: contractParts(sbgKernel.retention),
  bdw: contractParts(bdwKernel.retention),
};

describe.each(families)("covariates of $name", (family) => {
  const count = 60;
  const covariates = someCovariates(count);
  const effects = someEffects(family);
  const table = family.draw(count, 11, effects, covariates);
  const plain = withoutCovariates(table);
  const model = { parameters: family.parameters };
  const zero = someEffects(family, 0);

  it("have the gradient and the Hessian that differences give", () => {
    const { kernel, prepare, moves } = parts[family.name]!;
    const columns = [...(Object.values(plain) as Float64Array[]), covariates.gender, covariates.visits];
    const groups = groupRows(collapse(columns), columns.length - 2).map(({ values, rows }) => ({
      values,
      data: prepare(rows) as never,
    }));
    expect(groups).toHaveLength(10);
    const size = Object.keys(family.parameters).length;
    const terms = moves.flatMap((move) => [0, 1].map((value) => ({ value, moves: move })));
    const { value, derivatives } = groupedLikelihood(kernel, groups, terms, size);
    const n = size + terms.length;
    const at = Float64Array.from([
      ...Object.values(family.parameters).map(Math.log),
      ...Object.values(effects).flatMap((row) => Object.values(row)),
    ]);
    const gradient = new Float64Array(n);
    const hessian = new Float64Array(n * n);
    expect(derivatives(at, gradient, hessian)).toBeCloseTo(value(at), 8);
    const slope = new Float64Array(n);
    gradientByDifferences({ value }, at, slope);
    const bend = new Float64Array(n * n);
    hessianByDifferences({ value, gradient: (x, g) => derivatives(x, g, new Float64Array(n * n)) }, at, bend);
    for (let i = 0; i < n; i++)
      expect(Math.abs(gradient[i]! - slope[i]!)).toBeLessThan(1e-6 * (10 + Math.abs(slope[i]!)));
    for (let i = 0; i < n * n; i++)
      expect(Math.abs(hessian[i]! - bend[i]!)).toBeLessThan(1e-6 * (10 + Math.abs(bend[i]!)));
  });

  it("change nothing where their effects are 0", () => {
    expect(family.logLikelihood(family.parameters, table, zero)).toBeCloseTo(
      family.logLikelihood(family.parameters, plain),
      9,
    );
    for (const [name, predict] of Object.entries(family.predict)) {
      if (name === "logOddsAlive") continue;
      expect(predict({ ...model, covariates: zero }, table), name).toEqual(predict(model, plain));
      expect(predict(model, table), name).toEqual(predict(model, plain));
    }
    expect(family.draw(20, 3, zero, someCovariates(20))).toMatchObject(family.draw(20, 3));
  });

  it("give each customer what a model of his own parameters gives him", () => {
    for (const [name, predict] of Object.entries(family.predict)) {
      const usable = name === "logOddsAlive" ? { frequency: [3, 1], recency: [9, 4], age: [30, 20] } : plain;
      const described = { ...usable, covariates };
      const scored = { ...model, covariates: effects };
      const rows = (Object.values(usable)[0] as ArrayLike<number>).length;
      const some = { gender: covariates.gender.slice(0, rows), visits: covariates.visits.slice(0, rows) };
      const all = predict(scored, { ...described, covariates: some }) as Float64Array;
      for (let i = 0; i < rows; i += 7) {
        const own = parametersAt(family, effects, { gender: covariates.gender[i]!, visits: covariates.visits[i]! });
        const single = predict({ parameters: own }, rowAt(usable, i)) as number;
        expect(Math.abs(all[i]! - single), name).toBeLessThan(1e-9 * (1 + Math.abs(single)));
        expect(predict(scored, rowAt({ ...described, covariates: some }, i)) as number, name).toBeCloseTo(all[i]!, 12);
      }
    }
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const own = parametersAt(family, effects, { gender: covariates.gender[i]!, visits: covariates.visits[i]! });
      sum += family.logLikelihood(own, rowAt(plain, i));
    }
    expect(family.logLikelihood(family.parameters, table, effects)).toBeCloseTo(sum, 8);
  });

  it("stay finite, or refuse, whatever the coefficients and the values", () => {
    const number = fc.double({ min: -80, max: 80, noNaN: true });
    fc.assert(
      fc.property(number, number, (coefficient, value) => {
        const coefficients = Object.fromEntries(
          Object.keys(family.moved).map((process) => [process, { x: coefficient }]),
        );
        const row = { ...rowAt(plain, 1), covariates: { x: value } } as unknown as typeof table;
        for (const name of ["probabilityAlive", "retentionRate", "probabilityAliveAfter"]) {
          const predict = family.predict[name];
          if (predict === undefined) continue;
          let answer: unknown;
          try {
            answer = predict({ ...model, covariates: coefficients }, row);
          } catch (error) {
            expect(error).toMatchObject({ code: "invalid-input" });
            continue;
          }
          expect(answer, name).toSatisfy(Number.isFinite);
        }
      }),
      { numRuns: 60 },
    );
  });
});
