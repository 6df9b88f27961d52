import type { Subscription } from "../../schema/record/subscription.ts";
import { decimalOf, divideHalfEven } from "../../schema/money/decimal.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";

/** A unit in months, as the quotient of two whole numbers. */
export interface UnitMonths {
  readonly dividend: number;
  readonly divisor: number;
}

/** Ten thousandths of a day: the year has at most four decimals. */
const SCALE = 10_000;

/** How many prices of each unit make a month's: a month's is dividend / divisor × the price. */
export function unitMonths(daysPerYear: number): Readonly<Record<TimeUnit, UnitMonths>> {
  const days = Math.round(daysPerYear * SCALE);
  return {
    day: { dividend: days, divisor: 12 * SCALE },
    week: { dividend: days, divisor: 84 * SCALE },
    month: { dividend: 1, divisor: 1 },
    quarter: { dividend: 1, divisor: 3 },
    year: { dividend: 1, divisor: 12 },
  };
}

/**
 * Monthly recurring revenue of a row in minor units: price × quantity by the month, rounded once, a half to the even neighbour. A kernel.
 *
 * Exact: the quantity counts as the decimal it prints as. 0 where the price is not known; not a safe integer where there are too many minor units.
 */
export function monthlyAmount(row: Subscription, months: Readonly<Record<TimeUnit, UnitMonths>>): number {
  const { price, interval, quantity } = row;
  if (price === null || interval === null) return 0;
  const { dividend, divisor } = months[interval.unit];
  const top = price.minor * quantity * dividend;
  const bottom = divisor * interval.count;
  // Each factor is whole, so a product that is safe was exact all the way.
  if (Number.isInteger(quantity) && top <= Number.MAX_SAFE_INTEGER && bottom <= Number.MAX_SAFE_INTEGER) {
    return halfEven(top, bottom);
  }
  return exactAmount(row, dividend, divisor);
}

/** `top` / `bottom` to the nearest whole number, a half to the even one: both whole and safe, `top` >= 0. */
function halfEven(top: number, bottom: number): number {
  const rest = top % bottom;
  const floor = (top - rest) / bottom;
  const over = rest - (bottom - rest);
  return over > 0 || (over === 0 && floor % 2 === 1) ? floor + 1 : floor;
}

function exactAmount({ price, interval, quantity }: Subscription, dividend: number, divisor: number): number {
  const { digits, scale } = decimalOf(quantity);
  const top = BigInt(price!.minor) * digits * BigInt(dividend);
  return Number(divideHalfEven(top, BigInt(divisor) * BigInt(interval!.count) * 10n ** BigInt(scale)));
}
