import { describe, expect, it } from "vitest";
import { describeSegments } from "../../src/segment/profile/describeSegments.ts";
import { differenceOfMeans, spreadOf } from "../../src/segment/profile/hedges.ts";
import { profile } from "../../src/segment/profile/profile.ts";
import type { CategoryDifference, NumericDifference } from "../../src/segment/profile/schema.ts";
import { segmentWords } from "../../src/segment/profile/words.ts";
import { codesOf } from "../failure.ts";

const labels = [0, 0, 0, 0, 2, 2, 2, 2];
const table = {
  visits: [9, 8, 10, null, 1, 2, 3, 2],
  plan: ["pro", "pro", "pro", "basic", "basic", "basic", "basic", null],
};

describe("profile", () => {
  const found = profile(table, labels, { values: { value: [50, 40, 60, 50, 10, 20, 20, null] }, level: 0.9 });

  it("lists the labels that occur, with their sizes", () => {
    expect(found.segments.map(({ segment, customers, share }) => [segment, customers, share])).toEqual([
      [0, 4, 0.5],
      [2, 4, 0.5],
    ]);
    expect(found.customers).toBe(8);
  });

  it("summarises numbers, without those missing", () => {
    const visits = found.segments[0]!.differences.find(({ column }) => column === "visits") as NumericDifference;
    expect(visits).toMatchObject({ known: 3, missing: 1, mean: 9, median: 9, lowerQuartile: 8.5, upperQuartile: 9.5 });
    expect(visits).toMatchObject({ allMean: 5, otherMean: 2, direction: "higher", standardDeviation: 1 });
    // Pooled variance (2 + 2) / 5, so d = 7 / √0.8; J = 1 − 3 / 19.
    expect(visits.effect!.value).toBeCloseTo((7 / Math.sqrt(0.8)) * (16 / 19), 12);
    expect(visits.lift!.value).toBe(1.8);
  });

  it("counts categories, without those missing", () => {
    const basic = found.segments[1]!.differences.find(
      (difference) => difference.kind === "category" && difference.category === "basic",
    ) as CategoryDifference;
    expect(basic).toMatchObject({ known: 3, missing: 1, count: 3, allShare: 4 / 7, otherShare: 0.25 });
    expect(basic.share.value).toBe(1);
    expect(basic.lift.value).toBe(7 / 4);
    // Fisher: 4 of the 35 tables with these margins put all three basics here.
    expect(basic.p).toBeCloseTo(5 / 35, 12);
  });

  it("says what each segment is worth", () => {
    const [first, second] = found.segments.map(({ values }) => values[0]!);
    expect(first).toMatchObject({ name: "value", known: 4, missing: 0, total: 200, shareOfTotal: 0.8 });
    expect(second).toMatchObject({ known: 3, missing: 1, total: 50, shareOfTotal: 0.2 });
    // Student's quantile for 3 degrees and 90 %: 2.3534; standard error √(200 / 3 / 4).
    expect(first!.mean!.upper).toBeCloseTo(50 + 2.3534 * Math.sqrt(200 / 12), 3);
  });

  it("gives JSON data", () => {
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it("puts groups that differ without varying first, and has no infinite effect", () => {
    const { segments } = profile({ noise: [1, 2, 1, 3, 2, 2], same: [5, 5, 5, 3, 3, 3] }, [0, 0, 0, 1, 1, 1]);
    expect(segments[0]!.differences[0]).toMatchObject({ column: "same", effect: null, strength: null, p: 0 });
  });

  it("notes a single segment, which nothing is compared with", () => {
    const { notes, segments, tests } = profile({ a: [1, 2], b: ["x", "y"] }, [4, 4], {
      names: ["", "", "", "", "all"],
    });
    expect(notes.map(({ code }) => code)).toEqual(["one-segment"]);
    expect(tests).toBe(0);
    expect(segments[0]).toMatchObject({ name: "all", customers: 2 });
    expect(segments[0]!.differences.every(({ p, strength }) => p === null && strength === null)).toBe(true);
  });

  it("compares the most frequent categories of many", () => {
    const names = Array.from({ length: 120 }, (_, i) => `c${String(i < 60 ? 0 : i)}`);
    const { segments, notes } = profile(
      { names },
      names.map((_, i) => i % 2),
    );
    expect(segments[0]!.differences).toHaveLength(50);
    expect(notes.map(({ code }) => code)).toEqual(["many-categories"]);
  });

  it("leaves out a column of which nothing is known in a segment", () => {
    const { segments } = profile({ a: [1, 2, null, null], b: [1, 2, 3, 4] }, [0, 0, 1, 1]);
    expect(segments[1]!.differences.map(({ column }) => column)).toEqual(["b"]);
    expect(segments[0]!.differences.find(({ column }) => column === "a")).toMatchObject({ p: null, otherMean: null });
  });

  // With two degrees of freedom Student's tails are 1 − t / √(2 + t²).
  it("tests means by Welch's t, and by one variance where a group has a single value", () => {
    const tails = (t: number): number => 1 - t / Math.sqrt(2 + t * t);
    expect(differenceOfMeans(spreadOf([0, 2]), spreadOf([3, 5]))).toBeCloseTo(tails(3 / Math.sqrt(2)), 12);
    // A group that does not vary leaves the other's degrees.
    expect(differenceOfMeans(spreadOf([1, 1, 1]), spreadOf([2, 4, 6]))).toBeCloseTo(tails(3 / Math.sqrt(4 / 3)), 12);
    expect(differenceOfMeans(spreadOf([5]), spreadOf([1, 2, 3]))).toBeCloseTo(tails(3 / Math.sqrt(4 / 3)), 12);
  });
});

describe("profile: wrong input", () => {
  it("reports all of it", () => {
    expect(codesOf(() => profile({ a: [1, 2] }, [0]))).toEqual(["invalid-input labels"]);
    expect(codesOf(() => profile({ a: [1, 2] }, [0, -1]))).toEqual(["invalid-input labels[1]"]);
    expect(codesOf(() => profile({ a: [1, NaN] }, [0, 1]))).toEqual(["invalid-input a[1]"]);
    expect(codesOf(() => profile({ a: [1, 1e200] }, [0, 1]))).toEqual(["invalid-input a[1]"]);
    expect(codesOf(() => profile({}, []))).toEqual(["empty-input"]);
    expect(codesOf(() => profile(null as never, [0]))).toEqual(["invalid-input"]);
    expect(codesOf(() => profile({ a: [1] }, null as never))).toEqual(["invalid-input labels"]);
    expect(codesOf(() => profile({ a: [1] }, [0], null as never))).toEqual(["invalid-input options"]);
    expect(codesOf(() => profile({ a: [1] }, [0], { level: 1, falseDiscoveryRate: 0 }))).toEqual([
      "invalid-input options.level",
      "invalid-input options.falseDiscoveryRate",
    ]);
    const wrong = { values: { value: [1, 2] }, names: [] };
    expect(codesOf(() => profile({ a: [1] }, [0], wrong))).toEqual([
      "invalid-input options.names",
      "invalid-input options.values",
    ]);
  });
});

describe("describeSegments", () => {
  const many = Array.from({ length: 60 }, (_, i) => i);
  const groups = many.map((i) => Math.floor(i / 20));
  const columns = [
    {
      name: "visits",
      description: { en: "visits a month", ja: "月の来店回数" },
      unit: { en: "times", ja: "回" },
      high: { en: "frequent", ja: "よく来る" },
      low: { en: "rarely here", ja: "たまに来る" },
    },
    { name: "complaints", description: { en: "complaints", ja: "苦情" } },
  ];
  const found = profile(
    {
      visits: many.map((i) => [10, 2, 2][groups[i]!]! + (i % 3)),
      complaints: many.map((i) => [1, 8, 1][groups[i]!]! + (i % 2)),
      plan: many.map((i) => (groups[i] === 2 && i % 5 > 0 ? "pro" : "basic")),
    },
    groups,
    { values: { value: many } },
  );

  // Of plan h = 2 (arcsin 1 − arcsin √0.6) = 1.37, of complaints d = 3.5 / 2.95 = 1.19 in the first segment.
  it("makes names of what distinguishes most, in both languages", () => {
    const names = (locale: "en" | "ja"): string[] =>
      describeSegments(found, { locale, columns }).map(({ name }) => name);
    expect(names("en")).toEqual([
      "Frequent, often basic (plan)",
      "High complaints, often basic (plan)",
      "Often pro (plan), low complaints",
    ]);
    expect(names("ja")).toEqual([
      "よく来る、planはbasicが多め",
      "苦情が高め、planはbasicが多め",
      "planはproが多め、苦情が低め",
    ]);
  });

  it("says only what the profile holds", () => {
    const [first] = describeSegments(found, { locale: "en", columns });
    expect(first!.description).toBe(
      "20 customers (33% of all): higher visits a month (11 times on average, 5.67 times for all customers); plan more often basic (100%, 73% of all customers); lower complaints (1.5 on average, 3.83 for all customers). On record: value 9.5 on average (11% of the total).",
    );
    const [inJapanese] = describeSegments(found, { locale: "ja", columns });
    expect(inJapanese!.description).toContain("月の来店回数が高い（平均11回、全体の平均5.67回）");
  });

  it("gives distinct names where segments are alike, and keeps given ones", () => {
    const same = profile({ a: [1, 2, 1, 2, 1, 2] }, [0, 0, 1, 1, 2, 2]);
    expect(describeSegments(same, { locale: "en" }).map(({ name }) => name)).toEqual([
      "No marked difference (1)",
      "No marked difference (2)",
      "No marked difference (3)",
    ]);
    const named = profile({ a: [1, 2, 1, 2] }, [0, 0, 1, 1], { names: ["Regulars", "Guests"] });
    expect(describeSegments(named, { locale: "ja" }).map(({ name }) => name)).toEqual(["Regulars", "Guests"]);
  });

  it("takes the caller's words", () => {
    const words = { higher: "viel {what}" };
    const [first] = describeSegments(found, { locale: "en", words });
    expect(first!.name).toContain("iel visits");
    expect(Object.keys(segmentWords.en)).toEqual(Object.keys(segmentWords.ja));
  });

  it("refuses what is no profile and no language", () => {
    expect(codesOf(() => describeSegments(null as never, { locale: "en" }))).toEqual(["invalid-input profile"]);
    expect(codesOf(() => describeSegments({} as never, { locale: "en" }))).toEqual(["invalid-input profile.segments"]);
    expect(codesOf(() => describeSegments(found, { locale: "fr" as never }))).toEqual([
      "unknown-locale options.locale",
    ]);
    expect(codesOf(() => describeSegments(found, null as never))).toEqual(["invalid-input options"]);
    const wrong = { locale: "en", columns: [{ name: "a" }], words: { higher: 5 } } as never;
    expect(codesOf(() => describeSegments(found, wrong))).toEqual([
      "invalid-input options.columns",
      "invalid-input options.words",
    ]);
  });
});
