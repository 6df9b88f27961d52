import { describe, expect, it } from "vitest";
import { retentionTable } from "../../src/cohort/retentionTable/retentionTable.ts";
import type { Subscription } from "../../src/schema/index.ts";

const time = (text: string): number => Date.parse(text);

function row(customerId: string, from: string, until: string | null, facts: Partial<Subscription> = {}): Subscription {
  const terms = { plan: "basic", price: null, interval: null, quantity: 1, trialUntil: null, exit: null };
  const times = { from: time(from), until: until === null ? null : time(until) };
  return { customerId, subscriptionId: null, ...terms, ...times, ...facts };
}

const month = { count: 1, unit: "month" } as const;
const usd = (minor: number): { readonly minor: number; readonly currency: string } => ({ minor, currency: "USD" });

describe("retentionTable", () => {
  it("who leaves at the end of his first paid month is gone at age 1 on both clocks, whichever day he came", () => {
    for (const day of ["01", "15", "31"]) {
      const rows = [row("a", `2024-01-${day}`, `2024-0${day === "31" ? "2-29" : `2-${day}`}`, { exit: "voluntary" })];
      for (const clock of ["calendar", "billing"] as const) {
        const { rate } = retentionTable(rows, { asOf: "2024-04-01", clock }).all;
        expect(rate[0]!.slice(0, 2)).toEqual([1, 0]);
      }
    }
  });

  it("who leaves after his second is there at age 1 and gone at 2", () => {
    for (const day of ["01", "15"]) {
      const rows = [row("a", `2024-01-${day}`, `2024-03-${day}`)];
      for (const clock of ["calendar", "billing"] as const) {
        const { rate } = retentionTable(rows, { asOf: "2024-05-01", clock }).all;
        expect(rate[0]!.slice(0, 4)).toEqual([1, 1, 0, 0]);
      }
    }
  });

  it("marks what cannot be known yet, and never reads it as a drop", () => {
    const rows = [row("a", "2024-01-05", null), row("b", "2024-01-25", null), row("c", "2024-02-05", null)];
    const calendar = retentionTable(rows, { asOf: "2024-03-10" }).all;
    expect(calendar.retained).toEqual([[2, 2, null], [1, null], [0]]);
    expect(calendar.rate).toEqual([[1, 1, null], [1, null], [null]]);
    expect(calendar.observed).toEqual([[true, true, false], [true, false], [true]]);
    expect(calendar.pooled.rate).toEqual([1, 1, null]);
    expect(calendar.pooled.atRisk).toEqual([3, 2, 0]);
    const billing = retentionTable(rows, { asOf: "2024-03-10", clock: "billing" }).all;
    expect(billing.atRisk).toEqual([[2, 2, 1], [1, 1], [0]]);
    expect(billing.rate).toEqual([[1, 1, 1], [1, 1], [null]]);
    expect(billing.observed).toEqual([[true, true, false], [true, true], [true]]);
    expect(billing.pooled.atRisk).toEqual([3, 3, 1]);
  });

  it("a pause does not count, a return does", () => {
    const rows = [row("a", "2024-01-05", "2024-02-10", { exit: "pause" }), row("a", "2024-03-15", null)];
    expect(retentionTable(rows, { asOf: "2024-04-01" }).all.rate[0]).toEqual([1, 0, 1]);
  });

  it("cohorts of one, cohorts of nobody, and those all gone on day one", () => {
    const rows = [row("a", "2024-01-05", "2024-01-05", { exit: "voluntary" }), row("b", "2024-03-05", "2024-03-06")];
    const { all, notes } = retentionTable(rows, { asOf: "2024-04-01" });
    expect(all.sizes).toEqual([1, 0, 1]);
    expect(all.rate).toEqual([[1, 0, 0], [null, null], [1]]);
    expect(all.retained[1]).toEqual([0, 0]);
    expect(notes.map(({ code }) => code)).toEqual(["zero-length"]);
  });

  it("reads revenue as prices per period, upgrades included", () => {
    const rows = [
      row("a", "2024-01-05", "2024-02-05", { price: usd(1000), interval: month }),
      row("a", "2024-02-05", null, { price: usd(1500), interval: month, plan: "pro" }),
      row("b", "2024-01-20", null, { price: usd(12000), interval: { count: 1, unit: "year" }, quantity: 2 }),
      row("c", "2024-01-20", "2024-02-20", { exit: "voluntary" }),
    ];
    const table = retentionTable(rows, { asOf: "2024-03-01", weight: "revenue" });
    expect(table.currency).toBe("USD");
    expect(table.all.base).toEqual([[3000, 3000], [0]]);
    expect(table.all.retained).toEqual([[3000, 3500], [0]]);
    expect(table.all.sizes).toEqual([3, 0]);
    expect(table.all.lower[0]).toEqual([null, null]);
    expect(table.notes.map(({ code }) => code)).toEqual(["without-price"]);
    const billing = retentionTable(rows, { asOf: "2024-03-10", weight: "revenue", clock: "billing" }).all;
    expect(billing.base[0]).toEqual([3000, 3000, 1000]);
    expect(billing.retained[0]).toEqual([3000, 3500, 1500]);
  });

  it("while a payment is late, what he pays goes on", () => {
    const terms = { price: usd(1000), interval: month };
    const rows = [
      row("a", "2024-01-05", "2024-01-28", { ...terms, exit: "involuntary" }),
      row("a", "2024-02-03", null, terms),
    ];
    const table = retentionTable(rows, { asOf: "2024-04-01", weight: "revenue", gap: 14 }).all;
    expect(table.rate[0]).toEqual([1, 1, 1]);
    const two = [rows[0]!, { ...rows[1]!, subscriptionId: "other" }];
    expect(
      retentionTable(two, { asOf: "2024-04-01", weight: "revenue", gap: 14, period: "week" }).all.rate[0]!.slice(0, 12),
    ).toEqual(new Array(12).fill(1));
  });

  it("groups by plan, by a function of the first row, by channel and by attribute", () => {
    const rows = [
      row("a", "2024-01-05", null),
      row("b", "2024-01-05", "2024-02-01", { plan: "pro" }),
      row("b", "2024-02-01", null),
    ];
    const asOf = "2024-03-01";
    const labels = (by: Parameters<typeof retentionTable>[1]["by"]): unknown[] =>
      retentionTable(rows, { asOf, ...(by === undefined ? {} : { by }) }).groups!.map(({ group }) => group);
    expect(labels("plan")).toEqual(["basic", "pro"]);
    expect(labels(({ customerId }) => (customerId === "a" ? 2 : undefined))).toEqual([2, null]);
    const facts = { at: 0, cost: null, referredBy: null };
    const customers = [{ customerId: "a", ...facts, channel: "shop", attributes: { region: "north" } }];
    expect(labels({ customers, attribute: "channel" })).toEqual(["shop", null]);
    expect(labels({ customers, attribute: "region" })).toEqual(["north", null]);
    expect(labels({ customers, attribute: "toString" })).toEqual([null]);
    expect(retentionTable(rows, { asOf }).groups).toBeNull();
  });

  it("cohorts differ by time zone where the local month does, and only there", () => {
    const rows = [row("a", "2024-01-31T20:00:00Z", null), row("b", "2024-01-15T00:00:00Z", "2024-02-20")];
    const sizes = (timeZone: string): readonly number[] =>
      retentionTable(rows, { asOf: time("2024-03-15"), timeZone }).all.sizes;
    expect(sizes("UTC")).toEqual([2, 0, 0]);
    expect(sizes("America/New_York")).toEqual([2, 0, 0]);
    expect(sizes("Asia/Tokyo")).toEqual([1, 1, 0]);
    expect(sizes("Asia/Kolkata")).toEqual([1, 1, 0]);
  });

  it("anniversaries keep the day of the month and the local time of day", () => {
    // 31 January, 09:00 in New York: 29 February, then 31 March 09:00 in summer time, 13:00Z.
    const asOf = time("2024-04-10");
    const options = { asOf, timeZone: "America/New_York", clock: "billing" } as const;
    const until = (text: string): readonly (number | null)[] =>
      retentionTable([row("a", "2024-01-31T14:00:00Z", text)], options).all.retained[0]!;
    expect(until("2024-03-31T13:00:00Z")).toEqual([1, 1, 0, null]);
    expect(until("2024-03-31T13:00:00.001Z")).toEqual([1, 1, 1, null]);
    expect(until("2024-02-29T14:00:00Z")).toEqual([1, 0, 0, null]);
  });

  it("rows from asOf on make no table, and it survives JSON", () => {
    const table = retentionTable([row("a", "2024-06-05", null)], { asOf: "2024-03-01", by: "plan" });
    expect(table).toMatchObject({ periods: [], groups: [], all: { sizes: [], pooled: { rate: [] } } });
    expect(table.notes.map(({ code }) => code)).toEqual(["after-as-of"]);
    const full = retentionTable([row("a", "2024-01-05", null)], { asOf: "2024-03-01" });
    expect(JSON.parse(JSON.stringify(full))).toEqual(full);
  });
});
