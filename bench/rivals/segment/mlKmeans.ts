import { join } from "node:path";
import process from "node:process";
import { writeSync } from "node:fs";
import { kmeans } from "ml-kmeans";
import { readColumn } from "../../harness/columnFiles.ts";
import { measure } from "../../harness/measure.ts";

const folder = join(process.argv[2]!);
const columns = Array.from("abcdefgh", (column) => readColumn(folder, column));
const rows = Array.from(columns[0]!, (_, i) => columns.map((column) => column[i]!));

const measured = measure({ warmUp: 0, timed: 2 }, () => {
  const initialization = rows.slice(0, 8).map((row) => [...row]);
  const { clusters, centroids, iterations } = kmeans(rows, 8, { initialization, maxIterations: 1000, tolerance: 0 });
  return () => {
    const squares = clusters.map((cluster, i) =>
      rows[i]!.reduce((sum, value, c) => sum + (value - centroids[cluster]![c]!) ** 2, 0),
    );
    return { inertia: squares.reduce((sum, square) => sum + square, 0), iterations };
  };
});
writeSync(1, JSON.stringify(measured));
