import { emptyAttributes } from "../../schema/record/attributes.ts";
import type { Attributes } from "../../schema/record/attributes.ts";
import { portableExp } from "../../numeric/portable/exponential.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type { CompiledCampaign } from "../compile/acquisition.ts";
import { draw, type Key } from "../random/counter.ts";
import { purpose } from "../random/purposes.ts";
import { normalAt, pick } from "../random/variates.ts";
import { latentSum } from "./hazard.ts";
import type { World } from "./world.ts";

/** In place of a day, for what a customer brings with him. */
export const BORN = -2;

/** How a newcomer came. */
export interface Arrival {
  readonly channel: number;
  readonly campaign: CompiledCampaign | undefined;
  /** Number of the customer who brought him; -1 for none. */
  readonly referrer: number;
}

/** A newcomer's age (in standard deviations), sex and region. */
interface Demographics {
  readonly age: number;
  readonly sex: -1 | 1;
  readonly region: string;
}

/** Draws what a newcomer is like, and returns the attributes that one sees. */
export function bringToLife(world: World, who: number, key: Key, arrival: Arrival): () => Attributes {
  const { regions, spec } = world.compiled;
  const demographics: Demographics = {
    age: normalAt(key, BORN, purpose.age),
    sex: draw(key.a, key.b, BORN, purpose.sex) < 0.5 ? -1 : 1,
    region: regions.names[pick(regions.ends, draw(key.a, key.b, BORN, purpose.region))]!,
  };
  drawLatents(world, who, key, arrival, demographics);
  drawTastes(world, who, key, arrival, demographics);
  drawHabits(world, who, key);
  drawMood(world, who, key);
  drawHazards(world, who);
  drawResponse(world, who, key);
  const [mean, standardDeviation] = spec.customers.demographics.age;
  return () => {
    const attributes = emptyAttributes();
    attributes["age"] = Math.max(15, Math.min(95, Math.round(mean + standardDeviation * demographics.age)));
    attributes["sex"] = demographics.sex < 0 ? "female" : "male";
    attributes["region"] = demographics.region;
    return attributes;
  };
}

/** Age speaks for need and against price sensitivity. */
const AGE_SIGNS = [1, 0, -1, 0];

function drawLatents(world: World, who: number, key: Key, arrival: Arrival, { age }: Demographics): void {
  const { acquisition, spec } = world.compiled;
  const { latent } = world.columns;
  const explained = spec.customers.demographics.explains;
  const years = world.day / meanDays.year;
  for (let l = 0; l < 4; l++) {
    const sign = AGE_SIGNS[l]!;
    const own = normalAt(key, BORN, purpose.latent + l);
    const drawn = sign === 0 ? own : sign * Math.sqrt(explained) * age + Math.sqrt(1 - explained) * own;
    const shift =
      // Who was brought came through no channel.
      (arrival.channel < 0 ? 0 : acquisition.shifts[4 * arrival.channel + l]!) +
      (arrival.campaign?.shift[l] ?? 0) +
      acquisition.yearlyShift[l]! * years;
    latent[4 * who + l] = alike(world, arrival, latent[4 * arrival.referrer + l], drawn) + shift;
  }
}

/** A referred customer's number is near his referrer's (`his`). */
function alike(world: World, { referrer }: Arrival, his: number | undefined, own: number): number {
  if (referrer < 0) return own;
  const { likeness } = world.compiled.spec.referrals!;
  return likeness * his! + Math.sqrt(1 - likeness * likeness) * own;
}

function drawTastes(world: World, who: number, key: Key, arrival: Arrival, { sex }: Demographics): void {
  const { taste } = world.columns;
  const { tastes } = world.strides;
  const explained = world.compiled.spec.customers.demographics.explains;
  for (let t = 0; t < tastes; t++) {
    const own = normalAt(key, BORN, purpose.taste + t);
    const drawn = t === 0 ? Math.sqrt(explained) * sex + Math.sqrt(1 - explained) * own : own;
    taste[tastes * who + t] = alike(world, arrival, taste[tastes * arrival.referrer + t], drawn);
  }
  shareItems(world, who);
}

/** Running shares of the items in a customer's usage. */
function shareItems(world: World, who: number): void {
  const { usage } = world.compiled;
  if (usage === null) return;
  const { itemEnds, taste } = world.columns;
  const { tastes, items } = world.strides;
  let sum = 0;
  for (let item = 0; item < items; item++) {
    let liking = usage.popularity[item]!;
    for (let t = 0; t < tastes; t++) liking += usage.tastes[item * tastes + t]! * taste[tastes * who + t]!;
    sum += portableExp(Math.min(50, liking));
    itemEnds[items * who + item] = sum;
  }
  for (let item = 0; item < items; item++) itemEnds[items * who + item]! /= sum;
}

function drawHabits(world: World, who: number, key: Key): void {
  const { compiled, columns } = world;
  const { contract, surveys, usage } = compiled;
  columns.usageLevel[who] = (usage?.spec.spread ?? 0) * normalAt(key, BORN, purpose.usageLevel);
  columns.cardRisk[who] = portableExp((contract?.spec.payment.spread ?? 0) * normalAt(key, BORN, purpose.card));
  const habits = surveys?.spec.habits ?? { shift: 0, stretch: 0 };
  columns.habitShift[who] = habits.shift * normalAt(key, BORN, purpose.habitShift);
  columns.habitStretch[who] = portableExp(habits.stretch * normalAt(key, BORN, purpose.habitStretch));
}

function drawMood({ columns, compiled }: World, who: number, key: Key): void {
  const { persistence } = compiled.spec.customers.mood;
  const left = normalAt(key, BORN, purpose.mood);
  columns.moodLeft[who] = left;
  columns.moodRight[who] = nextMood(left, persistence, normalAt(key, BORN, purpose.mood + 1));
  columns.satisfaction[who] = columns.latent[4 * who + 1]!;
}

/** A step of the mood; keeps a standard deviation of 1. */
export function nextMood(mood: number, persistence: number, fresh: number): number {
  return persistence * mood + Math.sqrt(1 - persistence * persistence) * fresh;
}

/** The part of each reason's hazard that stays: all but contentment, which drifts. */
function drawHazards(world: World, who: number): void {
  const { exit } = world.compiled;
  const { baseHazard, latent, risk } = world.columns;
  const { reasons } = world.strides;
  const at = 4 * who;
  for (let r = 0; r < reasons; r++) {
    const w = 4 * r;
    const shift =
      exit.weights[w]! * latent[at]! + exit.weights[w + 2]! * latent[at + 2]! + exit.weights[w + 3]! * latent[at + 3]!;
    baseHazard[reasons * who + r] = exit.daily[r]! * portableExp(Math.min(30, shift));
  }
  risk[who] = latentSum(world, who, exit.risk);
}

/** Response scores: part risk, part common to all playbooks, part each one's own. */
function drawResponse(world: World, who: number, key: Key): void {
  const { care } = world.compiled;
  const { response, risk } = world.columns;
  const { playbooks } = world.strides;
  const { alignment, common } = care.spec;
  const own = Math.sqrt(1 - alignment * alignment);
  const shared = Math.sqrt(common) * normalAt(key, BORN, purpose.response);
  for (let p = 0; p < playbooks; p++) {
    const apart = Math.sqrt(1 - common) * normalAt(key, BORN, purpose.response + 1 + p);
    response[playbooks * who + p] = alignment * risk[who]! + own * (shared + apart);
  }
}
