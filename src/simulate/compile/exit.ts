import { latents } from "../spec/latents.ts";
import type { ExitSpec } from "../spec/exit.ts";
import { dailyRate, fading } from "./rates.ts";
import { named, sharesOf, weightTable, type Shares } from "./weights.ts";

/** Reasons as columns. */
export interface CompiledExit {
  readonly names: readonly string[];
  /** Hazard a day at latents of 0. */
  readonly daily: Float64Array;
  /** By reason, then latent. */
  readonly weights: Float64Array;
  readonly satisfaction: Float64Array;
  readonly newness: Float64Array;
  readonly priceRise: Float64Array;
  readonly complaint: Float64Array;
  readonly activeTie: Float64Array;
  readonly lostTie: Float64Array;
  readonly productAreas: readonly string[];
  readonly newnessDays: number;
  readonly priceFade: Float64Array;
  /** What is said where each reason is true. */
  readonly stated: readonly Shares[];
  /** Weights of the risk score: the log hazard's change per latent, over all reasons, scaled to a standard deviation of 1. */
  readonly risk: Float64Array;
}

/** Reasons as columns, rates per day. */
export function compileExit(spec: ExitSpec): CompiledExit {
  const { names, specs } = named(spec.reasons);
  const column = (key: "newness" | "priceRise" | "complaint" | "activeTie" | "lostTie"): Float64Array =>
    Float64Array.from(specs, (reason) => reason[key] ?? 0);
  const daily = Float64Array.from(specs, (reason) => dailyRate(reason.monthlyHazard));
  const weights = weightTable(specs.map((reason) => reason.weights));
  return {
    names,
    daily,
    weights,
    satisfaction: Float64Array.from(specs, (reason) => reason.weights.satisfaction ?? 0),
    newness: column("newness"),
    priceRise: column("priceRise"),
    complaint: column("complaint"),
    activeTie: column("activeTie"),
    lostTie: column("lostTie"),
    productAreas: specs.map((reason) => reason.productArea),
    newnessDays: spec.newnessDays,
    priceFade: fading(spec.priceShockHalfLifeDays),
    stated: names.map((name) => sharesOf(Object.hasOwn(spec.confusion, name) ? spec.confusion[name]! : { [name]: 1 })),
    risk: riskWeights(daily, weights),
  };
}

function riskWeights(daily: Float64Array, weights: Float64Array): Float64Array {
  const total = daily.reduce((sum, rate) => sum + rate, 0);
  const risk = new Float64Array(latents.length);
  for (let i = 0; i < weights.length; i++) {
    const share = total > 0 ? daily[Math.floor(i / latents.length)]! / total : 0;
    risk[i % latents.length]! += share * weights[i]!;
  }
  const spread = Math.sqrt(risk.reduce((sum, weight) => sum + weight * weight, 0));
  return spread > 0 ? risk.map((weight) => weight / spread) : risk;
}
