import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { stateOf, type Business, type BusinessState } from "../business.ts";
import { tellDay, type Chronicle } from "../chronicle.ts";
import type { BusinessRecords } from "../records.ts";
import { valueRules } from "../truth/checkQuery.ts";
import { discountFactors, otherFuture } from "../truth/residualValue.ts";
import { trueDay } from "../truth/trueDay.ts";
import { createTruth, type Truth } from "../truth/truth.ts";
import { createCollector, frozenLists, type Collector, type RecordLists, type TrueExit } from "../world/collect.ts";
import type { PlannedTouch } from "../world/contacts.ts";
import { noSink, type Sink } from "../world/sink.ts";
import { isActive } from "../world/ties.ts";
import { extendDays, forkWorld, type World } from "../world/world.ts";
import { checkContacts } from "./checkContacts.ts";
import type { PastContact, Policy } from "./policy.ts";
import { snapshotsOf, viewOf } from "./view.ts";

/** How long a policy acts, and over which time its value counts. */
export interface RunOptions {
  /** Days on which the policy is asked; 30 by default. */
  readonly days?: number;
  /** Days over which value counts, not fewer than `days`; 365 by default, or `days` where that is more. */
  readonly horizonDays?: number;
  /** Effective, at least -0.9; 0.1 by default. */
  readonly annualDiscountRate?: number;
  /** Which future: 0, the default, is the one that the business's seed gives; other whole numbers are others, alike for every policy. */
  readonly future?: number;
}

/** What came of a policy. */
export interface PolicyRun {
  /** History, and the days on which the policy acted. */
  readonly records: BusinessRecords;
  readonly truth: Truth;
  readonly contacts: readonly PastContact[];
  /** Over the horizon, discounted to its start, in units of the currency. */
  readonly value: {
    readonly margin: number;
    /** Working time, channel and offers. */
    readonly contactCost: number;
    /** Margin less cost. */
    readonly total: number;
  };
  /** Who left over the horizon. */
  readonly exits: readonly TrueExit[];
  /** Customers at the end of the horizon. */
  readonly customers: number;
}

/**
 * Lets a policy care for a business's customers, day by day from where its records end.
 *
 * The policy sees records up to the day and says whom to contact; nobody else contacts customers then. Another policy on the same business
 * meets the same world: what contacts do not touch does not change, so the difference of two runs is what the policies did.
 *
 * @param business as `business` returned it
 * @throws {KeizokuError} `invalid-input` (options, or what the policy returns), `unknown-customer` (a contact with a stranger),
 *   `stale-view` (a view kept from an earlier day is asked for more)
 * @example
 * const shop = business({ preset: "online-salon", customers: 50, from: "2024-01-01", until: "2024-07-01" });
 * const callNewcomers = (view) =>
 *   view.customerIds.slice(-2).map((customerId) => ({ customerId, channel: "phone", playbook: "check-in" }));
 * run(shop, callNewcomers, { days: 10 }).contacts.length // => 20
 */
export function run(business: Business, policy: Policy, options: RunOptions = {}): PolicyRun {
  const settings = settingsOf(business, policy, options);
  const { days, horizonDays, state } = settings;
  const beginning = startOf(settings);
  const start = beginning.day;
  const chronicle: Chronicle = { beginning, end: start + horizonDays, routine: false, touches: new Map() };
  const world = forkWorld(beginning);
  const lists = copyLists(state.collector.lists);
  const spells = { rows: state.collector.spells.rows.slice(), places: state.collector.spells.places.slice() };
  const collector = createCollector(world, { lists, spells, replaces: true });
  const contacts: PastContact[] = [];
  const account = createAccount(world, collector, settings);
  const ask = asker(world, start, policy, lists, contacts);
  while (world.day < chronicle.end) {
    const { day } = world;
    if (day < start + days) chronicle.touches.set(day, ask());
    account.add(tellDay(chronicle, world, day < start + days ? account.recording : account.counting));
  }
  return {
    records: frozenLists(lists),
    truth: createTruth(chronicle, Object.freeze(collector.exits)),
    contacts: Object.freeze(contacts),
    value: account.value(),
    exits: collector.exits,
    customers: countActive(world),
  };
}

interface Settings {
  readonly days: number;
  readonly horizonDays: number;
  readonly annualDiscountRate: number;
  readonly future: number;
  readonly state: BusinessState;
}

function settingsOf(business: Business, policy: Policy, options: RunOptions): Settings {
  const state = stateOf(business);
  if (state === undefined) {
    const fix = "Pass the object itself: a copy of it has no world to go on with.";
    throw wrong("business", "what `business` returned", business, fix);
  }
  if (typeof policy !== "function" && typeof (policy as TruthLike)?.withTruth !== "function") {
    throw wrong("policy", "a function, or an object with a function `withTruth`", policy, "Pass a policy.");
  }
  checkNumbers<never>("run", "options", options as never, {});
  const { days = 30, annualDiscountRate = 0.1, future = 0 } = options;
  const dayRule = { min: 1, max: 3660, integer: true, fix: "Pass whole days." };
  checkNumbers("run", "options", { days }, { days: dayRule });
  const { horizonDays = Math.max(days, 365) } = options;
  const futureRule = { min: 0, max: 1e9, integer: true, fix: "Pass a whole number." };
  const rules = { ...valueRules, horizonDays: { ...valueRules.horizonDays, min: days }, future: futureRule };
  checkNumbers("run", "options", { horizonDays, annualDiscountRate, future }, rules);
  return { days, horizonDays, annualDiscountRate, future, state };
}

type TruthLike = { readonly withTruth?: unknown } | null | undefined;

function wrong(path: string, expected: string, received: unknown, fix: string): KeizokuError {
  return new KeizokuError("run", [{ code: "invalid-input", path, expected, received: show(received), fix }]);
}

function startOf({ future, horizonDays, state }: Settings): World {
  const world = future === 0 ? forkWorld(state.world) : otherFuture(state.world, future);
  extendDays(world, world.day + horizonDays + 1);
  return world;
}

function copyLists(lists: RecordLists): RecordLists {
  return Object.fromEntries(
    Object.entries(lists).map(([name, rows]) => [name, rows.slice()]),
  ) as unknown as RecordLists;
}

/** What asks the policy each day. */
function asker(
  world: World,
  start: number,
  policy: Policy,
  lists: RecordLists,
  contacts: PastContact[],
): () => ReturnType<typeof checkContacts> {
  const snapshots = snapshotsOf(lists);
  const numbers = new Map<string, number>();
  return () => {
    for (let who = numbers.size; who < world.count; who++) numbers.set(world.ids[who]!, who);
    const day = world.day - start;
    const view = viewOf(world, start, snapshots, contacts);
    const planned = typeof policy === "function" ? policy(view) : policy.withTruth(view, trueDay(world));
    const touches = checkContacts(world, numbers, planned, day);
    // From what was checked: an answer may read otherwise the second time.
    for (const touch of touches) contacts.push(pastContact(world, touch, day));
    return touches;
  };
}

function pastContact({ compiled: { care }, ids }: World, touch: PlannedTouch, day: number): PastContact {
  const { agent, channel, playbook, who } = touch;
  return Object.freeze({
    day,
    customerId: ids[who]!,
    channel: care.channels[channel]!,
    playbook: care.playbooks[playbook]!,
    ...(agent === null ? {} : { agent }),
  });
}

/** Counts money, with and without keeping records. */
function createAccount(
  world: World,
  collector: Collector,
  { annualDiscountRate, horizonDays }: Settings,
): { recording: Sink; counting: Sink; add: (costMinor: number) => void; value: () => PolicyRun["value"] } {
  const start = world.day;
  const factors = discountFactors(annualDiscountRate, horizonDays);
  const { perMajorUnit, spec } = world.compiled;
  let margin = 0;
  let contactCost = 0;
  const count = (minor: number): void => {
    margin += (spec.margin * minor * factors[world.day - start]!) / perMajorUnit;
  };
  const recording: Sink = {
    ...collector,
    transaction(who, at, minor, product): void {
      count(minor);
      collector.transaction(who, at, minor, product);
    },
  };
  const counting: Sink = {
    ...noSink,
    left: collector.left,
    transaction(_who, _at, minor): void {
      count(minor);
    },
  };
  return {
    recording,
    counting,
    // Told after the day: the contacts were made on the day before.
    add: (costMinor) => {
      contactCost += (costMinor * factors[world.day - 1 - start]!) / perMajorUnit;
    },
    value: () => ({ margin, contactCost, total: margin - contactCost }),
  };
}

function countActive(world: World): number {
  let count = 0;
  for (let who = 0; who < world.count; who++) if (isActive(world, who)) count++;
  return count;
}
