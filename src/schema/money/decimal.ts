/** An exact decimal: `digits` × 10^−`scale`, the form in which money is computed without rounding. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Sign, whole part, fraction: no thousands separators, no currency signs, no exponent. */
const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * Whole number that a plain decimal text makes when its point is moved `places` to the right; kernel, allocates nothing big.
 *
 * Zeros after the last place are harmless (`29.3300` in cents is 2933). `NaN` where the text is no plain decimal,
 * `undefined` where it has more places than that; the result may exceed the safe integers, which the caller checks.
 */
export function shiftPoint(text: string, places: number): number | undefined {
  const parts = PLAIN.exec(text);
  if (parts === null) return NaN;
  const whole = parts[2]!;
  const fraction = parts[3] ?? "";
  if (whole === "" && fraction === "") return NaN;
  for (let i = places; i < fraction.length; i++) if (fraction.charCodeAt(i) !== 48) return undefined;
  const size = Number(whole + fraction.slice(0, places).padEnd(places, "0"));
  return parts[1] === "-" && size !== 0 ? -size : size;
}

/** The finite number `value` as the decimal it prints as: 1.15 is 115 × 10^−2, not the nearest binary fraction. */
export function decimalOf(value: number): Decimal {
  const [mantissa, exponent] = String(value).split("e");
  const [whole, fraction = ""] = mantissa!.split(".");
  const digits = BigInt(whole! + fraction);
  const scale = fraction.length - Number(exponent ?? 0);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** Quotient of two whole numbers, to the nearest; a half goes to the even neighbour. `divisor` > 0, not checked. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const sign = dividend < 0n ? -1n : 1n;
  const size = dividend * sign;
  const floor = size / divisor;
  const twice = (size % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && floor % 2n === 1n);
  return sign * (up ? floor + 1n : floor);
}
