import { coBehaviour, frequentItemsets } from "../../src/segment/affinity/index.ts";
import type { Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure, type RunCount } from "../harness/measure.ts";
import { uniformOf } from "../harness/simulate.ts";

const ITEMS = 169;
const MISSIONS = 12;

/** Baskets of 4.4 items on average out of 169, some popular, a third of them bought for one of twelve purposes: much like a grocer's. */
export function prepareBaskets(baskets: number): (folder: string, seed: number) => void {
  return (folder, seed) => {
    const uniform = uniformOf(seed);
    const basket: number[] = [];
    const item: number[] = [];
    for (let b = 0; b < baskets; b++) {
      const mission = Math.floor(uniform() * MISSIONS);
      const held = new Set<number>();
      do {
        const popular = Math.floor(ITEMS * uniform() ** 3);
        const wanted = (mission * 5 + Math.floor(12 * uniform() ** 2)) % ITEMS;
        held.add(uniform() < 0.33 ? wanted : popular);
      } while (uniform() < 0.787);
      for (const one of held) {
        basket.push(b);
        item.push(one);
      }
    }
    writeColumns(folder, { basket: Float64Array.from(basket), item: Float64Array.from(item) });
  };
}

/** All rules at support 0.01 with every measure. */
export function mining(count: RunCount): Workload {
  return (folder) => {
    const lists = listsOf(readColumn(folder, "basket"), readColumn(folder, "item"));
    const options = { minSupport: 0.01, maxSize: 12 };
    return measure(count, () => {
      const { rules, itemsets } = coBehaviour(lists, { ...options, maxConsequent: 11 });
      return () => ({
        itemsets,
        rules: rules.length,
        support: rules.reduce((sum, rule) => sum + rule.support, 0),
        confidence: rules.reduce((sum, rule) => sum + rule.confidence, 0),
        lift: rules.reduce((sum, rule) => sum + rule.lift, 0),
        largest: frequentItemsets(lists, options).itemsets.at(-1)!.items.length,
      });
    });
  };
}

function listsOf(basket: Float64Array, item: Float64Array): string[][] {
  const names = Array.from({ length: ITEMS }, (_, k) => `item ${String(k)}`);
  const lists: string[][] = [];
  basket.forEach((b, k) => (lists[b] ??= []).push(names[item[k]!]!));
  return lists;
}
