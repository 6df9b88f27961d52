import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { checkedLevel, twoSidedQuantile } from "./level.ts";
import { emptyParts, summarised } from "./nps.ts";
import type { RatingOptions, Ratings } from "./ratings.ts";
import { readRatings, type ReadRatings } from "./readRatings.ts";
import { scoreInterval } from "./shareIntervals.ts";
import { splitRatings, weightsOf, type RatingPart } from "./splitRatings.ts";

/** How satisfaction is counted. */
export interface CsatOptions extends RatingOptions {
  /** Least answer of the scale where columns are passed; 1 by default. Records state theirs. */
  readonly min?: number;
  /** Greatest answer; 5 by default. */
  readonly max?: number;
  /** From this answer on a customer counts as satisfied; the greatest but one by default (4 of 1 to 5). */
  readonly satisfiedFrom?: number;
}

/** Satisfaction of some customers. */
export interface Satisfaction {
  /** Group or period; null for all customers. */
  readonly label: string | null;
  readonly answers: number;
  /** How many equally weighted answers they are worth: the same without weights. */
  readonly effectiveAnswers: number;
  /** Share of satisfied customers, 0 to 1, with the ends of Wilson's interval. */
  readonly satisfied: number;
  readonly lower: number;
  readonly upper: number;
  /** Mean answer. */
  readonly mean: number;
}

/** Satisfaction of all customers, by group and over time. */
export interface Satisfactions {
  readonly overall: Satisfaction;
  readonly groups: readonly Satisfaction[];
  readonly periods: readonly Satisfaction[];
  readonly satisfiedFrom: number;
  readonly level: number;
  readonly notes: readonly Note[];
}

/**
 * Customer satisfaction: the share of answers in the upper boxes of the scale, with Wilson's interval, by group and over time. A customer
 * counts once, with his latest answer, in each period once.
 *
 * @throws {KeizokuError} `invalid-input` (an answer off the scale, several questions, wrong weights), `empty-input`, `all-missing`,
 *   `invalid-instant`, `invalid-time-zone`
 * @example
 * const { overall } = csat({ answer: [5, 4, 4, 3, 2, 5, 4, 1, 5, 4] });
 * overall.satisfied // => 0.7
 * overall.lower // => 0.3968
 * @see Wilson (1927), Journal of the American Statistical Association 22, 209–212
 */
export function csat(ratings: Ratings, options: CsatOptions = {}): Satisfactions {
  const operation = "csat";
  const level = checkedLevel(operation, options);
  const read = readRatings(operation, ratings, options);
  const satisfiedFrom = checkedScale(operation, read, options);
  const parts = splitRatings(operation, read.ratings, options);
  const quantile = twoSidedQuantile(level);
  return {
    ...summarised(operation, parts, (part) => satisfactionOf(part, satisfiedFrom, quantile)),
    satisfiedFrom,
    level,
    notes: [...read.notes, ...parts.notes, ...emptyParts(parts)],
  };
}

function checkedScale(operation: string, { scale, ratings }: ReadRatings, options: CsatOptions): number {
  const [min, max] = scale ?? [options.min ?? 1, options.max ?? 5];
  const { satisfiedFrom = max - 1 } = options;
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  if (!Number.isFinite(min) || !Number.isFinite(max) || max <= min) {
    wrong("options.max", "a finite number above options.min", max, "State the scale's two ends.");
  } else if (!(satisfiedFrom > min && satisfiedFrom <= max)) {
    const fix = "Say from which answer on a customer is satisfied.";
    wrong("options.satisfiedFrom", `a number above ${String(min)} and of at most ${String(max)}`, satisfiedFrom, fix);
  }
  ratings.forEach(({ answer }, i) => {
    if ((answer >= min && answer <= max) || issues.length > 100) return;
    const fix = "Correct the answer, or state the scale that was used.";
    wrong(`answers[${String(i)}]`, `a number from ${String(min)} to ${String(max)}`, answer, fix);
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return satisfiedFrom;
}

function satisfactionOf({ label, ratings }: RatingPart, satisfiedFrom: number, quantile: number): Satisfaction {
  const { largest, total, effective } = weightsOf(ratings);
  let [satisfied, sum] = [0, 0];
  for (const { answer, weight } of ratings) {
    if (answer >= satisfiedFrom) satisfied += weight / largest;
    sum += answer * (weight / largest / total);
  }
  const share = Math.min(1, satisfied / total);
  const interval = scoreInterval(share, effective, quantile);
  return { label, answers: ratings.length, effectiveAnswers: effective, satisfied: share, ...interval, mean: sum };
}
