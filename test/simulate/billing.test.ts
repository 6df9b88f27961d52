import { describe, expect, it } from "vitest";
import { billingBoundary } from "../../src/calendar/billing.ts";
import { read } from "../../src/schema/read/read.ts";
import type { RecordDefinition } from "../../src/schema/record/definition.ts";
import { recordSchema } from "../../src/schema/record/recordSchema.ts";
import type { BillingInterval } from "../../src/schema/record/billingInterval.ts";
import type { Subscription } from "../../src/schema/record/subscription.ts";
import { business, type Business } from "../../src/simulate/business.ts";
import { presetNames } from "../../src/simulate/presets/presets.ts";
import { recordDefinitions, recordNames } from "../../src/simulate/records.ts";
import type { ContractSpec } from "../../src/simulate/spec/contract.ts";
import { chiSquareScore } from "../numeric/random/goodnessOfFit.ts";
import { quiet, quietContract } from "./quiet.ts";
import { mean, shareScore, variance } from "./score.ts";

const made = (contract: Partial<ContractSpec>, more: object = {}): Business =>
  business({
    spec: quietContract(contract),
    customers: 600,
    from: "2023-12-15",
    until: "2025-03-15",
    seed: 31,
    ...more,
  });
const planOf = (count: number, unit: BillingInterval["unit"]): ContractSpec["plans"] => ({
  basic: { price: 10, interval: { count, unit }, share: 1 },
});
const spellsOf = ({ records }: Business): Map<string, Subscription[]> => {
  const spells = new Map<string, Subscription[]>();
  for (const row of records.subscriptions) spells.set(row.customerId, [...(spells.get(row.customerId) ?? []), row]);
  return spells;
};

describe("bills", () => {
  const intervals = [
    [1, "month"],
    [2, "month"],
    [1, "quarter"],
    [1, "week"],
    [10, "day"],
    [1, "year"],
  ] as const;

  it.each(
    intervals.flatMap(([count, unit]) => ["America/New_York", "Asia/Tokyo"].map((zone) => ({ count, unit, zone }))),
  )("fall on the customer's own day and hour, every $count $unit in $zone", ({ count, unit, zone }) => {
    const spec = { ...quietContract({ plans: planOf(count, unit) }), timeZone: zone };
    const { records, until } = business({ spec, customers: 150, from: "2023-12-15", until: "2025-03-15", seed: 32 });
    const bills = new Map<string, number[]>();
    for (const { customerId, at } of records.transactions)
      bills.set(customerId, [...(bills.get(customerId) ?? []), at]);
    for (const { customerId, from } of records.subscriptions) {
      const clock = { anchor: from, interval: { count, unit }, timeZone: zone };
      const paid = bills.get(customerId)!;
      expect(paid).toEqual(paid.map((_, k) => billingBoundary(clock, k)));
      expect(billingBoundary(clock, paid.length)).toBeGreaterThanOrEqual(until);
    }
  });

  it("begin where the trial ends", () => {
    for (const length of [
      { count: 14, unit: "day" },
      { count: 1, unit: "month" },
    ] as const) {
      const { records, until } = made({ trial: { length, conversion: 1, weights: {} } });
      const first = new Map<string, number>();
      for (const { customerId, at } of records.transactions) if (!first.has(customerId)) first.set(customerId, at);
      for (const { customerId, from, trialUntil } of records.subscriptions) {
        expect(trialUntil).toBe(billingBoundary({ anchor: from, interval: length, timeZone: "UTC" }, 1));
        if (trialUntil! < until) expect(first.get(customerId)).toBe(trialUntil);
        else expect(first.has(customerId)).toBe(false);
      }
    }
  });

  it("fail and recover by their chances; only the last failure ends a contract", () => {
    const payment = { failure: 0.2, spread: 0, retryAfterDays: [3, 5], recovery: 0.6 };
    const { records, until } = made({ payment }, { customers: 1500 });
    const failures = records.activities.filter(({ kind }) => kind === "payment-failed");
    const exits = records.subscriptions.filter(({ exit }) => exit === "involuntary");
    const day = 86_400_000;
    const byCustomer = new Map<string, number[]>();
    for (const { customerId, at } of failures) byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), at]);
    for (const { customerId, until: ended } of exits) {
      const times = byCustomer.get(customerId)!.slice(-3);
      expect(times.map((at) => Math.round((ended! - at) / day))).toEqual([8, 5, 0]);
    }
    // Every first failure before the last nine days has run its course.
    const runs = [...byCustomer].flatMap(([id, times]) =>
      times.map((at, i) => ({ id, at, first: i === 0 || at - times[i - 1]! > 6 * day })),
    );
    const begun = runs.filter(({ first, at }) => first && at < until - 9 * day).length;
    const lost = exits.filter((row) => row.until! < until - day).length;
    expect(Math.abs(shareScore(lost, begun, 0.4 * 0.4))).toBeLessThan(4);
    const asked = records.transactions.length + failures.length - runs.filter(({ first }) => !first).length;
    const recovered = begun - lost;
    expect(Math.abs(shareScore(runs.filter(({ first }) => first).length, asked - recovered, 0.2))).toBeLessThan(4);
  });

  it("rise at the first renewal after the day, for newcomers at once", () => {
    const priceChanges = [{ at: "2024-08-01", plan: "basic", price: 12 }];
    const made12 = made({ priceChanges });
    const change = Date.parse("2024-08-01");
    for (const { amount, at } of made12.records.transactions) expect(amount.minor).toBe(at < change ? 1000 : 1200);
    for (const [, rows] of spellsOf(made12)) {
      if (rows[0]!.from >= change) expect(rows.map((row) => row.price!.minor)).toEqual([1200]);
      else expect(rows.at(-1)!.price!.minor).toBe(1200);
      rows.slice(1).forEach((row, i) => {
        expect([row.from, rows[i]!.exit]).toEqual([rows[i]!.until, null]);
      });
    }
  });
});

describe("contracts", () => {
  it("are kept at the average chance when the trial ends", () => {
    const trial = { length: { count: 1, unit: "month" as const }, conversion: 0.4, weights: {} };
    const { records } = made({ trial }, { until: "2024-06-15", customers: 3000 });
    const ended = records.subscriptions.filter(({ trialUntil }) => trialUntil! < Date.parse("2024-06-15"));
    const stayed = ended.filter(({ until }) => until === null).length;
    expect(Math.abs(shareScore(stayed, ended.length, 0.4))).toBeLessThan(4);
  });

  it("pause for whole months, of the stated mean, and some never come back", () => {
    const pause = { monthlyHazard: 0.2, weights: {}, meanMonths: 2, resume: 0.7 };
    const business = made({ pause }, { customers: 1500, until: "2026-06-15" });
    const months: number[] = [];
    let pauses = 0;
    let resumed = 0;
    const [start, end] = [Date.parse("2024-12-01"), business.until];
    for (const [, rows] of spellsOf(business)) {
      rows.forEach((row, i) => {
        if (row.exit !== "pause" || row.until! > start) return;
        pauses++;
        const next = rows[i + 1];
        if (next === undefined) return;
        resumed++;
        expect(next.subscriptionId).toBe(row.subscriptionId);
        months.push((next.from - row.until!) / 86_400_000 / 30.44);
      });
    }
    expect(end - start).toBeGreaterThan(18 * 30 * 86_400_000);
    expect(Math.abs(shareScore(resumed, pauses, 0.7))).toBeLessThan(4);
    expect(Math.abs(mean(months) - 2) / Math.sqrt(2 / months.length)).toBeLessThan(4);
    const counts = [1, 2, 3, 4].map((n) => months.filter((m) => Math.round(m) === n).length);
    const rest = months.length - counts.reduce((sum, count) => sum + count, 0);
    expect(Math.abs(chiSquareScore([...counts, rest], [1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 16]))).toBeLessThan(4);
  });

  it("have seats of the stated median and spread, and grow and shrink by the stated chances", () => {
    const seats = { median: 40, spread: 0.5, monthlyGrowth: 0.1, monthlyLoss: 0.05 };
    const plans = { basic: { ...planOf(1, "month")["basic"]!, seats } };
    const business = made({ plans }, { customers: 2000, until: "2024-12-15" });
    const spells = [...spellsOf(business).values()];
    const logs = spells.map(([first]) => Math.log(first!.quantity / 40));
    expect(Math.abs(mean(logs)) / (0.5 / Math.sqrt(logs.length))).toBeLessThan(4);
    expect(Math.abs(Math.sqrt(variance(logs)) - 0.5)).toBeLessThan(0.05);
    const renewals = business.records.transactions.length - spells.length;
    const changes = spells.flatMap((rows) => rows.slice(1).map((row, i) => row.quantity - rows[i]!.quantity));
    // A tenth up, a twentieth down, moods apart (the mean of exp(0.3 x) is 1.046).
    expect(changes.filter((change) => change > 0).length / renewals).toBeCloseTo(0.1 * 1.046, 1);
    const grown = changes.filter((change) => change > 0).length;
    const fallen = changes.filter((change) => change < 0).length;
    expect(grown / fallen).toBeGreaterThan(1.6);
    expect(grown / fallen).toBeLessThan(2.5);
    expect(business.records.transactions.every(({ amount }) => amount.minor % 1000 === 0)).toBe(true);
  });

  it("come back within the time, as new contracts", () => {
    const spec = {
      ...quietContract({ returns: { monthlyHazard: 0.2, weights: {}, withinDays: 60 } }),
      exit: { ...quiet.exit, reasons: { price: { monthlyHazard: 0.1, weights: {}, productArea: "p" } } },
    };
    const made = business({ spec, customers: 800, from: "2024-01-01", until: "2025-07-01" });
    let returns = 0;
    for (const [, rows] of spellsOf(made)) {
      rows.slice(1).forEach((row, i) => {
        returns++;
        expect(rows[i]!.exit).toBe("voluntary");
        expect(row.subscriptionId).not.toBe(rows[i]!.subscriptionId);
        expect(row.from - rows[i]!.until!).toBeLessThanOrEqual(61 * 86_400_000);
      });
    }
    expect(returns).toBeGreaterThan(100);
  });
});

describe.each(presetNames)("records of %s", (preset) => {
  const made = business({ preset, customers: 300, from: "2024-01-20", until: "2025-09-01", seed: 33 });

  it.each(recordNames)("pass the checks of the library: %s", (name) => {
    const definition = recordDefinitions[name] as unknown as RecordDefinition<never>;
    const rows = made.records[name] as readonly never[];
    const schema = recordSchema(definition);
    for (const row of rows.slice(0, 20_000)) expect(schema.safeParse(row).error?.issues).toBeUndefined();
    const result = read(definition, rows.slice(0, 20_000), {});
    expect(result.rejected).toEqual([]);
  });

  it("lie within the time, in the order of days", () => {
    for (const name of recordNames) {
      for (const row of made.records[name]) {
        const at = "at" in row ? row.at : row.from;
        expect(at >= made.from && at < made.until).toBe(true);
      }
    }
    for (const { until } of made.records.subscriptions) expect(until === null || until < made.until).toBe(true);
  });

  it("have spells that follow each other, and end in a way that the truth knows", () => {
    const exits = new Map(made.truth.exits.map((exit) => [`${exit.customerId} ${String(exit.at)}`, exit.how]));
    for (const [customerId, rows] of spellsOf(made)) {
      rows.forEach((row, i) => {
        const before = rows[i - 1];
        if (before === undefined) return;
        expect(before.until).not.toBeNull();
        expect(row.from).toBeGreaterThanOrEqual(before.until!);
        if (before.exit === null) expect([row.from, row.subscriptionId]).toEqual([before.until, before.subscriptionId]);
        if (before.exit === "pause") expect(row.subscriptionId).toBe(before.subscriptionId);
        if (before.exit === "voluntary") expect(row.subscriptionId).not.toBe(before.subscriptionId);
        expect(before.exit).not.toBe("involuntary");
      });
      for (const { exit, until } of rows) {
        const how = exits.get(`${customerId} ${String(until)}`);
        if (exit === "involuntary") expect(how).toBe("involuntary");
        if (exit === "voluntary") expect(["voluntary", "trial"]).toContain(how);
      }
      expect(rows.slice(0, -1).every(({ until }) => until !== null)).toBe(true);
    }
  });

  it("have ids that are nobody else's, and customers who exist", () => {
    const ids = new Set(made.records.customers.map(({ customerId }) => customerId));
    expect(ids.size).toBe(made.records.customers.length);
    const payments = made.records.transactions.map(({ transactionId }) => transactionId);
    expect(new Set(payments).size).toBe(payments.length);
    for (const name of recordNames) {
      expect(made.records[name].every(({ customerId }) => ids.has(customerId))).toBe(true);
    }
  });

  it("show nobody using a service that he does not have", () => {
    const spells = spellsOf(made);
    const strays = made.records.activities.filter(({ kind, customerId, at }) => {
      if (kind !== "usage") return false;
      return !spells.get(customerId)!.some(({ from, until }) => at >= from && (until === null || at < until));
    });
    expect(strays).toEqual([]);
  });
});
