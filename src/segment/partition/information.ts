import { deviance } from "../../numeric/distribution/deviance.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { crossLabels, type CrossTable } from "./crossTable.ts";
import { expectedInformation } from "./expectedInformation.ts";
import type { Labels } from "./readLabels.ts";

/** What mutual information is divided by: a mean of the two entropies, the smaller or the larger of them. */
export type InformationAverage = "arithmetic" | "geometric" | "min" | "max";

/** How to normalise. */
export interface InformationOptions {
  /** Default `arithmetic`, as scikit-learn. */
  readonly average?: InformationAverage;
}

const averages: Readonly<Record<InformationAverage, (a: number, b: number) => number>> = {
  arithmetic: (a, b) => (a + b) / 2,
  geometric: (a, b) => Math.sqrt(a) * Math.sqrt(b),
  min: Math.min,
  max: Math.max,
};

/**
 * Mutual information (nats): how much knowing one label of a row says about the other. 0 where the two are unrelated or one of them is the same
 * for all.
 *
 * @param a label of each row, whole numbers from 0
 * @param b another label of each row
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example mutualInformation([0, 0, 1, 1], [5, 5, 7, 7]) // => 0.6931
 */
export function mutualInformation(a: Labels, b: Labels): number {
  return informationOf(crossLabels("mutualInformation", a, b));
}

/**
 * Mutual information divided by an average of the two entropies: from 0 (unrelated) to 1 (the same partition).
 *
 * Many small segments raise it by chance alone; {@link adjustedMutualInformation} corrects that.
 *
 * @param a label of each row, whole numbers from 0
 * @param b another label of each row
 * @returns 1 where both put all rows together; 0 where one of them does
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example normalizedMutualInformation([0, 0, 1, 1], [0, 0, 1, 2]) // => 0.8
 * @see Strehl & Ghosh (2002), Journal of Machine Learning Research 3, 583–617
 */
export function normalizedMutualInformation(a: Labels, b: Labels, options: InformationOptions = {}): number {
  const average = averageOf("normalizedMutualInformation", options);
  return normalizedOf(crossLabels("normalizedMutualInformation", a, b), average);
}

/**
 * Mutual information beyond chance, divided by the most there could be beyond chance: 1 for the same partition, about 0 for unrelated ones whatever
 * the number of segments, below 0 where they say less about each other than chance does.
 *
 * The measure to say how much of a segmentation age, sex or region explain.
 *
 * @param a label of each row, whole numbers from 0
 * @param b another label of each row
 * @returns 1 for the same partition; 0 where there is nothing that could be said beyond chance (one of them puts all rows together)
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example adjustedMutualInformation([0, 0, 1, 1], [1, 1, 0, 0]) // => 1
 * @example adjustedMutualInformation([0, 0, 0, 1, 1, 1, 2, 2, 2, 2], [0, 0, 1, 1, 1, 2, 2, 2, 2, 0]) // => 0.2373
 * @see Vinh, Epps & Bailey (2010), Journal of Machine Learning Research 11, 2837–2854
 */
export function adjustedMutualInformation(a: Labels, b: Labels, options: InformationOptions = {}): number {
  const average = averageOf("adjustedMutualInformation", options);
  return adjustedOf(crossLabels("adjustedMutualInformation", a, b), average);
}

/**
 * Variation of information (nats): what each partition says that the other does not. 0 for the same partition, at most ln(rows); a true distance.
 *
 * @param a label of each row, whole numbers from 0
 * @param b another label of each row
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example variationOfInformation([0, 0, 1, 1], [0, 0, 1, 2]) // => 0.3466
 * @see Meilă (2007), Journal of Multivariate Analysis 98, 873–895
 */
export function variationOfInformation(a: Labels, b: Labels): number {
  return variationOf(crossLabels("variationOfInformation", a, b));
}

/** Kernel of {@link mutualInformation}: a sum of terms that are never negative, so nothing cancels where the two are nearly unrelated. */
export function informationOf({ rows, a, b, cells }: CrossTable): number {
  let sum = 0;
  let covered = 0;
  for (let c = 0; c < cells.count.length; c++) {
    const expected = (a.sizes[cells.a[c]!]! * b.sizes[cells.b[c]!]!) / rows;
    sum += deviance(cells.count[c]!, expected);
    covered += expected;
  }
  // Empty cells add what was expected in them.
  const isFull = cells.count.length === a.labels.length * b.labels.length;
  return (sum + (isFull ? 0 : Math.max(0, rows - covered))) / rows;
}

/** Kernel of {@link normalizedMutualInformation}. */
export function normalizedOf(table: CrossTable, average: InformationAverage): number {
  if (isSame(table)) return 1;
  const normaliser = averages[average](entropy(table.a.sizes, table.rows), entropy(table.b.sizes, table.rows));
  return normaliser === 0 ? 0 : Math.min(1, informationOf(table) / normaliser);
}

/** Kernel of {@link adjustedMutualInformation}. */
export function adjustedOf(table: CrossTable, average: InformationAverage): number {
  if (isSame(table)) return 1;
  const { rows, a, b } = table;
  const chance = expectedInformation(a.sizes, b.sizes, rows);
  const normaliser = averages[average](entropy(a.sizes, rows), entropy(b.sizes, rows));
  // All rows together or all apart on one side: nothing is left beyond chance but rounding.
  if (normaliser - chance <= 1e-13 * Math.max(1, normaliser)) return 0;
  return (informationOf(table) - chance) / (normaliser - chance);
}

/** Kernel of {@link variationOfInformation}: the two conditional entropies, cell by cell. */
export function variationOf({ rows, a, b, cells }: CrossTable): number {
  let sum = 0;
  for (let c = 0; c < cells.count.length; c++) {
    const count = cells.count[c]!;
    sum += count * (Math.log(a.sizes[cells.a[c]!]! / count) + Math.log(b.sizes[cells.b[c]!]! / count));
  }
  return sum / rows;
}

function entropy(sizes: Float64Array, rows: number): number {
  let sum = 0;
  for (let i = 0; i < sizes.length; i++) sum += sizes[i]! * Math.log(rows / sizes[i]!);
  return sum / rows;
}

/** The same partition, whatever the labels are called: as many pairs of labels as labels on either side. */
function isSame({ a, b, cells }: CrossTable): boolean {
  return cells.count.length === a.labels.length && cells.count.length === b.labels.length;
}

/** @throws {KeizokuError} `invalid-input` */
export function averageOf(operation: string, options: InformationOptions): InformationAverage {
  const average = (options as InformationOptions | null)?.average ?? "arithmetic";
  if (typeof options === "object" && (options as unknown) !== null && Object.hasOwn(averages, average)) return average;
  const fix = "Leave the option out for arithmetic.";
  const expected = `one of ${Object.keys(averages).join(", ")}`;
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "options.average", expected, received: show(average), fix },
  ]);
}
