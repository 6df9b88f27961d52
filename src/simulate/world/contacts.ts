import { portableExp } from "../../numeric/portable/exponential.ts";
import { left } from "../compile/rates.ts";
import { draw } from "../random/counter.ts";
import { purpose } from "../random/purposes.ts";
import { pick } from "../random/variates.ts";
import { shareInstant } from "./calendarDays.ts";
import { reasonHazards } from "./hazard.ts";
import { speech } from "./leaving.ts";
import type { Sink } from "./sink.ts";
import { status } from "./status.ts";
import { drawFor, keyFor, type World } from "./world.ts";

/** A contact by numbers. */
export interface PlannedTouch {
  readonly who: number;
  readonly channel: number;
  readonly playbook: number;
  readonly agent: string | null;
  /** How many he had that day already. */
  readonly nth: number;
}

/** How a customer takes a playbook. */
export type Persuasion = "persuadable" | "indifferent" | "sleeping dog";

/** How a customer takes a playbook. */
export function persuasionOf(world: World, who: number, playbook: number): Persuasion {
  const { care } = world.compiled;
  const score = world.columns.response[world.strides.playbooks * who + playbook]!;
  if (score > care.persuadableAbove[playbook]!) return "persuadable";
  return score < care.sleepingBelow[playbook]! ? "sleeping dog" : "indifferent";
}

/** What a contact that reaches a customer today adds to the log hazard of each reason; writes to `out`. A kernel. */
export function contactEffect(world: World, touch: PlannedTouch, out: Float64Array): void {
  const { columns, compiled, day } = world;
  const { care } = compiled;
  const { who, channel, playbook } = touch;
  const { harm, strength } = care.playbookSpecs[playbook]!;
  const { diminish, irritation } = care.spec.fatigue;
  const fatigue = columns.fatigue[who]! * left(care.fatigueFade, day - columns.fatigueDay[who]!);
  const persuasion = persuasionOf(world, who, playbook);
  const size = (care.channelSpecs[channel]!.effect ?? 1) * portableExp(-diminish * fatigue);
  for (let r = 0; r < out.length; r++) {
    const helps = persuasion === "persuadable" ? -strength * care.reach[out.length * playbook + r]! : 0;
    const harms = persuasion === "sleeping dog" ? harm : 0;
    out[r] = size * (helps + harms) + irritation * fatigue;
  }
}

/** Carries out a contact; returns what it cost, in minor units. */
export function touchCustomer(world: World, sink: Sink, touch: PlannedTouch): number {
  const { compiled, day, days } = world;
  const { care } = compiled;
  const { who, channel, playbook } = touch;
  const reached = drawFor(world, who, day, purpose.reached + touch.nth) < care.channelSpecs[channel]!.reach;
  const costMinor = care.channelCosts[channel]! + (reached ? care.playbookCosts[playbook]! : 0);
  const { cost, minutes } = care.channelSpecs[channel]!;
  const spent = Math.round(cost * compiled.perMajorUnit) + (reached ? care.playbookCosts[playbook]! : 0);
  const talks = reached && care.channels[channel] !== "mail";
  const at = shareInstant(days, day, (9 + 9 * drawFor(world, who, day, purpose.contactTime)) / 24);
  const said = talks ? statedToday(world, who) : "";
  sink.contact(who, at, {
    channel: care.channels[channel]!,
    playbook: care.playbooks[playbook]!,
    agent: touch.agent,
    outcome: reached ? "reached" : "no-answer",
    costMinor: spent,
    minutes,
    text: talks ? () => speech(world, who, said) : null,
  });
  if (reached) takeEffect(world, touch);
  return costMinor;
}

function takeEffect(world: World, touch: PlannedTouch): void {
  const { columns, compiled, day, scratch } = world;
  const { care } = compiled;
  const { who } = touch;
  contactEffect(world, touch, scratch);
  const kept = left(care.fade, day - columns.effectDay[who]!);
  const place = who * scratch.length;
  for (let r = 0; r < scratch.length; r++) {
    columns.effect[place + r] = columns.effect[place + r]! * kept + scratch[r]!;
  }
  columns.effectDay[who] = day;
  columns.fatigue[who] = columns.fatigue[who]! * left(care.fatigueFade, day - columns.fatigueDay[who]!) + 1;
  columns.fatigueDay[who] = day;
}

/** The reason that a customer would name today if he were asked. */
function statedToday(world: World, who: number): string {
  const { compiled, day, scratch } = world;
  const total = reasonHazards(world, who, day, scratch);
  let target = drawFor(world, who, day, purpose.contactReason) * total;
  let reason = 0;
  while (reason < scratch.length - 1 && target >= scratch[reason]!) target -= scratch[reason++]!;
  const stated = compiled.exit.stated[reason]!;
  return stated.names[pick(stated.ends, drawFor(world, who, day, purpose.stated))]!;
}

/** A day of a customer whom the business may contact by its routine. */
export function maybeRoutine(world: World, sink: Sink, who: number): void {
  const { columns, compiled, day } = world;
  const { care } = compiled;
  if (columns.status[who]! > status.dunning && columns.status[who] !== status.buying) return;
  const key = keyFor(world, who);
  if (draw(key.a, key.b, day, purpose.routine) >= columns.routineRate[who]!) return;
  const { agents } = care.spec.routine!;
  const index = (place: number, count: number): number => Math.floor(draw(key.a, key.b, day, place) * count);
  touchCustomer(world, sink, {
    who,
    channel: index(purpose.routineChannel, care.channels.length),
    playbook: index(purpose.routinePlaybook, care.playbooks.length),
    agent: agents[index(purpose.routineAgent, agents.length)] ?? null,
    nth: 0,
  });
}
