import { ROUNDING } from "./money.ts";
import { paymentStream, streamTotal, type StreamParts } from "./paymentStream.ts";

/**
 * The constant share lost per period at which a stream of these margins brings `amount`; 1 where the first margin alone does, null where it never does.
 * The sum falls with churn, so that halving an interval finds it to the last digit.
 */
export function breakEvenChurn(parts: StreamParts, amount: number): number | null {
  const enough = (churn: number): boolean => {
    const total = streamTotal(paymentStream({ ...parts, steps: [1 - churn] }));
    return total >= amount * (1 - ROUNDING);
  };
  if (!enough(0)) return null;
  return enough(1) ? 1 : lastTrue(enough, 0, 1);
}

/** The point up to which a condition holds, between one where it does and one where it does not. */
export function lastTrue(holds: (x: number) => boolean, from: number, until: number): number {
  let [low, high] = [from, until];
  for (let k = 0; k < 200; k++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
