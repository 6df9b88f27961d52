import type { BuyingModel } from "../../src/ltv/buying/families.ts";
import * as bgBb from "../../src/ltv/bgBb/index.ts";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import * as bgCnbdK from "../../src/ltv/bgCnbdK/index.ts";
import * as mbgCnbdK from "../../src/ltv/mbgCnbdK/index.ts";
import * as mbgNbd from "../../src/ltv/mbgNbd/index.ts";
import * as nbd from "../../src/ltv/nbd/index.ts";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import type { PurchaseHistories } from "../../src/ltv/kernel/purchaseHistory.ts";

/** One buying family's fit, by the week. */
export interface BuyingFit {
  readonly name: string;
  readonly fit: (customers: PurchaseHistories, options?: { readonly prior?: "weak" }) => BuyingModel;
  /** Whether the family is for customers like these: discrete time takes whole opportunities only. */
  readonly takes: (customers: PurchaseHistories) => boolean;
}

const week = { timeUnit: "week" } as const;
const any = (): boolean => true;

/** The fits of all buying families. */
export const buyingFits: readonly BuyingFit[] = [
  { name: "bgNbd", fit: (customers, options) => bgNbd.fit(customers, { ...week, ...options }), takes: any },
  { name: "mbgNbd", fit: (customers, options) => mbgNbd.fit(customers, { ...week, ...options }), takes: any },
  { name: "paretoNbd", fit: (customers, options) => paretoNbd.fit(customers, { ...week, ...options }), takes: any },
  { name: "nbd", fit: (customers, options) => nbd.fit(customers, { ...week, ...options }), takes: any },
  { name: "bgCnbdK", fit: (customers, options) => bgCnbdK.fit(customers, { ...week, ...options, k: 2 }), takes: any },
  { name: "mbgCnbdK", fit: (customers, options) => mbgCnbdK.fit(customers, { ...week, ...options, k: 2 }), takes: any },
  { name: "bgBb", fit: (customers, options) => bgBb.fit(customers, { ...week, ...options }), takes: isWhole },
];

/** At most one purchase at an opportunity. */
function isWhole({ frequency, recency, age }: PurchaseHistories): boolean {
  return Array.from(frequency).every(
    (x, i) => Number.isInteger(recency[i]) && Number.isInteger(age[i]) && x <= recency[i]!,
  );
}
