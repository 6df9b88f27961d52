import type { Instant } from "../../calendar/instant.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { Money } from "../../schema/money/money.ts";
import type { Purchase, PurchaseColumns } from "../../schema/purchaseLog.ts";

/** Customers whose three measures are known already: columns of equal length. */
export interface RfmColumns {
  /** One a customer; by default the place in the columns. */
  readonly customerId?: ArrayLike<string | number>;
  /** Time since the last purchase, at least 0, in any one unit: days as a rule. */
  readonly recency: ArrayLike<number>;
  /** How often he bought: at least 0. */
  readonly frequency: ArrayLike<number>;
  /** What he spent: money, or numbers in minor units of `options.currency`, or plain numbers. */
  readonly monetary: ArrayLike<Money | number>;
}

/** Three measures of each customer, or the purchases that they follow from. */
export type RfmCustomers = RfmColumns | readonly Purchase[] | PurchaseColumns;

/** How customers are read. */
export interface RfmReadOptions {
  /** Purchases: the last day that was observed, by default that of the last purchase. Later purchases are left out. */
  readonly asOf?: Instant;
  /** Purchases: IANA time zone whose days count; "UTC" by default. */
  readonly timeZone?: string;
  /** Purchases: whether the purchases of one `day` count once (by default), or every `row`. */
  readonly occasion?: "day" | "row";
  /** Currency of plain numbers, which are minor units then. */
  readonly currency?: string;
}

/** Customers as they are scored. */
export interface ReadCustomers {
  readonly customerIds: readonly string[];
  readonly recency: Float64Array;
  readonly frequency: Float64Array;
  /** Minor units, or plain numbers. */
  readonly monetary: Float64Array;
  readonly currency: string | null;
  readonly occasion: "day" | "row" | null;
  /** ISO; null where the measures were given. */
  readonly asOf: string | null;
  readonly notes: readonly Note[];
}
