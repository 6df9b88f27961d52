import { describe, expect, it } from "vitest";
import { stack } from "../../src/cohort/index.ts";
import * as bdw from "../../src/ltv/bdw/index.ts";
import * as sbg from "../../src/ltv/sbg/index.ts";
import { codesOf, failure } from "../failure.ts";

const models = [
  { name: "sbg", family: sbg as unknown as typeof bdw },
  { name: "bdw", family: bdw },
];
const year = { period: "year" } as const;
const regular = [1000, 631, 468, 382, 326];

/** Calls with what types would refuse. */
const any = <T>(value: unknown): T => value as T;

describe.each(models)("$name.fit", ({ family }) => {
  const fit = (data: unknown, options?: unknown): bdw.BdwModel =>
    family.fit(any<bdw.ContractData>(data), any<bdw.BdwFitOptions>(options));

  it("is the same for a cohort, for its customers and for its customers counted", () => {
    const survivors = [40, 25, 18, 15, 14];
    const renewals: number[] = [];
    const left: number[] = [];
    survivors.forEach((count, t) => {
      const next = survivors[t + 1] ?? 0;
      const last = t + 1 === survivors.length;
      for (let i = 0; i < (last ? count : count - next); i++) {
        renewals.push(t);
        left.push(last ? 0 : 1);
      }
    });
    const cohort = fit({ ...year, survivors });
    expect(fit({ ...year, renewals, left })).toEqual(cohort);
    const counted = { renewals: [0, 1, 2, 3, 4], left: [1, 1, 1, 1, 0], weight: [15, 7, 3, 1, 14] };
    expect(fit({ ...year, ...counted })).toEqual(cohort);
    expect(fit({ ...year, survivors: Int32Array.from(survivors) })).toEqual(cohort);
    expect(cohort.fit).toMatchObject({ observations: 40, distinctRows: 5, timeUnit: "year" });
  });

  it("takes several cohorts, each observed for its own time", () => {
    const together = fit({ ...year, survivors: [regular, [500, 310, 240], [800, 500, 370, 300]] });
    const rows = {
      renewals: [0, 1, 2, 3, 4, 0, 1, 2, 0, 1, 2, 3],
      left: [1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0],
      weight: [369, 163, 86, 56, 326, 190, 70, 240, 300, 130, 70, 300],
    };
    const apart = fit({ ...year, ...rows });
    expect(together.fit.logLikelihood).toBeCloseTo(apart.fit.logLikelihood, 8);
    expect(together.fit.observations).toBe(2300);
    expect(
      family.logLikelihood(together.parameters, { survivors: [regular, [500, 310, 240], [800, 500, 370, 300]] }),
    ).toBeCloseTo(together.fit.logLikelihood, 8);
  });

  it("refuses counts that rise, are below 0 or no numbers, each with its path", () => {
    expect(codesOf(() => fit({ ...year, survivors: [1000, 1031, 900] }))).toEqual(["invalid-input survivors[1]"]);
    const { issues } = failure(() => fit({ ...year, survivors: [1000, 1031] }));
    expect(issues[0]).toMatchObject({ expected: "at most 1000, the count before it", received: "1031" });
    const bad = [[10, -1, NaN], [5, "4"], [], 7, [3, 4]];
    expect(codesOf(() => fit({ ...year, survivors: bad }))).toEqual([
      "invalid-input survivors[0][1]",
      "invalid-input survivors[0][2]",
      "invalid-input survivors[1][1]",
      "invalid-input survivors[2]",
      "invalid-input survivors[3]",
      "invalid-input survivors[4][1]",
    ]);
    expect(codesOf(() => fit({ ...year, survivors: [] }))).toEqual(["empty-input survivors"]);
    expect(codesOf(() => fit({ ...year, survivors: "1000" }))).toEqual(["invalid-input survivors"]);
    expect(codesOf(() => fit({ ...year, survivors: new Float64Array(100_002) }))).toEqual(["invalid-input survivors"]);
  });

  it("refuses wrong columns, no data, no period, no options", () => {
    const wrong = { ...year, renewals: [1, -1, 2.5, 2e5], left: [0, 2, 0.5, 1] };
    expect(codesOf(() => fit(wrong))).toEqual([
      "invalid-input renewals[1]",
      "invalid-input renewals[2]",
      "invalid-input renewals[3]",
      "invalid-input left[1]",
      "invalid-input left[2]",
    ]);
    expect(codesOf(() => fit({ ...year, renewals: [1], left: [1], weight: [-1] }))).toEqual([
      "invalid-input weight[0]",
    ]);
    expect(codesOf(() => fit({ ...year, renewals: [], left: [] }))).toEqual(["empty-input renewals"]);
    expect(codesOf(() => fit({ ...year }))).toContain("invalid-input renewals");
    for (const none of [null, undefined, 3, "x", {}]) expect(failure(() => fit(none)).code).toBe("invalid-input");
    expect(codesOf(() => fit({ survivors: regular }))).toEqual(["invalid-input data.period"]);
    expect(codesOf(() => fit({ period: "fortnight", survivors: regular }))).toEqual(["invalid-input data.period"]);
    expect(failure(() => fit({ ...year, survivors: regular }, null)).code).toBe("invalid-input");
    expect(failure(() => fit({ ...year, survivors: regular }, { prior: "strong" })).code).toBe("invalid-input");
  });

  it("says why there is no maximum, or too little to learn from", () => {
    const code = (survivors: unknown): string => failure(() => fit({ ...year, survivors })).code;
    expect(code([1000, 1000, 1000, 1000])).toBe("no-maximum");
    expect(code([1000, 0, 0, 0])).toBe("no-maximum");
    expect(code([1000, 700])).toBe("too-few-observations");
    expect(code([1000])).toBe("too-few-observations");
    expect(code([0, 0, 0])).toBe("too-few-observations");
    expect(code([9, 9, 9, 9, 0])).toBe("no-maximum");
    expect(code([1, 0.631, 0.468, 0.382])).toBe("too-few-observations");
    expect(failure(() => fit({ ...year, survivors: [50, 50, 50] })).issues[0]?.received).toMatch(/nobody who left/);
    expect(failure(() => fit({ ...year, survivors: [50, 0] })).issues[0]?.received).toMatch(/survived the first/);
  });

  it.each([100, 1e4, 1e6, 1e9])("finds no maximum where %d customers leave at one constant rate", (customers) => {
    const survivors = Array.from({ length: 9 }, (_, t) => customers * 0.8 ** t);
    const error = failure(() => fit({ ...year, survivors }));
    expect(error.code).toBe("no-maximum");
    expect(error.partial).toHaveProperty("fit.logLikelihood");
  });

  it("finds none where ever more leave, and some stay for ever", () => {
    expect(failure(() => fit({ ...year, survivors: [1000, 950, 850, 700, 500, 300, 100] })).code).toBe("no-maximum");
    expect(failure(() => fit({ ...year, survivors: [1000, 500, 500, 500, 500, 500] })).code).toBe("no-maximum");
  });

  it("is defined with a weak prior for all of these, with standard errors", () => {
    const awkward = [
      [1000, 1000, 1000, 1000],
      [1000, 0, 0, 0],
      [1000, 700],
      [9, 9, 9, 9, 0],
      [1000, 1000, 1000, 500, 500, 500],
      [1000, 950, 850, 700, 500, 300, 100],
      [1000, 500, 500, 500, 500, 500],
      [1],
    ];
    for (const survivors of awkward) {
      const { parameters, fit: report } = fit({ ...year, survivors }, { prior: "weak" });
      const where = survivors.join(" ");
      for (const value of Object.values(parameters) as number[])
        expect(Number.isFinite(value) && value > 0, where).toBe(true);
      expect(report.standardErrors, where).not.toBeNull();
    }
    const many = { ...year, survivors: regular.map((count) => 10 * count) };
    const free = fit(many);
    const held = fit(many, { prior: "weak" });
    for (const key of Object.keys(free.parameters) as (keyof bdw.BdwParameters)[]) {
      const moved = Math.abs(held.parameters[key] - free.parameters[key]);
      expect(moved, key).toBeLessThan(0.25 * free.fit.standardErrors![key]);
    }
  });

  it("notes what the data hardly determine", () => {
    const { fit: report } = bdw.fit({ ...year, survivors: [5, 3, 2, 2] });
    expect(report.notes.map(({ code }) => code)).toEqual(["flat-ridge"]);
    expect(fit({ ...year, survivors: regular }).fit.notes).toEqual([]);
  });

  it("stops on request, and gives up after the steps allowed", () => {
    const stop = new AbortController();
    stop.abort();
    expect(failure(() => fit({ ...year, survivors: regular }, { signal: stop.signal })).code).toBe("aborted");
    const error = failure(() => fit({ ...year, survivors: [1000, 869, 743, 653, 593] }, { maxIterations: 1 }));
    expect(error.code).toBe("not-converged");
  });
});

describe.each(models)("$name predicts", ({ name, family }) => {
  const parameters = { alpha: 0.704, beta: 1.182, gamma: 0.704, delta: 1.182, c: 1.2 };
  const model = { parameters, fit: { timeUnit: "month" } } as const;
  const discountRate = { rate: 0.1, per: "year" } as const;

  it("curves that a stack of cohorts takes, as a function and as shares", () => {
    const plan = { acquisitions: [200, 200, 200, 200] };
    const asFunction = stack({ ...plan, retention: { survival: family.survivalCurve(model) } });
    const asShares = stack({ ...plan, retention: { survival: family.survival(model, 3) } });
    expect(asFunction).toEqual(asShares);
    const [, one] = family.survival(model, 1);
    expect(asFunction.totals[1]).toBeCloseTo(200 * (1 + one!), 9);
  });

  it("with rates in any unit, turned into the model's", () => {
    const monthly = { discountRate: { rate: 1.1 ** (1 / 12) - 1, per: "month" } } as const;
    const customer = { renewals: 3 };
    expect(family.residualValue(model, customer, { discountRate })).toBeCloseTo(
      family.residualValue(model, customer, monthly),
      8,
    );
  });

  it("one customer as among others, finite at every extreme", () => {
    const renewals = [0, 3, 100_000, 3];
    const extremes: readonly (readonly [number, number, number])[] = [
      [1e-8, 1e8, 1],
      [1e8, 1e-8, 1],
      [1e-100, 1e100, 20],
      [1e100, 1e-100, 0.01],
      [0.5, 2, 300],
      [1e12, 1e12, 1],
    ];
    for (const [a, b, c] of extremes) {
      const extreme = { parameters: { alpha: a, beta: b, gamma: a, delta: b, c }, fit: { timeUnit: "week" } } as const;
      const all = [
        family.logSurvival(extreme, { renewals }),
        family.retentionRate(extreme, { renewals }),
        family.posteriorMeanChurn(extreme, { renewals }),
        family.logChurnProbability(extreme, { renewal: [1, 2, 100_000] }),
        family.churnProbability(extreme, { renewal: [1, 2, 100_000] }),
        family.probabilityAliveAfter(extreme, { renewals }, { horizon: 5 }),
        family.residualValue(extreme, { renewals }, { discountRate }),
        family.residualValue(extreme, { renewals }, { discountRate, horizon: 7 }),
        family.expectedResidualLife(extreme, { renewals }, { horizon: 12 }),
        family.retentionElasticity(extreme, { renewals }, { discountRate }),
      ];
      all.forEach((values, i) => {
        expect(values.every(Number.isFinite), `${String(i)} at ${String([a, b, c])}: ${String(values)}`).toBe(true);
        expect(values[1]).toBe(i === 3 || i === 4 ? values[1] : values[3]);
      });
      expect(family.retentionRate(extreme, { renewals: 3 })).toBe(all[1]![1]);
    }
  });

  it("only with parameters, whole renewals and a sound rate", () => {
    const path = (run: () => unknown): string => codesOf(run).join("; ");
    for (const none of [null, undefined, {}, { parameters: null }, 3]) {
      expect(path(() => family.survival(any(none), 3))).toBe("invalid-input model");
      expect(path(() => family.meanChurn(any(none)))).toBe("invalid-input model");
      expect(path(() => family.residualValue(any(none), { renewals: 1 }, { discountRate }))).toBe(
        "invalid-input model",
      );
    }
    for (const wrong of [-1, 2.5, NaN, 2e5, null, undefined, "3"]) {
      expect(path(() => family.survival(model, any(wrong)))).toBe("invalid-input arguments.renewals");
      expect(path(() => family.survivalCurve(model)(any(wrong)))).toBe("invalid-input arguments.renewals");
      expect(path(() => family.retentionRate(model, { renewals: any<number>(wrong) }))).toBe("invalid-input renewals");
      const ahead = { horizon: any<number>(wrong) };
      expect(path(() => family.probabilityAliveAfter(model, { renewals: 1 }, ahead))).toBe(
        "invalid-input options.horizon",
      );
    }
    expect(path(() => family.retentionRate(model, any(null)))).toBe("invalid-input");
    expect(path(() => family.churnProbability(model, { renewal: 0 }))).toBe("invalid-input renewal");
    expect(path(() => family.logChurnProbability(model, { renewal: [1, 0] }))).toBe("invalid-input renewal[1]");
    const value =
      (options: unknown): (() => unknown) =>
      () =>
        family.residualValue(model, { renewals: 1 }, any(options));
    expect(path(value(null))).toBe("invalid-input options");
    expect(path(value({}))).toBe("invalid-input rate");
    expect(path(value({ discountRate: { rate: -0.1, per: "year" } }))).toBe("invalid-input options.discountRate.rate");
    expect(path(value({ discountRate, horizon: 0 }))).toBe("invalid-input options.horizon");
    expect(path(value({ discountRate, timing: "later" }))).toBe("invalid-input options.timing");
    const timeless = { parameters, fit: { timeUnit: null } };
    expect(path(() => family.residualValue(any(timeless), { renewals: 1 }, { discountRate }))).toBe(
      "invalid-input model.fit.timeUnit",
    );
    expect(path(() => family.expectedResidualLife(model, { renewals: 1 }, any(null)))).toBe("invalid-input options");
  });

  it("no endless mean that is infinite", () => {
    const free = { discountRate: { rate: 0, per: "year" } } as const;
    const error = failure(() => family.residualValue(model, { renewals: 1 }, free));
    expect(error.code).toBe("mean-undefined");
    expect(error.issues[0]?.fix).toMatch(/horizon/);
    expect(family.residualValue(model, { renewals: 1 }, { ...free, horizon: 10 })).toBeLessThan(10);
    const lasting = { ...model, parameters: { alpha: 1.5, beta: 1, gamma: 1.5, delta: 1, c: 1 } };
    expect(family.expectedResidualLife(lasting, { renewals: 1 })).toBeCloseTo(4, 9);
    expect(failure(() => family.retentionElasticity(lasting, { renewals: 1 }, free)).code).toBe("mean-undefined");
  });

  it("customers only from sound parameters and options", () => {
    const draw =
      (options: unknown): (() => unknown) =>
      () =>
        family.simulate(parameters, any(options));
    expect(codesOf(draw({ customers: 0, renewals: 1, seed: 1 }))).toEqual(["invalid-input options.customers"]);
    expect(codesOf(draw({ customers: 2, renewals: -1, seed: 1 }))).toEqual(["invalid-input options.renewals"]);
    expect(codesOf(draw({ customers: 2, renewals: [1, 2, 3], seed: 1 }))).toEqual(["invalid-input options.renewals"]);
    expect(codesOf(draw({ customers: 2, renewals: [1, 2.5], seed: 1 }))).toEqual(["invalid-input renewals[1]"]);
    for (const seed of [null, undefined, NaN, {}]) {
      expect(failure(draw({ customers: 2, renewals: 3, seed })).code).toBe("invalid-input");
    }
    expect(failure(() => family.simulate(any(null), any(null))).code).toBe("invalid-input");
    expect(failure(draw(null)).code).toBe("invalid-input");
    expect(failure(() => family.logLikelihood(parameters, any(null))).code, name).toBe("invalid-input");
    expect(codesOf(() => family.logLikelihood(parameters, { renewals: -1, left: 3 }))).toEqual([
      "invalid-input renewals",
      "invalid-input left",
    ]);
  });
});
