import { summarize } from "../../src/ltv/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure, sum } from "../harness/measure.ts";
import { repeatPurchases, uniformOf, type Uniform } from "../harness/simulate.ts";

const TRANSACTIONS = 1_000_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
const START = Date.UTC(1997, 0, 1);
/** The last day that is looked at; the simulated log ends with it. */
const END_DAY = "1998-06-30";
const END = Date.parse(END_DAY) + DAY;

export const benchCase: BenchCase = {
  name: "summarize",
  title: "Summarise 1,000,000 transactions, first call",
  expected: "at most 0.3 s",
  tolerance: 1e-6,
  prepare(folder, seed) {
    writeColumns(folder, sortedByTime(simulateLog(uniformOf(seed))));
  },
};

export const workload: Workload = (folder) => {
  const transactions = {
    customerId: Int32Array.from(readColumn(folder, "customer")),
    at: readColumn(folder, "at"),
    amount: readColumn(folder, "amount"),
  };
  return measure({ warmUp: 0, timed: 1 }, () => {
    const summary = summarize(transactions, { unit: "week", observationEnd: END_DAY });
    return () => ({
      customers: summary.customerId.length,
      frequency: sum(summary.frequency),
      recency: sum(summary.recency),
      age: sum(summary.age),
      monetaryValue: sum(summary.monetaryValue),
    });
  });
};

type Log = Readonly<Record<"customer" | "at" | "amount", Float64Array>>;

function simulateLog(uniform: Uniform): Log {
  const log = newLog();
  const repeats = repeatPurchases(uniform);
  let row = 0;
  for (let customer = 1; row < TRANSACTIONS; customer++) {
    const first = START + Math.floor(uniform() * 12 * WEEK);
    for (const week of [0, ...repeats((END - first) / WEEK)]) {
      if (row === TRANSACTIONS) break;
      log.customer[row] = customer;
      log.at[row] = first + Math.floor(week * WEEK);
      log.amount[row++] = (500 + Math.floor(uniform() * 9500)) / 100;
    }
  }
  return log;
}

/** A shop's log is in order of time, not of customers. */
function sortedByTime(log: Log): Log {
  const order = Uint32Array.from(log.at.keys()).sort((i, j) => log.at[i]! - log.at[j]!);
  const sorted = newLog();
  order.forEach((from, to) => {
    sorted.customer[to] = log.customer[from]!;
    sorted.at[to] = log.at[from]!;
    sorted.amount[to] = log.amount[from]!;
  });
  return sorted;
}

function newLog(): Log {
  const column = (): Float64Array => new Float64Array(TRANSACTIONS);
  return { customer: column(), at: column(), amount: column() };
}
