import type { CustomerMovementName, Flow, MovementMetrics, MovementName } from "./movement.ts";
import type { MovementProfile } from "./profile.ts";

/** One period's flows, and what became of the customers there at its opening. */
export interface PeriodFlows {
  readonly revenue: Flow<MovementName>;
  readonly customers: Flow<CustomerMovementName>;
  /** What they lost, customer by customer; at most 0. */
  readonly lost: number;
  /** How their revenue changed. */
  readonly changed: number;
}

/** Ratios of a period as a profile defines them. */
export function metricsOf(flows: PeriodFlows, profile: MovementProfile): MovementMetrics {
  const { revenue, customers, lost, changed } = flows;
  const churned = revenue.churnVoluntary + revenue.churnInvoluntary + revenue.churnUnknown;
  const losses = churned + revenue.contraction + revenue.pause;
  const returns = profile.returnsAreGrowth ? revenue.reactivation + revenue.resumption : 0;
  const byFlows = profile.retention === "flows";
  const came = customers.new + customers.reactivation + customers.resumption;
  const base = customers.opening + (profile.logoChurnOver === "opening" ? 0 : came);
  const gone = customers.churnVoluntary + customers.churnInvoluntary + customers.churnUnknown;
  const { opening } = revenue;
  return {
    grossRetention: ratio(opening + (byFlows ? losses : lost), opening),
    netRetention: ratio(opening + (byFlows ? losses + revenue.expansion + returns : changed), opening),
    logoChurn: ratio(0 - gone, base),
    revenueChurn: ratio(0 - churned, opening),
    quickRatio: ratio(revenue.new + revenue.expansion + returns, 0 - losses),
    averageRevenuePerAccount: ratio(revenue.closing, customers.closing),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
