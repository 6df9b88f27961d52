import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { FeatureSpec } from "./spec.ts";

/**
 * The features that `features` computes unless told otherwise: what most subscription businesses have on record. Where it says no window, that of
 * the call counts. Features of records that are not passed are left out.
 *
 * To change it, copy it: `{ ...defaultSpec, region: { kind: "attribute", name: "region" } }`.
 */
export const defaultSpec: FeatureSpec = /* @__PURE__ */ freezeDeep<FeatureSpec>({
  tenure: { kind: "tenure", unit: "day" },
  returns: { kind: "returns" },
  plan: { kind: "plan" },
  price: { kind: "price", per: "month" },
  priceChange: { kind: "priceChange" },
  discount: { kind: "discount" },
  interval: { kind: "interval", unit: "month" },
  trial: { kind: "trial" },
  renewal: { kind: "renewal" },
  usage: { kind: "rate", of: "usage", per: "month" },
  usageDays: { kind: "distinct", of: "usage", what: "day", window: { days: 28 } },
  usageItems: { kind: "distinct", of: "usage", what: "item" },
  usageChange: { kind: "change", of: "usage", window: { days: 28 } },
  usageTrend: { kind: "trend", of: "usage", window: { weeks: 8 }, by: "week" },
  sinceUsage: { kind: "since", of: "usage" },
  visits: { kind: "rate", of: "visit", per: "month" },
  inquiries: { kind: "rate", of: "inquiry", per: "month" },
  sinceInquiry: { kind: "since", of: "inquiry" },
  complaints: { kind: "rate", of: "complaint", per: "month" },
  complaintShare: { kind: "share", of: "complaint", among: ["complaint", "inquiry"] },
  sinceComplaint: { kind: "since", of: "complaint" },
  mailOpens: { kind: "rate", of: "mail-open", per: "month" },
  mailOpenRate: { kind: "ratio", of: "mail-open", to: { of: "contact", item: "mail" } },
  events: { kind: "count", of: "event" },
  sharedEvents: { kind: "shared", value: "occasions" },
  sinceSharedEvent: { kind: "shared", value: "since" },
  ties: { kind: "ties", value: "count" },
  tiesLeft: { kind: "ties", value: "left" },
  tiesLeftShare: { kind: "ties", value: "leftShare" },
  referrals: { kind: "count", of: "referral", window: "all" },
  contacts: { kind: "count", of: "contact", except: "mail" },
  sinceContact: { kind: "since", of: "contact", except: "mail" },
  contactOutcome: { kind: "last", of: "contact", what: "outcome", except: "mail", lag: { days: 1 } },
  surveyScore: { kind: "survey", value: "last" },
  surveyMean: { kind: "survey", value: "mean" },
  surveyAnswered: { kind: "survey", value: "answered" },
  failedPayments: { kind: "count", of: "payment-failed" },
  sinceFailedPayment: { kind: "since", of: "payment-failed" },
  purchases: { kind: "count", of: "transaction" },
  spent: { kind: "sum", of: "transaction" },
  sincePurchase: { kind: "since", of: "transaction" },
  channel: { kind: "channel" },
  referred: { kind: "referred" },
});
