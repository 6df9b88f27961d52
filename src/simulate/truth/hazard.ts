import { lapseChance } from "../world/buying.ts";
import { conversionChance } from "../world/billing.ts";
import { savedShare } from "../world/leaving.ts";
import { mostDailyHazard, pauseHazard, reasonHazards } from "../world/hazard.ts";
import { status } from "../world/status.ts";
import type { World } from "../world/world.ts";

/** Chances of one customer on one day, given everything up to its start. All 0 for one who is gone. */
export interface TrueHazard {
  /**
   * Decides to leave, or does not continue after a trial or a pause, or (without a contract) is gone for good. A notice that is
   * taken back in an interview counts, too.
   */
  readonly voluntary: number;
  /** Loses his contract because the last attempt to charge him fails. */
  readonly involuntary: number;
  /** Asks for a pause. */
  readonly pause: number;
  /** The chance to decide to leave, by true reason; without the ends of trials and pauses. */
  readonly byReason: Readonly<Record<string, number>>;
}

/** Chances of one customer on the day that comes next. */
export function trueHazard(world: World, who: number): TrueHazard {
  const now = world.columns.status[who]!;
  if (now === status.buying) return lapsing(world, who);
  if (now <= status.dunning) return deciding(world, who);
  const dueToday = now === status.paused && world.columns.due[who] === world.day;
  const resume = dueToday ? world.compiled.contract!.spec.pause!.resume : 1;
  const involuntary = dueToday ? resume * finalFailure(world, who) : 0;
  return {
    voluntary: 1 - resume,
    involuntary,
    pause: 0,
    byReason: spread(world, new Float64Array(world.scratch.length), 0),
  };
}

function lapsing(world: World, who: number): TrueHazard {
  const voluntary = lapseChance(world, who, world.day);
  const weights = new Float64Array(world.scratch.length);
  reasonHazards(world, who, world.day, weights);
  return { voluntary, involuntary: 0, pause: 0, byReason: spread(world, weights, voluntary) };
}

function deciding(world: World, who: number): TrueHazard {
  const { columns, day } = world;
  const hazards = new Float64Array(world.scratch.length);
  const total = reasonHazards(world, who, day, hazards);
  const pausing = pauseHazard(world, who);
  const capped = Math.min(mostDailyHazard, total + pausing);
  const share = total + pausing > 0 ? capped / (total + pausing) : 0;
  const decides = total * share;
  const dueToday = columns.due[who] === day;
  const ends = dueToday && columns.status[who] === status.trial ? 1 - conversionChance(world, who) : 0;
  const goesOn = (1 - capped + decides * savedShare(world, who)) * (1 - ends);
  return {
    voluntary: decides + (1 - capped) * ends,
    involuntary: dueToday ? goesOn * finalFailure(world, who) : 0,
    pause: pausing * share,
    byReason: spread(world, hazards, decides),
  };
}

/** Chance that the attempt that is due today is the last and fails. */
function finalFailure(world: World, who: number): number {
  const { columns } = world;
  const { failure, recovery, retryAfterDays } = world.compiled.contract!.spec.payment;
  if (columns.status[who] === status.dunning) {
    return columns.attempts[who]! + 1 >= retryAfterDays.length ? 1 - recovery : 0;
  }
  if (retryAfterDays.length > 0 || columns.price[who] === 0) return 0;
  return Math.min(1, failure * columns.cardRisk[who]!);
}

function spread(world: World, weights: Float64Array, chance: number): Record<string, number> {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(
    world.compiled.exit.names.map((name, r) => [name, total > 0 ? (chance * weights[r]!) / total : 0]),
  );
}
