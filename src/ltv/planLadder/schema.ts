import * as z from "zod/mini";
import type { FitReport } from "../../schema/fitReport.ts";
import { fitReportSchema } from "../../schema/fitReportSchema.ts";
import type { ModelFamily } from "../../schema/model.ts";
import { isSound, type PlanLadderParameters } from "./parameters.ts";

export type { PlanLadderParameters } from "./parameters.ts";

/** A fitted chain over plans: plain data. `fit.timeUnit` is its period. */
export interface PlanLadderModel {
  readonly kind: "plan-ladder";
  readonly version: 1;
  readonly parameters: PlanLadderParameters;
  readonly fit: FitReport<never>;
}

/** Shape of a stored model. */
export const planLadderModelSchema: z.ZodMiniType<PlanLadderModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<PlanLadderModel> {
  const table = z.array(z.array(z.number().check(z.gte(0))));
  const states = z.array(z.string());
  const parameters = z
    .object({ states, exits: states, counts: table, prior: table })
    .check(
      z.refine(
        isSound,
        "a row of counts and of prior for each state but the exits, with something in it, and a column for each state",
      ),
    );
  return z.object({
    kind: z.literal("plan-ladder"),
    version: z.literal(1),
    parameters,
    fit: fitReportSchema<never>([]),
  });
}

/** What `readModel` needs to know of the family. */
export const planLadderFamily: ModelFamily<PlanLadderModel> = {
  kind: "plan-ladder",
  version: 1,
  schema: planLadderModelSchema,
};
