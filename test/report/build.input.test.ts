import { describe, expect, it } from "vitest";
import { build, type ReportStage } from "keizoku/report";
import { codesOf } from "../schema/codes.ts";

const log = [
  { customerId: "a", at: "2024-01-05", amount: 20 },
  { customerId: "a", at: "2024-02-10", amount: 30 },
  { customerId: "b", at: "2024-01-20", amount: 10 },
];

describe("wrong input to a report", () => {
  it.each([
    [() => build([]), ["empty-input"]],
    [() => build([{ customerId: "a", at: "soon", amount: 1 }]), ["invalid-instant [0].at"]],
    [() => build([{ customerId: "a", at: 0, amount: -1 }]), ["empty-input"]],
    [() => build(log, { observationEnd: "2023-01-01" }), ["invalid-input options.observationEnd"]],
    [() => build(log, { calibrationEnd: "2025-01-01" }), ["invalid-input options.calibrationEnd"]],
    [() => build(log, { listed: -1 }), ["invalid-input options.listed"]],
    [() => build(log, { margin: 30 }), ["invalid-input options.margin"]],
  ])("%s", (call, codes) => {
    expect(codesOf(call)).toEqual(codes);
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
