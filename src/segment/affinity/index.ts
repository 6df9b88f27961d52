export type { BasketColumns, BasketOptions, BasketReport, BasketRow, Baskets, GiantBasket } from "./baskets.ts";
export { coBehaviour } from "./coBehaviour.ts";
export { describeRule, type DescribedRule } from "./describeRule.ts";
export { frequentItemsets, type FrequentItemsets, type Itemset, type ItemsetOptions } from "./frequentItemsets.ts";
export type { RuleCounts, RuleMeasures } from "./measures.ts";
export type { CoBehaviour, CoBehaviourOptions, CoBehaviourRule, RuleSort } from "./rule.ts";
export type { TimeOrder } from "./timeOrder.ts";
