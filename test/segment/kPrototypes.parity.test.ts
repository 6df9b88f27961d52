import { describe, expect, it } from "vitest";
import * as kPrototypes from "../../src/segment/kPrototypes/index.ts";
import { labelsOf, readTexts, reference, telco } from "./mixedReference.ts";

describe.skipIf(telco === undefined)("on 500 telecom customers (data/telco.csv)", () => {
  const { mean, sd, runs } = reference.kPrototypes;

  it.each(runs)("gives the labels of kmodes' k-prototypes, gamma $gamma", ({ initialRows, gamma, cost, ...run }) => {
    const categories = ["Contract", "InternetService", "PaymentMethod", "PaperlessBilling"];
    const texts = readTexts(telco!, ["tenure", "MonthlyCharges", ...categories], 500);
    const standardised = ["tenure", "MonthlyCharges"].map((name, c) => {
      return [name, texts[name]!.map((text) => (Number(text) - mean[c]!) / sd[c]!)] as const;
    });
    const table = { ...texts, ...Object.fromEntries(standardised) };
    const scale = { scale: "none" } as const;
    const model = kPrototypes.fit(table, { k: initialRows.length, start: initialRows, gamma, scale });
    expect(Array.from(kPrototypes.assign(model, table))).toEqual(labelsOf(run.labels));
    expect(model.fit.sizes).toEqual(run.sizes);
    // The reference gives mean and deviation to 14 digits.
    expect(Math.abs(model.fit.cost / cost - 1)).toBeLessThan(1e-11);
  });

  it("gives the labels and modes of kmodes' k-modes", () => {
    const { initialRows, cost, labels, modes, sizes } = reference.kModes;
    const names = ["Partner", "Dependents", "MultipleLines", "InternetService", "Contract", "PaperlessBilling"];
    const table = readTexts(telco!, [...names, "PaymentMethod"], 500);
    const model = kPrototypes.fit(table, { k: 4, start: initialRows });
    expect(Array.from(kPrototypes.assign(model, table))).toEqual(labelsOf(labels));
    expect(model.parameters.prototypes.map((prototype) => prototype.modes)).toEqual(modes);
    expect(model.fit).toMatchObject({ sizes, cost, gammaRule: "szepannek" });
    expect(model.parameters.gamma).toBe(1);
  });
});
