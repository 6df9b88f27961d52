import fc from "fast-check";
import type { ExitKind, Subscription } from "../../src/schema/index.ts";
import { DAY, row } from "./rows.ts";

/** A small business on whole days, its rows in no order. */
export interface Business {
  readonly rows: readonly Subscription[];
  readonly asOf: number;
  readonly gap: number;
}

const exits: readonly (ExitKind | null)[] = [null, "voluntary", "involuntary", "pause"];

const stretch = fc.record({
  wait: fc.oneof(fc.constant(0), fc.nat(6)),
  length: fc.integer({ min: 1, max: 12 }),
  exit: fc.constantFrom(...exits),
  open: fc.boolean(),
  plan: fc.constantFrom("basic", "pro"),
});

const history = fc.record({
  customerId: fc.constantFrom("a", "b", "c"),
  subscriptionId: fc.constantFrom(null, "x", "y"),
  start: fc.nat(10),
  stretches: fc.array(stretch, { minLength: 1, maxLength: 5 }),
});

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function rowsOf({ customerId, subscriptionId, start, stretches }: History): Subscription[] {
  let day = start;
  return stretches.map(({ wait, length, exit, open, plan }, i) => {
    const from = day + wait;
    day = from + length;
    const isOpen = open && i === stretches.length - 1;
    return row(from, isOpen ? null : day, { customerId, subscriptionId, plan, exit: isOpen ? null : exit });
  });
}

/** Random businesses: customers with up to three subscriptions, plan changes, pauses, returns, late payments. */
export const business: fc.Arbitrary<Business> = fc
  .record({
    histories: fc.uniqueArray(history, {
      minLength: 1,
      maxLength: 6,
      selector: ({ customerId, subscriptionId }) => `${customerId} ${String(subscriptionId)}`,
    }),
    asOf: fc.integer({ min: 1, max: 45 }),
    gap: fc.oneof(fc.constant(0), fc.nat(5)),
  })
  .chain(({ histories, asOf, gap }) => {
    const rows = histories.flatMap(rowsOf);
    return fc
      .shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
      .map((shuffled) => ({ rows: shuffled, asOf, gap }));
  });

/** One owner, day by day: `active[d]` for the days before `asOf` and, at `asOf`, whether he goes on; and how each stretch ends. */
interface Days {
  readonly active: boolean[];
  readonly exitAt: Map<number, string>;
}

/** What is known of one owner as spells, in days. */
export interface DaySpell {
  readonly from: number;
  readonly until: number | null;
  readonly exit: string | null;
}

const rank = ["unknown", "involuntary", "voluntary", "pause"];

/** Marks the days of rows or of other owners' days, and then those that a gap allows. */
function fill(days: Days, gap: number, asOf: number): Days {
  const { active, exitAt } = days;
  for (let end = 1; end <= asOf; end++) {
    if (!active[end - 1] || active[end]) continue;
    const exit = exitAt.get(end)!;
    if (exit === "voluntary" || exit === "pause" || gap === 0) continue;
    let next = end;
    while (next < asOf && !active[next]) next++;
    const late = next === asOf && end + gap >= asOf;
    if (late || (next < asOf && next - end <= gap)) active.fill(true, end, late ? asOf + 1 : next);
  }
  return days;
}

function daysOfSubscription(rows: readonly Subscription[], asOf: number, gap: number): Days {
  const active = Array.from({ length: asOf + 1 }, (_, day) =>
    rows.some(({ from, until }) => from < asOf * DAY && from <= day * DAY && (until ?? Infinity) > day * DAY),
  );
  if (rows.some(({ from }) => from === asOf * DAY) && rows.some(({ until }) => until === asOf * DAY))
    active[asOf] = true;
  const exitAt = new Map(rows.map(({ until, exit }) => [(until ?? Infinity) / DAY, exit ?? "unknown"]));
  return fill({ active, exitAt }, gap, asOf);
}

function spellsOf({ active, exitAt }: Days, asOf: number): DaySpell[] {
  const found: DaySpell[] = [];
  for (let from = 0; from < asOf; from++) {
    if (!active[from] || active[from - 1]) continue;
    let until = from;
    while (until <= asOf && active[until]) until++;
    found.push(
      until > asOf ? { from, until: null, exit: null } : { from, until, exit: exitAt.get(until) ?? "unknown" },
    );
  }
  return found;
}

/** Every spell by brute force: each day of each subscription is looked at, no row is joined to another. */
export function spellsDayByDay(
  { rows, asOf, gap }: Business,
  by: "customer" | "subscription",
): { readonly customerId: string; readonly subscriptionId: string | null; readonly spells: DaySpell[] }[] {
  const owners = [...new Set(rows.map(({ customerId }) => customerId))];
  return owners.flatMap((customerId) => {
    const own = rows.filter((one) => one.customerId === customerId);
    const ids = [...new Set(own.map(({ subscriptionId }) => subscriptionId))];
    const days = ids.map((id) =>
      daysOfSubscription(
        own.filter(({ subscriptionId }) => subscriptionId === id),
        asOf,
        gap,
      ),
    );
    if (by === "subscription") {
      return ids.map((subscriptionId, i) => ({ customerId, subscriptionId, spells: spellsOf(days[i]!, asOf) }));
    }
    return [{ customerId, subscriptionId: null, spells: spellsOf(together(own, days, { asOf, gap }), asOf) }];
  });
}

function together(own: readonly Subscription[], days: readonly Days[], { asOf, gap }: Omit<Business, "rows">): Days {
  const active = Array.from({ length: asOf + 1 }, (_, day) => days.some((one) => one.active[day]));
  if (active[asOf - 1] && own.some(({ from }) => from === asOf * DAY)) active[asOf] = true;
  const exitAt = new Map<number, string>();
  for (let end = 1; end <= asOf; end++) {
    const ending = days.filter((one) => one.active[end - 1] && !one.active[end]);
    const kinds = ending.map((one) => one.exitAt.get(end)!);
    if (kinds.length > 0) exitAt.set(end, rank[Math.max(...kinds.map((kind) => rank.indexOf(kind)))]!);
  }
  return fill({ active, exitAt }, gap, asOf);
}
