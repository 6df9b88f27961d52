import { portableExp } from "../../numeric/portable/exponential.ts";
import { portableNormalQuantile } from "../../numeric/portable/normalQuantile.ts";
import { draw } from "../random/counter.ts";
import { purpose } from "../random/purposes.ts";
import { pick } from "../random/variates.ts";
import { shareInstant } from "./calendarDays.ts";
import { complaintLeft } from "./hazard.ts";
import { nobody, type Sink } from "./sink.ts";
import { drawFor, type World } from "./world.ts";

/** Waking hours: from 7 in the morning on, as shares of a day. */
const MORNING = 7 / 24;
const WAKING = 16.9 / 24;

/** What a customer does on a day: he uses the service, or not; seldom he writes, visits the site, brings a friend. */
export function behave(world: World, sink: Sink, who: number): void {
  const { columns, compiled, day, days } = world;
  const { usage } = compiled;
  if (sink.keeps && usage !== null) {
    const rate = columns.usageChance[who]! * usage.weekdays[days.weekday[day]!]!;
    // 1 - exp(-rate) ≤ rate: on most days without use nothing need be computed.
    const u = drawFor(world, who, day, purpose.use);
    if (u < rate && u < 1 - portableExp(-rate)) use(world, sink, who);
  }
  rarely(world, sink, who);
}

function use(world: World, sink: Sink, who: number): void {
  const { columns, compiled, days, day, strides } = world;
  const { spec, items } = compiled.usage!;
  const a = columns.keyA[who]! ^ world.salt;
  const b = columns.keyB[who]!;
  const start = strides.items * who;
  const at = shareInstant(days, day, MORNING + WAKING * draw(a, b, day, purpose.useTime));
  const item = pick(columns.itemEnds, draw(a, b, day, purpose.item), start, items.length);
  sink.usage(who, at, quantity(world, draw(a, b, day, purpose.quantity)), items[item]!);
  if (draw(a, b, day, purpose.secondUse) >= spec.secondItem) return;
  const second = pick(columns.itemEnds, draw(a, b, day, purpose.secondItem), start, items.length);
  if (second === item) return;
  sink.usage(who, at, quantity(world, draw(a, b, day, purpose.secondQuantity)), items[second]!);
}

/** Log-normal, rounded, at least 1. */
function quantity({ compiled }: World, u: number): number {
  const { logQuantity, spec } = compiled.usage!;
  return Math.max(1, Math.round(portableExp(logQuantity + spec.quantity[1] * portableNormalQuantile(u))));
}

/** At most one of the rare things a day: one number decides whether, a second one which. */
function rarely(world: World, sink: Sink, who: number): void {
  const { columns, compiled, day } = world;
  const { inquiries } = compiled;
  const complaint = columns.complaintRate[who]!;
  const referral = columns.referralRate[who]!;
  const total = complaint + referral + (inquiries === null ? 0 : inquiries.daily + inquiries.visits);
  if (drawFor(world, who, day, purpose.rare) >= total) return;
  const share = drawFor(world, who, day, purpose.rareWhich) * total;
  if (share < referral) world.pendingReferrals.push(who);
  else if (share < referral + complaint) complain(world, sink, who);
  else if (inquiries !== null) ask(world, sink, who, share - referral - complaint < inquiries.visits);
}

function ask(world: World, sink: Sink, who: number, visits: boolean): void {
  const { compiled, days, day } = world;
  const { topics } = compiled.inquiries!;
  const at = shareInstant(days, day, MORNING + WAKING * drawFor(world, who, day, purpose.rareTime));
  if (visits) {
    sink.activity(who, at, "visit", null, nobody);
    return;
  }
  sink.activity(
    who,
    at,
    "inquiry",
    topics.names[pick(topics.ends, drawFor(world, who, day, purpose.rareTopic))]!,
    nobody,
  );
}

function complain(world: World, sink: Sink, who: number): void {
  const { columns, compiled, days, day } = world;
  const { complaintTopics } = compiled.inquiries!;
  const at = shareInstant(days, day, MORNING + WAKING * drawFor(world, who, day, purpose.rareTime));
  const topic = complaintTopics.names[pick(complaintTopics.ends, drawFor(world, who, day, purpose.rareTopic))]!;
  sink.activity(who, at, "complaint", topic, nobody);
  columns.complaintWeight[who] = complaintLeft(world, who, day) + 1;
  columns.complaintDay[who] = day;
}
