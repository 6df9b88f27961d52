import { describe, expect, it, vi } from "vitest";
import { build } from "keizoku/report";
import { KeizokuError } from "keizoku/schema";
import { codesOf } from "../failure.ts";
import { subscriptions } from "./subscriptions.ts";

/** Models that refuse to be fitted, whatever the data. */
const refused = vi.hoisted(() => ({ bgNbd: "", gammaGamma: "" }));

function refusing<M extends { fit: (...input: never[]) => unknown }>(family: keyof typeof refused, model: M): M {
  const fit = (...input: never[]): unknown => {
    const code = refused[family];
    if (code === "") return model.fit(...input);
    throw new KeizokuError(`${family}.fit`, [{ code, path: "", expected: "E", received: "R", fix: "F." }]);
  };
  return { ...model, fit };
}

vi.mock(import("../../src/ltv/bgNbd/model.ts"), async (load) => refusing("bgNbd", await load()));
vi.mock(import("../../src/ltv/gammaGamma/model.ts"), async (load) => refusing("gammaGamma", await load()));

const log = subscriptions((i) => 10 + (i % 5));
const thin = ["no-maximum", "not-converged", "too-few-observations"];

function withRefused<T>(family: keyof typeof refused, code: string, call: () => T): T {
  refused[family] = code;
  try {
    return call();
  } finally {
    refused[family] = "";
  }
}

describe("spend that no model can be fitted to", () => {
  it.each(thin)("is taken from own means (%s)", (code) => {
    const report = withRefused("gammaGamma", code, () => build(log, { discountRate: { rate: 0, per: "year" } }));
    expect(report.models.spend).toBeNull();
    const note = report.notes.find((one) => one.code === "spend-not-fitted")!;
    expect(note.message).toContain(`(${code}): expected E; received R.`);
    expect(note.message).not.toContain("\n");
    expect(report.holdout!.spend!.predicted).toBeGreaterThan(0);
    const repeat = report.mostValuable.filter(({ meanSpend }) => meanSpend !== null);
    expect(repeat.length).toBeGreaterThan(0);
    for (const line of repeat) expect(line.lifetimeValue! / line.expectedPurchases).toBeCloseTo(line.meanSpend!, 6);
  });

  it("is the mean over repeat buyers for a customer without repeat purchases", () => {
    const all = withRefused("gammaGamma", "no-maximum", () =>
      build(log, { discountRate: { rate: 0, per: "year" }, listed: 1000 }),
    );
    const means = all.mostValuable.flatMap(({ meanSpend }) => meanSpend ?? []);
    const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
    const once = all.mostValuable.find(({ meanSpend }) => meanSpend === null)!;
    expect(once.lifetimeValue! / once.expectedPurchases).toBeCloseTo(mean, 6);
  });

  it("does not hide an abort", () => {
    expect(codesOf(() => withRefused("gammaGamma", "aborted", () => build(log)))).toEqual(["aborted"]);
  });
});

describe("purchases that no model can be fitted to", () => {
  it.each(thin)("leave no report, and an error that speaks of the log (%s)", (code) => {
    const call = (): unknown => withRefused("bgNbd", code, () => build(log));
    expect(codesOf(call)).toEqual([code]);
    expect(call).toThrow(/^report\.build: 1 issue\n.*Pass a longer log/);
  });

  it("leave a report without its check where only the first part has them", () => {
    const onProgress = ({ stage }: { stage: string }): void => {
      if (stage === "holdout") refused.bgNbd = "no-maximum";
    };
    try {
      const report = build(log, { onProgress });
      expect(report.holdout).toBeNull();
      expect(report.notes.map(({ code }) => code)).toContain("no-holdout");
    } finally {
      refused.bgNbd = "";
    }
  });
});
