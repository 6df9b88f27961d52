import { campaignOn } from "../compile/acquisition.ts";
import { childWordA, childWordB, draw, type Key } from "../random/counter.ts";
import { purpose } from "../random/purposes.ts";
import { pick, poissonAt } from "../random/variates.ts";
import { clockInstant } from "./calendarDays.ts";
import { beginBuying } from "./buying.ts";
import { bringToLife, BORN, type Arrival } from "./people.ts";
import { beginContract } from "./signing.ts";
import { nobody, type Sink } from "./sink.ts";
import { meetCustomers } from "./ties.ts";
import { renewWeek } from "./week.ts";
import { keyFor, reserve, type World } from "./world.ts";

/** Channel of those whom a customer brought. */
export const referralChannel = "referral";

/** In place of the first word, for the keys of those who were referred. */
const REFERRED = -7;

/** The newcomers of a day: those whom acquisition wins, then those whom customers bring. */
export function welcomeNewcomers(world: World, sink: Sink): void {
  const { day } = world;
  const planned = day < world.arrivals.length ? world.arrivals[day]! : laterArrivals(world, day);
  const a = world.seed[0] ^ world.salt;
  const b = world.seed[1];
  for (let n = 0; n < planned; n++) {
    const place = world.arrived++;
    const key: Key = { a: childWordA(a, b, place, 0), b: childWordB(a, b, place, 0) };
    const id = `c${String(place + 1).padStart(6, "0")}`;
    const who = join(world, sink, id, key, arrivalOf(world, key));
    world.residents[place] = who;
    meetCustomers(world, sink, who, place);
  }
  for (const referrer of world.pendingReferrals.splice(0)) welcomeReferred(world, sink, referrer);
}

/** Newcomers of a later day, at most: a season that was closed in the planned days says nothing of others. */
const MOST_ARRIVALS = 100_000;

/** After the planned days acquisition goes on at its pace. */
function laterArrivals(world: World, day: number): number {
  const [a, b] = world.seed;
  return poissonAt(
    { a: a ^ world.salt, b },
    day,
    purpose.arrivals,
    Math.min(MOST_ARRIVALS, world.arrivalRate * world.arrivalWeights[day]!),
  );
}

function arrivalOf(world: World, key: Key): Arrival {
  const { acquisition } = world.compiled;
  const campaign = campaignOn(acquisition, world.days.first + world.day);
  if (campaign !== undefined && draw(key.a, key.b, BORN, purpose.campaign) * campaign.lift < campaign.lift - 1) {
    return { channel: campaign.channel, campaign, referrer: nobody };
  }
  const channel = pick(acquisition.channelEnds, draw(key.a, key.b, BORN, purpose.channel));
  return { channel, campaign: undefined, referrer: nobody };
}

function welcomeReferred(world: World, sink: Sink, referrer: number): void {
  const { a, b } = keyFor(world, referrer);
  const nth = ++world.columns.referrals[referrer]!;
  const key: Key = { a: childWordA(a, b, REFERRED, nth), b: childWordB(a, b, REFERRED, nth) };
  const who = join(world, sink, `${world.ids[referrer]!}r${String(nth)}`, key, {
    channel: -1,
    campaign: undefined,
    referrer,
  });
  const at = clockInstant(world.days, world.day, world.columns.clock[who]!);
  sink.activity(referrer, at, "referral", null, who);
  meetCustomers(world, sink, who, world.arrived, referrer);
}

/** Adds a customer and lets him sign or buy. Returns his number. */
function join(world: World, sink: Sink, id: string, key: Key, arrival: Arrival): number {
  reserve(world);
  const who = world.count++;
  const { columns, compiled, day } = world;
  world.ids.push(id);
  columns.keyA[who] = key.a;
  columns.keyB[who] = key.b;
  columns.joined[who] = day;
  columns.clock[who] = Math.floor(draw(key.a, key.b, BORN, purpose.clock) * 86_399_000);
  columns.reason[who] = -1;
  const attributes = bringToLife(world, who, key, arrival);
  renewWeek(world, who, day);
  const { acquisition } = compiled;
  sink.customer(who, clockInstant(world.days, day, columns.clock[who]!), {
    channel: acquisition.channels[arrival.channel] ?? referralChannel,
    costMinor: acquisition.costs[arrival.channel] ?? 0,
    referredBy: arrival.referrer,
    attributes,
  });
  const { contract, purchases } = compiled.spec;
  const buys = purchases !== null && (contract === null || draw(key.a, key.b, BORN, purpose.shopper) < purchases.share);
  if (buys) beginBuying(world, sink, who);
  else beginContract(world, sink, who);
  return who;
}
