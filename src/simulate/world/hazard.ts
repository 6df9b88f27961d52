import { portableExp } from "../../numeric/portable/exponential.ts";
import { left } from "../compile/rates.ts";
import { status } from "./status.ts";
import type { World } from "./world.ts";

/** No customer decides to leave with a greater chance on one day (70 % in a month), whatever the spec says. */
export const mostDailyHazard = 0.04;

/** Ties beyond this many hold no more. */
const MOST_TIES = 5;

/** Sum of weights times latents, with the contentment of the week. A kernel, as all of this file. */
export function latentSum(world: World, who: number, weights: Float64Array): number {
  const { latent, satisfaction } = world.columns;
  const at = 4 * who;
  return (
    weights[0]! * latent[at]! +
    weights[1]! * satisfaction[who]! +
    weights[2]! * latent[at + 2]! +
    weights[3]! * latent[at + 3]!
  );
}

/** Writes the hazard of each reason on a day to `out` and returns their sum. */
export function reasonHazards(world: World, who: number, day: number, out: Float64Array): number {
  const { exit } = world.compiled;
  const { columns } = world;
  const reasons = out.length;
  const satisfaction = columns.satisfaction[who]!;
  const newness = portableExp(-(day - columns.joined[who]!) / exit.newnessDays);
  const price = columns.priceShock[who]! * left(exit.priceFade, day - columns.priceDay[who]!);
  const complaint = complaintLeft(world, who, day);
  const friends = Math.min(MOST_TIES, columns.friends[who]!);
  const lost = columns.lostFriends[who]! * left(world.compiled.tieFade, day - columns.lostDay[who]!);
  const effect = left(world.compiled.care.fade, day - columns.effectDay[who]!);
  const place = who * reasons;
  const ratio = decisionRatio(world, who, day);
  let total = 0;
  for (let r = 0; r < reasons; r++) {
    const shift =
      exit.satisfaction[r]! * satisfaction +
      exit.newness[r]! * newness +
      exit.priceRise[r]! * price +
      exit.complaint[r]! * complaint +
      exit.activeTie[r]! * friends +
      exit.lostTie[r]! * lost +
      columns.effect[place + r]! * effect;
    const hazard = ratio === 0 ? 0 : ratio * columns.baseHazard[place + r]! * portableExp(Math.min(30, shift));
    out[r] = hazard;
    total += hazard;
  }
  return total;
}

/** Hazard on a day over that of a contract without a window: 0 outside it. */
function decisionRatio(world: World, who: number, day: number): number {
  const { contract } = world.compiled;
  const { columns } = world;
  if (contract === null || columns.status[who]! > status.dunning) return 1;
  const plan = columns.plan[who]!;
  const window = contract.windows[plan]!;
  if (window === 0 || columns.status[who] === status.trial) return 1;
  return columns.renewal[who]! - day > window ? 0 : contract.ratios[plan]!;
}

/** Hazard of asking for a pause on a day. */
export function pauseHazard(world: World, who: number): number {
  const { contract } = world.compiled;
  if (contract === null || contract.pause.daily === 0 || world.columns.status[who] !== status.paying) return 0;
  return contract.pause.daily * portableExp(latentSum(world, who, contract.pause.weights));
}

/** What is left of the last complaints. */
export function complaintLeft(world: World, who: number, day: number): number {
  const { inquiries } = world.compiled;
  if (inquiries === null) return 0;
  return world.columns.complaintWeight[who]! * left(inquiries.complaintFade, day - world.columns.complaintDay[who]!);
}

/**
 * How contacts (and, where `driven`, everything else) move the hazard of a customer without a contract, as a factor; 1 where nothing does.
 */
export function lapseFactor(world: World, who: number, day: number, driven: boolean): number {
  const { columns, scratch } = world;
  const reasons = scratch.length;
  const place = who * reasons;
  let base = 0;
  for (let r = 0; r < reasons; r++) base += columns.baseHazard[place + r]!;
  if (base === 0) return 1;
  if (driven) return reasonHazards(world, who, day, scratch) / base;
  if (columns.fatigue[who] === 0) return 1;
  return contactFactor(world, who, day);
}

/** A contact that is thought of: on a day it adds `change` times `share` to the log hazard of each reason. */
export interface OneMore {
  readonly day: number;
  readonly change: Float64Array;
  readonly share: number;
}

/** Mean factor of the contacts' effects over the reasons, weighted by their hazards. */
export function contactFactor(world: World, who: number, day: number, one?: OneMore): number {
  const { columns } = world;
  const reasons = world.scratch.length;
  const effect = left(world.compiled.care.fade, day - columns.effectDay[who]!);
  let base = 0;
  let moved = 0;
  for (let r = 0; r < reasons; r++) {
    const hazard = columns.baseHazard[who * reasons + r]!;
    base += hazard;
    const more = one === undefined ? 0 : one.change[r]! * one.share;
    moved += hazard * portableExp(Math.min(30, columns.effect[who * reasons + r]! * effect + more));
  }
  return base === 0 ? 1 : moved / base;
}
