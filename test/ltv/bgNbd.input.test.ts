import { describe, expect, it } from "vitest";
import { bgNbd } from "../../src/ltv/index.ts";
import { failure } from "../failure.ts";

const week = { timeUnit: "week" } as const;
const model = { parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } };

describe("bgNbd.fit refuses", () => {
  it("every wrong value at once, each with its path", () => {
    const columns = { frequency: [-1, 1.5, NaN, 2, 0], recency: [0, 1, 1, 50, 3], age: [10, 10, Infinity, 40, 10] };
    const error = failure(() => bgNbd.fit(columns, week));
    expect(error.name).toBe("KeizokuError");
    expect(error.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "invalid-input frequency[0]",
      "invalid-input frequency[1]",
      "invalid-input frequency[2]",
      "invalid-input recency[3]",
      "invalid-input recency[4]",
      "invalid-input age[2]",
    ]);
    expect(error.message).toContain("recency[3] (invalid-input): expected at most age (40); received 50.");
  });

  it("columns of unequal length, missing columns, text and an empty table", () => {
    expect(failure(() => bgNbd.fit({ frequency: [1, 2], recency: [1], age: [3, 4] }, week)).issues[0]?.path).toBe(
      "recency",
    );
    const missing = { frequency: [1], recency: [1] } as unknown as Parameters<typeof bgNbd.fit>[0];
    expect(failure(() => bgNbd.fit(missing, week)).issues[0]?.path).toBe("age");
    const text = { frequency: ["1"], recency: [1], age: [2] } as unknown as Parameters<typeof bgNbd.fit>[0];
    expect(failure(() => bgNbd.fit(text, week)).issues[0]?.path).toBe("frequency[0]");
    expect(failure(() => bgNbd.fit({ frequency: [], recency: [], age: [] }, week)).code).toBe("empty-input");
  });

  it("one customer, and customers of whom none bought again", () => {
    expect(failure(() => bgNbd.fit({ frequency: [1], recency: [5], age: [10] }, week)).code).toBe(
      "too-few-observations",
    );
    const silent = { frequency: [0, 0, 0, 0, 0], recency: [0, 0, 0, 0, 0], age: [9, 8, 7, 6, 5] };
    expect(failure(() => bgNbd.fit(silent, week)).code).toBe("no-maximum");
  });

  it("identical customers and customers who never stop: the likelihood has no maximum", () => {
    const same = { frequency: [3, 3, 3, 3, 3, 3], recency: [8, 8, 8, 8, 8, 8], age: [10, 10, 10, 10, 10, 10] };
    const error = failure(() => bgNbd.fit(same, week));
    expect(error.code).toBe("no-maximum");
    expect(error.partial).toBeDefined();
    const n = [1, 2, 3, 5, 8, 13];
    const loyal = { frequency: n, recency: n.map(() => 10), age: n.map(() => 10) };
    expect(failure(() => bgNbd.fit(loyal, week)).code).toBe("no-maximum");
  });

  it("to go on after an abort, and reports the steps until then", () => {
    const stop = new AbortController();
    stop.abort();
    const customers = bgNbd.simulate(model.parameters, { customers: 500, age: 39, seed: 1 });
    expect(failure(() => bgNbd.fit(customers, { ...week, signal: stop.signal })).code).toBe("aborted");
    const steps: number[] = [];
    bgNbd.fit(customers, { ...week, prior: "weak", onProgress: ({ logLikelihood }) => steps.push(logLikelihood) });
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.at(-1)).toBeGreaterThanOrEqual(steps[0]!);
  });

  it("too few steps, with the estimate so far", () => {
    const customers = bgNbd.simulate(model.parameters, { customers: 500, age: 39, seed: 1 });
    const error = failure(() => bgNbd.fit(customers, { ...week, maxIterations: 1 }));
    expect(error.code).toBe("not-converged");
    expect(error.partial).toHaveProperty("parameters.r");
  });
});

describe("bgNbd.fit with a weak prior", () => {
  it("is defined for all that has no maximum", () => {
    const tables = [
      { frequency: [1], recency: [5], age: [10] },
      { frequency: [0, 0, 0, 0, 0], recency: [0, 0, 0, 0, 0], age: [9, 8, 7, 6, 5] },
      { frequency: [3, 3, 3, 3], recency: [8, 8, 8, 8], age: [10, 10, 10, 10] },
      { frequency: [1, 2, 3, 5, 8, 13], recency: [10, 10, 10, 10, 10, 10], age: [10, 10, 10, 10, 10, 10] },
    ];
    for (const table of tables) {
      const { parameters, fit } = bgNbd.fit(table, { ...week, prior: "weak" });
      for (const value of Object.values(parameters) as number[]) expect(Number.isFinite(value) && value > 0).toBe(true);
      expect(fit.standardErrors).not.toBeNull();
    }
  });

  it("hardly moves an estimate that 2,000 customers determine", () => {
    const customers = bgNbd.simulate(model.parameters, { customers: 2000, age: 39, seed: 3 });
    const free = bgNbd.fit(customers, week);
    const held = bgNbd.fit(customers, { ...week, prior: "weak" });
    for (const name of ["r", "alpha", "a", "b"] as const) {
      const moved = Math.abs(held.parameters[name] - free.parameters[name]);
      expect(moved, name).toBeLessThan(0.25 * free.fit.standardErrors![name]);
    }
  });
});

describe("delicate but valid", () => {
  it("a frequency of 20,000 and an age of 100,000 days", () => {
    const customers = bgNbd.simulate({ r: 1, alpha: 100, a: 0.01, b: 5 }, { customers: 300, age: 100_000, seed: 5 });
    const columns = {
      frequency: [...customers.frequency, 20_000],
      recency: [...customers.recency, 99_990],
      age: [...customers.age, 100_000],
    };
    const fitted = bgNbd.fit(columns, { timeUnit: "day" });
    expect(Number.isFinite(fitted.fit.logLikelihood)).toBe(true);
    const expected = bgNbd.expectedPurchases(fitted, columns, { horizon: 365 });
    expect(expected.every(Number.isFinite)).toBe(true);
  });
});

describe("predictions refuse", () => {
  it("horizons below 0, customers out of range, parameters that are none", () => {
    const customer = { frequency: 1, recency: 2, age: 3 };
    expect(failure(() => bgNbd.expectedPurchases(model, customer, { horizon: -1 })).issues[0]?.path).toBe(
      "options.horizon",
    );
    expect(failure(() => bgNbd.probabilityAlive(model, { ...customer, recency: 4 })).issues[0]?.path).toBe("recency");
    expect(failure(() => bgNbd.logOddsAlive(model, { frequency: 0, recency: 0, age: 1 })).issues[0]?.path).toBe(
      "frequency",
    );
    expect(failure(() => bgNbd.logLikelihood({ r: 0, alpha: 1, a: 1, b: 1 }, customer)).issues[0]?.path).toBe(
      "parameters.r",
    );
    expect(failure(() => bgNbd.logProbabilityOfPurchases(model, { count: 1, horizon: 0 })).issues[0]?.path).toBe(
      "count",
    );
    const timed = { ...model, fit: { timeUnit: "week" as const } };
    const endless = failure(() => bgNbd.residualValue(timed, customer, { discountRate: { rate: 0, per: "year" } }));
    expect(endless.issues[0]?.fix).toContain("discount rate above 0");
  });
});

describe("what came with the call is checked", () => {
  const columns = { frequency: [0, 1, 2, 3, 1], recency: [0, 2, 5, 8, 4], age: [10, 10, 9, 12, 11] };
  const path = (run: () => unknown): string =>
    `${failure(run).code} ${failure(run)
      .issues.map((i) => i.path)
      .join(" ")}`;

  it("the unit of time: known, there, and the one of the columns", () => {
    const strange = { timeUnit: "fortnight" } as unknown as typeof week;
    expect(path(() => bgNbd.fit(columns))).toBe("invalid-input options.timeUnit");
    expect(path(() => bgNbd.fit(columns, strange))).toBe("invalid-input options.timeUnit");
    const inDays = { ...columns, unit: "day" } as const;
    expect(path(() => bgNbd.fit(inDays, week))).toBe("invalid-input options.timeUnit");
    expect(bgNbd.fit(inDays, { prior: "weak" }).fit.timeUnit).toBe("day");
  });

  it("a prior: known words, known parameters, numbers above 0; and the report says which it was", () => {
    const strong = { ...week, prior: "strong" } as unknown as { prior: "weak" };
    expect(path(() => bgNbd.fit(columns, strong))).toBe("invalid-input options.prior");
    const odd = { ...week, prior: { r: { median: -1, sdLog: 1 }, zeta: { median: 1, sdLog: 0 } } };
    const wrong = "invalid-input options.prior.r.median options.prior.zeta options.prior.zeta.sdLog";
    expect(path(() => bgNbd.fit(columns, odd as unknown as typeof week))).toBe(wrong);
    const held = bgNbd.fit(columns, {
      ...week,
      prior: { r: { median: 1, sdLog: 0.1 }, a: { median: 1, sdLog: 0.1 }, b: { median: 2, sdLog: 0.1 } },
    });
    expect(held.fit.prior).toEqual({
      r: { median: 1, sdLog: 0.1 },
      a: { median: 1, sdLog: 0.1 },
      b: { median: 2, sdLog: 0.1 },
    });
    expect(held.parameters.r).toBeCloseTo(1, 0);
  });

  it("the model of a prediction", () => {
    const customer = { frequency: 1, recency: 2, age: 3 };
    for (const none of [null, undefined, {}, { parameters: null }]) {
      expect(path(() => bgNbd.probabilityAlive(none as unknown as typeof model, customer))).toBe("invalid-input model");
    }
    const negative = { parameters: { ...model.parameters, r: -1, b: NaN } };
    expect(path(() => bgNbd.newCustomerPurchases(negative, { horizon: 3 }))).toBe(
      "invalid-input model.parameters.r model.parameters.b",
    );
    const timeless = { ...model, fit: { timeUnit: null } };
    const discountRate = { rate: 0.1, per: "year" } as const;
    expect(path(() => bgNbd.residualValue(timeless, customer, { discountRate }))).toBe(
      "invalid-input model.fit.timeUnit",
    );
  });

  it("the ages and the number of simulated customers", () => {
    const draw = (options: object) => (): unknown =>
      bgNbd.simulate(model.parameters, options as { customers: 1; age: 1; seed: 1 });
    expect(path(draw({ customers: 0, age: 1, seed: 1 }))).toBe("invalid-input options.customers");
    expect(path(draw({ customers: 1e12, age: 1, seed: 1 }))).toBe("invalid-input options.customers");
    expect(path(draw({ customers: 2, age: [1, -1], seed: 1 }))).toBe("invalid-input age[1]");
    expect(path(draw({ customers: 3, age: [1, 2], seed: 1 }))).toBe("invalid-input options.age");
  });
});
