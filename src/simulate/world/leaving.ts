import { speak } from "../phrases/phrases.ts";
import { draw } from "../random/counter.ts";
import { purpose } from "../random/purposes.ts";
import { pick, shiftedChance } from "../random/variates.ts";
import { shareInstant } from "./calendarDays.ts";
import { endSpell, leave } from "./contract.ts";
import { latentSum, mostDailyHazard, pauseHazard, reasonHazards } from "./hazard.ts";
import { nobody, type Sink } from "./sink.ts";
import { status } from "./status.ts";
import { drawFor, keyFor, type World } from "./world.ts";

/** Item of the inquiry of one who wants to leave. */
export const cancellation = "cancellation";

/** Playbook of the conversation with him. */
export const exitInterview = "exit-interview";

/** A day of a customer who may decide to leave or to pause. */
export function maybeDecide(world: World, sink: Sink, who: number): void {
  const u = drawFor(world, who, world.day, purpose.decide);
  // No hazard is greater, so on most days none need be computed.
  if (u >= mostDailyHazard) return;
  const { scratch, day } = world;
  const total = reasonHazards(world, who, day, scratch);
  const pause = pauseHazard(world, who);
  if (u >= total + pause) return;
  let target = drawFor(world, who, day, purpose.decideWhy) * (total + pause);
  if (target < pause) {
    world.columns.status[who] = status.pausing;
    return;
  }
  target -= pause;
  let reason = 0;
  while (reason < scratch.length - 1 && target >= scratch[reason]!) target -= scratch[reason++]!;
  giveNotice(world, sink, who, reason);
}

function giveNotice(world: World, sink: Sink, who: number, reason: number): void {
  const { columns, compiled, day } = world;
  const { interviews } = compiled.spec;
  const calls = interviews !== null && drawFor(world, who, day, purpose.byCall) < interviews.byCall;
  if (calls && interviewed(world, sink, who, reason)) return;
  columns.reason[who] = reason;
  // An unpaid month is not sat out.
  if (columns.status[who] === status.dunning) {
    endSpell(world, sink, who, "voluntary");
    leave(world, sink, who, "voluntary");
  } else columns.status[who] = status.leaving;
}

/** Chance that a notice is taken back in the call. */
export function savedShare(world: World, who: number): number {
  const { interviews } = world.compiled.spec;
  return interviews === null ? 0 : interviews.byCall * saveChance(world, who, interviews.save);
}

function saveChance(world: World, who: number, save: number): number {
  return shiftedChance(save, latentSum(world, who, world.compiled.saveWeights));
}

/** The call in which he cancels; whether he was won back. */
function interviewed(world: World, sink: Sink, who: number, reason: number): boolean {
  const { compiled, days, day } = world;
  const { exit } = compiled;
  const interviews = compiled.spec.interviews!;
  const key = keyFor(world, who);
  const chance = saveChance(world, who, interviews.save);
  const saved = draw(key.a, key.b, day, purpose.save) < chance;
  const stated = exit.stated[reason]!;
  const statedReason = stated.names[pick(stated.ends, draw(key.a, key.b, day, purpose.stated))]!;
  const at = shareInstant(days, day, 0.4 + 0.35 * draw(key.a, key.b, day, purpose.contactTime));
  sink.activity(who, at, "inquiry", cancellation, nobody);
  const outcome = saved ? "saved" : "lost";
  sink.contact(who, at, {
    channel: "phone",
    playbook: exitInterview,
    agent: null,
    outcome,
    costMinor: null,
    minutes: 10,
    text: () => speech(world, who, statedReason),
  });
  const found = draw(key.a, key.b, day, purpose.foundReason) < interviews.findsTrueReason;
  sink.interview(who, at, {
    statedReason,
    trueReason: found ? exit.names[reason]! : null,
    productArea: exit.productAreas[reason]!,
    outcome,
  });
  return saved;
}

/** What a customer says when he names a reason. */
export function speech(world: World, who: number, reason: string): string {
  const { a, b } = keyFor(world, who);
  const numbers = [0, 1, 2].map((n) => draw(a, b, world.day, purpose.speech + n)) as [number, number, number];
  return speak(world.compiled.spec.language, reason, numbers);
}
