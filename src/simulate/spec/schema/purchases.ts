import * as z from "zod/mini";
import type { PurchaseProcess, PurchaseSpec } from "../contract.ts";
import { parameter, probability, regularity, spendScale, spendShape } from "./numbers.ts";

/** Checks buying without a contract. */
export const purchasesSchema: z.ZodMiniType<PurchaseSpec> = /* @__PURE__ */ makePurchases();

function makePurchases(): z.ZodMiniType<PurchaseSpec> {
  return z.strictObject({
    share: probability,
    process: processSchema(),
    unit: z.enum(["day", "week", "month"]),
    spend: z.strictObject({ p: parameter, q: spendShape, gamma: spendScale }),
    driven: z.boolean(),
  });
}

function processSchema(): z.ZodMiniType<PurchaseProcess> {
  const timing = { r: parameter, alpha: parameter };
  const dropout = { a: parameter, b: parameter };
  return z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("bg-nbd"), ...timing, ...dropout }),
    z.strictObject({ kind: z.literal("pareto-nbd"), ...timing, s: parameter, beta: parameter }),
    z.strictObject({ kind: z.literal("regular"), k: regularity, ...timing, ...dropout }),
  ]);
}
