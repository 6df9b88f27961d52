import { KeizokuError } from "../../schema/error.ts";
import type { BasketLog } from "../affinity/logTypes.ts";
import { groupLog, type BasketTable } from "../affinity/basketTable.ts";
import type { EvaluateRecommendationsOptions } from "./evaluationTypes.ts";
import { customersOf } from "./interactions.ts";

/** The two sides of the split, with the same numbers of customers and items. */
export interface SplitInteractions {
  /** Before, without giants: what models learn from. */
  readonly train: BasketTable;
  /** Before, all: what customers have. */
  readonly owned: BasketTable;
  /** What counts after, of each row. */
  readonly truth: readonly Int32Array[];
  /** Customers with something that counts. */
  readonly rows: Int32Array;
  /** Customers before the split with at least one item. */
  readonly trained: number;
  readonly itemCustomers: Int32Array;
  readonly cold: number;
  readonly chosen: number;
  readonly unseen: number;
  readonly ownedBefore: number;
  readonly catalogue: number;
}

const WHOLE = { itemsPerBasketLimit: Number.MAX_SAFE_INTEGER, giantBaskets: "cut" } as const;

/**
 * Splits rows at an instant.
 *
 * @throws {KeizokuError} `too-few-observations`
 */
export function splitInteractions(
  operation: string,
  log: BasketLog,
  splitAt: number,
  options: EvaluateRecommendationsOptions,
): SplitInteractions {
  const { onlyNew = true, coldCustomers = true } = options;
  const before = part(log, (at) => at < splitAt);
  const train = groupLog(before, options, "last");
  const owned = groupLog(before, WHOLE, "none");
  const after = groupLog(
    part(log, (at) => at >= splitAt),
    WHOLE,
    "none",
  );
  const itemCustomers = customersOf(train);
  const truth: Int32Array[] = [];
  const rows: number[] = [];
  let [cold, chosen, unseen, ownedBefore] = [0, 0, 0, 0];
  for (let b = 0; b < owned.baskets; b++) {
    const has = new Set(itemsOf(owned, b));
    const all = itemsOf(after, b);
    const counts = onlyNew ? all.filter((item) => !has.has(item)) : all;
    ownedBefore += all.length - counts.length;
    if (counts.length === 0 || (has.size === 0 && !coldCustomers)) continue;
    if (has.size === 0) cold++;
    chosen += counts.length;
    for (const item of counts) if (itemCustomers[item] === 0) unseen++;
    rows.push(b);
    truth.push(counts);
  }
  if (train.codes.length === 0 || rows.length === 0) throw tooFew(operation, train.codes.length === 0);
  const trained = train.baskets - train.report.emptyBaskets;
  const catalogue = itemCustomers.filter((count) => count > 0).length;
  return {
    train,
    owned,
    truth,
    rows: Int32Array.from(rows),
    trained,
    itemCustomers,
    cold,
    chosen,
    unseen,
    ownedBefore,
    catalogue,
  };
}

function part(log: BasketLog, side: (at: number) => boolean): BasketLog {
  const rows = Int32Array.from(log.item.keys()).filter((row) => side(log.at![row]!));
  const pick = (column: Int32Array): Int32Array => Int32Array.from(rows, (row) => column[row]!);
  return {
    ...log,
    basket: pick(log.basket),
    item: pick(log.item),
    at: Float64Array.from(rows, (row) => log.at![row]!),
  };
}

/** Items of one customer. */
export function itemsOf({ starts, codes }: BasketTable, b: number): Int32Array {
  return codes.subarray(starts[b], starts[b + 1]);
}

function tooFew(operation: string, before: boolean): KeizokuError {
  const expected = before ? "interactions before the split" : "choices after the split that count";
  const fix = "Move splitAt, or pass more interactions; onlyNew: false counts what customers had before, too.";
  return new KeizokuError(operation, [
    { code: "too-few-observations", path: "options.splitAt", expected, received: "none", fix },
  ]);
}
