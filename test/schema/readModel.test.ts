import * as z from "zod/mini";
import { describe, expect, it } from "vitest";
import {
  fitReportSchema,
  freezeDeep,
  fromZodIssues,
  KeizokuError,
  readModel,
  type FitReport,
  type ModelFamily,
} from "keizoku/schema";
import { codesOf } from "../failure.ts";

interface Coin {
  readonly kind: "coin";
  readonly version: 3;
  readonly parameters: { readonly heads: number };
  readonly fit: FitReport<"heads">;
}

interface Die {
  readonly kind: "die";
  readonly version: 1;
  readonly parameters: { readonly sides: number };
  readonly fit: FitReport<"sides">;
}

const coinFamily: ModelFamily<Coin> = {
  kind: "coin",
  version: 3,
  schema: z.object({
    kind: z.literal("coin"),
    version: z.literal(3),
    parameters: z.object({ heads: z.number().check(z.gt(0), z.lt(1)) }),
    fit: fitReportSchema(["heads"]),
  }),
  lift: {
    // Version 1 kept the parameter at the top, version 2 in percent.
    1: ({ heads, ...model }) => ({ ...model, parameters: { percent: (heads as number) * 100 } }),
    2: (model) => ({ ...model, parameters: { heads: (model["parameters"] as { percent: number }).percent / 100 } }),
  },
};

const dieFamily: ModelFamily<Die> = {
  kind: "die",
  version: 1,
  schema: z.object({
    kind: z.literal("die"),
    version: z.literal(1),
    parameters: z.object({ sides: z.int() }),
    fit: fitReportSchema(["sides"]),
  }),
};

const fit: FitReport<"heads"> = {
  logLikelihood: -6.93,
  aic: 15.86,
  bic: 16.1,
  observations: 10,
  distinctRows: 2,
  iterations: 3,
  gradientNorm: 1e-9,
  method: "newton",
  prior: null,
  covariance: [[0.025]],
  standardErrors: { heads: 0.158 },
  timeUnit: null,
  notes: [{ code: "flat-ridge", message: "…" }],
};
const coin: Coin = { kind: "coin", version: 3, parameters: { heads: 0.5 }, fit };
const families = [coinFamily, dieFamily];

describe("readModel", () => {
  it("reads text and objects, typed by the families", () => {
    const model: Coin | Die = readModel(JSON.stringify(coin), families);
    expect(model).toEqual(coin);
    const only: Coin = readModel(coin, [coinFamily]);
    expect(only.parameters.heads).toBe(0.5);
  });

  it("gives a frozen copy and leaves the input alone", () => {
    const stored = structuredClone(coin);
    const model = readModel(stored, families);
    expect(Object.isFrozen(model.fit.notes[0])).toBe(true);
    expect(Object.isFrozen(model.fit.covariance![0])).toBe(true);
    expect(Object.isFrozen(stored.fit)).toBe(false);
    expect(model).not.toBe(stored);
  });

  it("lifts older versions step by step", () => {
    expect(readModel({ kind: "coin", version: 1, heads: 0.25, fit }, families)).toEqual({
      ...coin,
      parameters: { heads: 0.25 },
    });
    const second = { kind: "coin", version: 2, parameters: { percent: 25 }, fit };
    expect(readModel(second, families)).toEqual({ ...coin, parameters: { heads: 0.25 } });
  });

  it("allows a fit without covariance", () => {
    const singular = { ...coin, fit: { ...fit, covariance: null, standardErrors: null } };
    expect(readModel(singular, families)).toEqual(singular);
  });
});

describe("input", () => {
  it("unknown-model", () => {
    expect(codesOf(() => readModel({ kind: "cone", version: 1 }, families))).toEqual(["unknown-model kind"]);
    expect(codesOf(() => readModel({}, families))).toEqual(["unknown-model kind"]);
  });

  it("model-version", () => {
    expect(codesOf(() => readModel({ ...coin, version: 4 }, families))).toEqual(["model-version version"]);
    const unliftable = { ...coinFamily, lift: { 2: coinFamily.lift![2]! } };
    expect(codesOf(() => readModel({ ...coin, version: 1 }, [unliftable]))).toEqual(["model-version version"]);
  });

  it.each(["", "{", "null", "5", '"coin"', "[]", null, undefined, 7, [coin], () => 1])("invalid-model %o", (json) => {
    expect(codesOf(() => readModel(json, families))).toEqual(["invalid-model"]);
  });

  it.each([0, -1, 1.5, "3", null, undefined])("invalid-model for version %o", (version) => {
    expect(codesOf(() => readModel({ ...coin, version }, families))).toEqual(["invalid-model version"]);
  });

  it("invalid-model lists every issue with its path", () => {
    const broken = {
      ...coin,
      parameters: { heads: 2 },
      fit: { ...fit, aic: null, covariance: [["x"]], standardErrors: {}, notes: [{ code: 5 }], method: "guess" },
    };
    expect(codesOf(() => readModel(broken, families)).sort()).toEqual([
      "invalid-model fit.aic",
      "invalid-model fit.covariance[0][0]",
      "invalid-model fit.method",
      "invalid-model fit.notes[0].code",
      "invalid-model fit.notes[0].message",
      "invalid-model fit.standardErrors.heads",
      "invalid-model parameters.heads",
    ]);
    expect(() => readModel(broken, families)).toThrow(
      "parameters.heads (invalid-model): expected less than 1; received 2.",
    );
  });

  it("invalid-model for what is no JSON: functions, dates, cycles", () => {
    const cyclic: Record<string, unknown> = { kind: "coin" };
    cyclic["self"] = cyclic;
    expect(() => readModel(cyclic, families)).toThrow(KeizokuError);
    expect(codesOf(() => readModel({ ...coin, at: new Date(0) }, families))).toEqual(["invalid-model at"]);
    expect(codesOf(() => readModel({ ...coin, draw: () => 1 }, families))).toEqual(["invalid-model draw"]);
    expect(codesOf(() => readModel({ ...coin, parameters: { heads: NaN } }, families))).toEqual([
      "invalid-model parameters.heads",
    ]);
  });
});

describe("freezeDeep", () => {
  it("freezes all levels, bears cycles, leaves typed arrays", () => {
    const value = { list: [{ a: 1 }], array: new Float64Array(1), self: null as unknown };
    value.self = value;
    expect(freezeDeep(value)).toBe(value);
    expect(Object.isFrozen(value.list[0])).toBe(true);
    expect(Object.isFrozen(value.array)).toBe(false);
    expect(freezeDeep(5)).toBe(5);
  });
});

describe("fromZodIssues", () => {
  it("writes paths from a root and says in words what was expected", () => {
    const schema = z.strictObject({
      a: z.array(z.number()),
      b: z.enum(["x", "y"]),
      c: z.string().check(z.minLength(2)),
    });
    const input = { a: [1, "2"], b: "z", c: "", d: 1 };
    const issues = fromZodIssues(schema.safeParse(input).error!.issues, input, {
      code: "invalid-input",
      fix: "Correct it.",
      root: "options",
    });
    expect(issues.map((i) => [i.path, i.expected, i.received])).toEqual([
      ["options.a[1]", "a finite number", '"2"'],
      ["options.b", 'one of "x", "y"', '"z"'],
      ["options.c", "a length of at least 2", '""'],
      ["options", 'no keys "d"', "an object"],
    ]);
  });
});
