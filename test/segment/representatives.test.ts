import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { representatives } from "../../src/segment/representatives/representatives.ts";
import { business } from "../../src/simulate/index.ts";
import { codesOf } from "../failure.ts";

const point = fc.record({
  x: fc.integer({ min: -20, max: 20 }),
  y: fc.integer({ min: -20, max: 20 }),
  label: fc.integer({ min: 0, max: 2 }),
});

describe("representatives", () => {
  it("finds the medoid that trying everybody finds", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const distance = (i: number, j: number): number =>
          Math.sqrt((points[i]!.x - points[j]!.x) ** 2 + (points[i]!.y - points[j]!.y) ** 2);
        const table = { x: points.map(({ x }) => x), y: points.map(({ y }) => y) };
        const labels = points.map(({ label }) => label);
        const found = representatives(table, labels, { scale: { scale: "none" } });
        expect(representatives(table, labels, { distance }).segments).toEqual(found.segments);
        for (const { segment, representative, meanDistance, mostDifferent, customers } of found.segments) {
          const members = labels.flatMap((label, row) => (label === segment ? [row] : []));
          const means = members.map(
            (i) => members.reduce((sum, j) => sum + distance(i, j), 0) / (members.length - 1 || 1),
          );
          expect(customers).toBe(members.length);
          expect(meanDistance).toBeCloseTo(Math.min(...means), 9);
          expect(means[members.indexOf(representative.row)]).toBeCloseTo(Math.min(...means), 9);
          const far = Math.max(...members.map((row) => distance(representative.row, row)));
          expect(mostDifferent?.distance ?? 0).toBeCloseTo(far, 9);
        }
      }),
    );
  });

  it("shows rows of the table, never a mean", () => {
    const table = { visits: [1, 2, 3, null], plan: ["pro", null, "basic", "basic"] };
    const { segments } = representatives(table, [0, 0, 0, 0], { n: 3, apart: 0 });
    const [first] = segments;
    for (const { row, values } of [first!.representative, ...first!.neighbours, first!.mostDifferent!]) {
      expect(values).toEqual([
        { name: "visits", value: table.visits[row] },
        { name: "plan", value: table.plan[row] },
      ]);
    }
  });

  it("takes neighbours who are other people", () => {
    // 5 is the middle; 5.01 is nearly the same person, and 7 and 7.01 nearly the same among themselves.
    const x = [5, 5.01, 7, 7.01, 3, 0, 10, 5];
    const ids = ["a", "b", "c", "d", "e", "f", "g", "a"];
    const { segments, notes } = representatives(
      { x },
      x.map(() => 0),
      { ids, n: 2, scale: { scale: "none" } },
    );
    expect(segments[0]!.representative.customerId).toBe("b");
    expect(segments[0]!.neighbours.map(({ customerId }) => customerId)).toEqual(["c", "e"]);
    expect(segments[0]!.mostDifferent!.customerId).toBe("f");
    expect(notes).toEqual([]);
    const few = representatives({ x: [1, 1, 1] }, [0, 0, 0]);
    expect(few.segments[0]).toMatchObject({ neighbours: [], meanDistance: 0 });
    expect(few.notes.map(({ code }) => code)).toContain("few-neighbours");
  });

  it("stands alone in a segment of one", () => {
    const { segments } = representatives({ x: [1, 2, 9] }, [0, 0, 5]);
    expect(segments[1]).toMatchObject({ segment: 5, neighbours: [], mostDifferent: null, meanDistance: 0 });
    expect(segments[1]!.representative.row).toBe(2);
  });

  it("samples large segments, with the guarantee it states", () => {
    const size = 3000;
    const rank: number[] = [];
    for (let seed = 0; seed < 20; seed++) {
      const stream = randomStream(seed);
      const x = Array.from({ length: size }, () => stream.next());
      const [found] = representatives(
        { x },
        x.map(() => 0),
        { exactUpTo: 1000, seed, scale: { scale: "none" } },
      ).segments;
      expect(found!.search).toMatchObject({ method: "sampled", candidates: 460 });
      expect(found!.search.amongBestHundredth).toBeGreaterThan(0.99);
      // In one dimension the mean distance grows with the distance from the median.
      const median = [...x].sort((a, b) => a - b)[size / 2]!;
      const own = Math.abs(x[found!.representative.row]! - median);
      rank.push(x.filter((value) => Math.abs(value - median) < own).length / size);
    }
    expect(rank.filter((share) => share > 0.011).length).toBeLessThanOrEqual(2);
  });

  it("leaves columns out that are missing, and keeps distances finite", () => {
    const table = { x: [1, null, 3, null], y: [null, 2, 3, null] };
    const { segments } = representatives(table, [0, 0, 0, 0], { n: 3, apart: 0 });
    expect(segments[0]!.neighbours.every(({ distance }) => Number.isFinite(distance))).toBe(true);
  });

  it("tells the story of each person from his own records", () => {
    const { records } = business({
      preset: "online-salon",
      customers: 40,
      from: "2024-01-01",
      until: "2025-01-01",
      seed: 2,
    });
    const ids = records.customers.map(({ customerId }) => customerId);
    const age = records.customers.map(({ attributes }) => attributes.age as number);
    const labels = age.map((years) => (years > 40 ? 1 : 0));
    const tell = (locale: "en" | "ja") =>
      representatives({ age }, labels, { ids, records, asOf: "2024-12-01", locale, timeZone: "Asia/Tokyo" }).segments;
    const [en, ja] = [tell("en"), tell("ja")];
    en.forEach(({ representative, neighbours, mostDifferent }, s) => {
      const persons = [representative, ...neighbours, mostDifferent!];
      const others = [ja[s]!.representative, ...ja[s]!.neighbours, ja[s]!.mostDifferent!];
      persons.forEach(({ customerId, row, story }, p) => {
        expect(customerId).toBe(ids[row]);
        expect(story!.customerId).toBe(ids[row]);
        expect(others[p]!.story!.lines.length).toBe(story!.lines.length);
      });
    });
    expect(en[0]!.representative.story!.lines.length).toBeGreaterThan(2);
    expect(JSON.parse(JSON.stringify(en))).toEqual(en);
  });

  it("refuses wrong input", () => {
    const table = { x: [1, 2] };
    expect(codesOf(() => representatives(table, [0], {}))).toEqual(["invalid-input labels"]);
    expect(codesOf(() => representatives(table, [0, 0], null as never))).toEqual(["invalid-input options"]);
    expect(codesOf(() => representatives(table, [0, 0], { n: -1, apart: NaN, distance: "near" as never }))).toEqual([
      "invalid-input options.n",
      "invalid-input options.apart",
      "invalid-input options.distance",
    ]);
    expect(codesOf(() => representatives(table, [0, 0], { ids: ["a"] }))).toEqual(["invalid-input options.ids"]);
    expect(codesOf(() => representatives(table, [0, 0], { ids: ["a", 2 as never] }))).toEqual([
      "invalid-input options.ids[1]",
    ]);
    expect(codesOf(() => representatives(table, [0, 0], { records: {}, asOf: "2024-01-01" }))).toEqual([
      "invalid-input options.ids",
    ]);
    expect(codesOf(() => representatives(table, [0, 0], { ids: ["a", "b"], records: {} }))).toEqual([
      "invalid-instant options.asOf",
    ]);
    expect(codesOf(() => representatives({ x: ["a", "b"] }, [0, 0], { distance: "scaled" }))).toEqual([
      "invalid-input x",
    ]);
    expect(codesOf(() => representatives(table, [0, 0], { distance: () => NaN }))).toEqual([
      "invalid-input options.distance(0, 1)",
    ]);
    expect(codesOf(() => representatives({ x: [null, null] }, [0, 0]))).toEqual(["all-missing x"]);
    expect(codesOf(() => representatives(table, [0, 0], { signal: AbortSignal.abort() }))).toEqual([
      "aborted options.signal",
    ]);
    expect(codesOf(() => representatives(table, [0, 0], { scale: null as never }))).toEqual([
      "invalid-input options.scale",
    ]);
  });
});

it("names a progress that is no function", () => {
  const wrong = (): unknown => representatives({ x: [1, 2] }, [0, 0], { onProgress: 1 } as never);
  expect(codesOf(wrong)).toEqual(["invalid-input options.onProgress"]);
});
