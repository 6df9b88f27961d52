import { describe, expect, it } from "vitest";
import { covariateEffects } from "../../src/ltv/covariateEffects.ts";
import { likelihoodRatioTest, type CovariateModel } from "../../src/ltv/likelihoodRatioTest.ts";
import { sbg } from "../../src/ltv/index.ts";
import { codesOf, failure } from "../failure.ts";
import { families, someCovariates, someEffects, type Table, withoutCovariates } from "./covariateFamilies.ts";

const any = <T>(value: unknown): T => value as T;

describe.each(families)("$name with covariates", (family) => {
  const count = 300;
  const covariates = someCovariates(count);
  const effects = someEffects(family);
  const table = family.draw(count, 2, effects, covariates);
  const [first] = Object.keys(family.moved) as [string];
  const fitCodes = (given: unknown, options?: object): string[] =>
    codesOf(() => family.fit({ ...table, covariates: any<Table["covariates"]>(given) } as Table, options));

  it("refuses columns that are none, are too short or hold no numbers, all at once", () => {
    expect(fitCodes({ gender: [1, 2], visits: "text" })).toEqual([
      "invalid-input covariates.gender",
      "invalid-input covariates.visits",
    ]);
    const holes = { gender: covariates.gender.map((value, i) => (i === 3 ? NaN : value)), visits: covariates.visits };
    expect(fitCodes(holes)).toEqual(["invalid-input covariates.gender[3]"]);
    for (const none of [null, 3, "text", [1, 2]]) expect(fitCodes(none)).toEqual(["invalid-input covariates"]);
    const evil = JSON.parse('{"__proto__": [1]}') as object;
    expect(fitCodes(evil)).toEqual(["invalid-input covariates.__proto__"]);
    const odd = { constructor: covariates.gender, toString: covariates.visits };
    expect(Object.keys(family.fit({ ...table, covariates: any(odd) }, { ridge: 0.1 }).covariates![first]!)).toEqual([
      "constructor",
      "toString",
    ]);
  });

  it("refuses lists and strengths that are none", () => {
    expect(fitCodes(covariates, { [first]: ["gender", "age", "gender"], ridge: -1 })).toEqual([
      `invalid-input options.${first}[1]`,
      `invalid-input options.${first}[2]`,
      "invalid-input options.ridge",
    ]);
    expect(fitCodes(covariates, { [first]: "gender" })).toEqual([`invalid-input options.${first}`]);
    expect(fitCodes(covariates, { ridge: { [first]: NaN, other: 1 } })).toEqual([
      `invalid-input options.ridge.${first}`,
      "invalid-input options.ridge.other",
    ]);
    const plain = withoutCovariates(table);
    expect(codesOf(() => family.fit(plain, { [first]: ["gender"] }))).toEqual([`invalid-input options.${first}[0]`]);
    expect(codesOf(() => family.fit(table, { prior: { [`${first}.gender`]: { median: 1, sdLog: 1 } } }))).toEqual([
      `invalid-input options.prior.${first}.gender`,
    ]);
  });

  it("refuses what cannot be told apart, by name", () => {
    const same = new Float64Array(count).fill(7);
    expect(fitCodes({ ...covariates, same })).toEqual(["constant-covariate covariates.same"]);
    const others = covariates.gender.map((value) => 1 - value);
    expect(fitCodes({ ...covariates, others })).toEqual(["collinear-covariates covariates.others"]);
    const sum = covariates.gender.map((value, i) => 3 * value - 2 * covariates.visits[i]! + 1);
    const wrong = failure(() => family.fit({ ...table, covariates: { ...covariates, sum } }));
    expect(wrong.issues[0]).toMatchObject({ code: "collinear-covariates", path: "covariates.sum" });
    expect(wrong.issues[0]!.received).toBe("a constant and multiples of gender, visits");
    expect(family.fit({ ...table, covariates: { ...covariates, others } }, { ridge: 0.01 }).fit.ridge).toBeDefined();
  });

  it("notes covariates that are far from 0", () => {
    const year = covariates.visits.map((value) => 2020 + value);
    const { fit } = family.fit({ ...table, covariates: { year } });
    expect(fit.notes.map(({ code }) => code)).toContain("uncentred-covariate");
  });

  it("asks predictions, likelihood and simulation for the covariates of the model, and for no others", () => {
    const model = { parameters: family.parameters, covariates: { ...effects } };
    const [, predict] = Object.entries(family.predict)[0]!;
    const plain = withoutCovariates(table);
    expect(codesOf(() => predict(model, plain))).toContain("invalid-input covariates.gender");
    expect(codesOf(() => predict(model, { ...plain, covariates: { gender: covariates.gender } }))).toEqual([
      "invalid-input covariates.visits",
    ]);
    const more = { ...covariates, more: ["a"] as unknown as number[] };
    expect(predict(model, { ...plain, covariates: more })).toEqual(predict(model, table));
    expect(codesOf(() => predict(model, { ...plain, covariates: any({ ...covariates, gender: [1] }) }))).toEqual([
      "invalid-input covariates.gender",
    ]);
    for (const none of [null, 3, "text"]) {
      expect(failure(() => predict(model, { ...plain, covariates: any(none) })).code).toBe("invalid-input");
      expect(failure(() => predict(model, any(none))).code).toBe("invalid-input");
    }
    const broken = { ...model, covariates: { [first]: { gender: NaN } } };
    expect(codesOf(() => predict(broken, table))).toEqual([`invalid-input model.covariates.${first}.gender`]);
    const huge = { ...covariates, gender: covariates.gender.map((value) => value * 1e6) };
    expect(codesOf(() => predict(model, { ...plain, covariates: huge }))[0]).toMatch(/^invalid-input covariates\[1\]/);
    expect(codesOf(() => family.logLikelihood(family.parameters, plain, effects))).toContain(
      "invalid-input covariates.gender",
    );
    expect(codesOf(() => family.draw(4, 1, effects, undefined))).toEqual(["invalid-input options.covariates"]);
    expect(codesOf(() => family.draw(4, 1, effects, { gender: [1, 0, 1, 0], visits: [1] }))).toEqual([
      "invalid-input covariates.visits",
    ]);
  });

  it("says that there is no maximum where a covariate separates, and names the coefficient", () => {
    const contracts = "left" in table;
    const gone = Array.from((contracts ? table["left"] : table["frequency"]) as ArrayLike<number>);
    const separating = { gender: covariates.gender, never: gone.map((value) => (value === 0 ? 1 : 0)) };
    const stopped = failure(() => family.fit({ ...table, covariates: separating }, { [first]: ["gender", "never"] }));
    expect(stopped.code).toBe("no-maximum");
    expect(stopped.issues[0]!.received).toContain(`${first}.never`);
    expect(stopped.issues[0]!.fix).toContain("options.ridge");
    const held = family.fit({ ...table, covariates: separating }, { ridge: 0.01, prior: "weak" });
    expect(held.covariates![first]!["never"]).toBeLessThan(0);
  });
});

describe("contracts with covariates", () => {
  it("need single customers", () => {
    const cohort = { period: "year" as const, survivors: [1000, 631, 468], covariates: { vip: [1] } };
    expect(codesOf(() => sbg.fit(cohort))).toEqual(["invalid-input covariates"]);
    expect(codesOf(() => sbg.logLikelihood({ alpha: 1, beta: 2 }, cohort, { leaving: { vip: 1 } }))).toEqual([
      "invalid-input covariates",
    ]);
  });

  it("may have no mean for some customers", () => {
    const model = { parameters: { alpha: 2, beta: 3 }, covariates: { leaving: { vip: -1 } } };
    const known = { renewals: [0, 0], covariates: { vip: [0, 0] } };
    expect(sbg.expectedResidualLife(model, known)[1]).toBeCloseTo(3, 12);
    expect(codesOf(() => sbg.expectedResidualLife(model, { ...known, covariates: { vip: [0, 1] } }))).toEqual([
      "mean-undefined options",
    ]);
    expect(codesOf(() => sbg.survival(model, 3))).toEqual(["invalid-input covariates.vip"]);
    expect(codesOf(() => sbg.survival(model, 3, any(null)))).toEqual(["invalid-input options"]);
  });
});

describe("likelihoodRatioTest refuses", () => {
  const report = { observations: 50, timeUnit: "week", prior: null, logLikelihood: -10 };
  const plain = any<CovariateModel>({ kind: "bg-nbd", parameters: {}, fit: report });
  const full = any<CovariateModel>({
    ...plain,
    covariates: { purchase: { x: 1 }, dropout: {} },
    fit: { ...report, logLikelihood: -9 },
  });

  it("models that are none, of other customers, not nested, or not by plain maximum likelihood", () => {
    for (const none of [null, undefined, 3, {}, { fit: {} }]) {
      expect(codesOf(() => likelihoodRatioTest(any(none), full))).toEqual(["invalid-input restricted"]);
    }
    const other = any<CovariateModel>({
      ...full,
      kind: "sbg",
      fit: { ...full.fit, observations: 51, timeUnit: "day" },
    });
    expect(codesOf(() => likelihoodRatioTest(plain, other))).toEqual([
      "invalid-input full.kind",
      "invalid-input full.fit.timeUnit",
      "invalid-input full.fit.observations",
    ]);
    expect(codesOf(() => likelihoodRatioTest(full, plain))).toEqual(["invalid-input full.covariates"]);
    expect(codesOf(() => likelihoodRatioTest(plain, plain))).toEqual(["invalid-input full.covariates"]);
    const held = any<CovariateModel>({ ...full, fit: { ...full.fit, prior: {}, ridge: { purchase: 1 } } });
    expect(codesOf(() => likelihoodRatioTest(plain, held))).toEqual([
      "invalid-input full.fit.prior",
      "invalid-input full.fit.ridge",
    ]);
    const worse = any<CovariateModel>({ ...full, fit: { ...full.fit, logLikelihood: -12 } });
    expect(codesOf(() => likelihoodRatioTest(plain, worse))).toEqual(["invalid-input full.fit.logLikelihood"]);
  });

  it("and the table of effects what is no model or no confidence", () => {
    for (const none of [null, undefined, {}])
      expect(codesOf(() => covariateEffects(any(none)))).toEqual(["invalid-input model"]);
    for (const confidence of [0, 1, NaN, "a"]) {
      expect(codesOf(() => covariateEffects(full, { confidence: any(confidence) }))).toEqual([
        "invalid-input options.confidence",
      ]);
    }
    expect(covariateEffects(plain)).toEqual([]);
  });

  it("and both coefficients and reports that no fit has", () => {
    const withRow = (purchase: unknown): CovariateModel => any({ ...full, covariates: { purchase } });
    const rows: readonly [unknown, string][] = [
      [null, "covariates.purchase"],
      [[1], "covariates.purchase"],
      [{ x: NaN }, "covariates.purchase.x"],
      [{ x: 5n }, "covariates.purchase.x"],
      [{ x: 1000 }, "covariates.purchase.x"],
    ];
    for (const [row, path] of rows) {
      expect(codesOf(() => likelihoodRatioTest(plain, withRow(row)))).toEqual([`invalid-input full.${path}`]);
      expect(codesOf(() => covariateEffects(withRow(row)))).toEqual([`invalid-input model.${path}`]);
    }
    for (const covariates of [null, 7, "gender"]) {
      const codes = codesOf(() => covariateEffects(any({ ...full, covariates })));
      expect(codes).toEqual(["invalid-input model.covariates"]);
    }
    for (const observations of [5n, NaN, "50", -1, Symbol("50")]) {
      const counted = any<CovariateModel>({ ...full, fit: { ...full.fit, observations } });
      expect(codesOf(() => likelihoodRatioTest(plain, counted))).toEqual(["invalid-input full.fit.observations"]);
    }
    const endless = any<CovariateModel>({ ...full, fit: { ...full.fit, logLikelihood: 1e308 } });
    expect(codesOf(() => likelihoodRatioTest(plain, endless))).toEqual(["invalid-input full"]);
    const withErrors = (standardErrors: unknown): CovariateModel =>
      any({ ...full, fit: { ...report, standardErrors } });
    for (const error of ["x", NaN, -1, 5n, 1e-300])
      expect(codesOf(() => covariateEffects(withErrors({ "purchase.x": error })))).toEqual([
        "invalid-input model.fit.standardErrors.purchase.x",
      ]);
    expect(codesOf(() => covariateEffects(withErrors(3)))).toEqual(["invalid-input model.fit.standardErrors"]);
    const widest = covariateEffects(
      any({ ...withErrors({ "purchase.x": 1e-100 }), covariates: { purchase: { x: 700 } } }),
    );
    expect([widest[0]!.factor, widest[0]!.z].every(Number.isFinite)).toBe(true);
    expect(covariateEffects(withErrors({ "purchase.x": 0 }))[0]!.pValue).toBeNull();
  });
});
