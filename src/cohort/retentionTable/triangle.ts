import { wilson } from "./wilson.ts";

/** Retention by age, cohort after cohort. Rows are cohorts in the order of `periods`, columns are ages from 0. */
export interface RetentionTriangle {
  /** Customers of each cohort. */
  readonly sizes: readonly number[];
  /** Customers who could be observed to the age: all or none of a cohort on the calendar's clock, those whose anniversary has come on the billing clock. */
  readonly atRisk: readonly (readonly number[])[];
  /** What the rate is a share of: `atRisk`, or the recurring revenue with which those customers came, in minor units per period. */
  readonly base: readonly (readonly number[])[];
  /** What of it is there at the age; null where nobody of the cohort could be observed to it. */
  readonly retained: readonly (readonly (number | null)[])[];
  /** retained / base; null where that is not known. */
  readonly rate: readonly (readonly (number | null)[])[];
  /** Wilson's limits of the rate of customers; null for revenue. */
  readonly lower: readonly (readonly (number | null)[])[];
  readonly upper: readonly (readonly (number | null)[])[];
  /** Whether every customer of the cohort could be observed to the age. */
  readonly observed: readonly (readonly boolean[])[];
  /** All cohorts together, by age. */
  readonly pooled: PooledRetention;
}

/** Retention by age over all customers who could be observed to it. Ages are not of the same customers, so that it may rise. */
export interface PooledRetention {
  readonly atRisk: readonly number[];
  readonly base: readonly number[];
  readonly retained: readonly (number | null)[];
  readonly rate: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

/** One cell. */
export interface Cell {
  readonly atRisk: number;
  readonly base: number;
  readonly retained: number;
  readonly observed: boolean;
}

/** What a triangle is made of. */
export interface TriangleSource {
  readonly sizes: readonly number[];
  /** How many ages a cohort has. */
  readonly ages: (cohort: number) => number;
  readonly cell: (cohort: number, age: number) => Cell;
  /** Two-sided normal quantile of Wilson's limits; null for none. */
  readonly quantile: number | null;
}

/** Makes a triangle and its pooled ages. */
export function triangleOf({ sizes, ages, cell, quantile }: TriangleSource): RetentionTriangle {
  const cells = sizes.map((_, cohort) => Array.from({ length: ages(cohort) }, (__, age) => cell(cohort, age)));
  const rated = cells.map((row) => row.map((one) => ratedCell(one, quantile)));
  const longest = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const pooled = Array.from({ length: longest }, (_, age) => ratedCell(pool(cells, age), quantile));
  return {
    sizes,
    atRisk: cells.map((row) => row.map(({ atRisk }) => atRisk)),
    base: cells.map((row) => row.map(({ base }) => base)),
    retained: rated.map((row) => row.map(({ retained }) => retained)),
    rate: rated.map((row) => row.map(({ rate }) => rate)),
    lower: rated.map((row) => row.map(({ lower }) => lower)),
    upper: rated.map((row) => row.map(({ upper }) => upper)),
    observed: cells.map((row) => row.map(({ observed }) => observed)),
    pooled: {
      atRisk: pooled.map(({ atRisk }) => atRisk),
      base: pooled.map(({ base }) => base),
      retained: pooled.map(({ retained }) => retained),
      rate: pooled.map(({ rate }) => rate),
      lower: pooled.map(({ lower }) => lower),
      upper: pooled.map(({ upper }) => upper),
    },
  };
}

interface RatedCell {
  readonly atRisk: number;
  readonly base: number;
  readonly retained: number | null;
  readonly rate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

function ratedCell({ atRisk, base, retained, observed }: Cell, quantile: number | null): RatedCell {
  const known = atRisk > 0 || observed;
  const rate = atRisk > 0 && base > 0 ? retained / base : null;
  const limits: [number, number] = [0, 0];
  if (rate !== null && quantile !== null) wilson(retained, base, quantile, limits);
  const bounded = rate !== null && quantile !== null;
  const [lower, upper] = bounded ? limits : [null, null];
  return { atRisk, base, retained: known ? retained : null, rate, lower, upper };
}

/** Sums over the cohorts that have customers observed to the age: the others add 0 to both sides. */
function pool(cells: readonly (readonly Cell[])[], age: number): Cell {
  let atRisk = 0;
  let base = 0;
  let retained = 0;
  for (const row of cells) {
    const one = row[age];
    if (one === undefined || one.atRisk === 0) continue;
    atRisk += one.atRisk;
    base += one.base;
    retained += one.retained;
  }
  return { atRisk, base, retained, observed: atRisk > 0 };
}
