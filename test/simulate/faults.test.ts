import { describe, expect, it } from "vitest";
import type { Faults } from "../../src/simulate/faults/faults.ts";
import { faultyRows, type FaultEntry } from "../../src/simulate/faults/faultyRows.ts";
import { recordNames } from "../../src/simulate/records.ts";
import { byHand, day, hourly, readBack, start } from "./faultRecords.ts";

const many = hourly(2000);
/** Four standard deviations of a binomial share around it. */
function aboutShare(count: number, of: number, share: number): void {
  expect(Math.abs(count - of * share)).toBeLessThan(4 * Math.sqrt(of * share * (1 - share)) + 1);
}
const entriesOf = (log: readonly FaultEntry[], record: string): FaultEntry[] =>
  log.filter((entry) => entry.record === record);

describe("without faults", () => {
  it.each(["UTC", "Asia/Tokyo", "America/St_Johns", "Africa/Monrovia"])("read gives back the records from %s", (tz) => {
    for (const records of [byHand, hourly(50)]) {
      const { rows, log, counts } = faultyRows(records, {}, { seed: 1, timeZone: tz });
      for (const name of recordNames) {
        // In whatever zone the reader reads: the texts state their offset.
        const result = readBack(rows, name, { timeZone: "Pacific/Auckland" });
        expect(result).toEqual({ rows: records[name], rejected: [] });
      }
      expect(log).toEqual([]);
      expect(new Set(Object.values(counts))).toEqual(new Set([0]));
    }
  });

  it("writes flat rows as an export has them", () => {
    const { rows } = faultyRows(byHand, {}, { seed: 1, timeZone: "Asia/Tokyo" });
    expect(rows.customers[0]).toEqual({
      customerId: "1",
      at: "2025-01-01T12:04:05.006+09:00",
      channel: "search",
      cost: "12.34",
      currency: "EUR",
      referredBy: "2",
      attributes: '{"region":"北","age":41,"trial":true,"note":null}',
      arrivedAt: "2025-01-01T12:04:05.006+09:00",
    });
    expect(rows.transactions.map((row) => row["amount"])).toEqual(["-12.345", "9007199254740991"]);
    expect(rows.subscriptions.map((row) => row["interval"])).toEqual(["3 months", "year"]);
    // Half past and seconds: Newfoundland's offset; Liberia's, of 44.5 minutes until 1972, is left to UTC.
    const old = { ...byHand, transactions: [{ ...byHand.transactions[0]!, at: 0 }] };
    const written = (timeZone: string): unknown =>
      faultyRows(old, {}, { seed: 1, timeZone }).rows.transactions[0]!["at"];
    expect(written("America/St_Johns")).toBe("1969-12-31T20:30:00.000-03:30");
    expect(written("Africa/Monrovia")).toBe("1970-01-01T00:00:00.000Z");
  });

  it("rows arrive with the last thing they report", () => {
    const { rows } = faultyRows(byHand, {}, { seed: 1 });
    expect(rows.subscriptions.map((row) => Date.parse(row.arrivedAt))).toEqual([start + 100 * day, start - 50 * day]);
    expect(rows.transactions.map((row) => Date.parse(row.arrivedAt))).toEqual([start + day, start]);
  });
});

describe("duplicates", () => {
  it("come again directly behind the first, exactly", () => {
    const { rows, log, counts } = faultyRows(many, { duplicates: { share: 0.1, on: ["activities"] } }, { seed: 1 });
    aboutShare(counts.duplicates, 2000, 0.1);
    expect(rows.transactions).toHaveLength(2000);
    expect(rows.activities).toHaveLength(2000 + counts.duplicates);
    for (const { row } of log) expect(rows.activities[row!]).toEqual(rows.activities[row! - 1]);
    const copies = new Set(log.map(({ row }) => row));
    const firsts = { ...rows, activities: rows.activities.filter((_, i) => !copies.has(i)) };
    expect(readBack(firsts, "activities").rows).toEqual(many.activities);
  });

  it("arrive later where days are given, in order of arrival", () => {
    const faults = { duplicates: { share: 0.2, days: 3, on: ["transactions"] } } as const;
    const { rows, log } = faultyRows(many, faults, { seed: 2 });
    const arrivals = rows.transactions.map((row) => Date.parse(row.arrivedAt));
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
    for (const { index, row, detail } of log) {
      const { at, transactionId } = many.transactions[index]!;
      expect(rows.transactions[row!]!["transactionId"]).toBe(transactionId);
      expect(arrivals[row!]).toBe(at + 60_000 * (detail["minutes"] as number));
    }
  });
});

describe("late", () => {
  it("delays a share of the rows by the mean delay, and rows are in order of arrival", () => {
    const { rows, log, counts } = faultyRows(many, { late: { share: 0.3, days: 4 } }, { seed: "a" });
    aboutShare(counts.late, 4000, 0.3);
    const minutes = log.map(({ detail }) => detail["minutes"] as number);
    const mean = minutes.reduce((sum, m) => sum + m, 0) / minutes.length;
    // An exponential's standard deviation is its mean.
    expect(Math.abs(mean / (4 * 1440) - 1)).toBeLessThan(4 / Math.sqrt(minutes.length));
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(1);
    const arrivals = rows.transactions.map((row) => Date.parse(row.arrivedAt));
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
    const late = new Map(entriesOf(log, "transactions").map((entry) => [entry.row, entry]));
    rows.transactions.forEach((row, i) => {
      const delay = 60_000 * ((late.get(i)?.detail["minutes"] as number | undefined) ?? 0);
      expect(Date.parse(row.arrivedAt)).toBe(Date.parse(row["at"] as string) + delay);
    });
    expect(readBack(rows, "transactions").rejected).toEqual([]);
  });
});

describe("wrongZone", () => {
  it("writes a wall clock without offset: wrong as UTC, right in the zone", () => {
    const timeZone = "Asia/Tokyo";
    const faults = { wrongZone: { timeZone, share: 0.25, from: start + 10 * day, until: start + 50 * day } };
    const { rows, log, counts } = faultyRows(many, faults, { seed: 3 });
    aboutShare(counts.wrongZone, 2 * 40 * 24, 0.25);
    const hit = new Set(entriesOf(log, "transactions").map(({ index }) => index));
    const asUtc = readBack(rows, "transactions");
    expect(asUtc.rejected).toEqual([]);
    many.transactions.forEach((record, i) => {
      const inside = record.at >= start + 10 * day && record.at < start + 50 * day;
      if (hit.has(i)) expect(inside).toBe(true);
      expect(asUtc.rows[i]!["at"]).toBe(record.at + (hit.has(i) ? 9 * 3_600_000 : 0));
      expect(Date.parse(rows.transactions[i]!.arrivedAt)).toBe(record.at);
    });
    expect(readBack(rows, "transactions", { timeZone }).rows).toEqual(many.transactions);
  });

  it("hits all rows and all their instants unless told otherwise", () => {
    const { rows } = faultyRows(byHand, { wrongZone: { timeZone: "America/New_York" } }, { seed: 1 });
    const [first] = readBack(rows, "subscriptions").rows;
    // Winter time on both sides but for the end, in April.
    expect(first!["from"]).toBe(start - 5 * 3_600_000);
    expect(first!["trialUntil"]).toBe(start + 30 * day - 5 * 3_600_000);
    expect(first!["until"]).toBe(start + 100 * day - 4 * 3_600_000);
  });
});

describe("missing", () => {
  it("empties one of the fields in a share of the rows, and remembers what stood there", () => {
    const faults = {
      missing: { share: 0.2, fields: ["amount", "product", "currency"], on: ["transactions"] },
    } as const;
    const { rows, log, counts } = faultyRows(many, faults, { seed: 4 });
    aboutShare(counts.missing, 2000, 0.2);
    for (const field of ["amount", "product", "currency"]) {
      aboutShare(log.filter(({ detail }) => detail["field"] === field).length, counts.missing, 1 / 3);
    }
    const lost = new Map(log.map(({ index, detail }) => [index, detail]));
    const clean = faultyRows(many, {}, { seed: 4 }).rows;
    rows.transactions.forEach((row, i) => {
      const detail = lost.get(i);
      const restored = detail === undefined ? row : { ...row, [detail["field"] as string]: detail["value"] };
      expect(restored).toEqual(clean.transactions[i]);
      if (detail !== undefined) expect(row[detail["field"] as string]).toBeNull();
    });
    const unreadable = log.filter(({ detail }) => detail["field"] !== "product").map(({ row }) => row);
    expect(readBack(rows, "transactions").rejected).toEqual(unreadable);
  });

  it("takes any filled field of any record where none is named", () => {
    const { log } = faultyRows(byHand, { missing: { share: 1 } }, { seed: 5 });
    expect(log).toHaveLength(recordNames.reduce((sum, name) => sum + byHand[name].length, 0));
    expect(log.filter(({ detail }) => detail["value"] === null)).toEqual([]);
  });
});

describe("outages", () => {
  const outage = { from: start + 5 * day, until: start + 8 * day };

  it("lose the rows of their days", () => {
    const { rows, log } = faultyRows(many, { outages: [{ ...outage, on: ["activities"] }] }, { seed: 1 });
    expect(log).toHaveLength(3 * 24);
    expect(log.every(({ row, record }) => row === null && record === "activities")).toBe(true);
    const lost = new Set(log.map(({ index }) => index));
    expect(readBack(rows, "activities").rows).toEqual(many.activities.filter((_, i) => !lost.has(i)));
    expect(readBack(rows, "transactions").rows).toEqual(many.transactions);
  });

  it("or let them arrive when they are over", () => {
    const { rows, log } = faultyRows(many, { outages: [{ ...outage, backfilled: true }] }, { seed: 1 });
    expect(readBack(rows, "transactions").rows).toEqual(many.transactions);
    for (const { index, row, record } of log) {
      expect(row).toBe(index);
      expect(Date.parse(rows[record as "transactions"][row!]!.arrivedAt)).toBe(outage.until);
    }
  });
});

describe("redefinition", () => {
  const at = new Date(start + 20 * day);

  it("multiplies numbers from an instant on, where the record is such", () => {
    const redefinition = { at, record: "activities", field: "quantity", times: 60, where: { kind: "usage" } } as const;
    const { rows, log } = faultyRows(many, { redefinition }, { seed: 1 });
    const read = readBack(rows, "activities").rows;
    many.activities.forEach(({ at: when, quantity, kind }, i) => {
      const changed = kind === "usage" && when >= at.getTime();
      expect(read[i]!["quantity"]).toBe(changed ? quantity * 60 : quantity);
      expect(log.some(({ index }) => index === i)).toBe(changed);
    });
  });

  it("multiplies money exactly, a half to the even neighbour, also beyond what money can hold", () => {
    const [first, huge] = byHand.transactions as [(typeof byHand.transactions)[0], (typeof byHand.transactions)[0]];
    const priced = (minor: number): typeof first => ({ ...first, amount: { minor, currency: "USD" } });
    const records = { ...byHand, transactions: [priced(50), priced(1005), priced(-50), huge] };
    const redefinition = { at: 0, record: "transactions", field: "amount", times: 1.15 } as const;
    const { rows } = faultyRows(records, { redefinition }, { seed: 1 });
    // 57.5, 1155.75, -57.5 cents.
    expect(rows.transactions.slice(0, 3).map((row) => row["amount"])).toEqual(["0.58", "11.56", "-0.58"]);
    expect(readBack(rows, "transactions").rejected).toEqual([3]);
  });

  it("renames words, several changes one after the other", () => {
    const redefinition = [
      { at, record: "activities", field: "item", rename: { film: "movie" } },
      { at, record: "activities", field: "item", rename: { movie: "cinema", toString: "x" } },
      { at, record: "activities", field: "kind", rename: { visit: "page-view" } },
    ] as const;
    const { rows, log } = faultyRows(many, { redefinition }, { seed: 1 });
    many.activities.forEach(({ at: when, item }, i) => {
      const expected = item === "film" && when >= at.getTime() ? "cinema" : item;
      expect(rows.activities[i]!["item"]).toBe(expected);
    });
    const renamed = log.filter(({ detail }) => detail["redefinition"] === 2).map(({ row }) => row);
    expect(readBack(rows, "activities").rejected).toEqual(renamed);
  });
});

describe("chance", () => {
  const everything: Faults = {
    duplicates: { share: 0.1, days: 1 },
    late: { share: 0.2, days: 2 },
    wrongZone: { timeZone: "Asia/Tokyo", share: 0.3 },
    missing: { share: 0.15 },
    outages: [{ from: start + day, until: start + 2 * day }],
    redefinition: { at: start + 3 * day, record: "transactions", field: "amount", times: 1.1 },
  };
  // The value that a missing cell had is what the faults before made of it.
  const without = (log: readonly FaultEntry[]): unknown[] =>
    log.map(({ fault, record, index, detail }) => ({ fault, record, index, ...detail, value: undefined }));

  it("of a fault does not depend on the other faults, nor on later records", () => {
    const all = faultyRows(many, everything, { seed: 9 });
    const fewer = faultyRows(hourly(500), everything, { seed: 9 });
    for (const fault of Object.keys(everything) as (keyof Faults)[]) {
      const alone = faultyRows(many, { [fault]: everything[fault] }, { seed: 9 });
      expect(without(alone.log)).toEqual(without(all.log.filter((entry) => entry.fault === fault)));
      expect(all.counts[fault]).toBe(alone.log.length);
      const early = alone.log.filter(({ index }) => index < 500);
      expect(without(fewer.log.filter((entry) => entry.fault === fault))).toEqual(without(early));
    }
  });

  it("is the seed's, and the faults hit different rows", () => {
    expect(faultyRows(many, everything, { seed: 9 })).toEqual(faultyRows(many, everything, { seed: 9 }));
    const indices = (seed: number, fault: string): string[] =>
      faultyRows(many, everything, { seed })
        .log.filter((entry) => entry.fault === fault)
        .map(({ record, index }) => `${record}${String(index)}`);
    expect(indices(9, "late")).not.toEqual(indices(10, "late"));
    // Independent: of the late rows as large a share is duplicated as of all.
    const late = indices(9, "late");
    const both = new Set(indices(9, "duplicates"));
    aboutShare(late.filter((key) => both.has(key)).length, late.length, 0.1);
  });

  it("points with every entry at the row it means; lost rows have none", () => {
    const { rows, log } = faultyRows(many, everything, { seed: 9 });
    const lost = new Set(
      log.filter(({ fault }) => fault === "outages").map(({ record, index }) => `${record}${String(index)}`),
    );
    for (const { record, index, row, fault, detail } of log) {
      expect(row === null).toBe(lost.has(`${record}${String(index)}`));
      if (row === null) continue;
      const written = rows[record as "transactions"][row]!;
      if (fault === "missing") expect(written[detail["field"] as string]).toBeNull();
      if (fault === "wrongZone" && written["at"] !== null) expect(written["at"]).not.toMatch(/Z$/);
      const id = record === "transactions" ? written["transactionId"] : null;
      if (id !== null) expect(id).toBe(`t${String(index)}`);
    }
  });

  it("share 0 does nothing, and what is passed in stays as it was", () => {
    const frozen = Object.freeze(
      Object.fromEntries(recordNames.map((name) => [name, frozenList<object>(byHand[name])])),
    );
    const faults = { ...everything, outages: [] };
    faultyRows(frozen as unknown as typeof byHand, faults, { seed: 1 });
    const idle = { late: { share: 0, days: 1 }, duplicates: { share: 0 }, missing: { share: 0 } };
    expect(faultyRows(many, idle, { seed: 1 })).toEqual(faultyRows(many, {}, { seed: 1 }));
  });
});

function frozenList<T>(list: readonly T[]): readonly T[] {
  return Object.freeze(list.map((item) => Object.freeze({ ...item })));
}
