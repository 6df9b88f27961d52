import fc from "fast-check";
import type { MovementProfile } from "../../src/cohort/movements/index.ts";
import type { ExitKind, Subscription } from "../../src/schema/index.ts";
import { DAY, row } from "../ledger/rows.ts";

/** Any profile: every setting at random. */
export const anyProfile: fc.Arbitrary<MovementProfile> = fc.record({
  name: fc.constant("any"),
  per: fc.constantFrom("customer", "subscription"),
  daysPerYear: fc.constantFrom(360, 364, 365, 365.2425),
  trial: fc.constantFrom("none", "customer", "revenue"),
  freePlan: fc.constantFrom("none", "kept", "customer"),
  gap: fc.constantFrom(null, 0, 3, 6),
  lateChurnAt: fc.constantFrom("end", "after-gap"),
  churnAt: fc.constantFrom("end", "period-end", "notice"),
  pause: fc.constantFrom("movement", "churn", "contraction", "kept"),
  returnIsNewAfter: fc.constantFrom(null, 0, 4),
  changes: fc.constantFrom("summed", "netted"),
  joinAndLeave: fc.constantFrom("shown", "netted"),
  retention: fc.constantFrom("flows", "opening-customers"),
  returnsAreGrowth: fc.boolean(),
  logoChurnOver: fc.constantFrom("opening", "opening-and-new"),
} as const);

const exits: readonly (ExitKind | null)[] = [null, "voluntary", "involuntary", "pause"];

const stretch = fc.record({
  wait: fc.oneof(fc.constant(0), fc.nat(6)),
  length: fc.integer({ min: 1, max: 14 }),
  exit: fc.constantFrom(...exits),
  open: fc.boolean(),
  price: fc.constantFrom(0, 700, 1000, 1001, null),
  unit: fc.constantFrom("day", "week"),
  count: fc.integer({ min: 1, max: 3 }),
  quantity: fc.constantFrom(1, 1, 2, 0),
  trial: fc.constantFrom(null, null, 3, 20),
});

const history = fc.record({
  customerId: fc.constantFrom("a", "b", "c"),
  subscriptionId: fc.constantFrom(null, "x", "y"),
  start: fc.nat(12),
  stretches: fc.array(stretch, { minLength: 1, maxLength: 5 }),
});

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function rowsOf({ customerId, subscriptionId, start, stretches }: History): Subscription[] {
  let day = start;
  return stretches.map((one, i) => {
    const from = day + one.wait;
    day = from + one.length;
    const open = one.open && i === stretches.length - 1;
    return row(from, open ? null : day, {
      customerId,
      subscriptionId,
      exit: open ? null : one.exit,
      price: one.price === null ? null : { minor: one.price, currency: "USD" },
      interval: { count: one.count, unit: one.unit },
      quantity: one.quantity,
      trialUntil: one.trial === null ? null : (from + one.trial) * DAY,
    });
  });
}

/** A random business: free and unknown prices, trials, plan changes, pauses, returns, late payments, subscriptions side by side. */
export const anyBusiness: fc.Arbitrary<{
  readonly rows: readonly Subscription[];
  readonly asOf: number;
  readonly gap: number;
  readonly from: number | null;
}> = fc
  .record({
    histories: fc.uniqueArray(history, {
      minLength: 1,
      maxLength: 5,
      selector: ({ customerId, subscriptionId }) => `${customerId} ${String(subscriptionId)}`,
    }),
    asOf: fc.integer({ min: 2, max: 60 }),
    gap: fc.constantFrom(0, 2, 5),
    from: fc.oneof(fc.constant(null), fc.nat(40)),
  })
  .chain(({ histories, asOf, gap, from }) => {
    const rows = histories.flatMap(rowsOf);
    return fc
      .shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
      .map((shuffled) => ({ rows: shuffled, asOf, gap, from: from === null || from >= asOf ? null : from }));
  });
