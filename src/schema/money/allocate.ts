import { KeizokuError, show, type Issue } from "../error.ts";
import { decimalOf } from "./decimal.ts";
import { checkMoney, type Money } from "./money.ts";

/**
 * Splits an amount by weights so that no minor unit is lost: the parts sum to the whole.
 *
 * Each part is its exact share rounded towards zero; what is left goes one unit each to the largest remainders, the
 * earlier part first among equals. Weights count as the decimals they print as. A weight of zero gets zero.
 *
 * @param weights finite, at least 0, not all 0
 * @throws {KeizokuError} `invalid-input` (path of each wrong weight), `empty-input`, `unknown-currency`
 * @example
 * allocateMoney({ minor: 100, currency: "USD" }, [1, 1, 1]).map((part) => part.minor) // => [34, 33, 33]
 * @see Balinski & Young (2001), Fair Representation, on the method of Hamilton
 */
export function allocateMoney(amount: Money, weights: readonly number[]): Money[] {
  checkMoney("allocateMoney", [["money", amount]]);
  checkWeights(weights);
  const shares = wholeWeights(weights);
  const total = shares.reduce((sum, w) => sum + w, 0n);
  const sign = amount.minor < 0 ? -1 : 1;
  const whole = BigInt(Math.abs(amount.minor));
  const parts = shares.map((w) => (whole * w) / total);
  const remainders = shares.map((w) => (whole * w) % total);
  const order = remainders.map((_, i) => i).sort((i, j) => compare(remainders[j]!, remainders[i]!) || i - j);
  const left = Number(whole - parts.reduce((sum, p) => sum + p, 0n));
  for (let k = 0; k < left; k++) parts[order[k]!]!++;
  return parts.map((part) => ({ minor: part === 0n ? 0 : sign * Number(part), currency: amount.currency }));
}

/** The weights as whole numbers in the same proportion, exactly. */
function wholeWeights(weights: readonly number[]): bigint[] {
  const decimals = weights.map(decimalOf);
  const scale = Math.max(...decimals.map((d) => d.scale));
  return decimals.map((d) => d.digits * 10n ** BigInt(scale - d.scale));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function checkWeights(weights: readonly number[]): void {
  const fix = "Pass one weight a part: finite, at least 0, and at least one above 0.";
  const issues: Issue[] = [];
  const wrong = (code: string, path: string, expected: string, received: string): void => {
    issues.push({ code, path, expected, received, fix });
  };
  if (!Array.isArray(weights)) {
    wrong("invalid-input", "weights", "an array of numbers", show(weights));
    throw new KeizokuError("allocateMoney", issues);
  }
  if (weights.length === 0) wrong("empty-input", "weights", "at least one weight", "none");
  for (let i = 0; i < weights.length; i++) {
    const w: unknown = weights[i];
    if (Number.isFinite(w) && (w as number) >= 0) continue;
    wrong("invalid-input", `weights[${String(i)}]`, "a finite number of at least 0", show(w));
  }
  if (weights.length > 0 && issues.length === 0 && weights.every((w) => w === 0)) {
    wrong("invalid-input", "weights", "a weight above 0", "only zeros");
  }
  if (issues.length > 0) throw new KeizokuError("allocateMoney", issues);
}
