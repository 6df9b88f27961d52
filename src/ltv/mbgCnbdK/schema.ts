import type * as z from "zod/mini";
import type { ModelFamily } from "../../schema/model.ts";
import type { RegularParameters } from "../regular/parameters.ts";
import { regularModelSchema, type RegularModel } from "../regular/schema.ts";

/** The five parameters: k, whole, and r, alpha, a, b, all above 0. */
export type MbgCnbdKParameters = RegularParameters;

/** A fitted MBG/CNBD-k model: plain data, a few hundred bytes, no customer in it. */
export type MbgCnbdKModel = RegularModel<"mbg-cnbd-k">;

/** Shape of a stored model. */
export const mbgCnbdKModelSchema: z.ZodMiniType<MbgCnbdKModel> = /* @__PURE__ */ regularModelSchema("mbg-cnbd-k");

/** What `readModel` needs to know of the family. */
export const mbgCnbdKFamily: ModelFamily<MbgCnbdKModel> = {
  kind: "mbg-cnbd-k",
  version: 1,
  schema: mbgCnbdKModelSchema,
};
