export { purchaseCohorts, type PurchaseCohortOptions, type PurchaseCohorts } from "./purchaseCohorts.ts";
export type { CohortRetention, Retention, SurvivalShares } from "./retention.ts";
export { stack, type Layers, type Stack, type StackInput } from "./stack.ts";
