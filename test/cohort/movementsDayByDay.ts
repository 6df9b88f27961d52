import type { MovementName, MovementProfile } from "../../src/cohort/movements/index.ts";
import type { Subscription } from "../../src/schema/index.ts";
import { DAY } from "../ledger/rows.ts";

/** What one owner did in one period. */
export interface DayMovement {
  readonly customerId: string;
  readonly period: number;
  readonly movement: MovementName | "opening";
  readonly amount: number;
}

/** A business on whole days, with prices by days and weeks. */
export interface DayBusiness {
  readonly rows: readonly Subscription[];
  readonly asOf: number;
  readonly gap: number;
  readonly profile: MovementProfile;
  /** First days of the periods, from the first record's on. */
  readonly starts: readonly number[];
  /** Number of the first period that is shown. */
  readonly first: number;
}

/** A row, held until a day: by the row after it, a late payment, or what its exit allows. */
interface Held {
  readonly row: Subscription;
  until: number;
  exit: string | null;
}

const rank = ["unknown", "involuntary", "voluntary", "pause"];
const isLate = (exit: string): boolean => exit === "unknown" || exit === "involuntary";
const day = (instant: number | null): number => (instant === null ? Infinity : instant / DAY);

/** The rows of one subscription, each with the day on which it ends and why; no exit where it goes on or is continued. */
function heldOf(rows: readonly Subscription[], { asOf, profile, gap }: DayBusiness): Held[] {
  const allowed = (profile.gap ?? gap) as number;
  const sorted = [...rows].sort((a, b) => a.from - b.from);
  return sorted.flatMap((row, i): Held[] => {
    if (day(row.from) >= asOf) return [];
    const until = day(row.until);
    const exit = row.exit ?? "unknown";
    const next = sorted[i + 1] === undefined ? Infinity : day(sorted[i + 1]!.from);
    if (profile.churnAt === "notice" && until > asOf && until < Infinity && row.exit !== null) {
      return [{ row, until: asOf - 1 / DAY, exit: row.exit }];
    }
    if (until > asOf) return [{ row, until: Infinity, exit: null }];
    if (next === until) return [{ row, until: next < asOf ? next : Infinity, exit: null }];
    if (isLate(exit) && allowed > 0 && next < asOf && next - until <= allowed)
      return [{ row, until: next, exit: null }];
    if (isLate(exit) && allowed > 0 && asOf - until <= allowed) return [{ row, until: Infinity, exit: null }];
    return [{ row, until, exit }];
  });
}

/** Where all subscriptions have ended and one begins within the gap, those that ended last are held until then. */
function bridge(held: readonly Held[], rows: readonly Subscription[], { asOf, profile, gap }: DayBusiness): void {
  const allowed = (profile.gap ?? gap) as number;
  const active = (at: number): boolean => held.some(({ row, until }) => day(row.from) <= at && at < until);
  for (let end = 1; end <= asOf; end++) {
    const ending = held.filter(({ until, exit }) => until === end && exit !== null);
    if (ending.length === 0 || active(end)) continue;
    const exit = rank[Math.max(...ending.map((one) => rank.indexOf(one.exit!)))]!;
    if (end === asOf && rows.some(({ from }) => day(from) === asOf)) {
      for (const one of ending) Object.assign(one, { until: Infinity, exit: null });
    }
    const next = Math.min(...held.map(({ row }) => day(row.from)).filter((from) => from > end));
    if (!isLate(exit) || allowed === 0 || next - end > allowed) continue;
    for (const one of ending) Object.assign(one, { until: next, exit: null });
  }
}

function amountOf({ price, interval, quantity }: Subscription, { daysPerYear }: MovementProfile): number {
  if (price === null) return 0;
  const months = interval!.unit === "day" ? daysPerYear / 12 : interval!.unit === "week" ? daysPerYear / 84 : 1;
  return Math.round((price.minor * quantity * months) / interval!.count);
}

/** What one owner is on each day: index 2 × day, and 2 × day + 1 for the moment before the next. */
interface State {
  present: boolean;
  amount: number;
}

/** The stretches in which rows count, after every setting but the netting was applied. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly amount: number;
  readonly soft: boolean;
}

function stretchesOf(
  held: readonly Held[],
  business: DayBusiness,
): { stretches: Stretch[]; exits: Map<number, string> } {
  const { profile, asOf, gap } = business;
  const stretches: Stretch[] = [];
  const exits = new Map<number, string>();
  const addExit = (at: number, exit: string): void => {
    if (rank.indexOf(exit) > rank.indexOf(exits.get(at) ?? "")) exits.set(at, exit);
  };
  const facts = held.map((one) => {
    const { row } = one;
    const free = row.price !== null && row.price.minor * row.quantity === 0;
    const unpaid = row.trialUntil !== null && day(row.trialUntil) >= Math.min(day(row.until), asOf);
    const trialEnd = row.trialUntil === null ? day(row.from) : unpaid ? Infinity : day(row.trialUntil);
    const paidFrom = profile.trial === "revenue" ? day(row.from) : trialEnd;
    return { ...one, free, soft: free && profile.freePlan === "kept", trialEnd, paidFrom };
  });
  for (const { row, until, free, soft, paidFrom } of facts) {
    if (free && profile.freePlan === "none") continue;
    const trialled = Math.min(paidFrom, until);
    if (profile.trial === "customer") stretches.push({ from: day(row.from), until: trialled, amount: 0, soft });
    stretches.push({ from: paidFrom, until, amount: amountOf(row, profile), soft });
  }
  const begins = stretches.filter(({ from, until, soft }) => from < until && !soft).map(({ from }) => from);
  for (const { row, until, exit, free, trialEnd } of facts) {
    if (exit === null) continue;
    if (trialEnd === Infinity || (free && profile.freePlan !== "customer")) {
      addExit(until, exit);
      continue;
    }
    let end = until;
    if (isLate(exit)) end += profile.lateChurnAt === "after-gap" ? ((profile.gap ?? gap) as number) : 0;
    else if (exit === "pause" && profile.pause === "kept") end = Infinity;
    else if (profile.churnAt === "period-end" && row.interval !== null) {
      const length = row.interval.count * (row.interval.unit === "week" ? 7 : 1);
      end = trialEnd + length;
      while (end < until) end += length;
    }
    if (end > asOf) end = Infinity;
    const next = Math.min(Infinity, ...begins.filter((from) => from >= until));
    end = Math.min(end, next);
    stretches.push({ from: until, until: end, amount: amountOf(row, profile), soft: false });
    if (end === next) continue;
    if (exit === "pause" && profile.pause === "contraction")
      stretches.push({ from: end, until: next, amount: 0, soft: false });
    else addExit(end, exit);
  }
  return { stretches: stretches.filter(({ from, until }) => from < until), exits };
}

interface Visit {
  readonly joined: MovementName | null;
  left: MovementName | null;
  readonly amounts: number[];
}

/** The movements of one owner: each moment at which something may happen is looked at, one period after the other. */
function movementsOf(customerId: string, held: readonly Held[], business: DayBusiness): DayMovement[] {
  const { profile, asOf, starts, first } = business;
  const { stretches, exits } = stretchesOf(held, business);
  const moments = [...Array.from({ length: asOf + 1 }, (_, i) => i), asOf - 1 / DAY].sort((a, b) => a - b);
  const found: DayMovement[] = [];
  let state: State = { present: false, amount: 0 };
  let left: { at: number; exit: string | null } | null = null;
  for (let p = 0; p + 1 < starts.length; p++) {
    if (p === first && state.present) found.push({ customerId, period: 0, movement: "opening", amount: state.amount });
    const before: { at: number; exit: string | null } | null = left;
    const wasThere = state.present;
    const visits: Visit[] = wasThere ? [{ joined: null, left: null, amounts: [state.amount] }] : [];
    for (const at of moments.filter((moment) => moment >= starts[p]! && moment < starts[p + 1]!)) {
      const here = stretches.filter((one) => one.from <= at && at < one.until);
      const present = here.some(({ soft }) => !soft) || (state.present && here.length > 0);
      const amount = present ? here.reduce((sum, one) => sum + one.amount, 0) : 0;
      if (present && !state.present) {
        let joined: MovementName = "reactivation";
        const newAfter = profile.returnIsNewAfter as number | null;
        if (left === null || (newAfter !== null && at - left.at >= newAfter)) joined = "new";
        if (left?.exit === "pause" && profile.pause === "movement") joined = "resumption";
        visits.push({ joined, left: null, amounts: [amount] });
      } else if (present) visits.at(-1)!.amounts.push(amount);
      else if (state.present) {
        const exit = exits.get(at) ?? "voluntary";
        const names = {
          unknown: "churnUnknown",
          involuntary: "churnInvoluntary",
          voluntary: "churnVoluntary",
        } as const;
        const paused = profile.pause === "movement" ? "pause" : "churnVoluntary";
        visits.at(-1)!.left = exit === "pause" ? paused : names[exit as keyof typeof names];
        left = { at, exit };
      }
      state = { present, amount };
    }
    if (profile.joinAndLeave === "netted" && !wasThere && !state.present) {
      left = before;
      continue;
    }
    if (p < first) continue;
    for (const [movement, amount] of settled(visits, profile))
      found.push({ customerId, period: p - first, movement, amount });
  }
  return found;
}

function settled(visits: readonly Visit[], profile: MovementProfile): [MovementName, number][] {
  const one = { joined: visits[0]?.joined ?? null, left: visits.at(-1)?.left ?? null };
  const merged = visits.length > 1 && profile.joinAndLeave === "netted";
  const list = merged ? [{ ...one, amounts: visits.flatMap(({ amounts }) => amounts) }] : visits;
  return list.flatMap(({ joined, left, amounts }): [MovementName, number][] => {
    const start = amounts[0]!;
    const end = amounts.at(-1)!;
    const netted = profile.changes === "netted";
    const steps = netted
      ? [joined === null && left === null ? end - start : 0]
      : amounts.map((a, i) => a - (amounts[i - 1] ?? a));
    const changes = steps
      .filter((step) => step !== 0)
      .map((step): [MovementName, number] => [step > 0 ? "expansion" : "contraction", step]);
    const stake = netted && joined === null ? start : end;
    return [
      ...(joined === null ? [] : [[joined, netted ? end : start] as [MovementName, number]]),
      ...changes,
      ...(left === null ? [] : [[left, 0 - stake] as [MovementName, number]]),
    ];
  });
}

/** Every movement by brute force. */
export function movementsDayByDay(business: DayBusiness): DayMovement[] {
  const { rows, profile } = business;
  const customers = [...new Set(rows.map(({ customerId }) => customerId))];
  return customers.flatMap((customerId) => {
    const own = rows.filter((row) => row.customerId === customerId);
    const ids = [...new Set(own.map(({ subscriptionId }) => subscriptionId))];
    const held = ids.map((id) =>
      heldOf(
        own.filter(({ subscriptionId }) => subscriptionId === id),
        business,
      ),
    );
    if (profile.per === "subscription") return held.flatMap((one) => movementsOf(customerId, one, business));
    const all = held.flat();
    if (profile.churnAt !== "notice") bridge(all, own, business);
    return movementsOf(customerId, all, business);
  });
}
