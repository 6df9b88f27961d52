import { keyOf } from "../../numeric/random/key.ts";
import { arrivalWeights } from "../compile/acquisition.ts";
import type { Compiled } from "../compile/compile.ts";
import { draw, type Key } from "../random/counter.ts";
import { purpose } from "../random/purposes.ts";
import { latents } from "../spec/latents.ts";
import { calendarDays, type CalendarDays } from "./calendarDays.ts";
import { createColumns, resizedColumns, type Columns, type Strides } from "./columns.ts";
import { copyTies, createTies, type Ties } from "./tieList.ts";

/** A business at the start of a day: everything that its future depends on. */
export interface World {
  readonly compiled: Compiled;
  readonly strides: Strides;
  readonly seed: readonly [number, number];
  /** Mixed into the keys of everything that happens: 0 in the world itself, another number in each other future of it. */
  salt: number;
  days: CalendarDays;
  /** The day that comes next. */
  day: number;
  /** Newcomers of each planned day, referrals aside; later days follow `arrivalRate`. */
  readonly arrivals: Int32Array;
  /** Expected newcomers of a day over its weight. */
  readonly arrivalRate: number;
  arrivalWeights: Float64Array;
  /** Newcomers so far, referrals aside. */
  arrived: number;
  count: number;
  capacity: number;
  columns: Columns;
  ids: string[];
  readonly ties: Ties;
  /** Newcomers without a referrer, by the order of arrival: ties are drawn among them. */
  residents: Int32Array;
  /** Who refers somebody, who left and who came back, to be carried out at the end of the day. */
  readonly pendingReferrals: number[];
  readonly pendingExits: number[];
  readonly pendingReturns: number[];
  /** Room for one customer's hazards. */
  readonly scratch: Float64Array;
}

/** What a world starts from. */
export interface WorldPlan {
  readonly compiled: Compiled;
  /** Newcomers within the planned days, referrals aside. */
  readonly customers: number;
  /** First day, in days since 1970-01-01, and how many. */
  readonly firstDay: number;
  readonly dayCount: number;
  readonly seed: number | string;
}

/** An empty business on its first day. */
export function createWorld({ compiled, customers, firstDay, dayCount, seed }: WorldPlan): World {
  const [a, b] = keyOf(undefined, seed);
  const days = calendarDays(compiled.spec.timeZone, firstDay, dayCount);
  const weights = arrivalWeights(compiled.acquisition, days);
  const strides: Strides = {
    one: 1,
    latents: latents.length,
    tastes: compiled.spec.customers.tasteDimensions,
    items: compiled.usage?.items.length ?? 0,
    reasons: compiled.exit.names.length,
    playbooks: compiled.care.playbooks.length,
  };
  const capacity = Math.ceil(customers * 1.1) + 16;
  return {
    compiled,
    strides,
    seed: [a | 0, b | 0],
    salt: 0,
    days,
    day: 0,
    arrivals: plannedArrivals(weights, customers, [a | 0, b | 0]),
    arrivalRate: customers / weights.reduce((sum, weight) => sum + weight, 0),
    arrivalWeights: weights,
    arrived: 0,
    count: 0,
    capacity,
    columns: createColumns(capacity, strides),
    ids: [],
    ties: createTies(capacity),
    residents: new Int32Array(capacity),
    pendingReferrals: [],
    pendingExits: [],
    pendingReturns: [],
    scratch: new Float64Array(strides.reasons),
  };
}

/** Newcomers of each day: each customer draws his. */
function plannedArrivals(weights: Float64Array, customers: number, seed: readonly [number, number]): Int32Array {
  let total = 0;
  const ends = weights.map((weight) => (total += weight));
  const arrivals = new Int32Array(weights.length);
  for (let n = 0; n < customers; n++) {
    const target = draw(seed[0], seed[1], n, purpose.arrivalDay) * total;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > target) high = middle;
      else low = middle + 1;
    }
    arrivals[low]!++;
  }
  return arrivals;
}

/** A copy that goes its own way; `salt` other than 0 gives it another future from here on. */
export function forkWorld(world: World, salt = 0): World {
  return {
    ...world,
    salt: world.salt ^ salt,
    columns: resizedColumns(world.columns, world.capacity, world.strides),
    ids: world.ids.slice(),
    ties: copyTies(world.ties),
    residents: world.residents.slice(),
    pendingReferrals: world.pendingReferrals.slice(),
    pendingExits: world.pendingExits.slice(),
    pendingReturns: world.pendingReturns.slice(),
    scratch: new Float64Array(world.strides.reasons),
  };
}

/** A number for what happens to a customer on a day. A kernel. */
export function drawFor(world: World, who: number, day: number, place: number): number {
  const { columns, salt } = world;
  return draw(columns.keyA[who]! ^ salt, columns.keyB[who]!, day, place);
}

/** The key of what happens to a customer from here on. */
export function keyFor(world: World, who: number): Key {
  return { a: world.columns.keyA[who]! ^ world.salt, b: world.columns.keyB[who]! };
}

/** Makes room for days after those planned. */
export function extendDays(world: World, dayCount: number): void {
  if (world.days.month.length >= dayCount) return;
  const { compiled, days } = world;
  world.days = calendarDays(compiled.spec.timeZone, days.first, dayCount);
  world.arrivalWeights = arrivalWeights(compiled.acquisition, world.days);
}

/** Makes room for one more customer. */
export function reserve(world: World): void {
  if (world.count < world.capacity) return;
  world.capacity = Math.ceil(world.capacity * 1.5);
  world.columns = resizedColumns(world.columns, world.capacity, world.strides);
  const residents = new Int32Array(world.capacity);
  residents.set(world.residents);
  world.residents = residents;
}
