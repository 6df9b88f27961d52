import { checkColumns, checkNumbers } from "../schema/columns.ts";

/** Which share of customers has which share of the value. */
export interface ConcentrationCurve {
  /** From 0 to 1, the most valuable customers first. */
  readonly customerShare: readonly number[];
  /** Share of the total value that they hold together, from 0 to 1. */
  readonly valueShare: readonly number[];
}

/**
 * Cumulates values from the highest down: how much the best tenth, fifth, half of the customers hold.
 *
 * @param values one a customer, at least 0; where all are 0, each customer counts as holding the same
 * @param points steps of the curve, 100 by default
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example
 * const curve = concentrationCurve([1, 7, 1, 1], 4);
 * curve.customerShare // => [0, 0.25, 0.5, 0.75, 1]
 * curve.valueShare // => [0, 0.7, 0.8, 0.9, 1]
 */
export function concentrationCurve(values: ArrayLike<number>, points = 100): ConcentrationCurve {
  const operation = "concentrationCurve";
  const rows = checkColumns<"values">(
    operation,
    { values },
    { values: { min: 0, fix: "Pass what each customer is worth." } },
  );
  checkNumbers(
    operation,
    "options",
    { points },
    { points: { min: 1, max: 100_000, integer: true, fix: "Pass how many steps." } },
  );
  const rising = Float64Array.from(values).sort();
  const cumulative = new Float64Array(rows + 1);
  for (let i = 0; i < rows; i++) cumulative[i + 1] = cumulative[i]! + rising[rows - 1 - i]!;
  const total = cumulative[rows]!;
  const customerShare = Array.from({ length: points + 1 }, (_, k) => k / points);
  const valueShare = customerShare.map((share) => (total > 0 ? heldBy(share * rows, cumulative) / total : share));
  return { customerShare, valueShare };
}

/** What the best `count` customers hold; a part of a customer counts for that part. */
function heldBy(count: number, cumulative: Float64Array): number {
  const whole = Math.min(Math.floor(count), cumulative.length - 1);
  const next = Math.min(whole + 1, cumulative.length - 1);
  return cumulative[whole]! + (count - whole) * (cumulative[next]! - cumulative[whole]!);
}
