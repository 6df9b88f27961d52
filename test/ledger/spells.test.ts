import { describe, expect, it } from "vitest";
import { activeAt, atRisk, spells, statusAt, type SpellOptions } from "../../src/ledger/index.ts";
import type { Subscription } from "../../src/schema/index.ts";
import { DAY, row } from "./rows.ts";

const asOf = 100 * DAY;

function read(rows: readonly Subscription[], options: Partial<SpellOptions> = {}): ReturnType<typeof spells> {
  return spells(rows, { asOf, ...options });
}

/** `from–until exit returns` of each spell, in days. */
function brief(rows: readonly Subscription[], options: Partial<SpellOptions> = {}): string[] {
  return read(rows, options).spells.map(({ from, until, exit, returns }) =>
    [`${String(from / DAY)}–${until === null ? "" : String(until / DAY)}`, exit, returns].filter(Boolean).join(" "),
  );
}

describe("what is one spell", () => {
  it("a plan change: rows back to back, whatever the exit on record", () => {
    for (const exit of [null, "voluntary", "involuntary", "pause"] as const) {
      expect(brief([row(0, 10, { exit }), row(10, 20, { exit: "voluntary" })])).toEqual(["0–20 voluntary"]);
    }
  });

  it("not a pause and the time after it, nor a return after leaving", () => {
    const rows = [row(0, 10, { exit: "pause" }), row(15, 20, { exit: "voluntary" }), row(30, null)];
    expect(brief(rows)).toEqual(["0–10 pause", "15–20 voluntary pause", "30– exit"]);
    expect(read(rows).spells.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
  });

  it("a late payment inside the gap, unless the customer left or paused", () => {
    const with3 = (exit: Subscription["exit"]): string[] => brief([row(0, 10, { exit }), row(13, 20)], { gap: 3 });
    expect(with3("involuntary")).toEqual(["0–20 unknown"]);
    expect(with3(null)).toEqual(["0–20 unknown"]);
    expect(with3("voluntary")).toEqual(["0–10 voluntary", "13–20 unknown exit"]);
    expect(with3("pause")).toEqual(["0–10 pause", "13–20 unknown pause"]);
    expect(brief([row(0, 10), row(13, 20)], { gap: 2 })).toEqual(["0–10 unknown", "13–20 unknown exit"]);
    expect(brief([row(0, 10), row(13, 20)])).toEqual(["0–10 unknown", "13–20 unknown exit"]);
  });

  it("a gap of a month or a day by the local calendar", () => {
    const january = { from: Date.UTC(2024, 0, 1), until: Date.UTC(2024, 0, 31) };
    const rows = (from: number): Subscription[] => [row(0, 1, january), row(0, null, { from })];
    const month = { asOf: "2025-01-01", gap: { count: 1, unit: "month" } } as const;
    expect(read(rows(Date.UTC(2024, 1, 29)), month).spells).toHaveLength(1);
    expect(read(rows(Date.UTC(2024, 1, 29) + 1), month).spells).toHaveLength(2);
    // New York loses an hour on 10 March 2024: a day later on the clock is 23 hours later.
    const end = Date.parse("2024-03-09T17:00:00Z");
    const dst = [row(0, 1, { from: 0, until: end }), row(0, null, { from: end + 24 * 3_600_000 })];
    expect(read(dst, { asOf: "2025-01-01", gap: 1 }).spells).toHaveLength(1);
    expect(read(dst, { asOf: "2025-01-01", gap: 1, timeZone: "America/New_York" }).spells).toHaveLength(2);
  });

  it("late at asOf is not yet gone", () => {
    const rows = [row(0, 95, { exit: "involuntary" })];
    expect(read(rows, { gap: 5 }).spells[0]).toMatchObject({ until: null, exit: null, lateSince: 95 * DAY });
    expect(read(rows, { gap: 4 }).spells[0]).toMatchObject({ until: 95 * DAY, exit: "involuntary", lateSince: null });
    expect(brief([row(0, 95, { exit: "voluntary" })], { gap: 5 })).toEqual(["0–95 voluntary"]);
  });
});

describe("asOf", () => {
  it("knows ends up to it, not what begins at it or later", () => {
    const rows = [row(0, 100, { exit: "voluntary" }), row(0, 101, { customerId: "b", exit: "voluntary" })];
    const found = read([...rows, row(100, null, { customerId: "c" }), row(120, null, { customerId: "a" })]);
    expect(found.spells.map(({ until, noticeUntil }) => [until, noticeUntil])).toEqual([
      [asOf, null],
      [null, 101 * DAY],
    ]);
    expect(found.rejected).toEqual([]);
    expect(found.notes.map(({ code, message }) => [code, message.split(" ")[0]])).toEqual([["after-as-of", "2"]]);
  });

  it("takes a plan change at asOf for no exit, also one to another subscriptionId", () => {
    expect(brief([row(0, 100), row(100, null, { plan: "pro" })])).toEqual(["0–"]);
    const other = [row(0, 100, { exit: "voluntary" }), row(100, null, { subscriptionId: "new" })];
    expect(brief(other)).toEqual(["0–"]);
    expect(brief(other, { by: "subscription" })).toEqual(["0–100 voluntary"]);
  });

  it("gives no spells where all begin later", () => {
    const found = read([row(100, null)]);
    expect(found.spells).toEqual([]);
    expect(Array.from(activeAt(found, [asOf]))).toEqual([0]);
    expect(statusAt(found, asOf)).toEqual([]);
  });

  it("is read in the time zone", () => {
    expect(read([row(0, null)], { asOf: "2024-01-01", timeZone: "Asia/Tokyo" }).asOf).toBe(Date.UTC(2023, 11, 31, 15));
  });
});

describe("subscriptions side by side", () => {
  const side = [
    row(0, 30, { subscriptionId: "x", exit: "voluntary", plan: "basic" }),
    row(10, 60, { subscriptionId: "y", exit: "involuntary", plan: "pro" }),
  ];

  it("a customer leaves with the last of them", () => {
    expect(brief(side)).toEqual(["0–60 involuntary"]);
    expect(brief(side, { by: "subscription" })).toEqual(["0–30 voluntary", "10–60 involuntary"]);
    expect(read(side).spells[0]).toMatchObject({
      planAtStart: "basic",
      planAtEnd: "pro",
      rows: [0, 1],
      changes: [
        { at: 10 * DAY, from: null, to: 1 },
        { at: 30 * DAY, from: 0, to: null },
      ],
    });
  });

  it("of exits at one instant a pause counts before a wish, a wish before a failed payment", () => {
    const together = (a: Subscription["exit"], b: Subscription["exit"]): string[] =>
      brief([row(0, 9, { subscriptionId: "x", exit: a }), row(3, 9, { subscriptionId: "y", exit: b })]);
    expect(together("pause", "voluntary")).toEqual(["0–9 pause"]);
    expect(together("involuntary", "voluntary")).toEqual(["0–9 voluntary"]);
    expect(together("involuntary", null)).toEqual(["0–9 involuntary"]);
  });

  it("a customer has given notice only where no subscription goes on without", () => {
    const noticed = row(0, 120, { subscriptionId: "x", exit: "voluntary" });
    const notice = (other: Partial<Subscription>): (number | null)[] =>
      read([noticed, row(0, 120, { subscriptionId: "y", ...other })]).spells.map(({ noticeUntil }) => noticeUntil);
    expect(notice({})).toEqual([null]);
    expect(notice({ until: null })).toEqual([null]);
    expect(notice({ exit: "involuntary" })).toEqual([120 * DAY]);
  });

  it("a plan change written as an end and a new subscription is one change of one spell", () => {
    const rows = [
      row(0, 30, { subscriptionId: "x", exit: "voluntary", plan: "basic" }),
      row(30, null, { subscriptionId: "y", plan: "pro" }),
    ];
    expect(brief(rows)).toEqual(["0–"]);
    expect(read(rows).spells[0]!.changes).toEqual([{ at: 30 * DAY, from: 0, to: 1 }]);
  });

  it("what ends where the same terms begin anew is no change, whatever else begins there", () => {
    const rows = [
      row(0, 20, { subscriptionId: "x", plan: "basic" }),
      row(20, null, { subscriptionId: "y", plan: "pro" }),
      row(20, null, { subscriptionId: "z", plan: "basic" }),
    ];
    expect(read(rows).spells[0]!.changes).toEqual([{ at: 20 * DAY, from: null, to: 1 }]);
  });

  it("ends of one instant share no change with an addition of another", () => {
    const rows = [
      row(0, null, { subscriptionId: "x", plan: "basic" }),
      row(5, 20, { subscriptionId: "y", plan: "extra", exit: "voluntary" }),
      row(20, null, { subscriptionId: "z", plan: "extra" }),
      row(25, 27, { subscriptionId: "w", plan: "more", exit: "voluntary" }),
    ];
    expect(read(rows).spells[0]!.changes).toEqual([
      { at: 5 * DAY, from: null, to: 1 },
      { at: 25 * DAY, from: null, to: 3 },
      { at: 27 * DAY, from: 3, to: null },
    ]);
  });
});

describe("a spell tells", () => {
  it("changes of plan, price and quantity, not a mere renewal; its trial; its rows in order of time", () => {
    const price = { minor: 980, currency: "JPY" };
    const month = { price, interval: { count: 1, unit: "month" } } as const;
    const rows = [
      row(30, 40, { plan: "pro", ...month }),
      row(0, 10, { plan: "basic", ...month, trialUntil: 7 * DAY }),
      row(10, 30, { plan: "basic", ...month }),
      row(40, 50, { plan: "pro", ...month, quantity: 3 }),
      row(50, null, { plan: "pro", ...month, quantity: 3, price: { ...price, minor: 1280 } }),
    ];
    const [spell] = read(rows).spells;
    expect(spell).toMatchObject({ trialUntil: 7 * DAY, planAtStart: "basic", planAtEnd: "pro", rows: [1, 2, 0, 3, 4] });
    expect(spell!.changes).toEqual([
      { at: 30 * DAY, from: 2, to: 0 },
      { at: 40 * DAY, from: 0, to: 3 },
      { at: 50 * DAY, from: 3, to: 4 },
    ]);
  });

  it("customers in order of first appearance", () => {
    const found = read([row(50, null, { customerId: "z" }), row(0, 1, { customerId: "a" })]);
    expect(found.spells.map(({ customerId }) => customerId)).toEqual(["z", "a"]);
  });

  it("that nobody was at risk in a row of no length", () => {
    const found = read([row(5, 5, { exit: "voluntary" })]);
    expect(found.spells).toMatchObject([{ from: 5 * DAY, until: 5 * DAY, exit: "voluntary" }]);
    expect(found.notes.map(({ code }) => code)).toEqual(["zero-length"]);
    expect(Array.from(activeAt(found, [5 * DAY]))).toEqual([0]);
    expect(statusAt(found, 5 * DAY)).toEqual([{ customerId: "a", status: "churned" }]);
    // Where it touches another it belongs to it: here it brings the exit.
    expect(brief([row(0, 5), row(5, 5, { exit: "voluntary" })])).toEqual(["0–5 voluntary"]);
    expect(brief([row(5, 10), row(5, 5, { exit: "voluntary" })])).toEqual(["5–10 unknown"]);
  });
});

describe("status of a customer", () => {
  it("never, active, paused, active again, churned", () => {
    const found = read([row(10, 20, { exit: "pause" }), row(30, 40, { exit: "involuntary" })]);
    const at = [9, 10, 20, 29, 30, 40, 100].map((day) => statusAt(found, day * DAY)[0]!.status);
    expect(at).toEqual(["never", "active", "paused", "paused", "active", "churned", "churned"]);
  });
});

it("a spell covers its first instant, and no longer its end", () => {
  const [spell] = read([row(10, 20)]).spells;
  expect([9, 10, 19, 20].map((day) => atRisk(spell!, day * DAY))).toEqual([false, true, true, false]);
  expect(atRisk(read([row(10, null)]).spells[0]!, asOf)).toBe(true);
});

it("sorts a customer of many rows and many subscriptions", () => {
  const rows = Array.from({ length: 400 }, (_, i) =>
    row((i * 37) % 400, ((i * 37) % 400) + 1, { subscriptionId: String(i % 7) }),
  );
  expect(brief(rows, { asOf: 1000 * DAY })).toEqual(["0–400 unknown"]);
  expect(read(rows, { asOf: 1000 * DAY, by: "subscription" }).spells).toHaveLength(400);
});
