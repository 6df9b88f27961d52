import type { ColumnRule } from "../../schema/columns.ts";

/** What amounts may be; sums of them still fit a double. */
export const amountRange = { min: 0, max: 1e100 } as const;

/** The rule of an amount of money. */
export function amountRule(fix: string): ColumnRule<never> {
  return { ...amountRange, fix };
}

/** The rule of a chance. */
export function shareRule(fix: string): ColumnRule<never> {
  return { min: 0, max: 1, fix };
}

/** Repeated sums of equal parts may miss the whole by their rounding. */
export const ROUNDING = 1e-12;

/** A quotient that a double can hold; null for one of next to nothing. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
