import * as z from "zod/mini";
import { fitReportSchema } from "../../../schema/fitReportSchema.ts";
import { coefficientNames } from "./covariates.ts";

/** Shape of a stored model that may have covariates. */
export interface ModelShape {
  readonly kind: string;
  readonly version: number;
  /** Names of the parameters, all above 0, in the order of the covariance. */
  readonly parameters: readonly string[];
  /** Processes that covariates act on. */
  readonly processes: readonly string[];
}

/** Checks a stored model: its report must have standard errors and a covariance for exactly its parameters and coefficients. */
export function modelSchema<M>({ kind, version, parameters, processes }: ModelShape): z.ZodMiniType<M> {
  const positive = z.number().check(z.positive());
  const each = <T>(names: readonly string[], schema: T): Record<string, T> =>
    Object.fromEntries(names.map((name) => [name, schema]));
  const head = z.object({
    kind: z.literal(kind),
    version: z.literal(version),
    parameters: z.object(each(parameters, positive)),
    covariates: z.optional(z.object(each(processes, z.record(z.string(), z.number())))),
  });
  const check = z.transform((input: unknown, context) => {
    const checked = z.safeParse(head, input);
    const issues: z.core.$ZodIssue[] = [...(checked.error?.issues ?? [])];
    let fit: unknown;
    // Without sound coefficients it is not known whose standard errors there should be.
    if (!issues.some(({ path }) => path.length === 0 || path[0] === "covariates")) {
      const coefficients = coefficientNames(
        (input as { covariates?: Record<string, Record<string, number>> }).covariates,
      );
      const report = z.safeParse(z.object({ fit: fitReportSchema(parameters, coefficients) }), input);
      issues.push(...(report.error?.issues ?? []));
      fit = report.data?.fit;
    }
    for (const issue of issues) context.issues.push({ ...issue, input } as z.core.$ZodRawIssue);
    return { ...checked.data, fit };
  });
  return z.pipe(z.unknown(), check) as unknown as z.ZodMiniType<M>;
}
