import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import { MOST_REGULAR } from "./law.ts";

/** The parameters of a model of regular timing, all above 0. */
export interface RegularParameters {
  /** Regularity of the gaps between purchases, which are Erlang-k: whole, from 1 (no regularity: BG/NBD) to 100. */
  readonly k: number;
  /** Shape of the gamma distribution over customers of the rate of stages; k stages make a purchase. */
  readonly r: number;
  /** Rate of that distribution, in the model's unit of time: the mean rate of purchases is about r / (k · alpha). */
  readonly alpha: number;
  /** First shape of the beta distribution of the chance to leave after a purchase: its mean is a / (a + b). */
  readonly a: number;
  /** Second shape of that distribution. */
  readonly b: number;
}

/** Names of the parameters that are estimated at a given k, in the order of every vector and matrix. */
export type EstimatedParameter = Exclude<keyof RegularParameters, "k">;

/** A fitted model: plain data, a few hundred bytes, no customer in it. */
export interface RegularModel<K extends string> {
  readonly kind: K;
  readonly version: 1;
  readonly parameters: RegularParameters;
  /** Covariance and standard errors are those of r, alpha, a, b given k. */
  readonly fit: FitReport<EstimatedParameter>;
}

/** Shape of a stored model of this kind. */
export function regularModelSchema<K extends string>(kind: K): z.ZodMiniType<RegularModel<K>> {
  const positive = z.number().check(z.positive());
  const k = z.int().check(z.gte(1), z.lte(MOST_REGULAR));
  const schema = z.object({
    kind: z.literal(kind),
    version: z.literal(1),
    parameters: z.object({ k, r: positive, alpha: positive, a: positive, b: positive }),
    fit: fitReportSchema(["r", "alpha", "a", "b"]),
  });
  return schema as unknown as z.ZodMiniType<RegularModel<K>>;
}
