import { labelOfDay } from "../../calendar/periodLabel.ts";
import { localDayAt } from "../../calendar/zone.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import { countMovements } from "./countMovements.ts";
import { earliestOf, periodGrid, type PeriodGrid } from "./grid.ts";
import { ledgerOf, type RevenueLedger } from "./ledgerOf.ts";
import { emptyLog, type MovementLog } from "./movementLog.ts";
import { checkOptions, type MovementSpan, type ReconcileOptions } from "./options.ts";
import type { MovementProfile, MovementProfileName } from "./profile.ts";
import { profilePath, type ProfileStep } from "./profilePath.ts";
import { reconcileLogs, type LogDifference } from "./reconcileLogs.ts";
import type { Reconciliation, ReconciliationLine } from "./reconciliation.ts";
import { rulesOf } from "./rules.ts";

/**
 * Why two definitions of the movements differ: which customers, in which period, by how much and for which reason.
 *
 * The settings in which `a` and `b` differ are exchanged one at a time, in the order `per`, `daysPerYear`, `trial`, `freePlan`, `gap`, `lateChurnAt`, `churnAt`,
 * `pause`, `returnIsNewAfter`, `changes`, `joinAndLeave`, and what each exchange does to each customer is a line of its reason. So the lines sum exactly: for each
 * period and movement, the amounts of `b` less those of `a` over all lines are the difference of the two tables, and so are the counts (of exits and pauses with a minus, as the tables have them). Where two settings act on the same
 * customer, another order would divide their joint effect otherwise. Settings of the ratios alone (`retention`, `returnsAreGrowth`, `logoChurnOver`) make no lines.
 *
 * With `from`, what is otherwise at the opening stands in the first period, as the movement "opening". Equal profiles give no lines.
 *
 * @throws {KeizokuError} as `movements`
 * @example
 * const month = { count: 1, unit: "month" };
 * const price = { minor: 1000, currency: "USD" };
 * const row = { subscriptionId: null, customerId: "a", plan: null, price, interval: month, quantity: 1, trialUntil: null };
 * const rows = [
 *   { ...row, from: Date.parse("2024-01-05"), until: Date.parse("2024-02-05"), exit: "pause" },
 *   { ...row, from: Date.parse("2024-03-05"), until: null, exit: null },
 * ];
 * const { board } = movementProfiles;
 * const { lines } = reconcile(rows, board, { ...board, pause: "churn" }, { asOf: "2024-04-01" });
 * lines.map(({ period, reason, a, b }) => [period, reason, a.movement, b.movement]) // => [["2024-02", "pause-is-churn", "pause", "churnVoluntary"], ["2024-03", "pause-is-churn", "resumption", "reactivation"]]
 * lines[0].b.amount // => -1000
 * lines[0].difference // => 0
 * reconcile(rows, "board", board, { asOf: "2024-04-01" }).lines // => []
 */
export function reconcile(
  subscriptions: readonly Subscription[],
  a: MovementProfileName | MovementProfile,
  b: MovementProfileName | MovementProfile,
  options: ReconcileOptions,
): Reconciliation {
  const given = [
    { path: "a", value: a },
    { path: "b", value: b },
  ];
  const { span, profiles } = checkOptions(operation, options, given);
  const [from, to] = profiles as [MovementProfile, MovementProfile];
  const ledger = ledgerOf(operation, subscriptions, span, from);
  const grid = periodGrid(operation, span, earliestOf(ledger.columns));
  const labels = labelsOf(grid, span);
  const reading = { subscriptions, span, grid };
  const explained = stepByStep(reading, ledger, from, profilePath(from, to)).map(({ reason, differences }) => {
    const lines = differences.map((one) => lineOf(one, reason, labels, ledger.columns.customerIds));
    return { reason, lines };
  });
  const { currency, rejected, notes } = ledger;
  const { period, timeZone, asOf } = span;
  const reasons = explained.map(({ reason, lines }) => {
    return { reason, lines: lines.length, difference: lines.reduce((sum, line) => sum + line.difference, 0) };
  });
  const lines = explained.flatMap((one) => one.lines);
  return { period, timeZone, asOf, currency, a: from, b: to, reasons, lines, rejected, notes };
}

const operation = "reconcile";

/** What stays the same for every profile. */
interface Reading {
  readonly subscriptions: readonly Subscription[];
  readonly span: MovementSpan;
  readonly grid: PeriodGrid;
}

/** The differences that each step makes. */
function stepByStep(
  reading: Reading,
  first: RevenueLedger,
  from: MovementProfile,
  steps: readonly ProfileStep[],
): { readonly reason: ProfileStep["reason"]; readonly differences: readonly LogDifference[] }[] {
  const { subscriptions, span } = reading;
  let ledger = first;
  let before = logOf(reading, ledger, from);
  return steps.map(({ reason, profile, rereads }) => {
    if (rereads) ledger = ledgerOf(operation, subscriptions, span, profile);
    const after = logOf(reading, ledger, profile);
    const differences = reconcileLogs(before, after);
    before = after;
    return { reason, differences };
  });
}

function logOf({ subscriptions, span, grid }: Reading, ledger: RevenueLedger, profile: MovementProfile): MovementLog {
  const log = emptyLog();
  countMovements({ operation, subscriptions, ledger, grid, rules: rulesOf(span, profile), log });
  return log;
}

function labelsOf({ boundaries, first, count }: PeriodGrid, { zone, period }: MovementSpan): string[] {
  return Array.from({ length: count }, (_, k) => labelOfDay(localDayAt(zone, boundaries[first + k]!), period));
}

function lineOf(
  { customer, period, a, b }: LogDifference,
  reason: ProfileStep["reason"],
  labels: readonly string[],
  customerIds: readonly string[],
): ReconciliationLine {
  const difference = (b?.amount ?? 0) - (a?.amount ?? 0);
  return { period: labels[period]!, customerId: customerIds[customer]!, reason, a, b, difference };
}
