import { describe, expect, it } from "vitest";
import {
  kaplanMeier,
  nelsonAalen,
  restrictedMean,
  restrictedMeanDifference,
  survivalDifference,
  survivalQuantile,
  type ShareLimits,
} from "../../../src/cohort/survival/index.ts";
import { sharedFile } from "../../shared.ts";
import { expectClose, expectColumn, readCsv, reference, rowsOf, type ReferenceCurve } from "./reference.ts";

const curves = Object.entries(reference.curves).flatMap(([data, groups]) =>
  Object.entries(groups).map(([group, curve]) => ({ data, group, curve })),
);
const scales: readonly (readonly [name: string, limits: ShareLimits])[] = [
  ["logLog", "log-log"],
  ["log", "log"],
  ["plain", "plain"],
  ["logit", "logit"],
  ["arcsin", "arcsine"],
];

describe.each(curves)("the curve of $data, $group", ({ curve }) => {
  const rows = rowsOf(curve);

  it("has the counts, the survival and Greenwood's standard error", () => {
    const km = kaplanMeier(rows);
    expect(rows.duration).toHaveLength(curve.rows);
    for (const name of ["time", "atRisk", "events", "censored"] as const) expect(km[name]).toEqual(curve[name]);
    expectColumn(km.survival, curve.survival, "survival");
    expectColumn(km.standardError, curve.standardError, "standardError");
  });

  it.each(scales.filter(([name]) => name in curve))("has the %s limits", (name, limits) => {
    const km = kaplanMeier(rows, { limits });
    const { lower, upper } = curve[name] as Record<"lower" | "upper", unknown>;
    expectColumn(km.lower, lower, "lower");
    expectColumn(km.upper, upper, "upper");
  });

  if ("nelsonAalen" in curve)
    it("has the cumulative hazards and their standard errors", () => {
      const hazard = nelsonAalen(rows);
      expectColumn(hazard.cumulativeHazard, curve.nelsonAalen, "nelsonAalen");
      expectColumn(hazard.standardError, curve.nelsonAalenSE, "nelsonAalenSE");
      const oneByOne = nelsonAalen(rows, { ties: "one-by-one" });
      expectColumn(oneByOne.cumulativeHazard, curve.flemingHarrington, "flemingHarrington");
      expectColumn(oneByOne.standardError, curve.flemingHarringtonSE, "flemingHarringtonSE");
    });

  if ("nelsonAalenSEKlein" in curve)
    it("has Klein's standard error", () => {
      const { standardError } = nelsonAalen(rows, { variance: "binomial" });
      expectColumn(standardError, curve.nelsonAalenSEKlein, "nelsonAalenSEKlein");
    });

  it("has the quartiles and their limits", () => {
    const km = kaplanMeier(rows);
    for (const { p, time, lower, upper } of curve.quantiles) {
      const quantile = survivalQuantile(km, { probability: p as number });
      expectClose(quantile.time, time, `time at ${String(p)}`);
      expectClose(quantile.lower, lower, `lower at ${String(p)}`);
      expectClose(quantile.upper, upper, `upper at ${String(p)}`);
    }
    expectClose(survivalQuantile(km, { level: "start" }).time, curve.medianLeftEnd, "left end of the median");
  });
});

const means = Object.entries(reference.rmst.values).flatMap(([data, groups]) =>
  Object.entries(groups).flatMap(([group, values]) => values.map((value) => ({ data, group, ...value }))),
);

describe("restricted means", () => {
  it.each(means)("$data, $group up to $tau", ({ data, group, tau, rmst, se }) => {
    const rows = rowsOf(reference.curves[data as "lung"][group]!);
    const { mean, standardError } = restrictedMean(rows, { horizon: tau });
    expectClose(mean, rmst, "mean");
    expectClose(standardError, se, "standardError");
  });

  it.each(reference.rmst.difference)("$a less $b up to $tau", (expected) => {
    const groups = Object.values(reference.curves).find(({ [expected.a]: group }) => group !== undefined)!;
    const [a, b] = [rowsOf(groups[expected.a]!), rowsOf(groups[expected.b]!)];
    const found = restrictedMeanDifference(a, b, { horizon: expected.tau });
    expectClose(found.difference, expected.difference, "difference");
    expectClose(found.standardError, expected.se, "standardError");
    expectClose(found.z, expected.z, "z");
    expectClose(found.pValue, expected.p, "pValue");
    expectClose(found.lower, expected.lower, "lower");
    expectClose(found.upper, expected.upper, "upper");
    expectClose(found.ratio, expected.ratio, "ratio");
    expectClose(found.logRatioStandardError, expected.logRatioSE, "logRatioStandardError");
  });
});

describe("difference at a fixed time", () => {
  it.each(["waltons", "lung", "telco"] as const)("%s", (data) => {
    const { time, a, b, chisq, p } = reference.fixedTimeDifference[data];
    const groups = reference.curves[data];
    const found = survivalDifference(rowsOf(groups[a]!), rowsOf(groups[b]!), { time });
    expectClose(found.chiSquare, chisq, "chiSquare");
    expectClose(found.pValue, p, "pValue");
  });
});

describe("late entry and weights, by the rows of the file", () => {
  const expectCurve = (km: ReturnType<typeof kaplanMeier>, expected: ReferenceCurve): void => {
    for (const name of ["time", "atRisk", "events"] as const) expect(km[name]).toEqual(expected[name]);
    expectColumn(km.survival, expected.survival, "survival");
    expectColumn(km.standardError, expected.standardError, "standardError");
    const { lower, upper } = expected.logLog as Record<"lower" | "upper", unknown>;
    expectColumn(km.lower, lower, "lower");
    expectColumn(km.upper, upper, "upper");
  };
  const waltons = sharedFile("data/waltons.csv");
  const telco = sharedFile("data/telco.csv");

  it.skipIf(waltons === undefined)("waltons with entry (data/waltons.csv)", () => {
    const column = readCsv(waltons!);
    const columns = {
      duration: column("T").map(Number),
      event: column("E").map(Number),
      entry: column("T").map((_, i) => (i % 5) * 2),
    };
    const km = kaplanMeier(columns);
    expect(km.rejected).toHaveLength(163 - reference.leftTruncated.waltons.rows);
    expectCurve(km, reference.leftTruncated.waltons);
    expectColumn(nelsonAalen(columns).cumulativeHazard, reference.leftTruncated.waltons.nelsonAalen, "nelsonAalen");
  });

  it.skipIf(telco === undefined)("telco with entry (data/telco.csv)", () => {
    const column = readCsv(telco!);
    const columns = {
      duration: column("tenure").map(Number),
      event: column("Churn").map((churn) => (churn === "Yes" ? 1 : 0)),
      entry: column("tenure").map((_, i) => (i % 3 === 0 ? 6 : 0)),
    };
    const km = kaplanMeier(columns);
    expect(km.rejected).toHaveLength(7043 - reference.leftTruncated.telco.rows);
    expectCurve(km, reference.leftTruncated.telco);
    expectColumn(nelsonAalen(columns).cumulativeHazard, reference.leftTruncated.telco.nelsonAalen, "nelsonAalen");
  });

  it.skipIf(waltons === undefined)("waltons with weights (data/waltons.csv)", () => {
    const column = readCsv(waltons!);
    const weight = column("T").map((_, i) => 1 + (i % 3));
    expectCurve(
      kaplanMeier({ duration: column("T").map(Number), event: column("E").map(Number), weight }),
      reference.frequencyWeighted,
    );
  });
});
