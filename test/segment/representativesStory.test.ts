import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rhythmOf } from "../../src/segment/representatives/rhythm.ts";
import { story } from "../../src/segment/representatives/story.ts";
import { storyWords } from "../../src/segment/representatives/words.ts";
import { zoneOf } from "../../src/calendar/zone.ts";
import { business } from "../../src/simulate/index.ts";
import type { Activity, Contact, Subscription } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

const day = 86_400_000;
const at = (text: string): number => Date.parse(text);

const spell = (from: string, until: string | null, more: Partial<Subscription> = {}): Subscription => ({
  ...{ subscriptionId: null, customerId: "7", plan: "basic", from: at(from), until: until === null ? null : at(until) },
  ...{ price: { minor: 980, currency: "JPY" }, interval: { count: 1, unit: "month" }, quantity: 1, trialUntil: null },
  ...{ exit: null, ...more },
});

const act = (when: number, kind: Activity["kind"], more: Partial<Activity> = {}): Activity => {
  return { customerId: "7", at: when, kind, quantity: 1, item: null, otherCustomerId: null, ...more };
};

const call = (when: string, more: Partial<Contact> = {}): Contact => {
  const nothing = { playbook: null, agent: null, outcome: null, cost: null, minutes: null, text: null };
  return { customerId: "7", at: at(when), channel: "phone", ...nothing, ...more };
};

const linesOf = (...of: Parameters<typeof story>): string[] =>
  story(...of).lines.map(({ date, text }) => `${date}: ${text}`);

describe("story: the contract", () => {
  const subscriptions = [
    spell("2024-01-01", "2024-03-01", { trialUntil: at("2024-02-01") }),
    spell("2024-03-01", "2024-05-01", { plan: "pro", price: { minor: 1480, currency: "JPY" }, exit: "pause" }),
    spell("2024-06-01", "2024-07-01", { plan: "pro", price: { minor: 1480, currency: "JPY" } }),
    spell("2024-07-01", "2024-09-01", { plan: "pro", price: { minor: 1480, currency: "JPY" }, exit: "voluntary" }),
    spell("2024-10-01", "2024-11-01", { interval: { count: 3, unit: "month" }, quantity: 2, exit: "involuntary" }),
  ];

  it("tells beginnings, changes, pauses, returns and ends", () => {
    expect(linesOf({ subscriptions }, "7", { asOf: "2025-01-01", locale: "en" })).toEqual([
      "Jan 1, 2024: The contract begins: plan basic, ¥980 a month, with a free trial",
      "Feb 1, 2024: The free trial ends",
      "Mar 1, 2024: The contract changes: plan pro, ¥1,480 a month (before: plan basic, ¥980 a month)",
      "May 1, 2024: Pauses the contract",
      "Jun 1, 2024: Comes back after the pause: plan pro, ¥1,480 a month",
      "Sep 1, 2024: Leaves",
      "Oct 1, 2024: Returns: plan basic, ¥980 every 3 months, quantity 2",
      "Nov 1, 2024: The contract ends because a payment could not be collected",
    ]);
  });

  it("does not know how a spell ends that is open at the date", () => {
    const texts = linesOf({ subscriptions }, "7", { asOf: "2024-05-01", locale: "ja" });
    expect(texts).toEqual([
      "2024年1月1日: 契約開始：プランbasic、月￥980、無料体験つき",
      "2024年2月1日: 無料体験の終了",
      "2024年3月1日: 契約変更：プランpro、月￥1,480（変更前：プランbasic、月￥980）",
    ]);
    expect(linesOf({ subscriptions }, "7", { asOf: "2024-02-01", locale: "ja" })).toHaveLength(1);
    expect(linesOf({ subscriptions }, "7", { asOf: "2024-01-01", locale: "ja" })).toEqual([]);
  });

  it("puts dates on the days of the time zone", () => {
    const asOf = "2024-01-02";
    const [line] = linesOf({ subscriptions }, "7", { asOf, locale: "en", timeZone: "America/New_York" });
    expect(line).toMatch(/^Dec 31, 2023/);
  });
});

describe("story: usage", () => {
  // Three a week on Monday, Wednesday, Friday from January to April; from May one every 17.5 days: 0.4 a week.
  const start = at("2024-01-01");
  const often = Array.from({ length: 17 }, (_, week) => [0, 2, 4].map((d) => start + (7 * week + d) * day)).flat();
  const seldom = Array.from({ length: 7 }, (_, i) => at("2024-05-05") + i * 17.5 * day);
  const usage = [...often, ...seldom].map((when) => act(when, "usage"));
  const records = { subscriptions: [spell("2024-01-01", null)], activities: usage };

  it("says how often, and since when otherwise", () => {
    const texts = linesOf(records, "7", { asOf: "2024-09-01", locale: "en" });
    expect(texts.at(-1)).toBe("Aug 18, 2024: Used so far: 58 times, usually 3 a week, since May 2024 0.4");
    const japanese = linesOf(records, "7", { asOf: "2024-09-01", locale: "ja" });
    expect(japanese.at(-1)).toBe("2024年8月18日: これまでの利用：58回、ふだんは週3回、2024年5月以降は週0.4回");
  });

  it("says so where it has stopped", () => {
    const activities = often.map((when) => act(when, "usage"));
    const texts = linesOf({ ...records, activities }, "7", { asOf: "2024-09-01", locale: "en" });
    expect(texts.at(-1)).toContain("usually 3 a week, since May 2024 not at all");
  });

  it("does not call a pause or an end a change", () => {
    const activities = often.map((when) => act(when, "usage"));
    const subscriptions = [spell("2024-01-01", "2024-04-29", { exit: "voluntary" })];
    const texts = linesOf({ subscriptions, activities }, "7", { asOf: "2024-12-01", locale: "en" });
    expect(texts.join()).toContain("Used so far: 51 times, usually 3 a week");
    expect(texts.join()).not.toContain("since");
  });

  it("finds changes in no more than a few of a hundred steady customers", () => {
    let changed = 0;
    for (let seed = 1; seed <= 100; seed++) {
      let state = seed;
      const draw = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
      for (let i = 0; i < 10; i++) draw();
      const times: number[] = [];
      for (let time = start; ;) {
        time -= (Math.log(draw()) * 7 * day) / 2;
        if (time >= start + 365 * day) break;
        times.push(time);
      }
      const open = [{ from: start, until: start + 365 * day }];
      if ((rhythmOf(times, open, zoneOf("UTC"))?.change ?? null) !== null) changed++;
    }
    expect(changed).toBeLessThanOrEqual(5);
  });
});

describe("story: what people say", () => {
  it("quotes texts on one line, and as they are", () => {
    const text = 'It is <b>slow</b>\n2024-05-05: Leaves "now"';
    const records = {
      activities: [act(at("2024-01-05"), "complaint", { item: text }), act(at("2024-01-04"), "inquiry")],
      contacts: [call("2024-01-06", { text: "x".repeat(400), outcome: "reached" })],
    };
    const texts = linesOf(records, "7", { asOf: "2024-06-01", locale: "en" });
    expect(texts[0]).toBe("Jan 4, 2024: Has a question");
    expect(texts[1]).toBe('Jan 5, 2024: Complains: “It is <b>slow</b> 2024-05-05: Leaves "now"”');
    expect(texts[2]).toBe(`Jan 6, 2024: Is contacted: phone, reached, “${"x".repeat(300)}…”`);
  });

  it("names no other customer and no agent", () => {
    const records = {
      customers: [
        {
          customerId: "7",
          at: 0,
          channel: "web",
          cost: null,
          referredBy: "secret-1",
          attributes: { age: 30, vip: true },
        },
      ],
      activities: [
        act(day, "tie", { otherCustomerId: "secret-2" }),
        act(2 * day, "referral", { otherCustomerId: "secret-3" }),
      ],
      contacts: [call("1970-01-05", { agent: "secret-4" })],
    };
    const told = linesOf(records, "7", { asOf: "2024-01-01", locale: "en" }).join("\n");
    expect(told).not.toContain("secret");
    expect(told).toContain("referred by another one");
    expect(told).toContain("age 30, vip yes");
  });

  it("sums up contacts of a kind, answers of a moment, and payments", () => {
    const answer = { customerId: "7", at: at("2024-02-01"), scaleMin: 0, scaleMax: 10 };
    const paid = (when: string, minor: number) => {
      const amount = { minor, currency: "JPY" };
      return { transactionId: null, customerId: "7", at: at(when), amount, items: null, product: null };
    };
    const records = {
      surveyAnswers: [
        { ...answer, question: "recommend", answer: 7 },
        { ...answer, question: "price", answer: 3 },
      ],
      contacts: ["2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22"].map((when) => call(when)),
      transactions: [paid("2024-03-01", 500), paid("2024-03-05", 700), paid("2024-03-06", -700)],
    };
    expect(linesOf(records, "7", { asOf: "2024-06-01", locale: "en" })).toEqual([
      "Jan 22, 2024: Contacts so far: 4 (phone)",
      "Feb 1, 2024: Answers a survey: recommend 7 (scale 0 to 10), price 3 (scale 0 to 10)",
      "Mar 1, 2024: Buys for the first time: ¥500",
      "Mar 5, 2024: Purchases so far: 2, ¥1,200 in all",
      "Mar 6, 2024: Gets ¥700 back",
    ]);
  });

  it("keeps the most telling lines", () => {
    const activities = Array.from({ length: 30 }, (_, i) => act(i * day, i === 3 ? "complaint" : "inquiry"));
    const told = story({ activities }, "7", { asOf: "2024-01-01", locale: "en", most: 5 });
    expect(told.lines.map(({ kind }) => kind)).toEqual(["complaint", "inquiry", "inquiry", "inquiry", "inquiry"]);
    expect(told.leftOut).toBe(25);
  });

  it("lists records that are wrong, and tells the others", () => {
    const activities = [act(day, "inquiry"), act(2 * day, "naps" as never), null as never];
    const told = story({ activities }, "7", { asOf: "2024-01-01", locale: "en" });
    expect(told.lines).toHaveLength(1);
    expect(told.rejected).toMatchObject([{ record: "activities", index: 1, issues: [{ path: "kind" }] }]);
  });
});

describe("story: never later", () => {
  const { records } = business({
    preset: "online-salon",
    customers: 60,
    from: "2023-06-01",
    until: "2025-01-01",
    seed: 4,
  });
  const ids = records.customers.map(({ customerId }) => customerId);

  it("tells nothing that happened at the date or after, in either language, whatever happens then", () => {
    const when = fc.integer({ min: at("2023-06-02"), max: at("2025-01-01") });
    const before = <R extends { readonly at: number }>(rows: readonly R[], asOf: number): R[] =>
      rows.filter((row) => row.at < asOf);
    fc.assert(
      fc.property(fc.constantFrom(...ids), when, (id, asOf) => {
        const told = story(records, id, { asOf, locale: "en", timeZone: "Asia/Tokyo", most: 1000 });
        expect(told.rejected).toEqual([]);
        expect(told.lines.every((line) => line.at < asOf)).toBe(true);
        const japanese = story(records, id, { asOf, locale: "ja", timeZone: "Asia/Tokyo", most: 1000 });
        expect(japanese.lines.map((line) => [line.at, line.kind])).toEqual(
          told.lines.map((line) => [line.at, line.kind]),
        );
        const known = {
          customers: before(records.customers, asOf),
          subscriptions: records.subscriptions
            .filter(({ from }) => from < asOf)
            .map((row) => (row.until !== null && row.until >= asOf ? { ...row, until: null, exit: null } : row)),
          transactions: before(records.transactions, asOf),
          activities: before(records.activities, asOf),
          surveyAnswers: before(records.surveyAnswers, asOf),
          contacts: before(records.contacts, asOf),
          interviews: before(records.interviews, asOf),
        };
        expect(story(known, id, { asOf, locale: "en", timeZone: "Asia/Tokyo", most: 1000 })).toEqual(told);
      }),
      { numRuns: 60 },
    );
  });

  it("has the same words in both languages", () => {
    const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
    for (const [key, text] of Object.entries(storyWords.en)) {
      expect(places(storyWords.ja[key as keyof typeof storyWords.ja])).toEqual(places(text));
    }
  });
});

it("refuses wrong input to a story", () => {
  const good = { asOf: "2024-01-01", locale: "en" } as const;
  expect(story({}, "7", good)).toMatchObject({ customerId: "7", lines: [], leftOut: 0, rejected: [] });
  expect(codesOf(() => story(null as never, "7", good))).toEqual(["invalid-input records"]);
  expect(codesOf(() => story({ activities: 5 as never }, "7", good))).toEqual(["invalid-input records.activities"]);
  expect(codesOf(() => story({}, 7 as never, good))).toEqual(["invalid-input customerId"]);
  expect(codesOf(() => story({}, "7", null as never))).toEqual(["invalid-input options"]);
  expect(codesOf(() => story({}, "7", { asOf: "soon", locale: "fr" as never, timeZone: "Mars" }))).toEqual([
    "unknown-locale options.locale",
    "invalid-time-zone options.timeZone",
    "invalid-instant options.asOf",
  ]);
  expect(codesOf(() => story({}, "7", { ...good, most: 0, words: { leaves: 5 as never } }))).toEqual([
    "invalid-input options.most",
    "invalid-input options.words",
  ]);
});
