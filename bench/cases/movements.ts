import { movements } from "../../src/cohort/movements/movements.ts";
import type { Subscription } from "../../src/schema/record/subscription.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure } from "../harness/measure.ts";
import { uniformOf } from "../harness/simulate.ts";

const SPELLS = 1_000_000;
const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1);
const END = Date.UTC(2025, 0, 1);
const PRICES = [900, 1900, 4900, 9900];
const exits = ["voluntary", "involuntary", "pause"] as const;

export const benchCase: BenchCase = {
  name: "movements",
  title: "Revenue movements of 1,000,000 spells in 60 months, first call and later ones",
  expected: "at most 1.5 s",
  tolerance: 0,
  prepare(folder, seed) {
    writeColumns(folder, simulateSpells(seed));
  },
};

export const workload: Workload = (folder) => {
  const rows = rowsOf(folder);
  return measure({ warmUp: 0, timed: 3 }, () => {
    const { periods } = movements(rows, { asOf: END });
    const last = periods[periods.length - 1]!;
    return () => ({ periods: periods.length, closing: last.revenue.closing, customers: last.customers.closing });
  });
};

/** Customers come evenly, stay for months, and one in three returns after a while; a price changes with each spell. */
function simulateSpells(
  seed: number,
): Readonly<Record<"customer" | "from" | "until" | "exit" | "price", Float64Array>> {
  const uniform = uniformOf(seed);
  const column = (): Float64Array => new Float64Array(SPELLS);
  const spells = { customer: column(), from: column(), until: column(), exit: column(), price: column() };
  let row = 0;
  for (let customer = 0; row < SPELLS; customer++) {
    let from = START + Math.floor(uniform() * (END - START));
    while (row < SPELLS && from < END) {
      const until = from + Math.ceil(-12 * Math.log(1 - uniform())) * 30 * DAY;
      spells.customer[row] = customer;
      spells.from[row] = from;
      spells.until[row] = until < END ? until : NaN;
      spells.exit[row] = Math.floor(uniform() * 3);
      spells.price[row++] = PRICES[Math.floor(uniform() * PRICES.length)]!;
      if (uniform() > 1 / 3) break;
      from = until + Math.floor(uniform() * 120) * DAY;
    }
  }
  return spells;
}

function rowsOf(folder: string): Subscription[] {
  const [customer, from, until, exit, price] = ["customer", "from", "until", "exit", "price"].map((name) =>
    readColumn(folder, name),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const interval = { count: 1, unit: "month" } as const;
  return Array.from(customer, (number, i) => {
    const open = Number.isNaN(until[i]!);
    return {
      customerId: `customer-${String(number)}`,
      subscriptionId: null,
      plan: null,
      from: from[i]!,
      until: open ? null : until[i]!,
      price: { minor: price[i]!, currency: "USD" },
      interval,
      quantity: 1,
      trialUntil: null,
      exit: open ? null : exits[exit[i]!]!,
    };
  });
}
