import { describe, expect, it } from "vitest";
import { logRank, pairwiseLogRank, type LogRankTest, type LogRankWeights } from "../../../src/cohort/survival/index.ts";
import { sharedFile } from "../../shared.ts";
import { expectClose, groupedRows, readCsv, reference, type ReferenceTest } from "./reference.ts";

const groups = {
  waltons: ["control", "miR-137"],
  lung: ["sex1", "sex2"],
  telco: ["Month-to-month", "One year", "Two year"],
} as const;

const weights: Readonly<Record<string, LogRankWeights>> = {
  logRank: "log-rank",
  gehan: "wilcoxon",
  taroneWare: "tarone-ware",
  petoPeto: "peto",
  flemingHarrington_p1_q0: { "fleming-harrington": [1, 0] },
  flemingHarrington_p0_q1: { "fleming-harrington": [0, 1] },
  flemingHarrington_p1_q1: { "fleming-harrington": [1, 1] },
  "flemingHarrington_p0.5_q0.5": { "fleming-harrington": [0.5, 0.5] },
};

function expectTest(found: LogRankTest, expected: ReferenceTest): void {
  expectClose(found.chiSquare, expected.chisq, "chiSquare");
  expect(found.degreesOfFreedom).toBe(expected.df);
  // Where p is near e^-1000, its digits are those of chi-square a thousand times blown up.
  if (expected.p > 1e-300) expectClose(found.pValue, expected.p, "pValue", 1e-8);
  else expect(found.pValue).toBeLessThan(1e-300);
  found.groups.forEach((group, g) => {
    if (expected.observed) expect(group.observed).toBe(expected.observed[g]);
    if (expected.expected) expectClose(group.expected, expected.expected[g]!, "expected");
    expectClose(group.weightedObserved, expected.weightedObserved[g]!, "weightedObserved");
    expectClose(group.weightedExpected, expected.weightedExpected[g]!, "weightedExpected");
    found.covariance[g]!.forEach((value, h) => {
      expectClose(value, expected.variance[g]![h]!, "variance");
    });
  });
}

describe.each(["waltons", "lung", "telco"] as const)("tests of the groups of %s", (data) => {
  it.each(Object.entries(weights))("%s", (name, weight) => {
    const rows = groupedRows(reference.curves[data], groups[data]);
    const found = logRank(rows, { weights: weight });
    expect(found.groups.map(({ group }) => group)).toEqual(groups[data]);
    expectTest(found, reference.tests[data][name]!);
  });
});

it("compares every two contracts of telco", () => {
  const pairs = pairwiseLogRank(groupedRows(reference.curves.telco, groups.telco));
  expect(pairs).toHaveLength(3);
  reference.tests.telco.pairwiseLogRank.forEach(({ a, b, chisq, p }, k) => {
    expect([pairs[k]!.a, pairs[k]!.b]).toEqual([a, b]);
    expectClose(pairs[k]!.chiSquare, chisq, "chiSquare");
    if (p > 1e-300) expectClose(pairs[k]!.pValue, p, "pValue", 1e-8);
  });
});

describe("strata and other groups, by the rows of the file", () => {
  const lung = sharedFile("data/lung.csv");
  const telco = sharedFile("data/telco.csv");

  it.skipIf(lung === undefined)("lung by sex within ECOG status (data/lung.csv)", () => {
    const column = readCsv(lung!);
    const columns = {
      duration: column("time").map(Number),
      event: column("status").map(Number),
      group: column("sex"),
      stratum: column("ph.ecog").map((status) => (status === "" ? NaN : Number(status))),
    };
    const found = logRank(columns);
    expect(found.rejected.map(({ issues }) => issues[0]!.path)).toEqual(["stratum[13]"]);
    expect(found.strata).toBe(4);
    expectTest(found, reference.tests.lung.stratifiedByPhEcog!);
    const alive = Array.from(columns.stratum.keys()).filter((i) => columns.stratum[i]! <= 2);
    const without3 = logRank({
      duration: alive.map((i) => columns.duration[i]!),
      event: alive.map((i) => columns.event[i]!),
      group: alive.map((i) => columns.stratum[i]!),
    });
    expectTest(without3, reference.tests.lung.byPhEcogWithout3!);
  });

  it.skipIf(telco === undefined)("telco by contract within internet service (data/telco.csv)", () => {
    const column = readCsv(telco!);
    const columns = {
      duration: column("tenure").map(Number),
      event: column("Churn").map((churn) => (churn === "Yes" ? 1 : 0)),
      group: column("Contract"),
      stratum: column("InternetService"),
    };
    expectTest(logRank(columns), reference.tests.telco.stratifiedByInternetService!);
  });

  const rossi = sharedFile("data/rossi.csv");
  // scikit-survival, tests/test_compare.py.
  it.skipIf(rossi === undefined)("arrests by race: 0.5761, p 0.4478 (data/rossi.csv)", () => {
    const column = readCsv(rossi!);
    const found = logRank({
      duration: column("week").map(Number),
      event: column("arrest").map(Number),
      group: column("race"),
    });
    expectClose(found.chiSquare, 0.576101713683918, "chiSquare");
    expectClose(found.pValue, 0.447844, "pValue", 1e-6);
  });
});
