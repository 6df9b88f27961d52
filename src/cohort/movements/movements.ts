import type { Subscription } from "../../schema/record/subscription.ts";
import { countMovements } from "./countMovements.ts";
import { earliestOf, periodGrid } from "./grid.ts";
import { ledgerOf } from "./ledgerOf.ts";
import type { Movements } from "./movement.ts";
import { checkOptions, type MovementOptions } from "./options.ts";
import { periodsOf } from "./periodsOf.ts";
import { rulesOf } from "./rules.ts";

/**
 * How monthly recurring revenue and customers moved in each calendar period, to the minor unit: opening plus movements is closing.
 *
 * A row brings `price × quantity` by the month (a year's price / 12, weeks and days by `profile.daysPerYear`), rounded once for each row, a half to the even
 * neighbour; all sums are sums of these whole numbers. A row without a price counts as 0, with a note; its customer counts. Who is there follows `ledger.spells`,
 * its gap for late payments included; the profile says what is made of trials, free plans, pauses, returns and exits ({@link MovementProfile}).
 *
 * What happens at an instant belongs to the period that begins at it or holds it: a subscription paid through January whose `until` is 1 February is in January's closing
 * and leaves in February. The last period is the one that `asOf` ends or lies in; exits at an `asOf` inside it are counted. Churn is voluntary, involuntary or of unknown
 * reason by the exit on record; who moves to a plan that makes no customer leaves by his own wish. Of several subscriptions that end together, the exit that
 * `ledger.spells` puts first counts. A second subscription is expansion, and its end contraction, unless the profile counts subscriptions.
 *
 * Records that all begin after `asOf` give no periods, or, with `from`, empty ones.
 *
 * @returns bad rows in `rejected`, with the codes of `ledger.spells` and `money-overflow`; `notes` of `after-as-of`, `zero-length`, `unknown-price`
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`, `money-overflow`, `too-many-periods`
 *   (over 3,000); the issues of the rows, where all are bad
 * @example
 * const month = { count: 1, unit: "month" };
 * const row = { subscriptionId: null, plan: null, interval: month, quantity: 1, trialUntil: null, until: null, exit: null };
 * const dollars = (amount) => ({ minor: 100 * amount, currency: "USD" });
 * const rows = [
 *   { ...row, customerId: "a", price: dollars(10), from: Date.parse("2024-01-05"), until: Date.parse("2024-02-05") },
 *   { ...row, customerId: "a", price: dollars(15), from: Date.parse("2024-02-05") },
 *   { ...row, customerId: "b", price: dollars(120), interval: { count: 1, unit: "year" }, from: Date.parse("2024-01-20") },
 *   { ...row, customerId: "c", price: dollars(8), from: Date.parse("2024-01-10"), until: Date.parse("2024-02-10"), exit: "voluntary" },
 * ];
 * const { periods } = movements(rows, { asOf: "2024-03-01" });
 * periods.map(({ label, revenue }) => [label, revenue.opening, revenue.closing]) // => [["2024-01", 0, 2800], ["2024-02", 2800, 2500]]
 * periods[1].revenue.expansion // => 500
 * periods[1].revenue.churnVoluntary // => -800
 * periods[1].metrics.grossRetention // => 0.7143
 * periods[1].customers.churnVoluntary // => -1
 * movements([], { asOf: "2024-03-01" }) // throws empty-input
 * @see ChartMogul Help Center, "Data Table and MRR Movements"; Stripe documentation, "Billing metric definitions" (in whose manner movements are named)
 */
export function movements(subscriptions: readonly Subscription[], options: MovementOptions): Movements {
  const given = { path: "options.profile", value: profileGiven(options) };
  const { span, profiles } = checkOptions(operation, options, [given]);
  const profile = profiles[0]!;
  const ledger = ledgerOf(operation, subscriptions, span, profile);
  const grid = periodGrid(operation, span, earliestOf(ledger.columns));
  const tally = countMovements({ operation, subscriptions, ledger, grid, rules: rulesOf(span, profile), log: null });
  return {
    period: span.period,
    timeZone: span.timeZone,
    asOf: span.asOf,
    currency: ledger.currency,
    profile,
    periods: periodsOf(tally, grid, span, profile),
    rejected: ledger.rejected,
    notes: ledger.notes,
  };
}

const operation = "movements";

/** Options may still be anything. */
function profileGiven(options: MovementOptions | null | undefined): NonNullable<MovementOptions["profile"]> {
  return options?.profile === undefined ? "board" : options.profile;
}
