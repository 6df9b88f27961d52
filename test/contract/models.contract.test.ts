import { describe, expect, it } from "vitest";
import { families } from "../../src/ltv/index.ts";
import { readModel } from "../../src/readModel.ts";
import { failure } from "../failure.ts";
import { relativeError } from "../fixture.ts";
import { cases, elsewhere, type ColumnModel, type Table } from "./registry.ts";

const parametersOf = (model: ColumnModel): Readonly<Record<string, number>> => ({ ...model.parameters });
const mapTable = (table: Table, f: (column: number[], name: string) => number[]): Table =>
  Object.fromEntries(Object.entries(table).map(([name, column]) => [name, f(Array.from(column), name)]));

function expectSameEstimate(
  actual: ColumnModel,
  expected: ColumnModel,
  scale: (name: string) => number = () => 1,
): void {
  for (const [name, value] of Object.entries(parametersOf(expected))) {
    expect(relativeError(parametersOf(actual)[name]!, value * scale(name)), name).toBeLessThan(1e-7);
  }
}

it("covers every family that can be stored", () => {
  const kinds = [...cases.map(({ family }) => family.kind), ...Object.keys(elsewhere)];
  expect(kinds).toEqual(families.map(({ kind }) => kind));
});

describe.each(cases.map((c) => [c.family.kind, c] as const))("%s", (_, { family, draw, fit, ...given }) => {
  const table = draw(1);
  const model = fit(table);

  it("is plain data that survives JSON and comes back checked and frozen", () => {
    const text = JSON.stringify(model);
    expect(text.length).toBeLessThan(4096);
    const back = readModel(text);
    expect(back).toEqual(model);
    expect(Object.isFrozen(back) && Object.isFrozen(back.parameters) && Object.isFrozen(back.fit.notes)).toBe(true);
    for (const [, predict] of Object.entries(given.predictions)) {
      expect(Array.from(predict(back as ColumnModel, table))).toEqual(Array.from(predict(model, table)));
    }
  });

  it("refuses stored models of a later version, or damaged ones, with every damage named", () => {
    expect(failure(() => readModel({ ...model, version: family.version + 1 })).code).toBe("model-version");
    const damaged = { ...model, parameters: {}, fit: { ...model.fit, aic: "low" } };
    const error = failure(() => readModel(damaged));
    expect(error.code).toBe("invalid-model");
    expect(error.issues.length).toBe(Object.keys(model.parameters).length + 1);
  });

  it("draws the same customers from the same seed, and others from another", () => {
    expect(draw(1)).toEqual(table);
    expect(draw(2)).not.toEqual(table);
  });

  it("is the same for another order of rows, and for weights instead of repeated rows", () => {
    const last = given.durations[0] ?? Object.keys(table)[0]!;
    const order = Array.from(table[last]!, (_, i) => i).sort((i, j) => ((i * 7919) % 1009) - ((j * 7919) % 1009));
    expectSameEstimate(fit(mapTable(table, (column) => order.map((i) => column[i]!))), model);
    const twice = mapTable(table, (column) => [...column, ...column]);
    const weighted = { ...table, weight: Array.from(table[last]!, () => 2) };
    const doubled = fit(twice);
    expectSameEstimate(fit(weighted), doubled);
    expect(doubled.fit.observations).toBe(2 * model.fit.observations);
    expect(doubled.fit.distinctRows).toBe(model.fit.distinctRows);
  });

  it("scales with the unit of time", () => {
    const inDays = mapTable(table, (column, name) =>
      given.durations.includes(name) ? column.map((v) => 7 * v) : column,
    );
    expectSameEstimate(fit(inDays), model, (name) => (given.timeParameters.includes(name) ? 7 : 1));
  });

  it("predicts for one customer what it predicts for him among others, and only finite numbers", () => {
    for (const [name, predict] of Object.entries(given.predictions)) {
      const all = predict(model, table);
      expect(all.every(Number.isFinite), name).toBe(true);
      const row = Object.fromEntries(Object.entries(table).map(([key, column]) => [key, column[17]!]));
      // Many customers may be read off a common curve: the same to its accuracy.
      const one = predict(model, row as unknown as Table) as unknown as number;
      expect(relativeError(one, all[17]!), name).toBeLessThan(1e-10);
    }
  });

  it("reports a fit that holds together", () => {
    // A k that was given is no estimate.
    const estimated = Object.keys(model.fit.standardErrors!);
    const k = estimated.length;
    const { logLikelihood, aic, bic, observations, gradientNorm, covariance, standardErrors } = model.fit;
    expect(aic).toBeCloseTo(2 * k - 2 * logLikelihood, 8);
    expect(bic).toBeCloseTo(k * Math.log(observations) - 2 * logLikelihood, 8);
    expect(gradientNorm).toBeLessThan(1e-6);
    estimated.forEach((name, i) => {
      expect((standardErrors as Record<string, number>)[name]).toBeCloseTo(Math.sqrt(covariance![i]![i]!), 12);
    });
  });

  it.each(Object.entries(given.degenerate))(
    "says so where there is nothing to learn: %s",
    (_, { table: nothing, code }) => {
      expect(failure(() => fit(nothing)).code).toBe(code);
    },
  );

  it("is defined with a weak prior where it has no maximum", () => {
    const { table: alike } = given.degenerate["all customers alike"]!;
    const held = fit(alike, { prior: "weak" });
    expect(Object.values(parametersOf(held)).every((v) => Number.isFinite(v) && v > 0)).toBe(true);
    expect(held.fit.standardErrors).not.toBeNull();
  });
});
