import { business, run, type PolicyFunction } from "../../src/simulate/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure } from "../harness/measure.ts";

const CUSTOMERS = 20_000;
const DAYS = 30;

export const benchCase: BenchCase = {
  name: "simulateRun",
  title: "Run a policy for 30 days over a salon that won 20,000 customers in two years, first call",
  expected: "at most 3 s",
  tolerance: 0,
  prepare(folder, seed) {
    writeColumns(folder, { seed: Float64Array.of(seed) });
  },
};

/** Writes to the twenty who used the service last: a policy that looks at the records every day. */
const lastSeen: PolicyFunction = ({ records }) => {
  const seen = new Set<string>();
  for (let i = records.activities.length - 1; i >= 0 && seen.size < 20; i--) {
    const { customerId, kind } = records.activities[i]!;
    if (kind === "usage") seen.add(customerId);
  }
  return [...seen].map((customerId) => ({ customerId, channel: "chat", playbook: "check-in" }));
};

export const workload: Workload = (folder) => {
  const seed = readColumn(folder, "seed")[0]!;
  const options = { preset: "online-salon", customers: CUSTOMERS, seed } as const;
  const salon = business({ ...options, from: "2024-01-01", until: "2026-01-01" });
  return measure({ warmUp: 0, timed: 1 }, () => {
    const { contacts, exits } = run(salon, lastSeen, { days: DAYS, horizonDays: DAYS });
    return () => ({ contacts: contacts.length, exits: exits.length });
  });
};
