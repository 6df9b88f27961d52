import { describe, expect, it } from "vitest";
import * as kMedoids from "../../src/segment/kMedoids/index.ts";
import { kMedoidsFamily } from "../../src/segment/kMedoids/schema.ts";
import { readModel } from "../../src/schema/index.ts";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { codesOf } from "../failure.ts";

const table = { visits: [1, 2, 1, 9, 8, 9, null], plan: ["basic", "basic", "basic", "pro", "pro", "pro", null] };

describe("a model", () => {
  const ids = ["a", "b", "c", "d", "e", "f", "g"];
  const model = kMedoids.fit(table, { k: 2, ids });

  it("names its medoids and holds their rows", () => {
    expect(model.parameters).toMatchObject({ medoidRows: [0, 3], medoidIds: ["a", "d"] });
    expect(model.parameters.medoids).toEqual([
      [1, "basic"],
      [9, "pro"],
    ]);
    // 1/8 in one of two columns, twice; and 1 for the row of which nothing is known.
    expect(model.fit.cost).toBeCloseTo(2 / 16 + 1, 14);
    expect(model.fit.sizes).toEqual([4, 3]);
    expect(model.fit.notes.map(({ code }) => code)).toEqual(["nothing-known"]);
  });

  it("is plain data that readModel takes", () => {
    expect(readModel(JSON.stringify(model), [kMedoidsFamily])).toEqual(model);
    const scaled = kMedoids.fit({ visits: [1, 2, 9] }, { k: 2, distance: "euclidean" });
    expect(readModel(JSON.stringify(scaled), [kMedoidsFamily])).toEqual(scaled);
    const broken = { ...model, parameters: { ...model.parameters, medoids: [[1, "basic"]] } };
    expect(codesOf(() => readModel(broken, [kMedoidsFamily]))).toEqual(["invalid-model"]);
  });

  it("assigns whoever comes, and counts what it does not know", () => {
    const guests = { visits: [0, 1000, null, 9], plan: ["basic", "pro", "pro", "gold"], other: [1, 2, 3, 4] };
    const { segment, notes, values } = kMedoids.distances(model, guests);
    expect(Array.from(segment)).toEqual([0, 1, 1, 1]);
    expect(notes.map(({ code }) => code)).toEqual(["unseen-category"]);
    // A number beyond the range of the fit counts as its end; what is missing is left out; a new category is unlike all.
    expect(Array.from(values)).toEqual([0, 1, 1, 0, 1, 0, 1, 0.5]);
  });
});

it("measures straight lines in scaled columns, and raises what is partly known", () => {
  const scale = { scale: "none", missing: "partial" } as const;
  const model = kMedoids.fit({ x: [0, 10], y: [0, 10] }, { k: 2, distance: "euclidean", scale });
  const { values } = kMedoids.distances(model, { x: [3, 3, null], y: [4, null, null] });
  // (3, 4) is 5 from (0, 0); 3 in one of two columns counts twice; of the last nothing is known: as the middle, 0.
  [5, Math.hypot(7, 6), Math.sqrt(18), Math.sqrt(98), 0, Math.sqrt(200)].forEach((distance, i) => {
    expect(values[i]).toBeCloseTo(distance, 13);
  });
  const city = kMedoids.fit({ x: [0, 10], y: [0, 10] }, { k: 1, distance: "manhattan", scale });
  expect(kMedoids.distances(city, { x: [3, 3], y: [4, null] }).nearest).toEqual(Float64Array.of(7, 6));
});

it("counts a row by its weight", () => {
  const visits = [0, 4, 10];
  expect(kMedoids.fit({ visits }, { k: 1 }).parameters.medoidRows).toEqual([1]);
  const heavy = kMedoids.fit({ visits }, { k: 1, weights: [1, 1, 5] });
  expect(heavy.parameters.medoidRows).toEqual([2]);
  expect(heavy.fit.cost).toBeCloseTo(1.6, 14);
  expect(heavy.fit.meanDistance).toBeCloseTo(1.6 / 7, 14);
});

it("says how clear the segments are", () => {
  const { fit } = kMedoids.fit({ visits: [0, 0, 2, 10, 10] }, { k: 2 });
  // Four rows at a medoid, one at 0.2 of one and 0.8 of the other.
  expect(fit.medoidSilhouette).toBeCloseTo((4 + 0.75) / 5, 14);
  expect(kMedoids.fit({ visits: [0, 5] }, { k: 1 }).fit.medoidSilhouette).toBeNull();
});

it("takes one row as one segment", () => {
  const { parameters, fit } = kMedoids.fit({ visits: [3], plan: ["a"] }, { k: 1 });
  expect(parameters.medoidRows).toEqual([0]);
  expect(fit).toMatchObject({ cost: 0, sizes: [1] });
});

describe("samples of many rows", () => {
  const stream = randomStream(3);
  const rows = 3000;
  const group = Array.from({ length: rows }, () => Math.floor(4 * stream.next()));
  const many = {
    tenure: group.map((g) => 10 * g + 3 * stream.next()),
    visits: group.map((g) => 20 * (g % 2) + stream.next()),
    plan: group.map((g) => (stream.next() < 0.9 ? `plan ${String(g)}` : "other")),
  };
  const settings = { exactRows: 500, clara: { samples: 3, sampleRows: 300 } };

  it("find nearly what a search of all rows finds", () => {
    const exact = kMedoids.fit(many, { k: 4 });
    const sampled = kMedoids.fit(many, { k: 4, ...settings });
    expect(exact.fit.method).toBe("pam");
    expect(sampled.fit).toMatchObject({ method: "clara", starts: 3, sampleRows: 300, observations: rows });
    expect(sampled.fit.cost).toBeGreaterThanOrEqual(exact.fit.cost - 1e-9);
    expect(sampled.fit.cost).toBeLessThan(1.05 * exact.fit.cost);
    const labels = kMedoids.assign(sampled, many);
    const own = sampled.parameters.medoidRows.map((row) => group[row]);
    const hits = group.filter((g, row) => own[labels[row]!] === g).length;
    expect(hits / rows).toBeGreaterThan(0.99);
  });

  it("are the same for the same seed and in any order of the rows", () => {
    const back = Object.fromEntries(Object.entries(many).map(([name, column]) => [name, [...column].reverse()]));
    const [first, again, reversed] = [many, many, back].map((input) =>
      kMedoids.fit(input, { k: 4, seed: 5, ...settings }),
    );
    expect(again).toEqual(first);
    expect(reversed!.fit.cost).toBeCloseTo(first!.fit.cost, 8);
    const rowsBack = reversed!.parameters.medoidRows.map((row) => rows - 1 - row).sort((a, b) => a - b);
    expect(rowsBack).toEqual(first!.parameters.medoidRows);
  });

  it("begin with the rows they are given, and have enough different rows", () => {
    const start = [0, 1, 2, 3].map((g) => group.indexOf(g));
    const { fit } = kMedoids.fit(many, { k: 4, start, ...settings, clara: { samples: 1, sampleRows: 1 } });
    expect(fit.sizes).toHaveLength(4);
  });
});

describe("a search", () => {
  const visits = Array.from({ length: 40 }, (_, row) => (row * row) % 41);

  it("reports each round", () => {
    const seen: kMedoids.ClusterProgress[] = [];
    const { fit } = kMedoids.fit({ visits }, { k: 3, restarts: 2, onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ start }) => start)).toEqual([...seen].map(({ start }) => start).sort());
    expect(seen.at(-1)).toMatchObject({ start: 2, starts: 2 });
    expect(Math.min(...seen.map(({ cost }) => cost))).toBeCloseTo(fit.cost, 10);
  });

  it("stops where it is told to", () => {
    const stop = new AbortController();
    const options = {
      k: 3,
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    };
    expect(codesOf(() => kMedoids.fit({ visits }, options))).toEqual(["aborted options.signal"]);
    expect(codesOf(() => kMedoids.fit({ visits }, options))).toEqual(["aborted options.signal"]);
  });

  it("says where its rounds ran out", () => {
    const { fit } = kMedoids.fit({ visits }, { k: 6, init: "random", maxIterations: 1 });
    expect(fit.notes.map(({ code }) => code)).toEqual(["stopped-early"]);
  });
});
