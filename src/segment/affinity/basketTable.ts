import { checkedZone } from "../../calendar/zone.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readLog } from "./basketLog.ts";
import type { BasketLog } from "./logTypes.ts";
import type { BasketOptions, BasketReport, GiantBasket } from "./baskets.ts";
import { checkAll, choiceCheck, wholeCheck } from "./optionCheck.ts";

/** Baskets one behind the other, each with its different items. */
export interface BasketTable {
  /** Baskets that count, empty ones included. */
  readonly baskets: number;
  /** Entries of basket b are those from `starts[b]` to `starts[b + 1]`. */
  readonly starts: Int32Array;
  /** Number of the item of each entry. */
  readonly codes: Int32Array;
  /** When the basket first (or last) held the item; null where times were not asked for. */
  readonly at: Float64Array | null;
  readonly basketIds: readonly string[];
  readonly items: readonly string[];
  readonly report: BasketReport;
}

/** Which time of an item that came several times counts; none where times do not matter. */
export type TimeChoice = "none" | "first" | "last";

const LARGEST_LISTED = 100;

/**
 * Reads baskets once, at the boundary.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-instant`, `invalid-time-zone`
 */
export function readBaskets(
  operation: string,
  input: unknown,
  options: BasketOptions,
  { path, time }: { readonly path: string; readonly time: TimeChoice },
): BasketTable {
  const { per = "customer", timeZone = "UTC" } = options;
  checkBasketOptions(operation, options);
  const zone = checkedZone(operation, timeZone, "options.timeZone");
  return groupLog(readLog(operation, input, { zone, per, timed: time !== "none", path }), options, time);
}

/** @throws {KeizokuError} `invalid-input` */
export function checkBasketOptions(operation: string, options: BasketOptions): void {
  const { per = "customer", itemsPerBasketLimit = 1000, giantBaskets = "leave-out" } = options;
  checkAll(operation, [
    choiceCheck("options.per", per, ["customer", "transaction"]),
    wholeCheck("options.itemsPerBasketLimit", itemsPerBasketLimit, 2, 100_000),
    choiceCheck("options.giantBaskets", giantBaskets, ["leave-out", "cut"]),
  ]);
}

/** Groups rows by basket: each item once, giants left out or cut. */
export function groupLog(log: BasketLog, options: BasketOptions, time: TimeChoice): BasketTable {
  const { itemsPerBasketLimit = 1000, giantBaskets = "leave-out" } = options;
  const rows = rowsByBasket(log);
  const starts = new Int32Array(log.basketIds.length + 1);
  const codes = new Int32Array(log.item.length);
  const at = time === "none" || log.at === null ? null : new Float64Array(log.item.length);
  const place = new Int32Array(log.items.length);
  const basketIds: string[] = [];
  const giants: GiantBasket[] = [];
  let [end, repeatedItems, emptyBaskets] = [0, 0, 0];
  for (let b = 0; b < log.basketIds.length; b++) {
    const start = end;
    for (let r = rows.starts[b]!; r < rows.starts[b + 1]!; r++) {
      const row = rows.order === null ? r : rows.order[r]!;
      const code = log.item[row]!;
      // Places count from 1 and never fall: one below `start` belongs to an earlier basket.
      const known = place[code]! - 1;
      if (known >= start && known < end && codes[known] === code) {
        repeatedItems++;
        if (at !== null) at[known] = (time === "first" ? Math.min : Math.max)(at[known]!, log.at![row]!);
        continue;
      }
      codes[end] = code;
      if (at !== null) at[end] = log.at![row]!;
      place[code] = ++end;
    }
    if (end === start) emptyBaskets++;
    if (end - start > itemsPerBasketLimit) {
      giants.push({ basket: log.basketIds[b]!, items: end - start });
      end = giantBaskets === "cut" ? start + itemsPerBasketLimit : start;
      if (giantBaskets === "leave-out") continue;
    }
    basketIds.push(log.basketIds[b]!);
    starts[basketIds.length] = end;
  }
  const counts = { baskets: basketIds.length, items: log.items.length, entries: end, emptyBaskets, repeatedItems };
  return {
    baskets: basketIds.length,
    starts: starts.subarray(0, basketIds.length + 1),
    codes: codes.subarray(0, end),
    at: at === null ? null : at.subarray(0, end),
    basketIds,
    items: log.items,
    report: reportOf(log, counts, giants, options),
  };
}

/** Rows in the order of baskets; `order` is null where they lie so already. */
function rowsByBasket({ basket, basketIds }: BasketLog): { starts: Int32Array; order: Int32Array | null } {
  const starts = new Int32Array(basketIds.length + 1);
  let sorted = true;
  for (let i = 0; i < basket.length; i++) {
    starts[basket[i]! + 1]!++;
    if (i > 0 && basket[i]! < basket[i - 1]!) sorted = false;
  }
  for (let b = 0; b < basketIds.length; b++) starts[b + 1]! += starts[b]!;
  if (sorted) return { starts, order: null };
  const next = starts.slice();
  const order = new Int32Array(basket.length);
  for (let i = 0; i < basket.length; i++) order[next[basket[i]!]!++] = i;
  return { starts, order };
}

type Counts = Pick<BasketReport, "baskets" | "items" | "entries" | "emptyBaskets" | "repeatedItems">;

function reportOf(log: BasketLog, counts: Counts, giants: GiantBasket[], options: BasketOptions): BasketReport {
  const { rejected, rejectedCount, rowsWithoutItem } = log;
  const { itemsPerBasketLimit = 1000, giantBaskets = "leave-out" } = options;
  const done = giantBaskets === "cut" ? "cut to the limit" : "left out of all counts";
  const limit = String(itemsPerBasketLimit);
  const said: readonly [string, number, string][] = [
    ["rows-left-out", rejectedCount, "rows could not be read and are left out; see rejected."],
    ["without-item", rowsWithoutItem, "rows have no item and are left out."],
    ["empty-basket", counts.emptyBaskets, "baskets are empty; they count in every denominator."],
    ["giant-basket", giants.length, `baskets hold more than ${limit} different items and are ${done}.`],
  ];
  const notes: Note[] = said
    .filter(([, count]) => count > 0)
    .map(([code, count, text]) => ({ code, message: `${String(count)} ${text}` }));
  const largest = giants.sort((a, b) => b.items - a.items).slice(0, LARGEST_LISTED);
  return { ...counts, rowsWithoutItem, giantBaskets: largest, rejected, notes };
}
