import { labelOfDay } from "../../calendar/periodLabel.ts";
import { localDayAt } from "../../calendar/zone.ts";
import type { PeriodGrid } from "./grid.ts";
import { metricsOf } from "./metrics.ts";
import type { CustomerMovementName, Flow, MovementName, MovementPeriod } from "./movement.ts";
import { customerMovementNames, movementNames } from "./movementCode.ts";
import type { MovementSpan } from "./options.ts";
import type { MovementProfile } from "./profile.ts";
import type { Tally } from "./tally.ts";

/** What was tallied as one object a period. */
export function periodsOf(
  tally: Tally,
  grid: PeriodGrid,
  span: MovementSpan,
  profile: MovementProfile,
): MovementPeriod[] {
  const periods: MovementPeriod[] = [];
  let openingRevenue = tally.openingRevenue;
  let openingCustomers = tally.openingCustomers;
  for (let k = 0; k < grid.count; k++) {
    const closingRevenue = openingRevenue + tally.revenueChange[k]!;
    const closingCustomers = openingCustomers + tally.customerChange[k]!;
    const revenue = revenueFlow(tally, k, openingRevenue, closingRevenue);
    const customers = customerFlow(tally, k, openingCustomers, closingCustomers);
    const from = grid.boundaries[grid.first + k]!;
    const until = grid.boundaries[grid.first + k + 1]!;
    const flows = { revenue, customers, lost: tally.lost[k]!, changed: tally.changed[k]! };
    periods.push({
      label: labelOfDay(localDayAt(span.zone, from), span.period),
      from,
      until,
      complete: until <= span.asOf,
      revenue,
      customers,
      metrics: metricsOf(flows, profile),
    });
    openingRevenue = closingRevenue;
    openingCustomers = closingCustomers;
  }
  return periods;
}

function revenueFlow(tally: Tally, k: number, opening: number, closing: number): Flow<MovementName> {
  const amounts = movementNames.map((name, code) => [name, tally.revenue[code * tally.count + k]!] as const);
  return { opening, ...(Object.fromEntries(amounts) as Record<MovementName, number>), closing };
}

/** Who leaves counts with a minus, as his revenue does. */
function customerFlow(tally: Tally, k: number, opening: number, closing: number): Flow<CustomerMovementName> {
  const counts = customerMovementNames.map((name) => {
    const count = tally.customers[movementNames.indexOf(name) * tally.count + k]!;
    return [name, leaves.has(name) ? 0 - count : count] as const;
  });
  return { opening, ...(Object.fromEntries(counts) as Record<CustomerMovementName, number>), closing };
}

const leaves: ReadonlySet<CustomerMovementName> = new Set<CustomerMovementName>([
  "churnVoluntary",
  "churnInvoluntary",
  "churnUnknown",
  "pause",
]);
