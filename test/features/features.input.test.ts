import { describe, expect, it } from "vitest";
import {
  featureColumns,
  features,
  validateSpec,
  type FeatureOptions,
  type FeatureRecords,
} from "../../src/features/index.ts";
import { codesOf } from "../failure.ts";
import { activity, START, subscription } from "./oracle.ts";

const rows: FeatureRecords = { subscriptions: [subscription("a", START)], activities: [activity("a", START)] };
const asOf = "2024-04-01";
const count = { kind: "count", of: "usage" } as const;

function wrong(options: unknown, records: unknown = rows): string[] {
  return codesOf(() => features(records as FeatureRecords, options as FeatureOptions));
}

describe("options", () => {
  it("are checked, all at once", () => {
    expect(wrong(null)).toEqual(["invalid-input options"]);
    expect(wrong({})).toEqual(["invalid-instant options.asOf"]);
    expect(wrong({ asOf: [] })).toEqual(["empty-input options.asOf"]);
    expect(wrong({ asOf: ["2024-01-01", "soon", "2024-01-01"] })).toEqual([
      "invalid-instant options.asOf[1]",
      "invalid-input options.asOf[2]",
    ]);
    expect(
      wrong({
        asOf,
        timeZone: "Edo",
        window: { days: 0 },
        customers: "all",
        gap: -1,
        currency: "YEN",
        spec: { x: { kind: "churn" } },
      }),
    ).toEqual([
      "invalid-time-zone options.timeZone",
      "invalid-input options.window",
      "invalid-input options.spec.x.kind",
      "invalid-input options.customers",
      "invalid-input options.gap",
      "unknown-currency options.currency",
    ]);
  });
});

describe("a spec", () => {
  const issues = (spec: unknown): string[] => codesOf(() => validateSpec(spec));

  it("comes back as it was, also from JSON", () => {
    const spec = { x: { kind: "trend", of: "usage", window: { weeks: 8 }, by: "week" } };
    expect(validateSpec(spec)).toBe(spec);
    expect(validateSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  it("is no list and not empty", () => {
    for (const spec of [null, undefined, 3, "x", []]) expect(issues(spec)).toEqual(["invalid-input spec"]);
    expect(issues({})).toEqual(["empty-input spec"]);
  });

  it("lists everything that is wrong", () => {
    expect(
      issues({
        a: null,
        b: { kind: "toString" },
        c: { kind: "count" },
        d: { kind: "count", of: "usage", window: { days: 1.5 }, lag: "all" },
        e: { kind: "count", of: "usage", window: { days: 1, weeks: 1 }, item: [] },
        f: { kind: "ratio", of: "usage", to: { of: "x", item: [""] } },
        g: { kind: "trend", of: "usage", window: { weeks: 2 } },
        h: { kind: "last", of: "usage", what: "outcome" },
        i: { kind: "share", of: "usage", among: ["contact"] },
        j: { kind: "distinct", of: "contact", what: "other" },
        k: { kind: "tenure", unit: "hour", windows: 3 },
        l: { kind: "plan", description: { en: "Plan" }, group: "x", actionable: 1 },
        m: { kind: "attribute" },
        n: { kind: "count", of: "usage", window: { days: 40_000 } },
      }),
    ).toEqual([
      "invalid-input spec.a",
      "invalid-input spec.b.kind",
      "invalid-input spec.c.of",
      "invalid-input spec.d.window",
      "invalid-input spec.d.lag",
      "invalid-input spec.e.item",
      "invalid-input spec.e.window",
      "invalid-input spec.f.to.of",
      "invalid-input spec.f.to.item[0]",
      "invalid-input spec.g.window",
      "invalid-input spec.h.what",
      "invalid-input spec.i.among",
      "invalid-input spec.j.what",
      "invalid-input spec.k.unit",
      "invalid-input spec.k.windows",
      "invalid-input spec.l.description.ja",
      "invalid-input spec.l.group",
      "invalid-input spec.l.actionable",
      "invalid-input spec.m.name",
      "invalid-input spec.n.window",
    ]);
  });

  it("has no name that would change an object", () => {
    expect(issues(JSON.parse('{ "__proto__": { "kind": "plan" }, "": { "kind": "plan" } }'))).toEqual([
      "invalid-input spec.__proto__",
      "invalid-input spec.",
    ]);
    const spec = { constructor: count, toString: count, length: count } as const;
    const table = features(rows, { asOf, spec: spec as never });
    expect(Object.keys(featureColumns(table))).toEqual(["constructor", "toString", "length"]);
  });

  it("asks for the records that it is computed from", () => {
    const spec = { x: { kind: "survey" }, y: { kind: "channel" }, z: count };
    expect(wrong({ asOf, spec })).toEqual(["invalid-input options.spec.x", "invalid-input options.spec.y"]);
  });
});

describe("records", () => {
  it("are lists under known names", () => {
    for (const records of [null, 3, []]) expect(wrong({ asOf }, records)).toEqual(["invalid-input records"]);
    expect(wrong({ asOf }, {})).toEqual(["empty-input records"]);
    expect(wrong({ asOf }, { activites: [], contacts: 3 })).toEqual([
      "invalid-input records.activites",
      "invalid-input records.contacts",
    ]);
    expect(wrong({ asOf, customers: "active" }, { activities: [] })).toEqual(["invalid-input options.customers"]);
  });

  it("of one currency, or of a stated one", () => {
    const second = subscription("b", START, null, { price: { minor: 1, currency: "JPY" } });
    const records = { subscriptions: [subscription("a", START), second] };
    expect(wrong({ asOf }, records)).toEqual(["mixed-currencies records"]);
    expect(features(records, { asOf, currency: "JPY" }).customerId).toEqual(["a", "b"]);
    // Not known yet, no matter.
    const later = { subscriptions: [subscription("a", START), { ...second, from: Date.parse("2025-01-01") }] };
    expect(features(later, { asOf }).customerId).toEqual(["a"]);
  });

  it("that are wrong do not stop the good ones", () => {
    const bad = { ...activity("a", START), kind: "dance", quantity: -1 };
    const records = {
      subscriptions: [
        subscription("a", START),
        null,
        { ...subscription("b", START), from: NaN },
        subscription("a", START),
      ],
      activities: [
        bad,
        activity("a", START),
        { ...activity("", START), at: "soon" },
        activity("a", START, { kind: "tie" }),
        7,
      ],
      customers: [3],
      contacts: [{ customerId: "a", at: START, channel: null }],
      surveyAnswers: [{ customerId: "a", at: START, question: "q", answer: 9, scaleMin: 1, scaleMax: 5 }],
      transactions: [{ customerId: "a", at: START, amount: { minor: 1.5, currency: "USD" }, product: null }],
    } as unknown as FeatureRecords;
    const table = features(records, { asOf });
    expect(table.customerId).toEqual(["a"]);
    const found = table.rejected.flatMap(({ record, index, issues }) =>
      issues.map(({ code, path }) => `${record} ${String(index)} ${code} ${path}`.trim()),
    );
    expect(found).toEqual([
      "subscriptions 1 invalid-input",
      "subscriptions 2 invalid-instant from",
      "subscriptions 3 duplicate-row",
      "customers 0 invalid-input",
      "transactions 0 invalid-input amount.minor",
      "activities 0 invalid-input kind",
      "activities 0 invalid-input quantity",
      "activities 2 invalid-input customerId",
      "activities 2 invalid-instant at",
      "activities 3 invalid-input otherCustomerId",
      "activities 4 invalid-input",
      "contacts 0 invalid-input channel",
      "surveyAnswers 0 invalid-input answer",
    ]);
  });

  it("as columns are of one length, and bad rows of them are left out", () => {
    const shape = (activities: unknown): string[] => wrong({ asOf }, { activities });
    expect(shape({})).toEqual(["customerId", "at", "kind"].map((name) => `invalid-input records.activities.${name}`));
    expect(shape({ customerId: ["a"], at: new BigInt64Array(1), kind: "dance", item: ["x", "y"] })).toEqual(
      ["at", "kind", "item"].map((name) => `invalid-input records.activities.${name}`),
    );
    const activities = {
      customerId: ["a", "", "a", "a", "a", "a"],
      at: [START, START, NaN, START, START, START],
      kind: ["usage", "usage", "usage", "dance", "tie", "usage"],
      quantity: [1, 1, 1, 1, 1, -1],
      otherCustomerId: [null, null, null, null, "a", null],
    } as unknown as NonNullable<FeatureRecords["activities"]>;
    const table = features({ ...rows, activities }, { asOf, spec: { count: { ...count, window: "all" } } });
    expect(table.columns[0]).toMatchObject({ values: new Float64Array([1]) });
    expect(table.rejected.map(({ index, issues }) => `${String(index)} ${issues[0]!.path}`)).toEqual([
      "1 customerId",
      "2 at",
      "3 kind",
      "4 otherCustomerId",
      "5 quantity",
    ]);
  });

  it("that are all wrong give columns without anybody", () => {
    const table = features({ subscriptions: [null] as never }, { asOf, spec: { plan: { kind: "plan" } } });
    expect(table.customerId).toEqual([]);
    expect(table.notes.map(({ code }) => code)).toEqual(["no-customers"]);
  });

  it("that are wrong by the ten thousands are counted", () => {
    const activities = {
      customerId: new Float64Array(12_000).fill(NaN),
      at: new Float64Array(12_000),
      kind: "usage",
    } as const;
    const table = features({ ...rows, activities }, { asOf, spec: { count } });
    expect(table.rejected).toHaveLength(10_000);
    expect(table.notes.map(({ code }) => code)).toEqual(["rows-left-out"]);
  });
});

describe("featureColumns", () => {
  it("takes a table and its names", () => {
    const table = features(rows, { asOf, spec: { count } });
    expect(codesOf(() => featureColumns(null as never))).toEqual(["invalid-input table"]);
    expect(codesOf(() => featureColumns(table, "count" as never))).toEqual(["invalid-input names"]);
    expect(codesOf(() => featureColumns(table, ["count", "toString"]))).toEqual(["invalid-input names[1]"]);
  });
});

it("sets apart activities whose values are no texts and no numbers", () => {
  const nothing: unknown = Object.create(null);
  const activities = {
    customerId: ["a", [Symbol("a")], "a", "a", "b"],
    at: [START, START, nothing, START, START],
    kind: ["usage", "tie", "usage", "usage", "tie"],
    quantity: [1, 1, 1, 5n, null],
    otherCustomerId: [null, "b", null, null, "a"],
  };
  const spec = { count, ties: { kind: "ties" } } as const;
  const table = features({ activities } as never, { asOf, spec, customers: "known", window: { years: 50 } });
  expect(table.rejected.map(({ index }) => index)).toEqual([1, 2, 3]);
  expect(table.customerId).toEqual(["a", "b"]);
  expect(table.columns.map((column) => (column.kind === "numeric" ? column.values : null))).toEqual([
    Float64Array.of(1, 0),
    Float64Array.of(1, 1),
  ]);
});

it("takes names of columns from any list, and no table with holes", () => {
  const table = features(rows, { asOf, spec: { count } });
  expect(Object.keys(featureColumns(table, { length: 1, 0: "count" } as never))).toEqual(["count"]);
  expect(codesOf(() => featureColumns({ columns: [null] } as never))).toEqual(["invalid-input table"]);
});
