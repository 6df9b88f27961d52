import type { Instant } from "../../calendar/instant.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";

/**
 * One item of one basket or customer: an `Activity` (its `item`), a `Transaction` (its `product`), or any row with these fields. Rows whose
 * item is null are left out and counted.
 */
export interface BasketRow {
  /** Of which basket; `customerId` where it is absent, or `transactionId` with `per: "transaction"`. */
  readonly basket?: string | number;
  readonly customerId?: string | number;
  readonly transactionId?: string | null;
  /** 7 and "7" are one item. */
  readonly item?: string | number | null;
  readonly product?: string | null;
  readonly at?: Instant;
}

/** The same as columns of equal length: the fast way for millions. */
export interface BasketColumns {
  readonly basket?: ArrayLike<string | number>;
  readonly customerId?: ArrayLike<string | number>;
  readonly item: ArrayLike<string | number>;
  /** Epoch milliseconds. */
  readonly at?: ArrayLike<number>;
}

/** What a basket held, a customer read, watched, bought: lists of items, rows or columns. */
export type Baskets = readonly ArrayLike<string | number>[] | readonly BasketRow[] | BasketColumns;

/** How baskets are read; the same everywhere. */
export interface BasketOptions {
  /** What makes rows of records one basket: the customer (default) or the order, by `transactionId`. */
  readonly per?: "customer" | "transaction";
  /** Most different items of a basket; 1,000 by default. A basket of m items costs m² steps, and a shop's house account means nothing. */
  readonly itemsPerBasketLimit?: number;
  /** Baskets above the limit are left out (default), of all counts, or cut to their first items. Both are reported. */
  readonly giantBaskets?: "leave-out" | "cut";
  /** Zone of dates without an offset; "UTC" by default. */
  readonly timeZone?: string;
}

/** A basket above the limit. */
export interface GiantBasket {
  /** Its id; its position, as a text, where baskets are lists. */
  readonly basket: string;
  /** How many different items it holds. */
  readonly items: number;
}

/** What was read. */
export interface BasketReport {
  /** Baskets that count: the denominator of every share, empty ones included. */
  readonly baskets: number;
  /** Different items. */
  readonly items: number;
  /** Different items of each basket, summed. */
  readonly entries: number;
  /** Baskets without an item: they count, as somebody who could have and did not. */
  readonly emptyBaskets: number;
  /** Items that a basket held again: each counts once. */
  readonly repeatedItems: number;
  /** Rows whose item is null. */
  readonly rowsWithoutItem: number;
  /** Above the limit, the largest 100 of them. */
  readonly giantBaskets: readonly GiantBasket[];
  /** Rows (or baskets) that could not be read, the first 1,000 of them, with their reasons; they are left out. */
  readonly rejected: readonly RejectedRow[];
  /** `rows-left-out`, `empty-basket`, `giant-basket`, `without-item`. */
  readonly notes: readonly Note[];
}
