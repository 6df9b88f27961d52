import { gamma as drawGamma } from "../../numeric/random/gamma.ts";
import { checkColumns } from "../../schema/columns.ts";
import type { SpendSimulateOptions } from "../gammaGamma/model.ts";
import { frequencyRule, type SpendKey } from "../gammaGamma/spend.ts";
import { seedStream } from "../kernel/seedStream.ts";
import { checkSpendParameters } from "./parameters.ts";
import type { SpendParameters } from "./schema.ts";

/**
 * Draws the mean value of each customer's repeat purchases from the distribution that `fit` maximises: gamma, with the model's mean and the
 * variance τ² + σ²/n; 0 where there are none.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example simulate({ mean: 35, betweenVariance: 300, withinVariance: 200 }, { frequency: [0, 2], seed: 1 }).monetaryValue[0] // => 0
 */
export function simulate(parameters: SpendParameters, options: SpendSimulateOptions): Record<SpendKey, Float64Array> {
  const operation = "spend.simulate";
  checkSpendParameters(operation, parameters);
  checkColumns<"frequency">(operation, options, { frequency: frequencyRule });
  const { mean, betweenVariance, withinVariance } = parameters;
  const stream = seedStream(options.seed);
  const frequency = Float64Array.from(options.frequency);
  const monetaryValue = frequency.map((n) => {
    if (n === 0 || mean === 0) return 0;
    const scale = (betweenVariance + withinVariance / n) / mean;
    return scale === 0 ? mean : drawGamma(stream, mean / scale, scale);
  });
  return { frequency, monetaryValue };
}
