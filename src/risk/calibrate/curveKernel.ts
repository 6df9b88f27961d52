import { logistic, logit, uncertain } from "./logit.ts";
import type { CalibrationParameters, IsotonicParameters } from "./schema.ts";

/** Calibrated chance of one predicted chance. Kernel. */
export function calibratedChance(parameters: CalibrationParameters, probability: number): number {
  switch (parameters.method) {
    case "platt":
      return logistic(parameters.intercept + parameters.slope * logit(probability));
    case "beta": {
      const p = uncertain(probability);
      return logistic(parameters.c + parameters.a * Math.log(p) - parameters.b * Math.log1p(-p));
    }
    case "isotonic":
      return between(parameters, probability);
  }
}

function between({ probability, calibrated }: IsotonicParameters, at: number): number {
  let [low, high] = [0, probability.length - 1];
  if (at <= probability[low]!) return calibrated[low]!;
  if (at >= probability[high]!) return calibrated[high]!;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (probability[middle]! <= at) low = middle;
    else high = middle;
  }
  const share = (at - probability[low]!) / (probability[high]! - probability[low]!);
  // Never beyond its ends by rounding, so that the curve stays rising.
  return Math.min(calibrated[high]!, calibrated[low]! + share * (calibrated[high]! - calibrated[low]!));
}
