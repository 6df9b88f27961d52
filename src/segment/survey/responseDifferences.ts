import type { CategoryColumn, DataTable, NumericColumn } from "../../schema/table/table.ts";

/** How those who answered differ from those who did not, in one respect. */
export interface ResponseDifference {
  readonly column: string;
  /** Category whose shares are compared; null for the means of a number; "missing" stands for `missing: true`. */
  readonly category: string | null;
  /** Whether it is the share of missing values that is compared. */
  readonly missing: boolean;
  /** Mean, or share, of those who answered. */
  readonly answered: number;
  /** Of those who did not. */
  readonly unanswered: number;
  /** Standardised: their difference over the root of the mean of the two variances; 0 where neither varies and both are equal. */
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Standardised differences of every column, the largest first. Kernel: both kinds of rows are there.
 *
 * @see Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, chapter 5; Austin (2009), Statistics in Medicine 28, 3083–3107
 */
export function differencesOf(table: DataTable, response: Float64Array, quantile: number): ResponseDifference[] {
  const found = table.names.flatMap((name) => {
    const column = table.columns.get(name)!;
    return column.kind === "numeric"
      ? numeric(name, column, response, quantile)
      : categories(name, column, response, quantile);
  });
  return found.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

function numeric(
  name: string,
  { values, missing }: NumericColumn,
  response: Float64Array,
  quantile: number,
): ResponseDifference[] {
  const sides = [0, 1].map((own) => {
    const rows = Array.from(response.keys()).filter((row) => response[row] === own && missing?.[row] !== 1);
    return momentsOf(rows.map((row) => values[row]!));
  }) as [Side, Side];
  const found: ResponseDifference[] = [];
  const head = { column: name, category: null };
  if (sides[0].count > 0 && sides[1].count > 0) found.push({ ...head, missing: false, ...compared(sides, quantile) });
  if (missing?.length !== undefined)
    found.push(...shareOfMissing(name, response, (row) => missing[row] === 1, quantile));
  return found;
}

function categories(
  name: string,
  { codes, categories: texts }: CategoryColumn,
  response: Float64Array,
  quantile: number,
): ResponseDifference[] {
  const counts = [new Float64Array(texts.length), new Float64Array(texts.length)] as const;
  for (let row = 0; row < response.length; row++) if (codes[row]! >= 0) counts[response[row] as 0 | 1][codes[row]!]!++;
  const totals = totalsOf(response);
  const found = texts.flatMap((category, code): ResponseDifference[] => {
    if (counts[0][code]! + counts[1][code]! === 0) return [];
    const sides = [0, 1].map((own) => shareSide(counts[own as 0 | 1][code]!, totals[own]!)) as [Side, Side];
    return [{ column: name, category, missing: false, ...compared(sides, quantile) }];
  });
  return [...found, ...shareOfMissing(name, response, (row) => codes[row] === -1, quantile)];
}

function shareOfMissing(
  column: string,
  response: Float64Array,
  isMissing: (row: number) => boolean,
  quantile: number,
): ResponseDifference[] {
  const counts = [0, 0];
  for (let row = 0; row < response.length; row++) if (isMissing(row)) counts[response[row]!]!++;
  if (counts[0]! + counts[1]! === 0) return [];
  const totals = totalsOf(response);
  const sides = [0, 1].map((own) => shareSide(counts[own]!, totals[own]!)) as [Side, Side];
  return [{ column, category: "missing", missing: true, ...compared(sides, quantile) }];
}

/** Those who did not answer, or those who did. */
interface Side {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

function totalsOf(response: Float64Array): readonly [unanswered: number, answered: number] {
  const answered = response.reduce((sum, own) => sum + own, 0);
  return [response.length - answered, answered];
}

function shareSide(count: number, total: number): Side {
  const share = count / total;
  return { count: total, mean: share, variance: share * (1 - share) };
}

function momentsOf(values: readonly number[]): Side {
  let [mean, squares] = [0, 0];
  values.forEach((value, i) => {
    const off = value - mean;
    mean += off / (i + 1);
    squares += off * (value - mean);
  });
  return { count: values.length, mean, variance: values.length > 1 ? squares / (values.length - 1) : 0 };
}

function compared(
  [unanswered, answered]: readonly [Side, Side],
  quantile: number,
): Pick<ResponseDifference, "answered" | "unanswered" | "difference" | "lower" | "upper"> {
  const spread = Math.sqrt((answered.variance + unanswered.variance) / 2);
  const off = answered.mean - unanswered.mean;
  const counts = answered.count + unanswered.count;
  // Without spread on either side a difference has no size in deviations: the whole range then counts as one.
  // An infinite spread is an overflow, which the caller reports.
  const difference = !Number.isFinite(spread) ? NaN : off === 0 ? 0 : spread !== 0 ? off / spread : Math.sign(off);
  const variance = counts / (answered.count * unanswered.count) + difference ** 2 / (2 * counts);
  const half = quantile * Math.sqrt(variance);
  return {
    answered: answered.mean,
    unanswered: unanswered.mean,
    difference,
    lower: difference - half,
    upper: difference + half,
  };
}
