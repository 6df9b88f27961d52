import { overRows } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import { parametersOf } from "../kernel/modelParameters.ts";
import { parameterNames } from "./kernel.ts";
import type { GammaGammaModel } from "./schema.ts";
import { spendRules, type Spend, type Spends } from "./spend.ts";

/** What predictions read of a model: its parameters. */
export type GammaGammaScorer = Pick<GammaGammaModel, "parameters">;

/**
 * Expected value of a customer's next purchases: his own mean drawn towards that of all customers, the more the fewer he made.
 *
 * @param spends one customer, or columns: frequency and monetaryValue in the unit of money the model was fitted in
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined` (p · frequency + q is at most 1)
 * @example expectedSpend({ parameters: { p: 6.25, q: 3.74, gamma: 15.44 } }, { frequency: 2, monetaryValue: 22.35 }) // => 24.66
 * @see Fader & Hardie (2013), eq. 5
 */
export function expectedSpend(model: GammaGammaScorer, spends: Spend): number;
export function expectedSpend(model: GammaGammaScorer, spends: Spends): Float64Array;
export function expectedSpend(model: GammaGammaScorer, spends: Spend | Spends): number | Float64Array {
  const operation = "gammaGamma.expectedSpend";
  const [p, q, gamma] = parametersOf(operation, parameterNames, model) as [number, number, number];
  return overRows(operation, spends, spendRules, (columns, out) => {
    momentShapes(operation, { p, q, moment: 1 }, columns, out);
    const { frequency, monetaryValue } = columns;
    for (let i = 0; i < out.length; i++) out[i] = (p * (gamma + frequency[i]! * monetaryValue[i]!)) / out[i]!;
  });
}

/**
 * Standard deviation of what {@link expectedSpend} estimates: how unsure the customer's true mean value still is.
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined` (p · frequency + q is at most 2)
 * @example spendStandardDeviation({ parameters: { p: 6.25, q: 3.74, gamma: 15.44 } }, { frequency: 2, monetaryValue: 22.35 }) // => 6.536
 */
export function spendStandardDeviation(model: GammaGammaScorer, spends: Spend): number;
export function spendStandardDeviation(model: GammaGammaScorer, spends: Spends): Float64Array;
export function spendStandardDeviation(model: GammaGammaScorer, spends: Spend | Spends): number | Float64Array {
  const operation = "gammaGamma.spendStandardDeviation";
  const [p, q, gamma] = parametersOf(operation, parameterNames, model) as [number, number, number];
  return overRows(operation, spends, spendRules, (columns, out) => {
    momentShapes(operation, { p, q, moment: 2 }, columns, out);
    const { frequency, monetaryValue } = columns;
    for (let i = 0; i < out.length; i++) {
      const mean = (p * (gamma + frequency[i]! * monetaryValue[i]!)) / (out[i]! + 1);
      out[i] = mean / Math.sqrt(out[i]!);
    }
  });
}

/**
 * Writes p x + q − `moment` to `out`.
 *
 * @throws {KeizokuError} `mean-undefined` with every customer for whom the moment is infinite
 */
function momentShapes(
  operation: string,
  { p, q, moment }: { readonly p: number; readonly q: number; readonly moment: number },
  spends: Spends,
  out: Float64Array,
): void {
  const broken: number[] = [];
  for (let i = 0; i < out.length; i++) {
    // q − moment first: it is exact for q near 1.
    out[i] = p * spends.frequency[i]! + (q - moment);
    if (!(out[i]! > 0)) broken.push(i);
  }
  if (broken.length === 0) return;
  const issues = broken.slice(0, 1000).map((i) => ({
    code: "mean-undefined",
    path: `frequency[${String(i)}]`,
    expected: `p · frequency + q above ${String(moment)}`,
    received: String(out[i]! + moment),
    fix: "Predict for customers with repeat purchases, or fit with a prior that keeps q above 1.",
  }));
  throw new KeizokuError(operation, issues);
}
