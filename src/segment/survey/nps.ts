import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { checkedLevel, twoSidedQuantile } from "./level.ts";
import type { RatingOptions, Ratings } from "./ratings.ts";
import { readRatings, type Rating } from "./readRatings.ts";
import { differenceInterval } from "./shareIntervals.ts";
import { splitRatings, weightsOf, type RatingPart } from "./splitRatings.ts";

/** Least answer of a promoter, and greatest of a detractor. */
const [PROMOTER, DETRACTOR] = [9, 6];

/** Net promoter score of some customers. */
export interface NetPromoterScore {
  /** Group or period; null for all customers. */
  readonly label: string | null;
  readonly answers: number;
  /** How many equally weighted answers they are worth: the same without weights. */
  readonly effectiveAnswers: number;
  /** Shares of the (weighted) answers: 9 and 10, 7 and 8, 0 to 6. */
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Promoters less detractors in points, −100 to 100. */
  readonly score: number;
  /** In points: of the difference of two shares of one multinomial. */
  readonly standardError: number;
  /** Ends of the score interval, in points. */
  readonly lower: number;
  readonly upper: number;
}

/** Net promoter scores of all customers, by group and over time. */
export interface NetPromoterScores {
  readonly overall: NetPromoterScore;
  readonly groups: readonly NetPromoterScore[];
  readonly periods: readonly NetPromoterScore[];
  readonly level: number;
  readonly notes: readonly Note[];
}

/**
 * Net promoter score: the share of those who would recommend (9, 10) less the share of those who would not (0 to 6), with an interval, by
 * group and over time.
 *
 * A customer counts once, with his latest answer, in each period once. Parts whose weights are all 0 are left out and named in a note
 * (`group-left-out`).
 *
 * @param ratings answers from 0 to 10, whole
 * @throws {KeizokuError} `invalid-input` (an answer that is no whole number from 0 to 10, another scale, several questions, wrong weights),
 *   `empty-input`, `all-missing`, `invalid-instant`, `invalid-time-zone`
 * @example
 * const { overall } = nps({ answer: [10, 9, 9, 8, 7, 6, 3, 10, 9, 5] });
 * overall.score // => 20
 * overall.lower // => -32.9548
 * overall.upper // => 62.8241
 * @see Reichheld (2003), Harvard Business Review 81(12), 46–54; Tango (1998), Statistics in Medicine 17, 891–908
 */
export function nps(ratings: Ratings, options: RatingOptions = {}): NetPromoterScores {
  const operation = "nps";
  const level = checkedLevel(operation, options);
  const read = readRatings(operation, ratings, options);
  checkScale(operation, read.scale, read.ratings);
  const parts = splitRatings(operation, read.ratings, options);
  const quantile = twoSidedQuantile(level);
  return {
    ...summarised(operation, parts, (part) => scoreOf(part, quantile)),
    level,
    notes: [...read.notes, ...parts.notes, ...emptyParts(parts)],
  };
}

/** The parts of a split, summarised; those without weight are left out. */
export function summarised<T>(
  operation: string,
  parts: {
    readonly overall: RatingPart;
    readonly groups: readonly RatingPart[];
    readonly periods: readonly RatingPart[];
  },
  summarise: (part: RatingPart) => T,
): { readonly overall: T; readonly groups: readonly T[]; readonly periods: readonly T[] } {
  if (weightsOf(parts.overall.ratings).total === 0) {
    const fix = "Pass weights of at least 0, not all of them 0.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "weight", expected: "a weight above 0", received: "none", fix },
    ]);
  }
  const all = (of: readonly RatingPart[]): T[] => of.filter(hasWeight).map(summarise);
  return { overall: summarise(parts.overall), groups: all(parts.groups), periods: all(parts.periods) };
}

/** Notes of parts without weight. */
export function emptyParts(parts: {
  readonly groups: readonly RatingPart[];
  readonly periods: readonly RatingPart[];
}): Note[] {
  const empty = [...parts.groups, ...parts.periods].filter((part) => !hasWeight(part)).map(({ label }) => label!);
  const message = `${empty.join(", ")}: all weights are 0.`;
  return empty.length === 0 ? [] : [{ code: "group-left-out", message }];
}

function hasWeight({ ratings }: RatingPart): boolean {
  return weightsOf(ratings).total > 0;
}

function checkScale(operation: string, scale: readonly [number, number] | null, ratings: readonly Rating[]): void {
  const issues: Issue[] = [];
  const fix = "Ask how likely it is that they recommend, from 0 to 10; use csat for another scale.";
  if (scale !== null && (scale[0] !== 0 || scale[1] !== 10)) {
    const received = `${String(scale[0])} to ${String(scale[1])}`;
    issues.push({ code: "invalid-input", path: "scale", expected: "0 to 10", received, fix });
  }
  ratings.forEach(({ answer, customer }, i) => {
    if ((Number.isInteger(answer) && answer >= 0 && answer <= 10) || issues.length > 100) return;
    const path = customer === null ? `answers[${String(i)}]` : `answers of ${show(customer)}`;
    const expected = "a whole number from 0 to 10";
    issues.push({ code: "invalid-input", path, expected, received: show(answer), fix });
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

function scoreOf({ label, ratings }: RatingPart, quantile: number): NetPromoterScore {
  const { largest, total, effective } = weightsOf(ratings);
  const share = (holds: (answer: number) => boolean): number => {
    const sum = ratings.reduce((of, { answer, weight }) => of + (holds(answer) ? weight / largest : 0), 0);
    return Math.min(1, sum / total);
  };
  const promoters = share((answer) => answer >= PROMOTER);
  const detractors = share((answer) => answer <= DETRACTOR);
  const difference = promoters - detractors;
  const interval = differenceInterval({ first: promoters, second: detractors, count: effective }, quantile);
  const variance = Math.max(0, promoters + detractors - difference * difference) / effective;
  return {
    label,
    answers: ratings.length,
    effectiveAnswers: effective,
    promoters,
    passives: share((answer) => answer > DETRACTOR && answer < PROMOTER),
    detractors,
    score: 100 * difference,
    standardError: 100 * Math.sqrt(variance),
    lower: 100 * interval.lower,
    upper: 100 * interval.upper,
  };
}
