import { defaultSpec, features } from "../../src/features/index.ts";
import type { Subscription } from "../../src/schema/record/subscription.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure } from "../harness/measure.ts";
import { uniformOf } from "../harness/simulate.ts";

const CUSTOMERS = 1_000_000;
const ACTIVITIES = 10_000_000;
const DAY = 86_400_000;
const START = Date.UTC(2023, 0, 1);
const END = Date.UTC(2025, 0, 1);
const kinds = ["usage", "visit", "mail-open", "inquiry", "complaint", "event", "payment-failed"];
const shares = [0.7, 0.82, 0.9, 0.95, 0.97, 0.99, 1];

export const benchCase: BenchCase = {
  name: "features",
  title: "The default features of 1,000,000 customers from 10,000,000 activities in columns, first call and a second",
  expected: "at most 10 s and 2000 MB",
  tolerance: 0,
  prepare(folder, seed) {
    writeColumns(folder, simulateActivities(seed));
  },
};

export const workload: Workload = (folder) => {
  const activities = {
    customerId: Int32Array.from(readColumn(folder, "customer")),
    at: readColumn(folder, "at"),
    kind: { kind: "category", codes: Uint8Array.from(readColumn(folder, "kind")), categories: kinds },
    quantity: Float32Array.from(readColumn(folder, "quantity")),
    item: {
      kind: "category",
      codes: Uint8Array.from(readColumn(folder, "item")),
      categories: Array.from({ length: 40 }, (_, item) => `item-${String(item)}`),
    },
  } as const;
  const subscriptions = subscriptionsOf();
  return measure({ warmUp: 0, timed: 2 }, () => {
    const { customerId, columns } = features({ subscriptions, activities }, { asOf: END, spec: defaultSpecOf() });
    return () => ({ rows: customerId.length, columns: columns.length });
  });
};

/** Features of subscriptions and activities. */
function defaultSpecOf(): typeof defaultSpec {
  const others = ["channel", "referred", "surveyScore", "surveyMean", "surveyAnswered", "purchases", "spent"];
  const contacts = ["sincePurchase", "contacts", "sinceContact", "contactOutcome", "mailOpenRate"];
  return Object.fromEntries(Object.entries(defaultSpec).filter(([name]) => ![...others, ...contacts].includes(name)));
}

/** In order of time, as a log is; half of the usage is of a fifth of the customers. */
function simulateActivities(
  seed: number,
): Readonly<Record<"customer" | "at" | "kind" | "quantity" | "item", Float64Array>> {
  const uniform = uniformOf(seed);
  const column = (): Float64Array => new Float64Array(ACTIVITIES);
  const log = { customer: column(), at: column(), kind: column(), quantity: column(), item: column() };
  for (let i = 0; i < ACTIVITIES; i++) {
    const often = uniform() < 0.5;
    log.customer[i] = Math.floor(uniform() * (often ? 0.2 : 1) * CUSTOMERS);
    log.at[i] = START + Math.floor(((i + uniform()) / ACTIVITIES) * (END - START));
    const drawn = uniform();
    log.kind[i] = shares.findIndex((share) => drawn < share);
    log.quantity[i] = 1 + Math.floor(uniform() * 60);
    log.item[i] = Math.floor(uniform() * 40);
  }
  return log;
}

function subscriptionsOf(): Subscription[] {
  const interval = { count: 1, unit: "month" } as const;
  return Array.from({ length: CUSTOMERS }, (_, customer) => ({
    customerId: String(customer),
    subscriptionId: null,
    plan: customer % 3 === 0 ? "pro" : "basic",
    from: START - (customer % 700) * DAY,
    until: null,
    price: { minor: customer % 3 === 0 ? 1900 : 900, currency: "USD" },
    interval,
    quantity: 1,
    trialUntil: null,
    exit: null,
  }));
}
