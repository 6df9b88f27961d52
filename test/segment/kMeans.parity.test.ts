import { readFileSync } from "node:fs";
import { kmeans } from "ml-kmeans";
import { expect, it } from "vitest";
import { assign, fit } from "../../src/segment/kMeans/index.ts";
import { sharedFile } from "../shared.ts";
import { fixture } from "../fixture.ts";

interface Reference {
  readonly columns: readonly string[];
  readonly k5: Run;
  readonly inertiaByK: readonly Run[];
}

interface Run {
  readonly initialRows: readonly number[];
  readonly inertia: number;
  readonly iterations: number;
  readonly sizes?: readonly number[];
  readonly labels?: string;
}

// Own Lloyd in another language; scikit-learn 1.2.1 gives the same labels and inertia, R's kmeans the same sizes (see the fixture).
const reference = fixture("k-means.json") as Reference;
const data = sharedFile("data/snsdata.csv");
const table = data === undefined ? {} : columnsOf(data, reference.columns);

it.skipIf(data === undefined)("data/snsdata.csv: labels and inertia of 30,000 rows by 36 interests, k = 5", () => {
  const { initialRows, inertia, labels, sizes, iterations } = reference.k5;
  const model = fit(table, { k: 5, start: initialRows });
  expect(model.fit.inertia / inertia).toBeCloseTo(1, 11);
  expect(model.fit.iterations).toBe(iterations);
  expect(model.parameters.counts).toEqual(sizes);
  expect(Array.from(assign(model, table)).join("")).toBe(labels);
});

it.skipIf(data === undefined).each(reference.inertiaByK)(
  "data/snsdata.csv: inertia and sizes from $initialRows",
  (run) => {
    const model = fit(table, { k: run.initialRows.length, start: run.initialRows });
    expect(model.fit.inertia / run.inertia).toBeCloseTo(1, 11);
    expect(model.fit.iterations).toBe(run.iterations);
    expect(model.parameters.counts).toEqual(run.sizes);
  },
);

it.skipIf(data === undefined)("data/snsdata.csv: ten starts end no higher than the stated one", () => {
  const model = fit(table, { k: 5, restarts: 3 });
  expect(model.fit.inertia).toBeLessThanOrEqual(reference.k5.inertia);
});

it.each([2, 4, 7])("ml-kmeans gives the same inertia and labels from the same start: k = %d", (k) => {
  let state = 11;
  const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const rows = Array.from({ length: 600 }, (_, i) => [0, 1, 2].map((c) => uniform() + uniform() + ((i + c) % 3)));
  const initialization = rows.slice(0, k).map((row) => [...row]);
  const { clusters, centroids } = kmeans(rows, k, { initialization, maxIterations: 1000, tolerance: 0 });
  const inertia = rows.reduce(
    (sum, row, i) => sum + row.reduce((all, value, c) => all + (value - centroids[clusters[i]!]![c]!) ** 2, 0),
    0,
  );
  const columns = { x: rows.map(([x]) => x!), y: rows.map(([, y]) => y!), z: rows.map(([, , z]) => z!) };
  const model = fit(columns, { k, start: Array.from({ length: k }, (_, j) => j), scale: "none", restarts: 1 });
  expect(model.fit.inertia / inertia).toBeCloseTo(1, 12);
  expect(Array.from(assign(model, columns))).toEqual(clusters);
});

function columnsOf(path: string, names: readonly string[]): Record<string, Float64Array> {
  const [head, ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const places = head!.split(",").map((name) => name.replaceAll('"', ""));
  const cells = lines.map((line) => line.split(","));
  return Object.fromEntries(
    names.map((name) => [name, Float64Array.from(cells, (row) => Number(row[places.indexOf(name)]))]),
  );
}
