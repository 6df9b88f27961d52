import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultSpec, features, type FeatureSpec, type FeatureTable } from "../../src/features/index.ts";
import { spells } from "../../src/ledger/index.ts";
import type { Activity, Subscription } from "../../src/schema/index.ts";
import { cells, DAY, daysBefore, plainRows, randomDate, randomRecords, truncate, type Records } from "./oracle.ts";

const spec: FeatureSpec = {
  ...defaultSpec,
  region: { kind: "attribute", name: "region" },
  cost: { kind: "acquisitionCost" },
  met: { kind: "shared", value: "people", window: { days: 30 } },
  items: { kind: "distinct", of: "transaction", window: { months: 2 } },
  calls: { kind: "last", of: "contact", what: "item" },
  weekly: { kind: "trend", of: "usage", value: "quantity", window: { days: 28 }, relative: false, lag: { days: 2 } },
  since: { kind: "tenure", since: "acquisition", unit: "week" },
};

/** A table without what it says about the records that were passed. */
function content({ customerId, date, columns }: FeatureTable): unknown {
  return { customerId, date, columns };
}

const who = fc.constantFrom("active" as const, "known" as const);
const zone = fc.constantFrom("UTC", "Asia/Tokyo", "America/New_York", "Europe/Berlin");

describe("over random records", () => {
  it("uses nothing from asOf on: an export of that day gives the identical table", () => {
    fc.assert(
      fc.property(randomRecords, randomDate, who, zone, (records, asOf, customers, timeZone) => {
        const options = { asOf, customers, timeZone, spec, gap: 3 };
        expect(content(features(truncate(records, asOf), options))).toEqual(content(features(records, options)));
      }),
    );
  });

  it("does not care what others add, change or take away from asOf on", () => {
    fc.assert(
      fc.property(randomRecords, randomRecords, randomDate, who, (records, others, asOf, customers) => {
        const later = <R extends { readonly at: number }>(rows: readonly R[]): R[] =>
          rows.filter(({ at }) => at >= asOf);
        const known = truncate(records, asOf);
        const mixed = {
          ...known,
          // Not those of customers who have an open row: the two would overlap, and overlapping rows are rejected.
          subscriptions: [...others.subscriptions.filter(({ from }) => from >= asOf), ...known.subscriptions],
          activities: [...later(others.activities), ...known.activities, ...later(records.activities)],
          transactions: [...known.transactions, ...later(others.transactions)],
          contacts: [...later(others.contacts), ...known.contacts],
          surveyAnswers: [...later(others.surveyAnswers), ...known.surveyAnswers],
        };
        const options = { asOf, customers, spec };
        expect(content(features(mixed, options))).toEqual(content(features(known, options)));
      }),
    );
  });

  it("gives each date of a panel what the date alone gives", () => {
    fc.assert(
      fc.property(
        randomRecords,
        fc.uniqueArray(randomDate, { minLength: 2, maxLength: 4 }),
        who,
        zone,
        (records, dates, customers, timeZone) => {
          const options = { customers, timeZone, spec };
          const panel = plainRows(features(records, { ...options, asOf: dates }));
          const alone = [...dates]
            .sort((a, b) => a - b)
            .flatMap((asOf) => plainRows(features(records, { ...options, asOf })));
          const key = (row: Record<string, unknown>): string => `${String(row["date"])} ${String(row["customerId"])}`;
          const sorted = (rows: Record<string, unknown>[]): unknown =>
            [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
          expect(sorted(panel)).toEqual(sorted(alone));
          expect(panel.map(({ date }) => date)).toEqual(alone.map(({ date }) => date));
        },
      ),
    );
  }, 30_000);

  it("counts what a loop over all rows counts", () => {
    fc.assert(
      fc.property(randomRecords, randomDate, fc.integer({ min: 1, max: 60 }), zone, (records, asOf, days, timeZone) => {
        const window = { days };
        const from = daysBefore(asOf, days, timeZone);
        const early = daysBefore(from, days, timeZone);
        const table = features(records, {
          asOf,
          timeZone,
          customers: "known",
          spec: {
            count: { kind: "count", of: "usage", window },
            x: { kind: "count", of: "usage", item: "x", window: "all" },
            notX: { kind: "count", of: "usage", except: ["x"], window: "all" },
            sum: { kind: "sum", of: "usage", window },
            mean: { kind: "mean", of: "usage", window },
            ratio: { kind: "ratio", of: "complaint", to: { of: "visit" }, window },
            share: { kind: "share", of: "inquiry", among: ["inquiry", "complaint"], window },
            since: { kind: "since", of: "inquiry" },
            distinct: { kind: "distinct", of: "usage", window },
            change: { kind: "change", of: "usage", window, relative: false },
            spent: { kind: "sum", of: "transaction", window },
            score: { kind: "survey", question: "nps", value: "mean", window },
            last: { kind: "survey", value: "last" },
          },
        });
        table.customerId.forEach((customerId, row) => {
          const own = records.activities.filter((one) => one.customerId === customerId && one.at < asOf);
          const inside = own.filter(({ at }) => at >= from);
          const of = (kind: string, rows = inside): Activity[] => rows.filter((one) => one.kind === kind);
          const sum = of("usage").reduce((total, { quantity }) => total + quantity, 0);
          const value = (name: string): unknown => cells(table, name)[row];
          expect(value("count")).toBe(of("usage").length);
          expect(value("x")).toBe(of("usage", own).filter(({ item }) => item === "x").length);
          expect(value("notX")).toBe(of("usage", own).filter(({ item }) => item !== "x").length);
          expect(value("sum")).toBe(sum);
          expect(value("mean")).toBe(of("usage").length === 0 ? null : sum / of("usage").length);
          expect(value("ratio")).toBe(of("visit").length === 0 ? null : of("complaint").length / of("visit").length);
          const asked = of("inquiry").length + of("complaint").length;
          expect(value("share")).toBe(asked === 0 ? null : of("inquiry").length / asked);
          const inquiries = of("inquiry", own).map(({ at }) => at);
          expect(value("since")).toBe(inquiries.length === 0 ? null : (asOf - Math.max(...inquiries)) / DAY);
          expect(value("distinct")).toBe(new Set(of("usage").flatMap(({ item }) => item ?? [])).size);
          const first = Math.min(...firstSeen(records, customerId));
          const active = spellStart(records.subscriptions, customerId, asOf) ?? first;
          const before = own.filter(({ kind, at }) => kind === "usage" && at >= early && at < from).length;
          const expected = (before * (asOf - from)) / (from - early);
          if (active > early) expect(value("change")).toBeNull();
          else expect(value("change")).toBeCloseTo(of("usage").length - expected, 9);
          const amounts = records.transactions.filter(
            (one) => one.customerId === customerId && one.at >= from && one.at < asOf,
          );
          expect(value("spent")).toBeCloseTo(
            amounts.reduce((total, { amount }) => total + amount.minor / 100, 0),
            9,
          );
          const answers = records.surveyAnswers.filter((one) => one.customerId === customerId && one.at < asOf);
          const nps = answers
            .filter(({ question, at }) => question === "nps" && at >= from)
            .map(({ answer }) => answer / 10);
          if (nps.length === 0) expect(value("score")).toBeNull();
          else expect(value("score")).toBeCloseTo(nps.reduce((a, b) => a + b, 0) / nps.length, 9);
          const newest = Math.max(...answers.map(({ at }) => at));
          expect(value("last")).toBe(
            (answers.findLast(({ at }) => at === newest)?.answer ?? NaN) / 10 || (answers.length === 0 ? null : 0),
          );
        });
      }),
    );
  });

  it("has a row for each customer in a spell of the ledger", () => {
    fc.assert(
      fc.property(randomRecords, randomDate, (records, asOf) => {
        // Just before the date: of what ends at it the end is not known.
        const rows = truncate(records, asOf).subscriptions;
        const table = features(records, {
          asOf,
          spec: { tenure: { kind: "tenure" }, plan: { kind: "plan" }, returns: { kind: "returns" } },
        });
        const open = rows.length === 0 ? [] : spells(rows, { asOf }).spells.filter(({ until }) => until === null);
        expect([...table.customerId].sort()).toEqual(open.map(({ customerId }) => customerId).sort());
        for (const [row, id] of table.customerId.entries()) {
          const spell = open.find(({ customerId }) => customerId === id)!;
          expect(cells(table, "tenure")[row]).toBeCloseTo((asOf - spell.from) / DAY, 9);
          expect(cells(table, "plan")[row]).toBe(spell.planAtEnd);
          expect(cells(table, "returns")[row]).toBe(spell.ordinal - 1);
        }
      }),
    );
  });

  it("reads activities as columns like rows", () => {
    fc.assert(
      fc.property(randomRecords, randomDate, (records, asOf) => {
        const rows = records.activities;
        const kinds = [...new Set(rows.map(({ kind }) => kind))];
        const activities = {
          customerId: rows.map(({ customerId }) => customerId),
          at: Float64Array.from(rows, ({ at }) => at),
          kind: { kind: "category", codes: rows.map(({ kind }) => kinds.indexOf(kind)), categories: kinds },
          quantity: rows.map(({ quantity }) => quantity),
          item: rows.map(({ item }) => item),
          otherCustomerId: rows.map(({ otherCustomerId }) => otherCustomerId),
        } as const;
        const options = { asOf, spec };
        expect(plainRows(features({ ...records, activities }, options))).toEqual(plainRows(features(records, options)));
      }),
    );
  });
});

function firstSeen(records: Records, customerId: string): number[] {
  const own = <R extends { readonly customerId: string; readonly at: number }>(rows: readonly R[]): number[] =>
    rows.filter((one) => one.customerId === customerId).map(({ at }) => at);
  return [
    ...records.subscriptions.filter((one) => one.customerId === customerId).map(({ from }) => from),
    ...own(records.customers),
    ...own(records.transactions),
    ...own(records.activities),
    ...own(records.contacts),
    ...own(records.surveyAnswers),
  ];
}

function spellStart(rows: readonly Subscription[], customerId: string, asOf: number): number | undefined {
  const known = rows
    .filter((row) => row.from < asOf)
    .map((row) => (row.until !== null && row.until >= asOf ? { ...row, until: null, exit: null } : row));
  if (known.length === 0) return undefined;
  return spells(known, { asOf }).spells.find((one) => one.customerId === customerId && one.until === null)?.from;
}
