import { chiSquareSurvival } from "../../numeric/distribution/chiSquare.ts";
import { checkNumbers } from "../../schema/columns.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { curveFrom } from "./checkCurve.ts";
import { checkHorizon } from "./horizon.ts";
import { checkConfidence, quantileOf } from "./options.ts";
import { LONGEST, type SurvivalColumns } from "./rows.ts";
import { lastAtOrBefore } from "./step.ts";
import type { SurvivalCurve } from "./survivalCurve.ts";

/** Two survivals at one time. */
export interface SurvivalDifference {
  readonly time: number;
  /** Share of each group still there after that time. */
  readonly a: number;
  readonly b: number;
  /** a − b, with its plain interval; null where a standard error is not defined (nobody left in a group). */
  readonly difference: number;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly confidence: number;
  /** On the log-log scale, one degree of freedom; null where a share is 0 or 1, which that scale has not. */
  readonly chiSquare: number | null;
  readonly pValue: number | null;
  readonly notes: readonly Note[];
}

/**
 * Whether two groups differ at one time fixed beforehand: shares, their difference, and a test on the log-log scale, which holds its level
 * best in small groups.
 *
 * @param a curve or columns of one group
 * @param b of another, with other customers
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `beyond-last-time`
 * @example
 * const plan = { duration: [2, 3, 4, 4], event: [1, 0, 1, 0] };
 * const other = { duration: [1, 1, 2, 4], event: [1, 1, 1, 0] };
 * const at3 = survivalDifference(plan, other, { time: 3 });
 * at3.difference // => 0.5
 * at3.chiSquare // => 1.7699
 * at3.pValue // => 0.1834
 * @see Klein, Logan, Harhoff & Andersen (2007), Statistics in Medicine 26, 4505–4519
 */
export function survivalDifference(
  a: SurvivalCurve | SurvivalColumns,
  b: SurvivalCurve | SurvivalColumns,
  options: { readonly time: number; readonly confidence?: number },
): SurvivalDifference {
  const operation = "survivalDifference";
  const confidence = checkConfidence(operation, options);
  const { time } = options;
  checkNumbers(operation, "options", { time }, { time: { min: 0, max: LONGEST, fix: "Pass the time to compare at." } });
  const one = pointOf(operation, curveFrom(operation, "a", a), time);
  const other = pointOf(operation, curveFrom(operation, "b", b), time);
  const difference = one.share - other.share;
  const defined = one.share > 0 && other.share > 0;
  const standardError = defined ? Math.hypot(one.share * one.relative, other.share * other.relative) : null;
  const spread = standardError === null ? null : quantileOf(confidence) * standardError;
  const chiSquare = logLogTest(one, other);
  const message = "the test is not defined where a share is 0 or 1";
  return freezeDeep({
    time,
    a: one.share,
    b: other.share,
    difference,
    standardError,
    lower: spread === null ? null : Math.max(-1, difference - spread),
    upper: spread === null ? null : Math.min(1, difference + spread),
    confidence,
    chiSquare,
    pValue: chiSquare === null ? null : chiSquareSurvival(chiSquare, 1),
    notes: chiSquare === null ? [{ code: "test-undefined", message }] : [],
  });
}

interface Point {
  readonly share: number;
  /** Standard error divided by the share, by Greenwood's formula. */
  readonly relative: number;
}

function pointOf(operation: string, curve: SurvivalCurve, time: number): Point {
  const last = curve.time.at(-1)!;
  const reach = { name: "time", start: curve.start, last, ended: curve.survival.at(-1) === 0 };
  checkHorizon(operation, { horizon: time }, reach);
  const j = lastAtOrBefore(curve.time, time);
  const share = j < 0 ? 1 : curve.survival[j]!;
  return { share, relative: j < 0 || share === 0 ? 0 : curve.standardError[j]! / share };
}

function logLogTest(a: Point, b: Point): number | null {
  if (!(a.share > 0 && a.share < 1 && b.share > 0 && b.share < 1)) return null;
  const gap = Math.log(Math.log(a.share) / Math.log(b.share));
  const variance = (a.relative / Math.log(a.share)) ** 2 + (b.relative / Math.log(b.share)) ** 2;
  return variance > 0 ? gap ** 2 / variance : null;
}
