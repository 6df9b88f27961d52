import { checkNumbers } from "../../schema/columns.ts";
import { amountRange } from "./money.ts";

/** A figure with its interval. */
export interface Estimate {
  readonly value: number;
  /** At most the value. */
  readonly lower: number;
  /** At least the value. */
  readonly upper: number;
}

/** Two ends of an interval. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Checks an amount that may come with its interval.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkAmount(operation: string, key: string, amount: number | Estimate, fix: string): void {
  const rule = { ...amountRange, fix };
  if (typeof amount !== "object" || (amount as Estimate | null) === null) {
    return checkNumbers(operation, "input", { [key]: amount as number }, { [key]: rule });
  }
  const order = { ...amountRange, fix: "Pass lower ≤ value ≤ upper, or the value alone as a number." };
  checkNumbers<keyof Estimate>(operation, `input.${key}`, amount, {
    lower: { ...order, atMost: "value" },
    value: { ...rule, atMost: "upper" },
    upper: order,
  });
}

/** The amount itself. */
export function valueOf(amount: number | Estimate): number {
  return typeof amount === "number" ? amount : amount.value;
}

/**
 * Limits of a quotient from the intervals of both sides, taken as independent: the distances of the logarithms add as squares
 * (MOVER). Null where neither side has one, or a bound does not exist.
 *
 * @see Zou & Donner (2008), Statistics in Medicine 27, 1693–1702
 */
export function quotientInterval(above: number | Estimate, below: number | Estimate): Limits | null {
  if (typeof above === "number" && typeof below === "number") return null;
  const [a, b] = [logEnds(above), logEnds(below)];
  const centre = a.value - b.value;
  const lower = Math.exp(centre - Math.hypot(a.value - a.lower, b.upper - b.value));
  const upper = Math.exp(centre + Math.hypot(a.upper - a.value, b.value - b.lower));
  return Number.isFinite(lower) && Number.isFinite(upper) ? { lower, upper } : null;
}

function logEnds(amount: number | Estimate): Estimate {
  const { lower, value, upper } = typeof amount === "number" ? { lower: amount, value: amount, upper: amount } : amount;
  return { lower: Math.log(lower), value: Math.log(value), upper: Math.log(upper) };
}
