import type { Subscription } from "../../src/schema/index.ts";

export const DAY = 86_400_000;

/** A row of customer "a" with days for instants. */
export function row(from: number, until: number | null, facts: Partial<Subscription> = {}): Subscription {
  const terms = { plan: null, price: null, interval: null, quantity: 1 };
  const times = { from: from * DAY, until: until === null ? null : until * DAY, trialUntil: null };
  return { customerId: "a", subscriptionId: null, ...terms, ...times, exit: null, ...facts };
}
