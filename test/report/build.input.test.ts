import { describe, expect, it } from "vitest";
import type { Duration } from "keizoku/calendar";
import { build, charts, toHtml, toJson, type Report, type ReportStage } from "keizoku/report";
import type { PurchaseColumns, Rate } from "keizoku/schema";
import { codesOf } from "../failure.ts";

const log = [
  { customerId: "a", at: "2024-01-05", amount: 20 },
  { customerId: "a", at: "2024-02-10", amount: 30 },
  { customerId: "b", at: "2024-01-20", amount: 10 },
];

/** What JavaScript may pass whatever the types say. */
const nothing = null as never;

describe("wrong input to a report", () => {
  it.each([
    [() => build([]), ["empty-input"]],
    [() => build([{ customerId: "a", at: "soon", amount: 1 }]), ["invalid-instant [0].at"]],
    [() => build([{ customerId: "a", at: 0, amount: -1 }]), ["empty-input"]],
    [() => build(log, { observationEnd: "2023-01-01" }), ["invalid-input options.observationEnd"]],
    [() => build(log, { calibrationEnd: "2025-01-01" }), ["invalid-input options.calibrationEnd"]],
    [() => build(log, { listed: -1 }), ["invalid-input options.listed"]],
    [() => build(log, { margin: 30 }), ["invalid-input options.margin"]],
    [() => build(log, { unit: "fortnight" as "week" }), ["invalid-input options.unit"]],
    [() => build(log, { cohortUnit: "decade" as "year" }), ["invalid-input options.cohortUnit"]],
    [() => build(log, { horizon: { count: 1, unit: "decade" as "year" } }), ["invalid-input options.horizon.unit"]],
    [() => build(log, { horizon: { count: -1, unit: "year" } }), ["invalid-input options.horizon.count"]],
    [() => build(log, { horizon: null as unknown as Duration }), ["invalid-input options.horizon.unit"]],
    [() => build(log, { discountRate: { rate: 0.1 } as Rate }), ["invalid-input options.discountRate.per"]],
    [() => build(log, { timeZone: "Mars" }), ["invalid-time-zone options.timeZone"]],
    [() => build(log, nothing), ["invalid-input options"]],
    [() => build(nothing), ["invalid-input"]],
    [() => build("log" as unknown as []), ["invalid-input"]],
    [() => build([nothing]), ["invalid-input [0]"]],
    [() => build({} as PurchaseColumns), ["invalid-input customerId", "invalid-input at", "invalid-input amount"]],
  ])("%s", (call, codes) => {
    expect(codesOf(call)).toEqual(codes);
  });
});

describe("what is no report", () => {
  const report = build(log);

  it.each([
    [() => toJson(nothing), ["invalid-input report"]],
    [() => toJson({} as Report), ["invalid-input report"]],
    [() => toJson({ ...report, version: 2 as 1 }), ["invalid-input report"]],
    [() => charts(nothing), ["invalid-input report"]],
    [() => charts("report" as unknown as Report), ["invalid-input report"]],
    [() => charts(report, nothing), ["invalid-input options"]],
    [() => charts(report, { locale: "fr" as "en" }), ["invalid-input options.locale"]],
    [() => charts(report, { width: 0 }), ["invalid-input options.width"]],
  ])("%s", (call, codes) => {
    expect(codesOf(call)).toEqual(codes);
  });

  it.each([
    [() => toHtml(nothing), "report"],
    [() => toHtml(report, nothing), "options"],
    [() => toHtml(report, { locale: "de-x!" as "en" }), "options.locale"],
  ])("%s", async (call, path) => {
    await expect(call()).rejects.toMatchObject({ name: "KeizokuError", issues: [{ code: "invalid-input", path }] });
  });
});

describe("a report on the way", () => {
  it("says where it stands", () => {
    const seen: ReportStage[] = [];
    build(log, { onProgress: ({ stage }) => seen.push(stage) });
    expect(seen).toEqual(["read", "cohorts", "models", "customers", "holdout", "done"]);
  });

  it("stops when told to", () => {
    const control = new AbortController();
    const stop = ({ stage }: { stage: ReportStage }): void => {
      if (stage === "cohorts") control.abort();
    };
    expect(codesOf(() => build(log, { signal: control.signal, onProgress: stop }))).toEqual(["aborted"]);
  });
});

describe("a log that says little", () => {
  it("notes that a weak prior was used and that nothing can be checked", () => {
    const report = build([{ customerId: "a", at: "2024-01-05", amount: 20 }]);
    const codes = report.notes.map(({ code }) => code);
    expect(codes).toContain("no-holdout");
    expect(codes).toContain("no-spend");
    expect(report.holdout).toBeNull();
    expect(report.portfolio.lifetimeValue).toBeNull();
  });

  it("makes no check when asked for none", () => {
    expect(build(log, { calibrationEnd: null }).holdout).toBeNull();
  });
});
