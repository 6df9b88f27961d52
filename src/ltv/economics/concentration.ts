import type { Note } from "../../schema/fitReport.ts";
import { spreadIntervals } from "./concentrationBootstrap.ts";
import { readSpread } from "./concentrationInput.ts";
import type { ConcentrationOptions } from "./concentrationOptions.ts";
import { customersHolding, spreadIndices, spreadTerms, topShares, type SpreadIndices } from "./concentrationKernel.ts";
import type { Limits } from "./estimate.ts";

/** Share of the value of the best customers. */
export interface TopShare {
  /** Share of customers. */
  readonly top: number;
  /** Share of the value; the customer at the cut counts by his fraction. */
  readonly share: number;
  readonly interval: Limits | null;
}

/** The fewest customers that hold a share of the value. */
export interface CustomersForShare {
  /** Share of the value. */
  readonly share: number;
  /** Whole where the weights are. */
  readonly customers: number;
  /** Of all customers. */
  readonly fraction: number;
  /** Of the fraction. */
  readonly interval: Limits | null;
}

/** How much of the value comes from how many: plain data. */
export interface Concentration {
  /** Sum of the weights that count. */
  readonly customers: number;
  readonly total: number;
  /** Customers with nothing among them. */
  readonly zeros: number;
  /** The poorest first: what share of the value the poorest 0, 1, … 100 % hold, linear between customers. */
  readonly lorenz: { readonly customerShare: readonly number[]; readonly valueShare: readonly number[] };
  /** In rising order of `top`. */
  readonly topShares: readonly TopShare[];
  /** In rising order of `share`. */
  readonly customersForShare: readonly CustomersForShare[];
  /** Mean absolute difference over twice the mean: 0 where all have the same, near 1 where one has all. */
  readonly gini: number;
  /** Gini · n / (n − 1), which few customers do not pull down; null for up to one customer. */
  readonly giniUnbiased: number | null;
  /** Herfindahl-Hirschman: sum of squared shares; 1 over it is the number of equal customers as concentrated. */
  readonly hhi: number;
  /** Mean of (x / mean) ln (x / mean). */
  readonly theil: number;
  /** Share of the value that would have to change hands for all to have the same. */
  readonly hoover: number;
  /** Share of the value that could be given up if the rest were spread evenly; 1 from epsilon 1 on where anybody has nothing. */
  readonly atkinson: number;
  /** Of the five indices; null without `bootstrap`. */
  readonly intervals: Readonly<Record<keyof SpreadIndices, Limits>> | null;
  /** `negative-values`, `zero-values`. */
  readonly notes: readonly Note[];
}

/**
 * How concentrated value is: Lorenz curve, Gini, the share of the best, the fewest customers that make 80 %.
 *
 * For observed values (sales, margins) and for predicted ones alike. A prediction is a mean, so predicted values lie closer together than what customers will
 * really bring: compare predictions with predictions. Intervals are percentiles over samples of customers.
 *
 * @param values one a customer, or one for `weight` customers each
 * @throws {KeizokuError} `invalid-input`; `empty-input` where there are no values, or none above 0
 * @example
 * const { gini, topShares, customersForShare, lorenz } = concentration([1, 1, 2, 6], { top: [0.25], shares: [0.8], points: 4 });
 * gini // => 0.4
 * topShares // => [{ top: 0.25, share: 0.6, interval: null }]
 * customersForShare // => [{ share: 0.8, customers: 2, fraction: 0.5, interval: null }]
 * lorenz.valueShare // => [0, 0.1, 0.2, 0.4, 1]
 * @see Gini (1912), Variabilità e mutabilità; Lorenz (1905), Publications of the American Statistical Association 9(70), 209–219
 */
export function concentration(values: ArrayLike<number>, options: ConcentrationOptions = {}): Concentration {
  const { spread, total, customers, zeros, notes, settings } = readSpread("concentration", values, options);
  const { top, shares, points } = settings;
  const terms = spreadTerms(spread.value, settings.epsilon);
  const indices: SpreadIndices = { gini: 0, hhi: 0, theil: 0, hoover: 0, atkinson: 0 };
  spreadIndices(terms, spread.weight, indices);
  const steps = Array.from({ length: points + 1 }, (_, k) => k / points);
  const [best, upper, holding] = [top, steps, shares].map((list) => new Float64Array(list.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  topShares(spread, top, best);
  topShares(spread, steps, upper);
  customersHolding(spread, shares, spread.weight.every(Number.isInteger), holding);
  const intervals = settings.resamples > 0 ? spreadIntervals(spread, terms, settings) : null;
  return {
    customers,
    total,
    zeros,
    // The poorest p hold what the best 1 − p do not.
    lorenz: { customerShare: steps, valueShare: steps.map((_, k) => (k === 0 ? 0 : 1 - upper[points - k]!)) },
    topShares: Array.from(top, (share, k) => ({ top: share, share: best[k]!, interval: intervals?.top[k] ?? null })),
    customersForShare: Array.from(shares, (share, k) => {
      const count = holding[k]!;
      return { share, customers: count, fraction: count / customers, interval: intervals?.holding[k] ?? null };
    }),
    ...indices,
    giniUnbiased: customers > 1 ? (indices.gini * customers) / (customers - 1) : null,
    intervals: intervals?.indices ?? null,
    notes,
  };
}
