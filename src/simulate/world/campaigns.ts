import { purpose } from "../random/purposes.ts";
import { shiftedChance } from "../random/variates.ts";
import { portableNormalQuantile } from "../../numeric/portable/normalQuantile.ts";
import { shareInstant } from "./calendarDays.ts";
import { latentSum } from "./hazard.ts";
import { nobody, type Sink } from "./sink.ts";
import { status } from "./status.ts";
import { tie } from "./ties.ts";
import { drawFor, type World } from "./world.ts";

/** Playbook of the mails that go to everybody. */
export const newsletter = "newsletter";

/** What the business does for all on certain days: mails, questionnaires, meetings. */
export function addressAll(world: World, sink: Sink, until: number): void {
  const { events, mail, surveys } = world.compiled;
  if (sink.keeps && mail !== null && isDay(world, mail.spec.everyDays)) {
    forActive(world, until, (who) => {
      sendMail(world, sink, who);
    });
  }
  if (sink.keeps && surveys !== null && isDay(world, surveys.spec.everyDays)) {
    forActive(world, until, (who) => {
      askQuestions(world, sink, who);
    });
  }
  if (events !== null && isDay(world, events.spec.everyDays)) meet(world, sink, until);
}

function isDay({ day }: World, everyDays: number): boolean {
  return day % everyDays === everyDays - 1;
}

/** Those who have a contract or are known as buyers; who stopped buying did not say so. */
function forActive({ columns }: World, until: number, visit: (who: number) => void): void {
  for (let who = 0; who < until; who++) {
    const now = columns.status[who]!;
    if (now <= status.pausing || now === status.buying || now === status.lapsed) visit(who);
  }
}

function sendMail(world: World, sink: Sink, who: number): void {
  const { columns, compiled, days, day } = world;
  const { spec, weights } = compiled.mail!;
  const sent = days.starts[day]! + 9 * 3_600_000;
  const lapsed = columns.status[who] === status.lapsed;
  const chance = lapsed ? 0 : shiftedChance(spec.open, latentSum(world, who, weights));
  const opened = drawFor(world, who, day, purpose.mailOpen) < chance;
  const outcome = opened ? "opened" : null;
  const nothing = { agent: null, costMinor: null, minutes: null, text: null };
  sink.contact(who, sent, { channel: "mail", playbook: newsletter, outcome, ...nothing });
  if (!opened) return;
  const at = shareInstant(days, day, 0.4 + 0.55 * drawFor(world, who, day, purpose.mailTime));
  sink.activity(who, at, "mail-open", newsletter, nobody);
}

function askQuestions(world: World, sink: Sink, who: number): void {
  const { columns, compiled, days, day } = world;
  const { measures, questions, specs, spec, weights } = compiled.surveys!;
  if (columns.status[who] === status.lapsed) return;
  const chance = shiftedChance(spec.reply, latentSum(world, who, weights));
  if (drawFor(world, who, day, purpose.reply) >= chance) return;
  const at = shareInstant(days, day, 0.4 + 0.55 * drawFor(world, who, day, purpose.replyTime));
  for (let q = 0; q < questions.length; q++) {
    const { scaleMin, scaleMax, mean, noise } = specs[q]!;
    const unmeasured = noise * portableNormalQuantile(drawFor(world, who, day, purpose.answer + q));
    const felt = latentSum(world, who, measures.subarray(4 * q, 4 * q + 4)) + unmeasured;
    const used = columns.habitStretch[who]! * felt + columns.habitShift[who]!;
    const answer = Math.round(scaleMin + (scaleMax - scaleMin) * (mean + used / 5));
    sink.answer(who, at, questions[q]!, Math.max(scaleMin, Math.min(scaleMax, answer)), [scaleMin, scaleMax]);
  }
}

function meet(world: World, sink: Sink, until: number): void {
  const { compiled, days, day } = world;
  const { spec, weights } = compiled.events!;
  const guests: number[] = [];
  forActive(world, until, (who) => {
    const chance = shiftedChance(spec.attend, latentSum(world, who, weights));
    if (world.columns.status[who] === status.lapsed) return;
    if (drawFor(world, who, day, purpose.attend) < chance) guests.push(who);
  });
  const evening = days.starts[day]! + 19 * 3_600_000;
  for (const guest of guests) sink.activity(guest, evening, "event", spec.item, nobody);
  if (compiled.spec.ties !== null) introduce(world, sink, guests, spec.tie);
}

/** Some guests make the acquaintance of the one who sits next to them; the seats are drawn. */
function introduce(world: World, sink: Sink, guests: readonly number[], chance: number): void {
  const { day } = world;
  const seated = guests
    .map((guest) => ({ guest, seat: drawFor(world, guest, day, purpose.attendPlace) }))
    .sort((x, y) => x.seat - y.seat);
  for (let s = 1; s < seated.length; s++) {
    const { guest } = seated[s]!;
    if (drawFor(world, guest, day, purpose.attendTie) < chance) tie(world, sink, guest, seated[s - 1]!.guest);
  }
}
