import { checkedInstant, type Instant } from "../../calendar/instant.ts";
import { periodBoundaries } from "../../calendar/periods.ts";
import { checkedZone } from "../../calendar/zone.ts";
import type { SpellColumns } from "../../ledger/columns.ts";
import type { SpellOptions } from "../../ledger/spell.ts";
import { spellColumns } from "../../ledger/spellColumns.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import { checkTimeUnit, meanDays, type TimeUnit } from "../../schema/timeUnit.ts";
import { setPlansApart } from "./planNames.ts";
import type { PlanMove } from "./readMoves.ts";
import { walkPlans, type PlanTally } from "./walkPlans.ts";

/** How {@link planMoves} counts. */
export interface PlanMovesOptions extends Pick<SpellOptions, "asOf" | "gap" | "timeZone"> {
  /** Calendar period from one look at the customers to the next. */
  readonly period: TimeUnit;
  /** Looks from here on only, after a change of prices for instance; from the first row on unless given. */
  readonly since?: Instant;
  /** Exits by reason (`voluntary`, `involuntary`, and `unknown` where the records give none), or all as one state `exit`; by reason unless given. */
  readonly exits?: "by-reason" | "one";
}

/** What customers did between the beginnings of calendar periods; `fit` takes it as it is. */
export interface PlanMoves {
  readonly period: TimeUnit;
  /** Plans in order of first appearance, `pause` where there was one, then the exits. */
  readonly states: readonly string[];
  readonly exits: readonly string[];
  /** Moves that happened, by the order of the states. */
  readonly moves: readonly PlanMove[];
  /** In which state subscriptions were first seen, those that came back after an exit included. */
  readonly initial: Readonly<Record<string, number>>;
  /** How many are in each plan and in pause at `asOf`: what `forecast` begins with. */
  readonly current: Readonly<Record<string, number>>;
  readonly rejected: readonly RejectedRow[];
  /** Those of the ledger, and `between-looks`: subscriptions that came and left between two looks, and are in no count. */
  readonly notes: readonly Note[];
}

const OPERATION = "planLadder.planMoves";
const MOST_LOOKS = 3000;

/**
 * Counts the moves between plans, pause and exit from subscription records, by the ledger's definition of who is active.
 *
 * Each subscription is looked at on the first instant of each calendar period up to `asOf`; what is changed and changed back between two looks is not
 * seen. In a spell its state is the plan of the row in effect (`unnamed` where the row has none), after an exit of kind pause it is `pause` until the next spell.
 * An exit is counted once; who comes back after it begins anew. Subscriptions that a customer has side by side are counted apart.
 *
 * @returns bad rows in `rejected` with the ledger's codes, and `invalid-input` where a plan bears the name of a pause or an exit
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `too-many-periods` (more than 3,000); the issues of the rows, where all are bad
 * @example
 * const row = { customerId: "a", subscriptionId: null, price: null, interval: null, quantity: 1, trialUntil: null };
 * const rows = [
 *   { ...row, plan: "basic", from: Date.parse("2024-01-15"), until: Date.parse("2024-03-10"), exit: null },
 *   { ...row, plan: "pro", from: Date.parse("2024-03-10"), until: Date.parse("2024-05-20"), exit: "voluntary" },
 * ];
 * const { moves } = planMoves(rows, { asOf: "2024-07-01", period: "month" });
 * moves.map(({ from, to }) => `${from} to ${to}`) // => ["basic to basic", "basic to pro", "pro to pro", "pro to voluntary"]
 */
export function planMoves(subscriptions: readonly Subscription[], options: PlanMovesOptions): PlanMoves {
  checkNumbers<never>(OPERATION, "options", options, {});
  const { period, exits = "by-reason" } = options;
  checkTimeUnit(OPERATION, "options.period", period);
  checkExits(exits);
  const { good, index, rejected } = setPlansApart(OPERATION, subscriptions);
  const { gap, timeZone = "UTC", asOf } = options;
  const rules = { asOf, timeZone, by: "subscription" as const, ...(gap === undefined ? {} : { gap }) };
  const ledger = spellColumns(OPERATION, good, rules);
  const looks = looksOf(ledger.columns, options);
  const tally = walkPlans(good, ledger.columns, { looks, byReason: exits === "by-reason" });
  const more = ledger.rejected.map((row) => ({ ...row, index: index[row.index]! }));
  return {
    period,
    ...answerOf(tally),
    rejected: [...rejected, ...more].sort((a, b) => a.index - b.index),
    // No money is summed.
    notes: [...ledger.notes.filter(({ code }) => code !== "mixed-currencies"), ...betweenNotes(tally.between)],
  };
}

function checkExits(exits: unknown): void {
  if (exits === "by-reason" || exits === "one") return;
  const fix = "Leave it out to tell own wish from failed payment.";
  const expected = '"by-reason" or "one"';
  throw new KeizokuError(OPERATION, [
    { code: "invalid-input", path: "options.exits", expected, received: show(exits), fix },
  ]);
}

/** The first instants of the periods from the first spell, or `since`, up to asOf. */
function looksOf({ from, asOf }: SpellColumns, { period, since, timeZone = "UTC" }: PlanMovesOptions): Float64Array {
  const earliest =
    since === undefined
      ? -Infinity
      : checkedInstant(OPERATION, checkedZone(OPERATION, timeZone), since, "options.since");
  if (earliest > asOf) {
    const fix = "Pass an instant before asOf.";
    throw new KeizokuError(OPERATION, [
      {
        code: "invalid-input",
        path: "options.since",
        expected: "an instant not after asOf",
        received: show(since),
        fix,
      },
    ]);
  }
  const first = Math.max(
    earliest,
    from.reduce((least, at) => Math.min(least, at), asOf),
  );
  const count = (asOf - first) / (meanDays[period] * 86_400_000);
  if (count > MOST_LOOKS) {
    const expected = `at most ${String(MOST_LOOKS)} periods`;
    const fix = "Pass a longer period, or since.";
    throw new KeizokuError(OPERATION, [
      { code: "too-many-periods", path: "options.period", expected, received: String(Math.ceil(count)), fix },
    ]);
  }
  return periodBoundaries({ unit: period, timeZone, from: first, until: asOf }).filter(
    (at) => at >= earliest && at <= asOf,
  );
}

function answerOf({
  states,
  exits,
  table,
  initial,
  current,
}: PlanTally): Pick<PlanMoves, "states" | "exits" | "moves" | "initial" | "current"> {
  const goingOn = states.length - exits.length;
  const named = (counts: Float64Array): Record<string, number> =>
    Object.fromEntries(states.slice(0, goingOn).map((name, i) => [name, counts[i]!]));
  const moves: PlanMove[] = [];
  table.forEach((count, cell) => {
    const from = states[Math.floor(cell / states.length)]!;
    if (count > 0) moves.push({ from, to: states[cell % states.length]!, count });
  });
  return { states, exits, moves, initial: named(initial), current: named(current) };
}

function betweenNotes(count: number): Note[] {
  if (count === 0) return [];
  const message = `${String(count)} subscriptions came and left between two looks and are in no count: with a shorter period they would be.`;
  return [{ code: "between-looks", message }];
}
