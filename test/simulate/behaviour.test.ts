import { describe, expect, it } from "vitest";
import { business, type Business } from "../../src/simulate/business.ts";
import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";
import { chiSquareScore } from "../numeric/random/goodnessOfFit.ts";
import { quiet, quietExit } from "./quiet.ts";
import { correlation, mean, shareScore, variance } from "./score.ts";

const DAY = 86_400_000;
const simulated = (parts: Partial<BusinessSpec>, more: object = {}): Business =>
  business({
    spec: { ...quiet, ...parts },
    customers: 400,
    from: "2024-01-01",
    until: "2024-12-30",
    seed: 41,
    ...more,
  });
/** Days on which customers have a contract, the day of joining aside. */
const customerDays = ({ records, until }: Business): number =>
  records.customers.reduce((sum, { at }) => sum + Math.floor(until / DAY) - Math.floor(at / DAY) - 1, 0);
const countsBy = (values: readonly (string | null)[], names: readonly string[]): number[] =>
  names.map((name) => values.filter((value) => value === name).length);

describe("behaviour", () => {
  const items = {
    film: { popularity: 3, taste: [0, 0] },
    stage: { popularity: 1, taste: [0, 0] },
    never: { popularity: 0, taste: [0, 0] },
  };
  const usage = {
    items,
    daysPerWeek: 2.1,
    spread: 0,
    weights: {},
    weekdays: [1, 1, 1, 1, 1, 2, 0],
    quantity: [60, 0.5] as const,
    secondItem: 0,
  };

  it("is usage at the stated rate, on the stated days, of the stated items and amounts", () => {
    const made = simulated({ usage });
    const used = made.records.activities;
    const byWeekday = [0, 1, 2, 3, 4, 5, 6].map(
      (d) => used.filter(({ at }) => (Math.floor(at / DAY) + 3) % 7 === d).length,
    );
    const chances = usage.weekdays.map((weight) => 1 - Math.exp(-0.3 * weight));
    const total = chances.reduce((sum, chance) => sum + chance, 0);
    expect(byWeekday[6]).toBe(0);
    const open = [0, 1, 2, 3, 4, 5];
    expect(
      Math.abs(
        chiSquareScore(
          open.map((d) => byWeekday[d]!),
          open.map((d) => chances[d]! / total),
        ),
      ),
    ).toBeLessThan(4);
    expect(Math.abs(used.length / customerDays(made) / (total / 7) - 1)).toBeLessThan(0.02);
    const counts = countsBy(
      used.map(({ item }) => item),
      ["film", "stage", "never"],
    );
    expect(counts[2]).toBe(0);
    expect(Math.abs(shareScore(counts[0]!, used.length, 0.75))).toBeLessThan(4);
    const logs = used.map(({ quantity }) => Math.log(quantity / 60));
    expect(Math.abs(mean(logs))).toBeLessThan(0.02);
    expect(Math.abs(Math.sqrt(variance(logs)) - 0.5)).toBeLessThan(0.02);
  });

  it("differs between customers as far as the spec says", () => {
    const made = simulated(
      { usage: { ...usage, spread: 0.4, weekdays: [1, 1, 1, 1, 1, 1, 1], daysPerWeek: 1 } },
      { until: "2026-01-01" },
    );
    const days = new Map<string, number>();
    for (const { customerId } of made.records.activities) days.set(customerId, (days.get(customerId) ?? 0) + 1);
    const logs = made.records.customers
      .filter(({ at }) => made.until - at > 300 * DAY)
      .map(({ customerId, at }) => Math.log((days.get(customerId) ?? 0.5) / ((made.until - at) / DAY)));
    // Log rates of a spread of 0.4, and a Poisson noise of about one in 75.
    expect(Math.sqrt(variance(logs))).toBeGreaterThan(0.33);
    expect(Math.sqrt(variance(logs))).toBeLessThan(0.5);
  });

  it("has items alike used by the same customers: films and the stage, not sport", () => {
    const { records } = business({
      preset: "video-streaming",
      customers: 1500,
      from: "2024-01-01",
      until: "2024-07-01",
      seed: 42,
    });
    const shares = new Map<string, Record<string, number>>();
    for (const { customerId, kind, item } of records.activities) {
      if (kind !== "usage") continue;
      const own = shares.get(customerId) ?? {};
      own[item!] = (own[item!] ?? 0) + 1;
      own["all"] = (own["all"] ?? 0) + 1;
      shares.set(customerId, own);
    }
    const heavy = [...shares.values()].filter((own) => own["all"]! >= 15);
    const share = (item: string): number[] => heavy.map((own) => (own[item] ?? 0) / own["all"]!);
    expect(correlation(share("film"), share("stage"))).toBeGreaterThan(0.2);
    expect(correlation(share("film"), share("sport"))).toBeLessThan(-0.1);
  });

  it("is inquiries, visits and complaints at their rates and by their topics", () => {
    const topics = { billing: 0.7, other: 0.3 };
    const complaints = { perMonth: 0.3, weights: {}, topics, halfLifeDays: 30 };
    const made = simulated({ inquiries: { perMonth: 0.5, topics, visitsPerMonth: 1, complaints } });
    const months = customerDays(made) / 30.436875;
    const kinds = countsBy(
      made.records.activities.map(({ kind }) => kind),
      ["inquiry", "visit", "complaint"],
    );
    [0.5, 1, 0.3].forEach((perMonth, i) => {
      expect(Math.abs(kinds[i]! - perMonth * months) / Math.sqrt(perMonth * months)).toBeLessThan(4);
    });
    const inquiries = made.records.activities.filter(({ kind }) => kind === "inquiry");
    const billing = inquiries.filter(({ item }) => item === "billing").length;
    expect(Math.abs(shareScore(billing, inquiries.length, 0.7))).toBeLessThan(4);
  });

  it("opens mails at the average chance, and leaves a trace of each", () => {
    const { contacts, activities } = simulated({ mail: { everyDays: 7, open: 0.3, weights: {} } }).records;
    const opened = contacts.filter(({ outcome }) => outcome === "opened").length;
    expect(Math.abs(shareScore(opened, contacts.length, 0.3))).toBeLessThan(4);
    expect(activities.filter(({ kind }) => kind === "mail-open").length).toBe(opened);
  });

  it("answers questions by what they measure, habits and noise, more often where content", () => {
    const questions = {
      recommend: { scaleMin: 0, scaleMax: 100, mean: 0.5, measures: { satisfaction: 0.6 }, noise: 0.4 },
      bored: { scaleMin: 0, scaleMax: 100, mean: 0.5, measures: { satisfaction: -0.6 }, noise: 0.4 },
    };
    const surveys = { everyDays: 30, reply: 0.3, weights: {}, habits: { shift: 0.3, stretch: 0 }, questions };
    const made = simulated({ surveys }, { customers: 1200 });
    const day = made.truth.on(made.until);
    const answers = made.records.surveyAnswers.filter(({ question }) => question === "recommend");
    const satisfied = answers.map(({ customerId }) => day.latents(customerId).satisfaction);
    const given = answers.map(({ answer }) => answer);
    // In fifths of the scale: 0.6 satisfaction + 0.3 shift + 0.4 noise.
    const spread = Math.sqrt(0.6 ** 2 + 0.3 ** 2 + 0.4 ** 2);
    expect(Math.abs(correlation(satisfied, given) - 0.6 / spread)).toBeLessThan(0.06);
    expect(Math.abs(Math.sqrt(variance(given)) - 20 * spread)).toBeLessThan(1.5);
    const bored = made.records.surveyAnswers.filter(({ question }) => question === "bored");
    expect(
      correlation(
        satisfied,
        bored.map(({ answer }) => answer),
      ),
    ).toBeLessThan(-0.5);
    const asked = Math.floor(customerDays(made) / 30);
    expect(Math.abs(answers.length / asked - 0.3)).toBeLessThan(0.04);
    const biased = simulated({ surveys: { ...surveys, weights: { satisfaction: 0.5 } } }, { customers: 1200 });
    const contentment = biased.truth.on(biased.until);
    const whoAnswered = biased.records.surveyAnswers.map(
      ({ customerId }) => contentment.latents(customerId).satisfaction,
    );
    expect(mean(whoAnswered)).toBeGreaterThan(mean(satisfied) + 0.2);
  });

  it("states other reasons than the true ones by the confusion of the spec; interviews find and save by their chances", () => {
    const reason = { monthlyHazard: 0.08, weights: {}, productArea: "x" };
    const spec = {
      exit: {
        ...quiet.exit,
        reasons: { price: reason, "no-time": { ...reason, monthlyHazard: 0.04 } },
        confusion: { price: { price: 0.3, "no-time": 0.7 } },
      },
      interviews: { byCall: 1, save: 0.25, saveWeights: {}, findsTrueReason: 0.6 },
    };
    const { records, truth } = simulated(spec, { customers: 4000 });
    const { interviews } = records;
    const saved = interviews.filter(({ outcome }) => outcome === "saved").length;
    expect(Math.abs(shareScore(saved, interviews.length, 0.25))).toBeLessThan(4);
    const found = interviews.filter(({ trueReason }) => trueReason !== null);
    expect(Math.abs(shareScore(found.length, interviews.length, 0.6))).toBeLessThan(4);
    const price = found.filter(({ trueReason }) => trueReason === "price");
    expect(
      Math.abs(shareScore(price.length, found.length, Math.log(1 - 0.08) / (Math.log(1 - 0.08) + Math.log(1 - 0.04)))),
    ).toBeLessThan(4);
    const honest = price.filter(({ statedReason }) => statedReason === "price").length;
    expect(Math.abs(shareScore(honest, price.length, 0.3))).toBeLessThan(4);
    expect(
      found.filter(({ trueReason }) => trueReason === "no-time").every((row) => row.statedReason === "no-time"),
    ).toBe(true);
    expect(records.activities.filter(({ item }) => item === "cancellation").length).toBe(interviews.length);
    expect(truth.exits.length).toBeLessThanOrEqual(interviews.length - saved);
    const call = records.contacts.find(({ playbook }) => playbook === "exit-interview");
    expect(call!.text!.length).toBeGreaterThan(5);
  });

  it("meets at the average chance, and makes acquaintances there", () => {
    const events = { everyDays: 14, item: "meet-up", attend: 0.25, weights: {}, tie: 0.4 };
    const ties = { atJoining: 0, candidates: 1, recorded: 1, memoryHalfLifeDays: 30 };
    const { activities } = simulated({ events, ties }).records;
    const came = activities.filter(({ kind }) => kind === "event");
    const met = activities.filter(({ kind }) => kind === "tie");
    expect(met.length / came.length).toBeGreaterThan(0.3);
    expect(met.length / came.length).toBeLessThanOrEqual(0.4 + 4 * Math.sqrt(0.24 / came.length));
  });

  it("ends in exits at the stated monthly chance", () => {
    const { records, until } = business({
      spec: quietExit({}),
      customers: 3000,
      from: "2024-01-01",
      until: "2025-01-01",
    });
    const months = records.subscriptions.reduce(
      (sum, row) => sum + ((row.until ?? until) - row.from) / DAY / 30.436875,
      0,
    );
    const exits = records.subscriptions.filter(({ exit }) => exit === "voluntary").length;
    // Notice is given half a month before the end on average: the time after it has no hazard.
    const rate = -Math.log(1 - 0.05);
    const expected = rate * (months - exits * 0.5);
    expect(Math.abs(exits / expected - 1)).toBeLessThan(0.08);
    expect(mean(records.transactions.map(({ amount }) => amount.minor))).toBe(1000);
  });
});
