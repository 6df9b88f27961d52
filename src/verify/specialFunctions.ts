import { chiSquareQuantile } from "../numeric/distribution/chiSquare.ts";
import { fisherFQuantile } from "../numeric/distribution/fisherF.ts";
import { normalQuantile } from "../numeric/distribution/normal.ts";
import { studentTQuantile } from "../numeric/distribution/studentT.ts";
import { digamma } from "../numeric/special/digamma.ts";
import { erf } from "../numeric/special/erf.ts";
import { hyp2f1 } from "../numeric/special/hyp2f1.ts";
import { logGamma } from "../numeric/special/logGamma.ts";
import { trigamma } from "../numeric/special/trigamma.ts";
import { compare, type VerifyRow } from "./verifyRow.ts";

const values: readonly (readonly [where: string, quantity: string, printed: string, value: () => number])[] = [
  ["table 6.1", "gamma(1.5)", "0.8862269255", () => Math.exp(logGamma(1.5))],
  ["table 6.1", "digamma(1)", "-0.5772156649", () => digamma(1)],
  ["table 6.1", "digamma(2)", "0.4227843351", () => digamma(2)],
  ["table 6.1", "trigamma(1)", "1.6449340668", () => trigamma(1)],
  ["table 7.1", "erf(0.5)", "0.5204998778", () => erf(0.5)],
  ["table 7.1", "erf(1)", "0.8427007929", () => erf(1)],
  ["15.1.3", "2F1(1, 1; 2; 1/2) = 2 ln 2", "1.3862943611", () => hyp2f1(1, 1, 2, 0.5)],
  ["table 26.5", "normal, 97.5 %", "1.95996", () => normalQuantile(0.975)],
  ["table 26.8", "chi-square, 95 %, 1 degree", "3.84146", () => chiSquareQuantile(0.95, 1)],
  ["table 26.8", "chi-square, 95 %, 10 degrees", "18.3070", () => chiSquareQuantile(0.95, 10)],
  ["table 26.10", "Student t, 97.5 %, 10 degrees", "2.228", () => studentTQuantile(0.975, 10)],
  ["table 26.9", "F, 95 %, 5 and 10 degrees", "3.33", () => fisherFQuantile(0.95, 5, 10)],
];

/** A few entries of the tables that every library of functions is held against. */
export function specialFunctionRows(): VerifyRow[] {
  return values.map(([where, quantity, printed, value]) => {
    const source = `Abramowitz & Stegun (1964), ${where}`;
    return compare({ table: "Special functions", source }, quantity, printed, value());
  });
}
