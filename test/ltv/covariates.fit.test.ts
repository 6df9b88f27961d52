import { describe, expect, it } from "vitest";
import { families as stored } from "../../src/ltv/families.ts";
import { covariateEffects } from "../../src/ltv/covariateEffects.ts";
import { likelihoodRatioTest } from "../../src/ltv/likelihoodRatioTest.ts";
import { sbg } from "../../src/ltv/index.ts";
import { readModel } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";
import {
  families,
  someCovariates,
  someEffects,
  type CovariateFamily,
  type Fitted,
  withoutCovariates,
} from "./covariateFamilies.ts";

const processesOf = ({ moved }: CovariateFamily): string[] => Object.keys(moved);

describe.each(families)("$name.fit with covariates", (family) => {
  const count = 4000;
  const covariates = someCovariates(count);
  const effects = someEffects(family);
  const table = family.draw(count, 5, effects, covariates);
  const full = family.fit(table);
  const [first] = processesOf(family) as [string];

  it("recovers what simulated customers were drawn with", () => {
    const { standardErrors } = full.fit;
    for (const [name, value] of Object.entries(family.parameters)) {
      expect(Math.abs(full.parameters[name]! - value) / standardErrors![name]!, name).toBeLessThan(4);
    }
    for (const [process, row] of Object.entries(effects)) {
      for (const [name, value] of Object.entries(row)) {
        const error = standardErrors![`${process}.${name}`]!;
        expect(error).toBeLessThan(0.5);
        expect(Math.abs(full.covariates![process]![name]! - value) / error, `${process}.${name}`).toBeLessThan(4);
      }
    }
  });

  it("is a maximum: its log-likelihood is that of its parameters, and no small step raises it", () => {
    const { parameters, covariates: estimated, fit } = full;
    expect(family.logLikelihood(parameters, table, estimated)).toBeCloseTo(fit.logLikelihood, 6);
    for (const process of processesOf(family)) {
      for (const name of ["gender", "visits"]) {
        for (const step of [-0.02, 0.02]) {
          const moved = {
            ...estimated,
            [process]: { ...estimated![process], [name]: estimated![process]![name]! + step },
          };
          expect(family.logLikelihood(parameters, table, moved)).toBeLessThan(fit.logLikelihood);
        }
      }
    }
    const size = Object.keys(parameters).length + 2 * processesOf(family).length;
    expect(fit.covariance).toHaveLength(size);
    expect(fit.aic).toBeCloseTo(2 * size - 2 * fit.logLikelihood, 9);
    expect(Object.keys(fit.standardErrors!)).toEqual([
      ...Object.keys(parameters),
      ...processesOf(family).flatMap((process) => [`${process}.gender`, `${process}.visits`]),
    ]);
  });

  it("turns units round: a covariate times c has a coefficient divided by c, and a constant goes into the parameters", () => {
    const visits = covariates.visits.map((value) => 1000 * value + 3000);
    const other = family.fit({ ...table, covariates: { gender: covariates.gender, visits } });
    expect(other.fit.logLikelihood).toBeCloseTo(full.fit.logLikelihood, 6);
    const own = { ...full.parameters };
    for (const [process, signs] of Object.entries(family.moved)) {
      const before = full.covariates![process]!;
      const after = other.covariates![process]!;
      expect(after["gender"]).toBeCloseTo(before["gender"]!, 5);
      expect(after["visits"]! * 1000).toBeCloseTo(before["visits"]!, 5);
      for (const [name, sign] of Object.entries(signs)) own[name]! *= Math.exp(-sign * 3 * before["visits"]!);
    }
    for (const [name, value] of Object.entries(own)) expect(other.parameters[name]! / value, name).toBeCloseTo(1, 4);
  });

  it("fits the same whatever the order of the rows, and with weights for repeated ones", () => {
    const reversed = (column: ArrayLike<number>): number[] => Array.from(column).reverse();
    const turned = Object.fromEntries(
      Object.entries(table).map(([key, value]) =>
        key === "covariates"
          ? [key, { gender: reversed(covariates.gender), visits: reversed(covariates.visits) }]
          : [key, reversed(value as ArrayLike<number>)],
      ),
    );
    const twice = family.fit({ ...turned, weight: new Float64Array(count).fill(2) });
    expect(twice.fit.logLikelihood).toBeCloseTo(2 * full.fit.logLikelihood, 5);
    for (const process of processesOf(family)) {
      expect(twice.covariates![process]!["gender"]).toBeCloseTo(full.covariates![process]!["gender"]!, 5);
    }
    expect(twice.fit.observations).toBe(2 * count);
  });

  it("takes covariates on some processes only, and none where none is named", () => {
    const plain = withoutCovariates(table);
    const none = Object.fromEntries(processesOf(family).map((process) => [process, []]));
    expect(family.fit(table, none)).toEqual(family.fit(plain));
    expect(family.fit(plain)).not.toHaveProperty("covariates");
    expect(family.fit(plain).fit).not.toHaveProperty("ridge");
    const one = family.fit(table, { ...none, [first]: ["gender"] });
    expect(Object.keys(one.covariates![first]!)).toEqual(["gender"]);
    const { statistic, degreesOfFreedom, pValue } = likelihoodRatioTest(family.fit(plain), one);
    expect(degreesOfFreedom).toBe(1);
    expect(statistic).toBeCloseTo(2 * (one.fit.logLikelihood - family.fit(plain).fit.logLikelihood), 9);
    expect(pValue).toBeLessThan(1e-3);
  });

  it("shrinks to 0 with the ridge, whose penalty is not in the log-likelihood", () => {
    const weak = family.fit(table, { ridge: 0.05 });
    const strong = family.fit(table, {
      ridge: Object.fromEntries(processesOf(family).map((process) => [process, 1e4])),
    });
    const size = ({ covariates: found }: Fitted): number =>
      Math.hypot(...Object.values(found!).flatMap((row) => Object.values(row)));
    expect(size(weak)).toBeLessThan(size(full));
    expect(size(strong)).toBeLessThan(1e-4);
    const plain = withoutCovariates(table);
    expect(strong.fit.logLikelihood).toBeCloseTo(family.fit(plain).fit.logLikelihood, 1);
    expect(family.logLikelihood(weak.parameters, table, weak.covariates)).toBeCloseTo(weak.fit.logLikelihood, 6);
    expect(strong.fit.ridge).toEqual(Object.fromEntries(processesOf(family).map((process) => [process, 1e4])));
    // Its gradient is that of the penalised mean: 2 · ridge · γ is the slope of the mean log-likelihood.
    const step = 1e-4;
    const at = (by: number): number => {
      const moved = { ...weak.covariates![first]!, gender: weak.covariates![first]!["gender"]! + by };
      return family.logLikelihood(weak.parameters, table, { ...weak.covariates, [first]: moved }) / count;
    };
    expect((at(step) - at(-step)) / (2 * step)).toBeCloseTo(2 * 0.05 * weak.covariates![first]!["gender"]!, 6);
  });

  it("survives JSON, and a report that is not of its coefficients is refused", () => {
    expect(readModel(JSON.stringify(full), stored)).toEqual(full);
    const text = JSON.parse(JSON.stringify(full)) as { covariates: Record<string, Record<string, unknown>> };
    delete text.covariates[first]!["gender"];
    const size = full.fit.covariance!.length - 1;
    const issues = codesOf(() => readModel(text, stored));
    expect(issues[0]).toMatch(/^invalid-model fit\.covariance/);
    expect(issues.length).toBeGreaterThanOrEqual(size === 0 ? 0 : 1);
    const wrong = { ...full, covariates: { ...full.covariates, [first]: { gender: "a" } } };
    expect(codesOf(() => readModel(wrong, stored))).toEqual([`invalid-model covariates.${first}.gender`]);
    const { standardErrors } = full.fit;
    const missing = { ...standardErrors, [`${first}.gender`]: undefined };
    const gap = JSON.parse(JSON.stringify({ ...full, fit: { ...full.fit, standardErrors: missing } })) as unknown;
    expect(codesOf(() => readModel(gap, stored))).toEqual([`invalid-model fit.standardErrors.${first}.gender`]);
  });

  it("says in a table what each covariate does", () => {
    const effect = covariateEffects(full)[0]!;
    const coefficient = full.covariates![first]!["gender"]!;
    const error = full.fit.standardErrors![`${first}.gender`]!;
    expect(effect).toMatchObject({ process: first, covariate: "gender", coefficient, standardError: error });
    expect(effect.factor).toBeCloseTo(Math.exp(coefficient), 12);
    expect(effect.upper).toBeCloseTo(coefficient + 1.959964 * error, 6);
    expect(effect.z).toBeCloseTo(coefficient / error, 12);
    expect(covariateEffects({ ...full, fit: { ...full.fit, standardErrors: null } })[0]).toMatchObject({ z: null });
  });
});

describe("groups of contracts", () => {
  const left = [1, 1, 1, 0, 1, 1, 0, 0];
  const renewals = [0, 1, 2, 3, 0, 1, 2, 3];
  const weight = [300, 120, 60, 520, 100, 80, 60, 760];
  const vip = [0, 0, 0, 0, 1, 1, 1, 1];

  it("have the sums of their cohorts: alpha and alpha · e^γ", () => {
    const model = sbg.fit({ period: "month", renewals, left, weight, covariates: { vip } });
    const { alpha, beta } = model.parameters;
    const gamma = model.covariates!.leaving["vip"]!;
    const part = (from: number, own: number): number => {
      const some = <T>(column: readonly T[]): T[] => column.slice(from, from + 4);
      const rows = { renewals: some(renewals), left: some(left), weight: some(weight) };
      return sbg.logLikelihood({ alpha: own, beta }, rows);
    };
    expect(part(0, alpha) + part(4, alpha * Math.exp(gamma))).toBeCloseTo(model.fit.logLikelihood, 8);
    expect(sbg.survival(model, 3, { covariates: { vip: 1 } })).toEqual(
      sbg.survival({ parameters: { alpha: alpha * Math.exp(gamma), beta } }, 3),
    );
    expect(sbg.survivalCurve(model, { covariates: { vip: 0 } })(2)).toBeCloseTo(
      sbg.survivalCurve({ parameters: { alpha, beta } })(2),
      14,
    );
    const odds = (chance: number): number => chance / (1 - chance);
    const ratio =
      odds(sbg.meanChurn(model, { covariates: { vip: 1 } })) / odds(sbg.meanChurn(model, { covariates: { vip: 0 } }));
    expect(ratio).toBeCloseTo(Math.exp(gamma), 12);
  });
});

describe("likelihoodRatioTest", () => {
  it("has p-values spread over 0 to 1 where covariates do nothing", () => {
    const family = families[3]!;
    const pValues = Array.from({ length: 60 }, (_, seed) => {
      const table = { ...family.draw(800, seed), covariates: { gender: someCovariates(800).gender } };
      return likelihoodRatioTest(family.fit(table, { leaving: [] }), family.fit(table)).pValue;
    });
    const below = (share: number): number => pValues.filter((p) => p < share).length / pValues.length;
    // Four standard deviations of a share of 60: 0.26 at a half.
    expect(Math.abs(below(0.5) - 0.5)).toBeLessThan(0.26);
    expect(Math.abs(below(0.2) - 0.2)).toBeLessThan(0.21);
    expect(Math.abs(below(0.8) - 0.8)).toBeLessThan(0.21);
  });
});
