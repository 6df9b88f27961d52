import { left } from "../compile/rates.ts";
import { draw } from "../random/counter.ts";
import { purpose } from "../random/purposes.ts";
import { poissonAt } from "../random/variates.ts";
import { clockInstant } from "./calendarDays.ts";
import { BORN } from "./people.ts";
import type { Sink } from "./sink.ts";
import { status } from "./status.ts";
import { addTie, areTied } from "./tieList.ts";
import { keyFor, type World } from "./world.ts";

/** Most acquaintances that one brings along. */
const MOST = 20;
const NEXT_ATTEMPT = 256;

/** Whether a customer is one at the moment. */
export function isActive(world: World, who: number): boolean {
  const now = world.columns.status[who]!;
  return now <= status.paused || now === status.buying;
}

/** A newcomer's acquaintances, drawn among the first `residents` who came by themselves; `referrer` is one for sure. */
export function meetCustomers(world: World, sink: Sink, who: number, residents: number, referrer = -1): void {
  const { ties } = world.compiled.spec;
  // Whose first payment failed for good is gone already.
  if (ties === null || !isActive(world, who)) return;
  if (referrer >= 0) tie(world, sink, who, referrer);
  if (residents === 0) return;
  const key = keyFor(world, who);
  const count = Math.min(MOST, poissonAt(key, BORN, purpose.tieCount, ties.atJoining));
  for (let n = 0; n < count; n++) {
    let best = -1;
    let least = Infinity;
    for (let c = 0; c < ties.candidates; c++) {
      const place = purpose.tieCandidate + NEXT_ATTEMPT * (n * ties.candidates + c);
      const other = world.residents[Math.floor(draw(key.a, key.b, BORN, place) * residents)]!;
      const distance = tasteDistance(world, who, other);
      if (distance < least) {
        least = distance;
        best = other;
      }
    }
    if (best !== who && isActive(world, best)) tie(world, sink, who, best);
  }
}

function tasteDistance({ columns, strides: { tastes } }: World, one: number, other: number): number {
  let sum = 0;
  for (let t = 0; t < tastes; t++) {
    const difference = columns.taste[tastes * one + t]! - columns.taste[tastes * other + t]!;
    sum += difference * difference;
  }
  return sum;
}

/** Makes two customers acquainted, unless they are. */
export function tie(world: World, sink: Sink, one: number, other: number): void {
  const { columns, compiled, day } = world;
  if (one === other || areTied(world.ties, columns.firstTie, one, other)) return;
  addTie(world.ties, columns.firstTie, one, other);
  if (isActive(world, other)) columns.friends[one]!++;
  if (isActive(world, one)) columns.friends[other]!++;
  const key = keyFor(world, one);
  const recorded = draw(key.a, key.b, day, purpose.tieRecorded + NEXT_ATTEMPT * columns.friends[one]!);
  if (recorded >= (compiled.spec.ties?.recorded ?? 1)) return;
  sink.activity(one, clockInstant(world.days, day, columns.clock[one]!), "tie", null, other);
}

/** Tells the acquaintances of those who left or came back on the day that ends. */
export function spreadNews(world: World): void {
  for (const who of world.pendingExits) tell(world, who, -1);
  for (const who of world.pendingReturns) tell(world, who, 1);
  world.pendingExits.length = 0;
  world.pendingReturns.length = 0;
}

function tell(world: World, who: number, change: 1 | -1): void {
  const { columns, ties, day } = world;
  for (let entry = columns.firstTie[who]!; entry !== 0; entry = ties.next[entry]!) {
    const friend = ties.to[entry]!;
    columns.friends[friend]! += change;
    if (change > 0) continue;
    columns.lostFriends[friend] =
      columns.lostFriends[friend]! * left(world.compiled.tieFade, day - columns.lostDay[friend]!) + 1;
    columns.lostDay[friend] = day;
  }
}
