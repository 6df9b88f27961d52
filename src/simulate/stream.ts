import { labelOfDay } from "../calendar/periodLabel.ts";
import { worldOf, type BusinessOptions } from "./businessOptions.ts";
import type { BusinessRecords } from "./records.ts";
import { createCollector, emptyLists } from "./world/collect.ts";
import { stepDay } from "./world/step.ts";

/** One local day of a business. */
export interface BusinessDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** First instant of the day, in epoch milliseconds. */
  readonly at: number;
  /**
   * What happened on that day. A subscription is there when its spell begins, open, and once more, with `until` and `exit`, when it ends:
   * the later row takes the place of the one with the same `subscriptionId` and `from`.
   */
  readonly records: BusinessRecords;
}

/**
 * As {@link business}, day by day: for a million customers, in memory that does not grow with the records. Stop by leaving the loop.
 *
 * @throws {KeizokuError} as {@link business}, at once and not at the first day
 * @example
 * let payments = 0;
 * for (const { records } of stream({ preset: "b2b-saas", customers: 50, from: "2024-01-01", until: "2024-07-01" })) {
 *   payments += records.transactions.length;
 * }
 * payments > 0 // => true
 */
export function stream(options: BusinessOptions): Generator<BusinessDay, void, undefined> {
  const world = worldOf("stream", options);
  const collector = createCollector(world, { replaces: false });
  return days();

  function* days(): Generator<BusinessDay, void, undefined> {
    const end = world.days.month.length;
    while (world.day < end) {
      const day = world.day;
      collector.lists = emptyLists();
      collector.exits.length = 0;
      stepDay(world, collector, true);
      yield {
        day: labelOfDay(world.days.first + day, "day"),
        at: world.days.starts[day]!,
        records: collector.lists,
      };
    }
  }
}
