import { describe, expect, it } from "vitest";
import { bdw, bgBb, bgCnbdK, bgNbd, gammaGamma, mbgCnbdK, mbgNbd, nbd, paretoNbd, sbg } from "../../src/ltv/index.ts";
import { codesOf } from "../failure.ts";

/** Calls that differ between families in types only. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- one table for ten families
type Any = any;

const customer = { frequency: 2, recency: 5, age: 10, sumLogGaps: 1 };
const fit = { timeUnit: "week" };
const discountRate = { rate: 0.1, per: "year" };
const buying: readonly [name: string, module: Any, parameters: Readonly<Record<string, number>>][] = [
  ["nbd", nbd, { r: 0.5, alpha: 5 }],
  ["bgNbd", bgNbd, { r: 0.5, alpha: 5, a: 0.8, b: 2.5 }],
  ["mbgNbd", mbgNbd, { r: 0.5, alpha: 5, a: 0.8, b: 2.5 }],
  ["paretoNbd", paretoNbd, { r: 0.5, alpha: 5, s: 0.8, beta: 12 }],
  ["bgCnbdK", bgCnbdK, { k: 2, r: 0.5, alpha: 5, a: 0.8, b: 2.5 }],
  ["mbgCnbdK", mbgCnbdK, { k: 2, r: 0.5, alpha: 5, a: 0.8, b: 2.5 }],
];
const others: readonly [name: string, answer: (model: Any) => unknown, parameters: Readonly<Record<string, number>>][] =
  [
    ["sbg", (model) => sbg.survival(model, 3), { alpha: 0.7, beta: 1.2 }],
    ["bdw", (model) => bdw.survival(model, 3), { gamma: 0.7, delta: 1.2, c: 1.1 }],
    [
      "gammaGamma",
      (model) => gammaGamma.expectedSpend(model, { frequency: 2, monetaryValue: 20 }),
      { p: 6, q: 4, gamma: 15 },
    ],
    [
      "bgBb",
      (model) => bgBb.probabilityAlive(model, { frequency: 1, recency: 2, age: 5 }),
      { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 },
    ],
  ];

const answers = [
  ...buying.map(([name, module, parameters]) => {
    const answer = (model: Any): unknown => module.expectedPurchases(model, customer, { horizon: 5 });
    return [name, answer, parameters] as const;
  }),
  ...others,
];

describe.each(answers)("parameters of %s", (_, answer, parameters) => {
  const names = Object.keys(parameters).filter((name) => name !== "k");

  it.each(names)("answer for %s from 1e-100 to 1e100, and are refused beyond", (name) => {
    const of = (value: number) => () => answer({ kind: "", parameters: { ...parameters, [name]: value }, fit });
    expect(of(parameters[name]!)).not.toThrow();
    for (const beyond of [1e-320, 1e-101, 1e101, 1e308, 0, 5n as never])
      expect(codesOf(of(beyond))).toEqual([`invalid-input model.parameters.${name}`]);
  });
});

it("no r so small that counting takes all memory", () => {
  const parameters = { ...buying[4]![2], r: 1e-320 } as unknown as bgCnbdK.BgCnbdKModel["parameters"];
  const call = (): unknown => bgCnbdK.residualValue({ parameters, fit } as Any, customer, { discountRate } as Any);
  expect(codesOf(call)).toEqual(["invalid-input model.parameters.r"]);
});

describe.each(buying)("columns of %s", (_, module, parameters) => {
  const model = { parameters, fit };

  it("hold no time and no count beyond what can be reckoned with", () => {
    const beyond = { ...customer, age: 1e308 };
    expect(codesOf(() => module.probabilityAlive(model, beyond))).toEqual(["invalid-input age"]);
    const often = { ...customer, frequency: 1e308 };
    expect(codesOf(() => module.probabilityAlive(model, often))).toEqual(["invalid-input frequency"]);
    const far = (): unknown => module.expectedPurchases(model, customer, { horizon: 1e308 });
    expect(codesOf(far)).toEqual(["invalid-input options.horizon"]);
    const near = (): unknown => module.probabilityOfPurchases(model, { count: 2, horizon: 1e-320 });
    expect(codesOf(near)).toEqual(["invalid-input horizon"]);
    expect(module.probabilityOfPurchases(model, { count: 2, horizon: 0 })).toBe(0);
    const many = (): unknown => module.probabilityOfPurchases(model, { count: 1e308, horizon: 5 });
    expect(codesOf(many)).toEqual(["invalid-input count"]);
  });
});

it("no mean value beyond 1e100", () => {
  const model = { parameters: { p: 6, q: 4, gamma: 15 } };
  expect(codesOf(() => gammaGamma.expectedSpend(model, { frequency: 2, monetaryValue: 1e308 }))).toEqual([
    "invalid-input monetaryValue",
  ]);
});
