import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { adjustedMutualInformation } from "../../src/segment/partition/information.ts";
import { binColumn, crossCells } from "../../src/segment/profile/demographics/cells.ts";
import { hitsOf, predictedVariance } from "../../src/segment/profile/demographics/crossValidation.ts";
import { demographicsOnly } from "../../src/segment/profile/demographics/demographicsOnly.ts";
import { describeSegments } from "../../src/segment/profile/describeSegments.ts";
import { profile } from "../../src/segment/profile/profile.ts";
import { business } from "../../src/simulate/index.ts";
import { codesOf } from "../failure.ts";

const people = (count: number, seed: number): { age: number[]; sex: string[]; draw: () => number } => {
  const stream = randomStream(seed);
  const draw = (): number => stream.next();
  const age = Array.from({ length: count }, () => 18 + Math.floor(60 * draw()));
  const sex = age.map(() => (draw() < 0.5 ? "f" : "m"));
  return { age, sex, draw };
};

describe("groups of customers", () => {
  it("cuts numbers where it is told, and keeps the missing apart", () => {
    const column = { kind: "numeric", values: [10, 20, 35, 0, 50], missing: [0, 0, 0, 1, 0] } as const;
    const { codes, count, cuts } = binColumn(column, [20, 40], 5);
    expect([...codes]).toEqual([1, 2, 2, 0, 3]);
    expect(count).toBe(4);
    expect(cuts).toEqual([20, 40]);
  });

  it("cuts into groups of equal size, and leaves few numbers as they are", () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    const { codes, count } = binColumn({ kind: "numeric", values }, undefined, 5);
    expect(count).toBe(5);
    for (let g = 0; g < 5; g++) expect(codes.filter((code) => code === g)).toHaveLength(20);
    expect(binColumn({ kind: "numeric", values: [3, 1, 3] }, undefined, 5)).toMatchObject({ count: 2, cuts: null });
  });

  it("crosses them", () => {
    const cells = crossCells(
      { codes: Int32Array.of(0, 0, 1, 1), count: 2 },
      { codes: Int32Array.of(0, 1, 0, 0), count: 2 },
    );
    expect([...cells.codes]).toEqual([0, 1, 2, 2]);
  });
});

describe("predictions for customers not learnt from", () => {
  const plan = { foldOf: Int32Array.of(0, 1, 0, 1, 0, 1), folds: 2, smoothing: 0 };

  it("counts those named rightly", () => {
    const groups = { codes: Int32Array.of(0, 0, 0, 1, 1, 1), count: 2 };
    const segments = { codes: Int32Array.of(0, 0, 0, 1, 1, 0), count: 2 };
    // Rows 1, 3, 5 teach: group 0 is in 0, group 1 a tie, which the lower label wins, so of rows 0, 2, 4 the last is wrong.
    // Rows 0, 2, 4 teach: group 0 is in 0, group 1 in 1, so of rows 1, 3, 5 the last is wrong.
    expect(hitsOf(groups, segments, plan)).toBe(4);
  });

  it("measures the variance predicted", () => {
    const groups = { codes: Int32Array.of(0, 0, 1, 1, 0, 1), count: 2 };
    const perfect = { kind: "numeric", values: [1, 1, 9, 9, 1, 9] } as const;
    expect(predictedVariance([groups], perfect, plan)).toBeCloseTo(1, 12);
    // A second grouping learns what the first left over: here the two effects add up to the outcome.
    const four = { foldOf: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1), folds: 2, smoothing: 0 };
    const first = { codes: Int32Array.of(0, 0, 1, 1, 0, 0, 1, 1), count: 2 };
    const second = { codes: Int32Array.of(0, 1, 0, 1, 0, 1, 0, 1), count: 2 };
    const added = { kind: "numeric", values: [0, 1, 3, 4, 0, 1, 3, 4] } as const;
    expect(predictedVariance([first], added, four)).toBeCloseTo(0.9, 12);
    expect(predictedVariance([first, second], added, four)).toBeCloseTo(1, 12);
    expect(predictedVariance([groups], { kind: "numeric", values: [2, 2, 2, 2, 2, 2] }, plan)).toBeNull();
  });
});

describe("demographicsOnly", () => {
  it("finds nothing in unrelated columns", () => {
    let small = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { age, sex, draw } = people(300, seed);
      const labels = age.map(() => Math.floor(3 * draw()));
      const { together } = demographicsOnly({ age, sex }, labels, { seed, permutations: 99 });
      expect(Math.abs(together.explained!)).toBeLessThan(0.06);
      if (together.p <= 0.05) small++;
    }
    // 3 of 60 by chance; 9 is more than three deviations above.
    expect(small).toBeLessThanOrEqual(9);
  });

  it("explains all of segments made of demographics", () => {
    const { age, sex } = people(1000, 1);
    const labels = age.map((years, i) => (years >= 40 ? 2 : 0) + (sex[i] === "f" ? 1 : 0));
    const { together, baseRate, columns } = demographicsOnly({ age, sex }, labels, { seed: 1, cuts: { age: [40] } });
    expect(together.explained).toBeCloseTo(1, 9);
    expect(together.adjustedMutualInformation).toBe(1);
    expect(together.accuracy.value).toBe(1);
    expect(together.p).toBe(1 / 200);
    expect(baseRate).toBeLessThan(0.35);
    expect(columns.map(({ name, cuts }) => [name, cuts])).toEqual([
      ["age", [40]],
      ["sex", null],
    ]);
    const codes = sex.map((value) => (value === "f" ? 1 : 0));
    expect(columns[1]!.adjustedMutualInformation).toBeCloseTo(adjustedMutualInformation(codes, labels), 12);
  });

  it("says what the segments add", () => {
    const { age, sex, draw } = people(1000, 2);
    const labels = age.map(() => Math.floor(2 * draw()));
    const value = labels.map((label) => 100 * label + 10 * draw());
    const { outcomes, says } = demographicsOnly({ age, sex }, labels, { seed: 2, outcomes: { value } });
    expect(outcomes[0]!.customers).toBe(1000);
    expect(outcomes[0]!.demographics).toBeLessThan(0.02);
    expect(outcomes[0]!.segments).toBeGreaterThan(0.98);
    expect(outcomes[0]!.added).toBeGreaterThan(0.9);
    expect(says.en).toMatch(/^Nothing of the segmentation is explained by age and sex beyond chance/);
    expect(says.ja).toContain("年齢、性別は、セグメントの違いを偶然以上には説明しません");
    expect(says.ja).toContain("価値の違いのうち");
  });

  it("gives the same for the same seed, as JSON data, and reports progress", () => {
    const { age, sex, draw } = people(200, 3);
    const labels = age.map(() => Math.floor(2 * draw()));
    const steps: number[] = [];
    const run = (): unknown =>
      demographicsOnly({ age, sex }, labels, {
        seed: "a",
        permutations: 19,
        onProgress: ({ done }) => steps.push(done),
      });
    const first = run();
    expect(run()).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    expect(steps).toHaveLength(38);
  });

  it("has nothing to explain in one segment", () => {
    const { together, notes, says } = demographicsOnly({ sex: ["f", "m", "f", "m", "f"] }, [3, 3, 3, 3, 3], {
      seed: 1,
    });
    expect(together).toMatchObject({ explained: null, adjustedMutualInformation: 0 });
    expect(notes.map(({ code }) => code)).toEqual(["one-segment"]);
    expect(says.en).toContain("one segment");
  });

  it("refuses wrong input", () => {
    const table = { sex: ["f", "m", "f", "m", "f"] };
    const labels = [0, 1, 0, 1, 0];
    expect(codesOf(() => demographicsOnly(table, labels, null as never))).toEqual(["invalid-input options"]);
    expect(codesOf(() => demographicsOnly(table, labels, { seed: NaN, permutations: 5, folds: 1 }))).toEqual([
      "invalid-input options.seed",
      "invalid-input options.permutations",
      "invalid-input options.folds",
    ]);
    expect(codesOf(() => demographicsOnly(table, labels, { seed: 1, cuts: { sex: [1] } }))).toEqual([
      "invalid-input options.cuts.sex",
    ]);
    expect(codesOf(() => demographicsOnly({ age: labels }, labels, { seed: 1, cuts: { age: [2, 1] } }))).toEqual([
      "invalid-input options.cuts.age",
    ]);
    expect(codesOf(() => demographicsOnly({ sex: ["f"] }, [0], { seed: 1 }))).toEqual(["too-few-observations"]);
    expect(codesOf(() => demographicsOnly(table, labels, { seed: 1, outcomes: { value: [1] } }))).toEqual([
      "invalid-input options.outcomes",
    ]);
    const signal = AbortSignal.abort();
    expect(codesOf(() => demographicsOnly(table, labels, { seed: 1, signal }))).toEqual(["aborted options.signal"]);
  });
});

describe("a simulated business, whose customers differ in what nobody sees", () => {
  const { records, truth } = business({
    preset: "video-streaming",
    customers: 600,
    from: "2024-01-01",
    until: "2024-10-01",
    seed: 5,
  });
  const ids = records.customers.map(({ customerId }) => customerId);
  const day = truth.on("2024-10-01");
  const labels = ids.map((id) => {
    const { need, priceSensitivity } = day.latents(id);
    return need > 0 ? 0 : priceSensitivity > 0 ? 1 : 2;
  });
  const used = new Map<string, number>();
  for (const { customerId, kind } of records.activities) {
    if (kind === "usage") used.set(customerId, (used.get(customerId) ?? 0) + 1);
  }
  const usage = ids.map((id) => used.get(id) ?? 0);

  it("is little explained by age, sex and region", () => {
    const of = (name: string) => records.customers.map(({ attributes }) => attributes[name] ?? null);
    const table = { age: of("age"), sex: of("sex"), region: of("region") };
    const { together, says } = demographicsOnly(table, labels, { seed: 1, outcomes: { usage } });
    expect(together.explained).toBeLessThan(0.12);
    expect(says.en).toContain("age, sex, and region");
  });

  it("is recognised by what they do", () => {
    const found = profile({ usage }, labels);
    expect(found.segments[0]!.differences[0]).toMatchObject({
      column: "usage",
      direction: "higher",
      distinguishes: true,
    });
    expect(describeSegments(found, { locale: "en" })[0]!.name).toBe("High usage");
  });
});
