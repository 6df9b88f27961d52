import { periodLabel } from "../../calendar/periodLabel.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { checkTimeUnit } from "../../schema/timeUnit.ts";
import type { RatingOptions } from "./ratings.ts";
import type { Rating } from "./readRatings.ts";

/** Ratings that are summarised together. */
export interface RatingPart {
  /** Name of the group, label of the period; null for all. */
  readonly label: string | null;
  readonly ratings: readonly Rating[];
}

/** All ratings, those of each group, those of each period. */
export interface RatingParts {
  readonly overall: RatingPart;
  /** By name. */
  readonly groups: readonly RatingPart[];
  /** In order of time. */
  readonly periods: readonly RatingPart[];
  readonly notes: readonly Note[];
}

/**
 * Splits ratings; within each part a customer counts once, with his latest answer.
 *
 * @throws {KeizokuError} `invalid-input` (periods without times), `invalid-instant`, `invalid-time-zone`
 */
export function splitRatings(operation: string, ratings: readonly Rating[], options: RatingOptions): RatingParts {
  const { every, timeZone = "UTC" } = options;
  const overall = latestOf(ratings);
  const again = ratings.length - overall.length;
  const message = `${String(again)} answers of customers who answered again: the latest counts, in all and in each group and period.`;
  return {
    overall: { label: null, ratings: overall },
    groups: parts(overall, ({ group }) => group),
    periods: every === undefined ? [] : periodsOf(operation, ratings, { every, timeZone }),
    notes: again === 0 ? [] : [{ code: "answered-again", message }],
  };
}

function periodsOf(
  operation: string,
  ratings: readonly Rating[],
  { every, timeZone }: { readonly every: NonNullable<RatingOptions["every"]>; readonly timeZone: string },
): RatingPart[] {
  checkTimeUnit(operation, "options.every", every);
  if (ratings.some(({ at }) => at === null)) {
    const fix = "Pass the column at, or leave options.every out.";
    const expected = "the time of each answer";
    throw new KeizokuError(operation, [{ code: "invalid-input", path: "at", expected, received: "none", fix }]);
  }
  return parts(ratings, ({ at }) => periodLabel(at!, every, timeZone)).map(({ label, ratings: own }) => ({
    label,
    ratings: latestOf(own),
  }));
}

function parts(ratings: readonly Rating[], labelOf: (rating: Rating) => string | null): RatingPart[] {
  const found = new Map<string, Rating[]>();
  for (const rating of ratings) {
    const label = labelOf(rating);
    if (label === null) continue;
    const own = found.get(label);
    if (own === undefined) found.set(label, [rating]);
    else own.push(rating);
  }
  const labels = [...found.keys()].sort((a, b) => (a < b ? -1 : 1));
  return labels.map((label) => ({ label, ratings: found.get(label)! }));
}

/** One answer a customer: the latest, of equal times the one that comes last. */
function latestOf(ratings: readonly Rating[]): Rating[] {
  const latest = new Map<string, number>();
  const kept: (Rating | null)[] = [];
  for (const rating of ratings) {
    const place = rating.customer === null ? undefined : latest.get(rating.customer);
    if (place === undefined) {
      if (rating.customer !== null) latest.set(rating.customer, kept.length);
      kept.push(rating);
    } else if ((rating.at ?? 0) >= (kept[place]!.at ?? 0)) kept[place] = rating;
  }
  return kept.filter((rating) => rating !== null);
}

/** Weights of a part, as shares of the largest: no sum of them can overflow. */
export interface PartWeights {
  /** 0 where all weights are. */
  readonly largest: number;
  /** Sum of weight / largest. */
  readonly total: number;
  /** How many equally weighted answers they are worth (Kish): (Σw)² / Σw². */
  readonly effective: number;
}

/** Sums up the weights of a part. */
export function weightsOf(ratings: readonly Rating[]): PartWeights {
  let largest = 0;
  for (const { weight } of ratings) largest = Math.max(largest, weight);
  if (largest === 0) return { largest, total: 0, effective: 0 };
  let [total, squares] = [0, 0];
  for (const { weight } of ratings) {
    total += weight / largest;
    squares += (weight / largest) ** 2;
  }
  return { largest, total, effective: (total * total) / squares };
}
