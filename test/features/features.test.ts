import { describe, expect, it } from "vitest";
import {
  defaultSpec,
  featureColumns,
  features,
  type Feature,
  type FeatureOptions,
  type FeatureRecords,
} from "../../src/features/index.ts";
import type { Activity, Customer } from "../../src/schema/index.ts";
import { readTable } from "../../src/schema/table/readTable.ts";
import { activity, cells, DAY, START, subscription } from "./oracle.ts";

const at = (text: string): number => Date.parse(text);
const asOf = "2024-04-01";

/** The values of one feature. */
function one(
  records: FeatureRecords,
  feature: Feature,
  options: Partial<FeatureOptions> = {},
): (number | string | null)[] {
  return cells(features(records, { asOf, spec: { it: feature }, ...options }), "it");
}

const long = subscription("a", at("2023-01-01"));

function uses(...dates: readonly string[]): Activity[] {
  return dates.map((date) => activity("a", at(date)));
}

describe("contracts", () => {
  const history = [
    subscription("a", at("2023-01-01"), at("2023-03-01"), { exit: "pause" }),
    subscription("a", at("2024-01-01"), at("2024-03-01"), { price: { minor: 1000, currency: "USD" } }),
    subscription("a", at("2024-03-01"), at("2024-06-01"), {
      plan: "pro",
      price: { minor: 1500, currency: "USD" },
      quantity: 2,
      exit: "voluntary",
    }),
    subscription("b", at("2024-03-25"), null, { trialUntil: at("2024-04-24") }),
    subscription("c", at("2024-04-01")),
    subscription("d", at("2024-01-01"), at("2024-03-31"), { exit: "voluntary" }),
  ];
  const ask = (feature: Feature): unknown => one({ subscriptions: history }, feature);

  it("lists who is there: not who comes on the date, nor who has left", () => {
    const table = features({ subscriptions: history }, { asOf, spec: { tenure: { kind: "tenure" } } });
    expect(table.customerId).toEqual(["a", "b"]);
    expect(Array.from(table.date)).toEqual([at(asOf), at(asOf)]);
  });

  it("takes an end at the date itself for not yet known", () => {
    const rows = [subscription("a", START, at(asOf), { exit: "voluntary" })];
    expect(features({ subscriptions: rows }, { asOf }).customerId).toEqual(["a"]);
    expect(features({ subscriptions: rows }, { asOf: at(asOf) + 1 }).customerId).toEqual([]);
  });

  it("tells tenure, of the spell or of all, and returns", () => {
    expect(ask({ kind: "tenure" })).toEqual([91, 7]);
    expect(ask({ kind: "tenure", since: "first", unit: "week" })).toEqual([456 / 7, 1]);
    expect(ask({ kind: "returns" })).toEqual([1, 0]);
  });

  it("tells the plan, seats, interval, trial and next renewal", () => {
    expect(ask({ kind: "plan" })).toEqual(["pro", "basic"]);
    expect(ask({ kind: "seats" })).toEqual([2, 1]);
    expect(ask({ kind: "interval" })).toEqual([1, 1]);
    expect(ask({ kind: "interval", unit: "year" })).toEqual([1 / 12, 1 / 12]);
    expect(ask({ kind: "trial" })).toEqual([0, 1]);
    // 1 April is a renewal of who came on the first; the trial ends on the 24th.
    expect(ask({ kind: "renewal" })).toEqual([0, 23]);
  });

  it("tells what is paid, and how it changed", () => {
    expect(one({ subscriptions: history }, { kind: "price" })[0]).toBeCloseTo(30, 9);
    expect(one({ subscriptions: history }, { kind: "price", per: "year" })[0]).toBeCloseTo(360, 9);
    const [change, young] = one({ subscriptions: history }, { kind: "priceChange", window: { days: 60 } });
    expect(change).toBeCloseTo(2, 9);
    expect(young).toBeNull();
  });

  it("adds subscriptions side by side", () => {
    const rows = [
      subscription("a", START, null, { subscriptionId: "phone" }),
      subscription("a", START, null, { subscriptionId: "line", price: { minor: 500, currency: "USD" } }),
    ];
    expect(one({ subscriptions: rows }, { kind: "price" })[0]).toBeCloseTo(15, 9);
  });

  it("compares with what most pay", () => {
    const price = (minor: number): { minor: number; currency: string } => ({ minor, currency: "USD" });
    const rows = [1000, 1000, 750, 1200].map((minor, i) =>
      subscription(String(i), START, null, { price: price(minor) }),
    );
    expect(one({ subscriptions: rows }, { kind: "discount" })).toEqual([0, 0, 0.25, expect.closeTo(-0.2, 9)]);
  });

  it("knows a late payment while the gap has not run out", () => {
    const rows = [subscription("a", START, at("2024-03-28"), { exit: "involuntary" }), subscription("b", START)];
    expect(one({ subscriptions: rows }, { kind: "late" }, { gap: 7 })).toEqual([1, 0]);
    expect(one({ subscriptions: rows }, { kind: "price" }, { gap: 7 })[0]).toBeCloseTo(10, 9);
    expect(one({ subscriptions: rows }, { kind: "late" }, { gap: 2 })).toEqual([0]);
  });
});

describe("profiles", () => {
  const person = (customerId: string, facts: Partial<Customer> = {}): Customer => ({
    customerId,
    at: START,
    channel: null,
    cost: null,
    referredBy: null,
    attributes: {},
    ...facts,
  });
  const records = {
    subscriptions: ["a", "b", "c"].map((id) => subscription(id, START)),
    customers: [
      person("a", {
        channel: "shop",
        cost: { minor: 900, currency: "USD" },
        attributes: { region: "north", seats: 3 },
      }),
      person("b", { referredBy: "a", attributes: { region: "south", seats: true } }),
      person("c", { at: at("2024-05-01"), channel: "web", attributes: { region: "east", seats: "many" } }),
    ],
  };

  it("tells what was known, and nothing of who comes later", () => {
    expect(one(records, { kind: "channel" })).toEqual(["shop", null, null]);
    expect(one(records, { kind: "acquisitionCost" })).toEqual([9, null, null]);
    expect(one(records, { kind: "referred" })).toEqual([0, 1, null]);
    expect(one(records, { kind: "attribute", name: "region" })).toEqual(["north", "south", null]);
    expect(one(records, { kind: "attribute", name: "seats" })).toEqual([3, 1, null]);
    expect(one(records, { kind: "attribute", name: "constructor" })).toEqual([null, null, null]);
    expect(one(records, { kind: "tenure", since: "acquisition" })).toEqual([91, 91, null]);
  });

  it("takes an attribute for categories once a text is known", () => {
    expect(one(records, { kind: "attribute", name: "seats" }, { asOf: "2024-05-02" })).toEqual(["3", "true", "many"]);
  });
});

describe("events", () => {
  const records = (activities: readonly Activity[]): FeatureRecords => ({ subscriptions: [long], activities });

  it("counts up to, not including, the date", () => {
    const rows = records(uses("2024-03-02", "2024-03-31T23:59:59.999Z", "2024-04-01"));
    expect(one(rows, { kind: "count", of: "usage", window: { days: 30 } })).toEqual([2]);
    expect(one(rows, { kind: "count", of: "usage", window: { days: 29 } })).toEqual([1]);
    expect(one(rows, { kind: "count", of: "usage", window: { days: 30 }, lag: { days: 1 } })).toEqual([1]);
    expect(one(rows, { kind: "count", of: "usage" }, { window: { days: 1 } })).toEqual([1]);
  });

  it("counts a rate from the beginning of the spell", () => {
    const young = {
      subscriptions: [subscription("a", at("2024-03-22"))],
      activities: uses("2024-03-20", "2024-03-25"),
    };
    const rate = { kind: "rate", of: "usage", per: "day", window: { days: 30 } } as const;
    expect(one(young, rate)).toEqual([0.1]);
    expect(one({ ...young, subscriptions: [long] }, rate)).toEqual([2 / 30]);
    const hours = { ...young, subscriptions: [subscription("a", at("2024-03-31T12:00Z"))] };
    expect(one(hours, rate)).toEqual([null]);
  });

  it("compares windows", () => {
    const rows = records(uses("2024-03-05", "2024-03-06", "2024-03-20", "2024-03-28", "2024-03-29", "2024-03-30"));
    const change = { kind: "change", of: "usage", window: { days: 14 } } as const;
    // Four in the last fortnight (from 18 March), two in the one before (from 4 March).
    expect(one(rows, change)).toEqual([1]);
    expect(one(rows, { ...change, relative: false })).toEqual([2]);
    expect(one(rows, { ...change, before: { days: 28 } })).toEqual([3]);
    expect(one(rows, { ...change, window: { days: 3 }, before: { days: 7 } })).toEqual([
      expect.closeTo((2 * 7) / 3 / 1 - 1, 9),
    ]);
    expect(one(records(uses("2024-03-30")), change)).toEqual([null]);
    const young = {
      subscriptions: [subscription("a", at("2024-03-10"))],
      activities: uses("2024-03-12", "2024-03-30"),
    };
    expect(one(young, change)).toEqual([null]);
  });

  it("fits a slope to whole periods since the spell began", () => {
    // Weeks before 1 April: 1, 2, 3, 6 uses, oldest first.
    const dates = [1, 2, 3, 6].flatMap((count, week) =>
      Array.from({ length: count }, (_, i) => new Date(at(asOf) - (4 - week) * 7 * DAY + i * 3_600_000).toISOString()),
    );
    const trend = { kind: "trend", of: "usage", window: { weeks: 4 } } as const;
    // Least squares of 1, 2, 3, 6 on 0 to 3: 1.6; mean 3.
    expect(one(records(uses(...dates)), { ...trend, relative: false })).toEqual([expect.closeTo(1.6, 12)]);
    expect(one(records(uses(...dates)), trend)).toEqual([expect.closeTo(1.6 / 3, 12)]);
    const young = (from: string): FeatureRecords => ({
      subscriptions: [subscription("a", at(from))],
      activities: uses(...dates),
    });
    // Of the last three weeks: 2, 3, 6.
    expect(one(young("2024-03-10"), { ...trend, relative: false })).toEqual([2]);
    expect(one(young("2024-03-12"), trend)).toEqual([null]);
    expect(one(records([]), trend)).toEqual([null]);
    expect(one(records([]), { ...trend, relative: false })).toEqual([0]);
  });

  it("adds quantities", () => {
    const rows = records([
      activity("a", at("2024-03-20"), { quantity: 2.5 }),
      activity("a", at("2024-03-21"), { quantity: 0 }),
      activity("a", at("2024-03-22"), { kind: "visit", quantity: 9 }),
    ]);
    expect(one(rows, { kind: "sum", of: "usage" })).toEqual([2.5]);
    expect(one(rows, { kind: "mean", of: "usage" })).toEqual([1.25]);
    expect(one(rows, { kind: "mean", of: "inquiry" })).toEqual([null]);
    expect(one(rows, { kind: "ratio", of: "usage", value: "quantity", to: { of: "visit" } })).toEqual([2.5]);
    expect(one(rows, { kind: "share", of: "usage", among: ["visit"] })).toEqual([2 / 3]);
    expect(one(rows, { kind: "share", of: "complaint", among: ["inquiry"] })).toEqual([null]);
  });

  it("counts different items, days and people", () => {
    const rows = records([
      activity("a", at("2024-03-20T10:00Z"), { item: "x" }),
      activity("a", at("2024-03-20T23:30Z"), { item: "y" }),
      activity("a", at("2024-03-21T00:30Z"), { item: "x" }),
      activity("a", at("2024-03-22"), { kind: "referral", otherCustomerId: "z" }),
      activity("a", at("2024-03-23"), { kind: "referral" }),
    ]);
    expect(one(rows, { kind: "distinct", of: "usage" })).toEqual([2]);
    expect(one(rows, { kind: "distinct", of: "usage", what: "day" })).toEqual([2]);
    expect(one(rows, { kind: "distinct", of: "usage", what: "day" }, { timeZone: "America/New_York" })).toEqual([1]);
    expect(one(rows, { kind: "distinct", of: "referral", what: "other" })).toEqual([1]);
    expect(one(rows, { kind: "last", of: "usage" })).toEqual(["x"]);
    expect(one(rows, { kind: "since", of: "usage", unit: "week" })[0]).toBeCloseTo((11 - 0.5 / 24) / 7, 9);
    expect(one(rows, { kind: "since", of: "complaint" })).toEqual([null]);
  });

  it("knows an outcome only after its lag", () => {
    const contact = (date: string, outcome: string | null): NonNullable<FeatureRecords["contacts"]>[number] => ({
      customerId: "a",
      at: at(date),
      channel: "phone",
      playbook: "check-in",
      agent: null,
      outcome,
      cost: null,
      minutes: null,
      text: null,
    });
    const contacts = [contact("2024-03-31T12:00Z", "accepted"), contact("2024-03-01", "no-answer")];
    const rows = { subscriptions: [long], contacts };
    expect(one(rows, { kind: "last", of: "contact", what: "outcome" })).toEqual(["accepted"]);
    expect(one(rows, { kind: "last", of: "contact", what: "outcome", lag: { days: 1 } })).toEqual(["no-answer"]);
    expect(one(rows, { kind: "last", of: "contact", what: "playbook" })).toEqual(["check-in"]);
    expect(one(rows, { kind: "count", of: "contact", item: "phone", window: { days: 7 } })).toEqual([1]);
  });

  it("scores answers between the ends of their scale", () => {
    const answer = (
      date: string,
      value: number,
      scaleMin: number,
      scaleMax: number,
    ): NonNullable<FeatureRecords["surveyAnswers"]>[number] => ({
      customerId: "a",
      at: at(date),
      question: scaleMax === 10 ? "nps" : "csat",
      answer: value,
      scaleMin,
      scaleMax,
    });
    const surveyAnswers = [
      answer("2024-02-01", 9, 0, 10),
      answer("2024-03-01", 2, 1, 5),
      answer("2024-04-01", 5, 1, 5),
    ];
    const rows = { subscriptions: [long, subscription("b", START)], surveyAnswers };
    expect(one(rows, { kind: "survey" })).toEqual([0.25, null]);
    expect(one(rows, { kind: "survey", question: "nps" })).toEqual([0.9, null]);
    expect(one(rows, { kind: "survey", value: "mean" })).toEqual([expect.closeTo(0.575, 12), null]);
    expect(one(rows, { kind: "survey", value: "answered", window: { days: 30 } })).toEqual([0, 0]);
  });

  it("finds occasions that others took part in, as far as known", () => {
    const event = (who: string, date: string, item = "meetup"): Activity =>
      activity(who, at(date), { kind: "event", item });
    const rows = {
      subscriptions: [long, subscription("b", START), subscription("c", START)],
      activities: [
        event("a", "2024-03-10T18:00Z"),
        event("b", "2024-03-10T19:00Z"),
        event("c", "2024-03-10T20:00Z"),
        event("a", "2024-03-20"),
        event("b", "2024-03-21"),
        event("a", "2024-03-31T10:00Z", "talk"),
        event("c", "2024-04-01T10:00Z", "talk"),
      ],
    };
    expect(one(rows, { kind: "shared" })).toEqual([1, 1, 1]);
    expect(one(rows, { kind: "shared", value: "people" })).toEqual([2, 2, 2]);
    expect(one(rows, { kind: "shared", value: "since" }, { asOf: "2024-03-20T18:00Z" })).toEqual(
      [10, 10 - 1 / 24, 10 - 2 / 24].map((days) => expect.closeTo(days, 9) as number),
    );
    expect(one(rows, { kind: "shared", value: "people" }, { asOf: "2024-03-10T19:30Z" })).toEqual([1, 1, 0]);
    expect(one(rows, { kind: "shared", window: { days: 7 } })).toEqual([0, 0, 0]);
    expect(one(rows, { kind: "shared", value: "since", window: { days: 7 } })).toEqual([null, null, null]);
  });

  it("counts ties from both sides, and who of them has left", () => {
    const tie = (one: string, two: string, date = "2024-01-10"): Activity =>
      activity(one, at(date), { kind: "tie", otherCustomerId: two });
    const rows = {
      subscriptions: [
        long,
        subscription("b", START, at("2024-02-01"), { exit: "voluntary" }),
        subscription("c", START, at("2024-03-25"), { exit: "involuntary" }),
        subscription("d", START, at("2024-02-01"), { exit: "pause" }),
        subscription("e", START, at("2024-04-01"), { exit: "voluntary" }),
        subscription("f", START),
      ],
      activities: [
        tie("a", "b"),
        tie("b", "a"),
        tie("c", "a"),
        tie("a", "d"),
        tie("e", "a"),
        tie("a", "stranger"),
        tie("a", "f", "2024-04-01"),
      ],
    };
    // a, e and f are there.
    expect(one(rows, { kind: "ties" })).toEqual([5, 1, 0]);
    expect(one(rows, { kind: "ties", value: "left" })).toEqual([2, 0, 0]);
    expect(one(rows, { kind: "ties", value: "left", window: { days: 14 } })).toEqual([1, 0, 0]);
    expect(one(rows, { kind: "ties", value: "leftShare" })).toEqual([0.4, 0, null]);
  });
});

describe("windows", () => {
  it("go back by the local clock, over a change of it", () => {
    // Clocks went forward on 31 March 2024 in Berlin: two local days before 1 April 00:00 are 47 hours.
    const date = at("2024-03-31T22:00Z");
    const rows = (first: string): FeatureRecords => ({ subscriptions: [long], activities: uses(first) });
    const ask = (first: string): unknown =>
      one(rows(first), { kind: "count", of: "usage", window: { days: 2 } }, { asOf: date, timeZone: "Europe/Berlin" });
    expect(ask("2024-03-29T23:00Z")).toEqual([1]);
    expect(ask("2024-03-29T22:59:59Z")).toEqual([0]);
    expect(ask("2024-03-29T22:59:59Z")).not.toEqual(
      one(rows("2024-03-29T22:59:59Z"), { kind: "count", of: "usage", window: { days: 2 } }, { asOf: date }),
    );
  });

  it("of months end where the month is shorter", () => {
    const rows = { subscriptions: [long], activities: uses("2024-02-29", "2024-02-28T23:59:59Z") };
    expect(one(rows, { kind: "count", of: "usage", window: { months: 1 } }, { asOf: "2024-03-31" })).toEqual([1]);
  });

  it("read dates in the time zone", () => {
    const rows = { subscriptions: [long], activities: uses("2024-03-31T16:00Z") };
    expect(one(rows, { kind: "count", of: "usage" })).toEqual([1]);
    expect(one(rows, { kind: "count", of: "usage" }, { timeZone: "Asia/Tokyo" })).toEqual([0]);
  });
});

describe("the table", () => {
  const rows = { subscriptions: [long, subscription("b", START)], activities: uses("2024-03-20") };

  it("goes straight into readTable", () => {
    const table = features(rows, { asOf: ["2024-03-01", "2024-04-01"] });
    const read = readTable("test", featureColumns(table));
    expect(read.rows).toBe(4);
    expect(read.names).toEqual(table.columns.map(({ name }) => name));
    expect(table.customerId).toEqual(["a", "b", "a", "b"]);
    expect(Array.from(table.date, (date) => new Date(date).getUTCMonth())).toEqual([2, 2, 3, 3]);
  });

  it("describes every column in both languages", () => {
    const records = { ...rows, customers: [], transactions: [], contacts: [], surveyAnswers: [] };
    const { columns } = features(records, { asOf, spec: defaultSpec });
    expect(columns).toHaveLength(Object.keys(defaultSpec).length);
    for (const { name, description, unit, group } of columns) {
      for (const text of [description.en, description.ja, unit.en, unit.ja, group]) expect(text, name).not.toBe("");
      expect(description.ja, name).toMatch(/[ぁ-んァ-ヶ一-龠]/);
      expect(description.en, name).toMatch(/^[A-Z]/);
    }
    expect(new Set(columns.map(({ description }) => description.en)).size).toBe(columns.length);
    expect(new Set(columns.map(({ description }) => description.ja)).size).toBe(columns.length);
  });

  it("takes labels of the spec's own", () => {
    const description = { en: "Minutes", ja: "分" };
    const spec = {
      minutes: { kind: "sum", of: "usage", description, group: "engagement", actionable: false },
    } as const;
    const [column] = features(rows, { asOf, spec }).columns;
    expect(column).toMatchObject({ description, group: "engagement", actionable: false });
  });

  it("says what was left out", () => {
    const { notes, columns } = features(rows, { asOf });
    expect(notes.map(({ code }) => code)).toEqual(["features-left-out"]);
    expect(columns.map(({ name }) => name)).not.toContain("spent");
    expect(features(rows, { asOf: "2020-01-01" }).notes.map(({ code }) => code)).toEqual([
      "no-customers",
      "features-left-out",
    ]);
  });

  it("takes all known customers where there are no subscriptions", () => {
    const activities = [activity("x", at("2024-03-20")), activity("y", at("2024-04-02"))];
    expect(features({ activities }, { asOf }).customerId).toEqual(["x"]);
    expect(features({ ...rows, activities }, { asOf, customers: "known" }).customerId).toEqual(["a", "b", "x"]);
  });

  it("keeps amounts of one currency and leaves the others out", () => {
    const pay = (currency: string, minor: number): NonNullable<FeatureRecords["transactions"]>[number] => ({
      transactionId: null,
      customerId: "a",
      at: at("2024-03-20"),
      amount: { minor, currency },
      items: null,
      product: null,
    });
    const records = { transactions: [pay("USD", 500), pay("JPY", 500), pay("USD", 700)] };
    expect(one(records, { kind: "sum", of: "transaction" }, { currency: "USD" })).toEqual([12]);
    expect(one(records, { kind: "mean", of: "transaction" }, { currency: "USD" })).toEqual([6]);
    expect(one(records, { kind: "sum", of: "transaction" }, { currency: "JPY" })).toEqual([500]);
    expect(one(records, { kind: "count", of: "transaction" })).toEqual([3]);
  });

  it("numbers customers alike, whether ids are numbers or texts", () => {
    const activities = {
      customerId: Int32Array.of(7, 8),
      at: [at("2024-03-20"), at("2024-03-20")],
      kind: "usage",
    } as const;
    const records = { subscriptions: [subscription("7", START), subscription("9", START)], activities };
    expect(one(records, { kind: "count", of: "usage" })).toEqual([1, 0]);
  });
});
