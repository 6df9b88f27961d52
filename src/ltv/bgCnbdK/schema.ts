import type * as z from "zod/mini";
import type { ModelFamily } from "../../schema/model.ts";
import type { RegularParameters } from "../regular/parameters.ts";
import { regularModelSchema, type RegularModel } from "../regular/schema.ts";

/** The five parameters: k, whole, and r, alpha, a, b, all above 0. */
export type BgCnbdKParameters = RegularParameters;

/** A fitted BG/CNBD-k model: plain data, a few hundred bytes, no customer in it. */
export type BgCnbdKModel = RegularModel<"bg-cnbd-k">;

/** Shape of a stored model. */
export const bgCnbdKModelSchema: z.ZodMiniType<BgCnbdKModel> = /* @__PURE__ */ regularModelSchema("bg-cnbd-k");

/** What `readModel` needs to know of the family. */
export const bgCnbdKFamily: ModelFamily<BgCnbdKModel> = { kind: "bg-cnbd-k", version: 1, schema: bgCnbdKModelSchema };
