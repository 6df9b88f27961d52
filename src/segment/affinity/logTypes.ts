import type { Zone } from "../../calendar/zone.ts";
import type { RejectedRow } from "../../schema/read/read.ts";

/** Rows (basket, item) with dense numbers, in the order of the input. */
export interface BasketLog {
  readonly basket: Int32Array;
  readonly item: Int32Array;
  /** Epoch milliseconds; null where they were not asked for. */
  readonly at: Float64Array | null;
  readonly basketIds: readonly string[];
  readonly items: readonly string[];
  readonly rowsWithoutItem: number;
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
}

/** What a reader must know. */
export interface LogRequest {
  readonly zone: Zone;
  readonly per: "customer" | "transaction";
  /** Whether every row must carry a time. */
  readonly timed: boolean;
  /** Name of the argument, for paths. */
  readonly path: string;
}
