import { readFileSync } from "node:fs";
import { sharedFile } from "../shared.ts";

const files = { sns: "data/snsdata.csv", telco: "data/telco.csv" } as const;

/** Columns of numbers of a shared file, by name; undefined where the file is absent. */
export function sharedColumns(
  file: keyof typeof files,
  names?: readonly string[],
): Record<string, number[]> | undefined {
  const path = sharedFile(files[file]);
  if (path === undefined) return undefined;
  const [head, ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const header = head!.split(",");
  const rows = lines.map((line) => line.split(","));
  const wanted = names ?? header.slice(header.indexOf("basketball"));
  return Object.fromEntries(wanted.map((name) => [name, rows.map((row) => Number(row[header.indexOf(name)]))]));
}

/** Columns less their mean, by their standard deviation with divisor n. */
export function standardised(columns: Record<string, number[]>): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => {
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
      return [name, values.map((x) => (x - mean) / sd)];
    }),
  );
}

/** Lloyd's algorithm from rows floor(j n / k), lowest segment on ties, until no label changes: written for the tests. */
export function lloyd(table: unknown, k: number): number[] {
  const columns = Object.values(table as Record<string, ArrayLike<number>>);
  const rows = columns[0]!.length;
  let centres = Array.from({ length: k }, (_, j) => columns.map((column) => column[Math.floor((j * rows) / k)]!));
  let labels: number[] = [];
  for (;;) {
    const next = Array.from({ length: rows }, (_, row) => {
      const squares = centres.map((centre) =>
        columns.reduce((sum, column, c) => sum + (column[row]! - centre[c]!) ** 2, 0),
      );
      return squares.indexOf(Math.min(...squares));
    });
    if (next.every((label, row) => label === labels[row])) return next;
    labels = next;
    const sums = centres.map((centre) => ({ count: 0, total: centre.map(() => 0) }));
    labels.forEach((label, row) => {
      const own = sums[label]!;
      own.count++;
      columns.forEach((column, c) => (own.total[c]! += column[row]!));
    });
    centres = sums.map(({ count, total }, j) => (count === 0 ? centres[j]! : total.map((sum) => sum / count)));
  }
}

/** Uniform numbers of the multiplicative generator 48271 modulo 2³¹ − 1. */
export function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (48271 * state) % 2147483647;
    return state / 2147483647;
  };
}

/** Three groups of equal size around stated centres, in two columns. */
export function threeGroups(rows: number, distance: number, seed = 5): { x: number[]; y: number[]; labels: number[] } {
  const next = lehmer(seed);
  const bell = (): number => next() + next() + next() + next() - 2;
  const labels = Array.from({ length: rows }, (_, i) => i % 3);
  const x = labels.map((label) => label * distance + bell());
  const y = labels.map((label) => (label === 1 ? distance : 0) + bell());
  return { x, y, labels };
}
