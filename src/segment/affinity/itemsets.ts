import { KeizokuError } from "../../schema/error.ts";
import type { BasketTable } from "./basketTable.ts";
import type { ItemsetTree } from "./itemsetTree.ts";
import { mineItemsets } from "./mine.ts";
import { checkAll, shareCheck, wholeCheck, type OptionCheck } from "./optionCheck.ts";
import { sequencesOf } from "./sequences.ts";

/** More itemsets than this are an error: nobody reads them, and memory has an end. */
export const ITEMSET_LIMIT = 1_000_000;

/** Frequent itemsets with the items behind their ranks. */
export interface MinedItemsets {
  readonly tree: ItemsetTree;
  /** Code in the table of each rank. */
  readonly codes: Int32Array;
  /** Fewest baskets of an itemset. */
  readonly minCount: number;
}

/**
 * Finds all itemsets of a share of the baskets.
 *
 * @throws {KeizokuError} `too-many-itemsets`
 */
export function mine(operation: string, table: BasketTable, minSupport: number, maxSize: number): MinedItemsets {
  // A product such as 0.07 × 100 lies a little above the whole number that is meant.
  const minCount = Math.max(1, Math.ceil(minSupport * table.baskets * (1 - 1e-12)));
  const sequences = sequencesOf(table, minCount);
  const request = { baskets: table.baskets, minCount, maxSize, itemsetLimit: ITEMSET_LIMIT };
  const tree = mineItemsets(sequences, request);
  if (tree === null) throw tooMany(operation, "itemsets");
  return { tree, codes: sequences.codes, minCount };
}

/** The error of a support too low. */
export function tooMany(operation: string, what: "itemsets" | "rules"): KeizokuError {
  const fix = "Raise minSupport, or lower maxSize.";
  const expected = `at most ${ITEMSET_LIMIT.toLocaleString("en")} ${what}`;
  return new KeizokuError(operation, [
    { code: "too-many-itemsets", path: "options.minSupport", expected, received: "more", fix },
  ]);
}

/** @throws {KeizokuError} `invalid-input` */
export function checkMining(
  operation: string,
  minSupport: unknown,
  maxSize: unknown,
  more: readonly OptionCheck[] = [],
): void {
  const checks = [shareCheck("options.minSupport", minSupport, false), wholeCheck("options.maxSize", maxSize, 1, 12)];
  checkAll(operation, [...checks, ...more]);
}

/** Names in the order of their characters, whatever the language of the machine. */
export function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
