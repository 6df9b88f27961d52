import { expect, it } from "vitest";
import type { PurchaseHistories } from "../../src/ltv/kernel/purchaseHistory.ts";
import { failure } from "../failure.ts";
import { buyingFits } from "./buyingFits.ts";

const customers = { frequency: [2, 1, 0, 4], recency: [30, 2, 0, 35], age: [39, 39, 39, 39] };

it.each(buyingFits.filter(({ name }) => ["nbd", "bgBb", "bgCnbdK", "mbgCnbdK"].includes(name)))(
  "$name takes no covariates, and says so",
  ({ fit }) => {
    const described = { ...customers, covariates: { gender: [0, 1, 0, 1] } } as PurchaseHistories;
    const { code, issues } = failure(() => fit(described, { prior: "weak" }));
    expect([code, issues[0]!.path]).toEqual(["invalid-input", "covariates"]);
  },
);
