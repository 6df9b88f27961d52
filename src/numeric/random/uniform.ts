import { show } from "../../schema/error.ts";
import { finite, type ParameterRule, reject } from "./parameterCheck.ts";
import type { RandomStream } from "./stream.ts";

/**
 * A number between two bounds, each as likely as any other.
 *
 * @param lower default 0
 * @param upper default 1; not below `lower`
 * @throws {KeizokuError} `invalid-input`
 * @example uniform(randomStream(5489)) // => 0.8147
 * @example uniform(randomStream(1), 3, 3) // => 3
 */
export function uniform(stream: RandomStream, lower = 0, upper = 1): number {
  if (!(finite.holds(lower) && finite.holds(upper) && upper - lower >= 0 && upper - lower < Infinity)) {
    const inOrder: ParameterRule = {
      holds: (value) => {
        const distance = finite.holds(value) && finite.holds(lower) ? (value as number) - lower : NaN;
        return distance >= 0 && distance < Infinity;
      },
      expected: `a finite number of at least ${show(lower)}, with a finite distance`,
    };
    reject("uniform", { lower: [lower, finite], upper: [upper, inOrder] });
  }
  return lower + (upper - lower) * stream.next();
}
