import { describe, expect, it } from "vitest";
import {
  activity,
  activityKinds,
  activitySchema,
  contact,
  contactSchema,
  customer,
  customerSchema,
  exitKinds,
  interview,
  interviewSchema,
  subscription,
  subscriptionSchema,
  surveyAnswer,
  surveyAnswerSchema,
  transaction,
  transactionSchema,
  type Subscription,
} from "keizoku/schema";

const usd = { minor: 999, currency: "USD" };
const spell = { customerId: "7", from: 0, price: usd, interval: { count: 1, unit: "month" } };

/** The least and the most that a record of each kind can state. */
const records = [
  [
    customer,
    customerSchema,
    { customerId: "7", at: 0 },
    { channel: "ad", cost: usd, referredBy: "8", attributes: { age: 30 } },
  ],
  [
    transaction,
    transactionSchema,
    { customerId: "7", at: 0, amount: usd },
    { transactionId: "t", items: 2, product: "cd" },
  ],
  [
    subscription,
    subscriptionSchema,
    { customerId: "7", from: 0 },
    { ...spell, subscriptionId: "s", plan: "gold", until: 9, quantity: 3, trialUntil: 2, exit: "voluntary" },
  ],
  [
    activity,
    activitySchema,
    { customerId: "7", at: 0, kind: "tie", otherCustomerId: "8" },
    { quantity: 0, item: "chat" },
  ],
  [
    surveyAnswer,
    surveyAnswerSchema,
    { customerId: "7", at: 0, question: "nps", answer: 10, scaleMin: 0, scaleMax: 10 },
    {},
  ],
  [
    contact,
    contactSchema,
    { customerId: "7", at: 0, channel: "phone" },
    { playbook: "p", agent: "a", outcome: "reached", cost: usd, minutes: 5, text: "hello" },
  ],
  [
    interview,
    interviewSchema,
    { customerId: "7", at: 0 },
    { statedReason: "price", trueReason: "speed", productArea: "search", outcome: "saved" },
  ],
] as const;

describe.each(records.map(([definition, schema, least, most]) => ({ definition, schema, least, most })))(
  "$definition.name",
  ({ definition, schema, least, most }) => {
    const keys = Object.keys(definition.fields);

    it("has the same keys whether facts are stated or not", () => {
      const small = schema.safeParse(least);
      expect(small.error).toBeUndefined();
      expect(Object.keys(small.data!).sort()).toEqual([...keys].sort());
      expect(schema.parse({ ...least, ...most })).toEqual({ ...least, ...most });
    });

    it("survives JSON", () => {
      const record = schema.parse({ ...least, ...most });
      expect(schema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
      const small = schema.parse(least);
      expect(schema.parse(JSON.parse(JSON.stringify(small)))).toEqual(small);
    });

    it("leaves unknown keys out and refuses missing ones", () => {
      expect(schema.parse({ ...least, other: 1 })).not.toHaveProperty("other");
      for (const key of Object.keys(least)) {
        expect(schema.safeParse({ ...least, [key]: undefined }).success, key).toBe(false);
      }
    });
  },
);

describe("vocabulary", () => {
  it("has the exits and activities of the design", () => {
    expect(exitKinds).toEqual(["voluntary", "involuntary", "pause"]);
    expect([...activityKinds].sort()).toEqual([
      "complaint",
      "event",
      "inquiry",
      "mail-open",
      "payment-failed",
      "referral",
      "tie",
      "usage",
      "visit",
    ]);
  });
});

describe("relations between fields", () => {
  const paths = (
    schema: typeof subscriptionSchema | typeof activitySchema | typeof surveyAnswerSchema,
    value: unknown,
  ) => schema.safeParse(value).error?.issues.map((issue) => issue.path.join("."));

  it("of a subscription", () => {
    expect(paths(subscriptionSchema, { ...spell, until: -1 })).toEqual(["until"]);
    expect(paths(subscriptionSchema, { ...spell, trialUntil: -1 })).toEqual(["trialUntil"]);
    expect(paths(subscriptionSchema, { ...spell, exit: "pause" })).toEqual(["exit"]);
    expect(paths(subscriptionSchema, { ...spell, interval: null })).toEqual(["interval"]);
  });

  it("lets a spell be empty, and a trial outlast it", () => {
    const cut: Subscription = subscriptionSchema.parse({ ...spell, until: 0, trialUntil: 5, exit: "voluntary" });
    expect(cut.until).toBe(0);
  });

  it("of an activity", () => {
    expect(paths(activitySchema, { customerId: "7", at: 0, kind: "tie" })).toEqual(["otherCustomerId"]);
    expect(paths(activitySchema, { customerId: "7", at: 0, kind: "referral", otherCustomerId: "7" })).toEqual([
      "otherCustomerId",
    ]);
  });

  it("of an answer", () => {
    const answer = { customerId: "7", at: 0, question: "q", answer: 6, scaleMin: 1, scaleMax: 5 };
    expect(paths(surveyAnswerSchema, answer)).toEqual(["answer"]);
    expect(paths(surveyAnswerSchema, { ...answer, scaleMax: 1 })).toEqual(["scaleMax"]);
  });
});

describe("typed values", () => {
  const wrong: unknown[] = [
    { customerId: "", at: 0 },
    { customerId: 7, at: 0 },
    { customerId: "7", at: "1997-01-01" },
    { customerId: "7", at: NaN },
    { customerId: "7", at: 0.5 },
    { customerId: "7", at: 8.64e15 },
    { customerId: "7", at: 0, attributes: { nested: {} } },
    { customerId: "7", at: 0, attributes: [1] },
    { customerId: "7", at: 0, cost: 5 },
  ];
  it.each(wrong)("refuses %o", (value) => {
    expect(customerSchema.safeParse(value).success).toBe(false);
  });
});
