import { describe, expect, it } from "vitest";
import { buyingModules, isPredictive } from "../../../src/ltv/buying/families.ts";
import { overdue } from "../../../src/ltv/buying/overdue.ts";
import { predictiveInterval } from "../../../src/ltv/buying/predictiveInterval.ts";
import { predictiveProbability } from "../../../src/ltv/buying/predictiveProbability.ts";
import { codesOf, failure } from "../../failure.ts";
import { buyingModels } from "./models.ts";

const weeks = { frequency: [2, 3], recency: [4, 9], age: [8, 9] };
const days = { ...weeks, unit: "day" as const };
const discountRate = { rate: 0.1, per: "year" } as const;

describe.each(buyingModels)("columns in another unit than the model's, $kind", (model) => {
  const module = buyingModules[model.kind];
  const calls: Readonly<Record<string, (customers: typeof weeks) => unknown>> = {
    probabilityAlive: (customers) => module.probabilityAlive(model, customers),
    probabilityAliveAfter: (customers) => module.probabilityAliveAfter(model, customers, { horizon: 2 }),
    expectedPurchases: (customers) => module.expectedPurchases(model, customers, { horizon: 2 }),
    residualValue: (customers) => module.residualValue(model, customers, { discountRate }),
    overdue: (customers) => overdue(model, customers),
    ...(isPredictive(model) && {
      predictiveInterval: (customers: typeof weeks) => predictiveInterval(model, customers, { horizon: 2 }),
      predictiveProbability: (customers: typeof weeks) =>
        predictiveProbability(model, { ...customers, count: [1, 1], horizon: [2, 2] }),
    }),
  };

  it.each(Object.keys(calls))("%s", (name) => {
    const call = calls[name]!;
    expect(codesOf(() => call(days))).toEqual(["invalid-input unit"]);
    expect(call({ ...weeks, unit: "week" } as typeof weeks)).toEqual(call(weeks));
  });

  it("one customer, and what to do", () => {
    const one = { frequency: 2, recency: 4, age: 8, unit: "day" };
    const { issues } = failure(() => module.probabilityAlive(model, one as never));
    expect(issues).toMatchObject([{ path: "unit", received: '"day"' }]);
    expect(issues[0]!.fix).toContain('"week"');
  });

  it("no unit in the model is no reason to refuse", () => {
    const { parameters } = model;
    for (const bare of [{ parameters }, { parameters, fit: { timeUnit: null } }]) {
      expect(module.probabilityAlive(bare as never, days)).toEqual(module.probabilityAlive(model, weeks));
    }
  });
});
