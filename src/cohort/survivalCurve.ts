import { isArrayLike } from "../schema/arrayLike.ts";
import { show, type Issue } from "../schema/error.ts";

/** Fitted curves may be off by their rounding. */
const ROUNDING = 1e-9;

/** Share of a cohort still there at age 0 … `ages` − 1; worthless where issues were added. Takes anything as retention. */
export function survivalCurve(retention: unknown, path: string, ages: number, issues: Issue[]): Float64Array {
  if (typeof retention === "number") return fromRates([retention], () => path, ages, issues);
  if (isArrayLike(retention)) return fromRates(retention, (age) => `${path}[${String(age)}]`, ages, issues);
  if (typeof retention === "object" && retention !== null && "survival" in retention) {
    const { survival } = retention;
    const where = `${path}.survival`;
    if (typeof survival === "function") return fromFunction(survival as (age: number) => unknown, where, ages, issues);
    if (isArrayLike(survival)) return fromShares(survival, where, ages, issues);
    add(issues, where, "shares by age, or a function of age", survival);
  } else {
    add(issues, path, "a rate, rates by age, or { survival }", retention);
  }
  return new Float64Array(ages);
}

/** Every rate is checked, also those beyond the ages asked for. */
function fromRates(
  rates: ArrayLike<unknown>,
  path: (age: number) => string,
  ages: number,
  issues: Issue[],
): Float64Array {
  const curve = new Float64Array(ages).fill(1);
  const before = issues.length;
  if (rates.length === 0) add(issues, path(0), "at least one rate", undefined);
  for (let age = 0; age < rates.length; age++) {
    if (!isShare(rates[age])) add(issues, path(age), "a share from 0 to 1", rates[age]);
  }
  if (issues.length > before) return curve;
  for (let age = 1; age < ages; age++) {
    curve[age] = curve[age - 1]! * (rates[Math.min(age, rates.length) - 1] as number);
  }
  return curve;
}

function fromFunction(survival: (age: number) => unknown, path: string, ages: number, issues: Issue[]): Float64Array {
  const shares = Array.from({ length: ages }, (_, age) => survival(age));
  return checkedCurve(shares, (age) => `${path}(${String(age)})`, ages, issues);
}

function fromShares(shares: ArrayLike<unknown>, path: string, ages: number, issues: Issue[]): Float64Array {
  if (shares.length < ages) {
    const fix = "Give the curve long enough for the periods, or as a function of age.";
    const expected = `a share for each of ${String(ages)} ages`;
    issues.push({ code: "invalid-input", path, expected, received: String(shares.length), fix });
  }
  return checkedCurve(shares, (age) => `${path}[${String(age)}]`, ages, issues);
}

/** Reports the first share that no survival can have. */
function checkedCurve(
  shares: ArrayLike<unknown>,
  path: (age: number) => string,
  ages: number,
  issues: Issue[],
): Float64Array {
  const curve = new Float64Array(ages);
  let last = 1;
  for (let age = 0; age < shares.length; age++) {
    const share = shares[age];
    const expected =
      age === 0 ? "1: at age 0 everybody is there" : `a share from 0 to ${String(last)}, as survival never rises`;
    const holds = isShare(share) && share <= last + ROUNDING && (age > 0 || share >= 1 - ROUNDING);
    if (!holds) {
      add(issues, path(age), expected, share);
      return curve;
    }
    last = Math.min(share, last);
    if (age < ages) curve[age] = share;
  }
  return curve;
}

function isShare(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}

function add(issues: Issue[], path: string, expected: string, received: unknown): void {
  const fix = "Pass shares from 0 to 1: one rate, rates by age, or a survival curve that starts at 1.";
  issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
}
