import * as z from "zod/mini";
import { locales } from "../../../schema/locale.ts";
import type { BusinessSpec } from "../businessSpec.ts";
import { eventsSchema, inquiriesSchema, mailSchema, usageSchema } from "./behaviour.ts";
import { careSchema } from "./care.ts";
import { contractSchema } from "./contract.ts";
import { acquisitionSchema, customersSchema, referralsSchema, tiesSchema } from "./customers.ts";
import { exitSchema, interviewsSchema } from "./exit.ts";
import { part, text } from "./lists.ts";
import { probability } from "./numbers.ts";
import { purchasesSchema } from "./purchases.ts";
import { surveysSchema } from "./surveys.ts";
import { currency, timeZone } from "./words.ts";

/** Checks each number and each name of a business by itself; `relations` hold between them. */
export const businessSchema: z.ZodMiniType<BusinessSpec> = /* @__PURE__ */ makeBusiness();

function makeBusiness(): z.ZodMiniType<BusinessSpec> {
  return z.strictObject({
    name: text,
    timeZone,
    currency,
    language: z.enum(locales),
    margin: probability,
    customers: customersSchema,
    acquisition: acquisitionSchema,
    referrals: part(referralsSchema),
    ties: part(tiesSchema),
    contract: part(contractSchema),
    purchases: part(purchasesSchema),
    usage: part(usageSchema),
    inquiries: part(inquiriesSchema),
    mail: part(mailSchema),
    surveys: part(surveysSchema),
    events: part(eventsSchema),
    exit: exitSchema,
    interviews: part(interviewsSchema),
    care: careSchema,
  });
}
