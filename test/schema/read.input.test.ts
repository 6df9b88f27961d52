import { describe, expect, it } from "vitest";
import { activity, customer, read, subscription, transaction, type RecordDefinition } from "keizoku/schema";
import { codesOf } from "../failure.ts";

const good = { customerId: "1", at: 0, amount: "1" };

function rejectedBy<R>(definition: RecordDefinition<R>, row: unknown, currency: string | undefined = "USD"): string[] {
  const options = currency === "" ? {} : { currency };
  const { rejected } = read(definition, [row], options);
  return rejected.flatMap((r) => r.issues.map((i) => `${i.code} ${i.path}`));
}

describe("rejected rows", () => {
  it("missing-field", () => {
    expect(rejectedBy(transaction, {})).toEqual([
      "missing-field customerId",
      "missing-field at",
      "missing-field amount",
    ]);
    expect(rejectedBy(transaction, { customerId: "  ", at: null, amount: undefined })).toHaveLength(3);
    expect(rejectedBy(transaction, good, "")).toEqual(["missing-field currency"]);
    const priced = { customerId: "1", from: 0, price: "5" };
    expect(rejectedBy(subscription, priced)).toEqual(["missing-field interval"]);
  });

  it("missing-field names the column that was looked for", () => {
    const { rejected } = read(customer, [{ at: 0 }], { fields: { customerId: "Kunde" } });
    expect(rejected[0]!.issues[0]!.fix).toContain('"Kunde"');
  });

  it.each(["1997-02-30", "soon", "12/31/1997", 1e300, NaN, true, {}])("invalid-instant %o", (at) => {
    expect(rejectedBy(transaction, { ...good, at })).toEqual(["invalid-instant at"]);
  });

  it.each(["1,200", "$5", "29.335", "abc", NaN, Infinity, true, 0.1 + 0.2])("invalid-input amount %o", (amount) => {
    expect(rejectedBy(transaction, { ...good, amount })).toEqual(["invalid-input amount"]);
  });

  it.each(["1,2", "two", "0x10", "Infinity", NaN, true, {}, "1e999"])("invalid-input number %o", (items) => {
    expect(rejectedBy(transaction, { ...good, items })).toEqual(["invalid-input items"]);
  });

  it("invalid-input of every other kind of field", () => {
    expect(rejectedBy(transaction, { ...good, amount: { minor: 0.5, currency: "USD" } })).toEqual([
      "invalid-input amount.minor",
    ]);
    expect(rejectedBy(transaction, { ...good, customerId: 2 ** 53 })).toEqual(["invalid-input customerId"]);
    expect(rejectedBy(transaction, { ...good, customerId: { id: 1 } })).toEqual(["invalid-input customerId"]);
    expect(rejectedBy(activity, { ...good, kind: "purchase" })).toEqual(["invalid-input kind"]);
    expect(rejectedBy(activity, { ...good, kind: "usage", quantity: -1 })).toEqual(["invalid-input quantity"]);
    expect(rejectedBy(subscription, { customerId: "1", from: 0, interval: "fortnight" })).toEqual([
      "invalid-input interval",
    ]);
    expect(rejectedBy(customer, { ...good, attributes: "no json" })).toEqual(["invalid-input attributes"]);
    expect(rejectedBy(customer, { ...good, attributes: { when: new Date(0) } })).toEqual([
      "invalid-input attributes.when",
    ]);
    expect(rejectedBy(subscription, { customerId: "1", from: 1, until: 0 })).toEqual(["invalid-input until"]);
  });

  it.each([null, undefined, 5, "row", [1, 2], () => 1])("invalid-input for a row %o", (row) => {
    expect(rejectedBy(transaction, row)).toEqual(["invalid-input "]);
  });

  it("unknown-currency", () => {
    expect(rejectedBy(transaction, { ...good, currency: "ZZZ" })).toEqual(["unknown-currency currency"]);
    expect(rejectedBy(transaction, { ...good, currency: 840 })).toEqual(["unknown-currency currency"]);
  });

  it("money-overflow", () => {
    expect(rejectedBy(transaction, { ...good, amount: "90071992547409.92" })).toEqual(["money-overflow amount"]);
  });

  it("unknown-column only where strict", () => {
    const row = { ...good, note: "x", currency: "USD" };
    const { rejected } = read(transaction, [row], { strict: true });
    expect(rejected[0]!.issues.map((i) => `${i.code} ${i.path}`)).toEqual(["unknown-column note"]);
    expect(read(transaction, [row]).rejected).toEqual([]);
  });
});

describe("wrong options throw at once", () => {
  it("invalid-input", () => {
    const options = { fields: { kunde: "x", at: 5 }, values: { toString: 1 }, attributes: ["a"] };
    expect(codesOf(() => read(transaction, [], options as object))).toEqual([
      "invalid-input options.fields.kunde",
      "invalid-input options.values.toString",
      "invalid-input options.fields.at",
      "invalid-input options.attributes",
    ]);
    expect(codesOf(() => read(transaction, "a,b" as unknown as object[]))).toEqual(["invalid-input rows"]);
    expect(codesOf(() => read(transaction, null as unknown as object[]))).toEqual(["invalid-input rows"]);
  });

  it("unknown-currency and invalid-time-zone", () => {
    expect(codesOf(() => read(transaction, [], { currency: "usd" }))).toEqual(["unknown-currency options.currency"]);
    expect(codesOf(() => read(transaction, [], { timeZone: "Mars" }))).toEqual(["invalid-time-zone options.timeZone"]);
  });
});
