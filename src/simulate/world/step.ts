import { buyingDay } from "./buying.ts";
import { settleDue } from "./billing.ts";
import { addressAll } from "./campaigns.ts";
import { maybeRoutine } from "./contacts.ts";
import { isLeftOut } from "./calendarDays.ts";
import { behave } from "./daily.ts";
import { welcomeNewcomers } from "./join.ts";
import { maybeDecide } from "./leaving.ts";
import { maybeReturn } from "./signing.ts";
import type { Sink } from "./sink.ts";
import { status } from "./status.ts";
import { spreadNews } from "./ties.ts";
import { renewWeek } from "./week.ts";
import type { World } from "./world.ts";

/**
 * One day: each customer's, in the order of their numbers, none of which depends on what another does on that day; then the
 * news of who left spreads, and newcomers arrive. A customer decides first, as he is at the start of the day, and then bills are settled.
 *
 * @param routine whether the business contacts customers by its routine
 */
export function stepDay(world: World, sink: Sink, routine: boolean): void {
  const { day } = world;
  if (isLeftOut(world.days, day)) {
    passOver(world);
    return;
  }
  const { due, joined, status: standing } = world.columns;
  const contacts = routine && world.compiled.care.spec.routine !== null;
  const until = world.count;
  for (let who = 0; who < until; who++) {
    const before = standing[who]!;
    if (before === status.lost || before === status.lapsed) continue;
    if (before <= status.dunning) maybeDecide(world, sink, who);
    else if (before === status.buying) buyingDay(world, sink, who);
    else if (before === status.gone) maybeReturn(world, sink, who);
    if (due[who] === day && standing[who]! <= status.paused) settleDue(world, sink, who);
    const now = standing[who]!;
    // Who comes back today does so at his time of the day: he begins tomorrow.
    const here = before <= status.pausing || before === status.buying;
    if (here && (now <= status.pausing || now === status.buying)) {
      behave(world, sink, who);
      if (contacts) maybeRoutine(world, sink, who);
    }
    if ((day + 1 - joined[who]!) % 7 === 0) renewWeek(world, who, day + 1);
  }
  // Before anybody makes an acquaintance, so that the leavers of the day are not counted as friends and then told of.
  spreadNews(world);
  addressAll(world, sink, until);
  welcomeNewcomers(world, sink);
  world.day++;
}

/** A day that the place left out: what is due on it is due on the next, and nothing else happens. */
function passOver(world: World): void {
  const { day } = world;
  const { due, joined, renewal } = world.columns;
  for (let who = 0; who < world.count; who++) {
    if (due[who] === day) due[who] = day + 1;
    if (renewal[who] === day) renewal[who] = day + 1;
    if ((day + 1 - joined[who]!) % 7 === 0) renewWeek(world, who, day + 1);
  }
  world.day++;
}
