import { describe, expect, it } from "vitest";
import {
  conditionalSurvival,
  cumulativeIncidence,
  kaplanMeier,
  logRank,
  nelsonAalen,
  pairwiseLogRank,
  restrictedMean,
  restrictedMeanDifference,
  survivalAt,
  survivalDifference,
  survivalQuantile,
  survivalShares,
  timeLost,
  type SurvivalColumns,
} from "../../../src/cohort/survival/index.ts";
import { KeizokuError } from "../../../src/schema/index.ts";
import { codesOf, failure } from "../../failure.ts";

const good = { duration: [1, 2, 3], event: [1, 0, 1] };
const grouped = { ...good, group: ["a", "b", "a"] };
const curve = kaplanMeier(good);
const incidence = cumulativeIncidence(good);

describe("bad rows", () => {
  const columns = {
    duration: [1, NaN, -1, 3, 2, 2, Infinity, 5, 6],
    event: [1, 1, 1, 0.5, 1, 1, 1, 1, 0],
    entry: [0, 0, 0, 0, 2, 0, 0, -1, 0],
    weight: [1, 1, 1, 1, 1, 0, 1, NaN, 2],
  };

  it("are left out and listed, the good ones counted", () => {
    const found = kaplanMeier(columns);
    expect(found.time).toEqual([1, 6]);
    expect(found.atRisk).toEqual([3, 2]);
    expect(found.notes.map(({ code }) => code)).toEqual(["rows-left-out"]);
    expect(found.notes[0]!.message).toContain("7 of 9 rows");
    const paths = found.rejected.map(({ index, issues }) => [index, issues.map(({ path }) => path)]);
    expect(paths).toEqual([
      [1, ["duration[1]"]],
      [2, ["duration[2]"]],
      [3, ["event[3]"]],
      [4, ["entry[4]"]],
      [5, ["weight[5]"]],
      [6, ["duration[6]"]],
      [7, ["entry[7]", "weight[7]"]],
    ]);
    const codes = found.rejected.flatMap(({ issues }) => issues.map(({ code }) => code));
    expect(new Set(codes)).toEqual(new Set(["invalid-input"]));
  });

  it("are an error where no good one is left", () => {
    expect(codesOf(() => kaplanMeier({ duration: [NaN, -1] }))).toEqual([
      "invalid-input duration[0]",
      "invalid-input duration[1]",
    ]);
  });

  it("are counted, not listed, beyond a thousand", () => {
    const found = kaplanMeier({ duration: Float64Array.from({ length: 3000 }, (_, i) => (i === 0 ? 1 : NaN)) });
    expect(found.rejected).toHaveLength(1000);
    expect(found.notes[0]!.message).toContain("2999 of 3000");
  });

  it("hold numbers of causes that have no name", () => {
    const { rejected } = cumulativeIncidence({ duration: [1, 2], event: [1, 3] }, { causes: ["own", "failed"] });
    expect(rejected).toMatchObject([
      { index: 1, issues: [{ path: "event[1]", expected: "a whole number from 0 to 2" }] },
    ]);
  });

  it("hold texts and other things", () => {
    const odd = { duration: ["1", null, 2, 3n, true, { valueOf: () => 1 }] } as unknown as SurvivalColumns;
    const { rejected, time } = kaplanMeier(odd);
    expect(rejected.map(({ index }) => index)).toEqual([0, 1, 3, 4, 5]);
    expect(time).toEqual([2]);
    const events = { duration: [1, 2, 3], event: ["1", true, 1] } as unknown as SurvivalColumns;
    expect(kaplanMeier(events).rejected.map(({ index }) => index)).toEqual([0, 1]);
  });
});

describe("columns", () => {
  it.each([
    ["invalid-input", null],
    ["invalid-input", undefined],
    ["invalid-input", "x"],
    ["invalid-input", [1, 2]],
    ["invalid-input duration", {}],
    ["invalid-input duration", { duration: null }],
    ["invalid-input duration", { duration: "12" }],
    ["invalid-input duration", { duration: BigInt64Array.of(1n) }],
    ["invalid-input event", { duration: [1, 2], event: [1] }],
    ["invalid-input event", { duration: [1, 2], event: null }],
    ["invalid-input weight", { duration: [1, 2], weight: 1 }],
    ["empty-input duration", { duration: [] }],
  ])("%s", (code, columns) => {
    for (const run of [kaplanMeier, nelsonAalen, cumulativeIncidence] as ((columns: SurvivalColumns) => unknown)[]) {
      expect(codesOf(() => run(columns as unknown as SurvivalColumns))).toEqual([code]);
    }
  });

  it("of groups need names of two or more", () => {
    expect(codesOf(() => logRank({ duration: [1, 2], group: ["a", "a"] }))).toEqual(["invalid-input group"]);
    expect(codesOf(() => logRank(good as never))).toEqual(["invalid-input group"]);
    expect(codesOf(() => logRank({ ...good, group: [1, 2] }))).toEqual(["invalid-input group"]);
    expect(codesOf(() => pairwiseLogRank({ ...grouped, stratum: 1 } as never))).toEqual(["invalid-input stratum"]);
    const many = Array.from({ length: 1001 }, (_, i) => i);
    expect(codesOf(() => logRank({ duration: many, group: many }))).toEqual(["invalid-input group"]);
    expect(codesOf(() => logRank(null as never))).toEqual(["invalid-input"]);
  });

  it("say which of two groups is meant", () => {
    const run = () => restrictedMeanDifference(good, { duration: [] }, { horizon: 1 });
    expect(codesOf(run)).toEqual(["empty-input b.duration"]);
    expect(codesOf(() => survivalDifference({ duration: [NaN] }, good, { time: 1 }))).toEqual([
      "invalid-input a.duration[0]",
    ]);
  });
});

describe("options", () => {
  it.each([
    ["options.confidence", () => kaplanMeier(good, { confidence: 1 })],
    ["options.confidence", () => kaplanMeier(good, { confidence: 0 })],
    ["options.confidence", () => nelsonAalen(good, { confidence: NaN })],
    ["options.limits", () => kaplanMeier(good, { limits: "wald" as never })],
    ["options", () => kaplanMeier(good, null as never)],
    ["options.ties", () => nelsonAalen(good, { ties: 1 as never })],
    ["options.variance", () => nelsonAalen(good, { variance: "x" as never })],
    ["options.limits", () => nelsonAalen(good, { limits: "log-log" as never })],
    ["options.causes", () => cumulativeIncidence(good, { causes: [] })],
    ["options.causes", () => cumulativeIncidence(good, { causes: "own" as never })],
    ["options.causes[1]", () => cumulativeIncidence(good, { causes: ["own", "own"] })],
    ["options.causes[0]", () => cumulativeIncidence(good, { causes: [1] as never })],
    ["options.limits", () => cumulativeIncidence(good, { limits: null as never })],
    ["options.weights", () => logRank(grouped, { weights: "gehan" as never })],
    ["options.weights", () => logRank(grouped, { weights: null as never })],
    ['options.weights["fleming-harrington"]', () => logRank(grouped, { weights: { "fleming-harrington": [1, -1] } })],
    ['options.weights["fleming-harrington"]', () => pairwiseLogRank(grouped, { weights: {} as never })],
    ["options.horizon", () => restrictedMean(good, { horizon: -1 })],
    ["options.horizon", () => restrictedMean(good, {} as never)],
    ["options", () => restrictedMean(good, undefined as never)],
    ["options.beyond", () => restrictedMean(good, { horizon: 1, beyond: "x" as never })],
    ["options.horizon", () => restrictedMean(conditionalSurvival(curve, { given: 2 }), { horizon: 1 })],
    ["options.confidence", () => restrictedMeanDifference(good, good, { horizon: 1, confidence: 2 })],
    ["options.horizon", () => timeLost(incidence, { horizon: NaN })],
    ["options.probability", () => survivalQuantile(curve, { probability: 0 })],
    ["options.level", () => survivalQuantile(curve, { level: "end" as never })],
    ["options.given", () => conditionalSurvival(curve, { given: NaN })],
    ["options", () => conditionalSurvival(curve, null as never)],
    ["options.ages", () => survivalShares(curve, { ages: 0 })],
    ["options.ages", () => survivalShares(curve, { ages: 3001 })],
    ["options.ageLength", () => survivalShares(curve, { ageLength: 0 })],
    ["times", () => survivalAt(curve, null as never)],
    ["times[1]", () => survivalAt(curve, [1, NaN])],
    ["times[0]", () => survivalAt(conditionalSurvival(curve, { given: 2 }), [1])],
    ["options.time", () => survivalDifference(good, good, { time: -1 })],
    ["options.time", () => survivalDifference(good, good, {} as never)],
  ])("a wrong %s", (path, run) => {
    const error = failure(run);
    expect(error).toBeInstanceOf(KeizokuError);
    expect(error.issues.map((issue) => `${issue.code} ${issue.path}`)).toEqual([`invalid-input ${path}`]);
  });
});

describe("a curve from elsewhere", () => {
  const uses: readonly ((given: never) => unknown)[] = [
    (given) => survivalAt(given, [1]),
    (given) => survivalShares(given),
    (given) => conditionalSurvival(given, { given: 1 }),
  ];

  it.each([null, undefined, "x", 1, [], {}, { kind: "nelson-aalen" }, { ...curve, version: 2 }])(
    "is none: %j",
    (given) => {
      for (const use of uses) expect(codesOf(() => use(given as never))).toEqual(["invalid-input curve"]);
      expect(codesOf(() => restrictedMean(given as never, { horizon: 1 }))).toEqual(["invalid-input of"]);
      expect(codesOf(() => survivalQuantile(given as never))).toEqual(["invalid-input of"]);
      expect(codesOf(() => timeLost(given as never, { horizon: 1 }))).toEqual(["invalid-input curves"]);
    },
  );

  it.each([
    ["curve.time", { time: null }],
    ["curve.time[1]", { time: [1, 1, 3] }],
    ["curve.atRisk[0]", { atRisk: [0, 2, 1] }],
    ["curve.events", { events: [1] }],
    ["curve.events[2]", { events: [1, 0, 2] }],
    ["curve.censored[1]", { censored: [0, NaN, 0] }],
    ["curve.survival[1]", { survival: [0.5, 0.6, 0] }],
    ["curve.survival[0]", { survival: [2, 0.6, 0] }],
    ["curve.standardError[0]", { standardError: ["x", 0, null] }],
    ["curve.lower[0]", { lower: [-1, 0, null] }],
    ["curve.start", { start: -1 }],
    ["curve.confidence", { confidence: 1 }],
    ["curve.limits", { limits: "wald" }],
  ])("has a wrong %s", (path, change) => {
    for (const use of uses)
      expect(codesOf(() => use({ ...curve, ...change } as never))).toContain(`invalid-input ${path}`);
  });

  it.each([
    ["curves.time", { time: [] }],
    ["curves.survival[1]", { survival: [1, NaN, 0] }],
    ["curves.causes", { causes: null }],
    ["curves.causes[0].events", { causes: [null] }],
  ])("has a wrong %s", (path, change) => {
    expect(codesOf(() => timeLost({ ...incidence, ...change } as never, { horizon: 1 }))).toContain(
      `invalid-input ${path}`,
    );
  });
});
