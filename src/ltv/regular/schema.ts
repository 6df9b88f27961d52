import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import { MOST_REGULAR, type EstimatedParameter, type RegularParameters } from "./parameters.ts";

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
