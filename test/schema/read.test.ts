import { describe, expect, it } from "vitest";
import {
  activity,
  customer,
  read,
  subscription,
  surveyAnswer,
  transaction,
  type ReadResult,
  type Transaction,
} from "keizoku/schema";

const at = Date.UTC(1997, 0, 12);

describe("read", () => {
  it("turns cells of a purchase log into typed records", () => {
    const rows = [{ customer: "4", date: "1997-01-12", items: "2", amount: "29.33" }];
    const result: ReadResult<Transaction> = read(transaction, rows, {
      fields: { customerId: "customer", at: "date" },
      currency: "USD",
    });
    expect(result).toEqual({
      rows: [
        {
          transactionId: null,
          customerId: "4",
          at,
          amount: { minor: 2933, currency: "USD" },
          items: 2,
          product: null,
        },
      ],
      rejected: [],
    });
  });

  it("keeps the good rows in order and says of each bad one where it was and all that is wrong", () => {
    const rows = [
      { customerId: "1", at, amount: "1" },
      { customerId: "", at: "soon", amount: "1,200" },
      { customerId: "3", at, amount: 3 },
      null,
    ];
    const { rows: good, rejected } = read(transaction, rows, { currency: "USD" });
    expect(good.map((r) => r.customerId)).toEqual(["1", "3"]);
    expect(rejected.map((r) => [r.index, r.issues.map((i) => `${i.code} ${i.path}`)])).toEqual([
      [1, ["missing-field customerId", "invalid-instant at", "invalid-input amount"]],
      [3, ["invalid-input "]],
    ]);
  });

  it("reads instants as Date, epoch and text, dates in the time zone", () => {
    const rows = [new Date(at), at, "1997-01-12", "1997-01-12T09:00:00+09:00", " 1997-01-12 "].map((cell) => ({
      customerId: "1",
      at: cell,
    }));
    expect(read(customer, rows).rows.map((r) => r.at)).toEqual([at, at, at, at, at]);
    expect(read(customer, rows.slice(2, 3), { timeZone: "Asia/Tokyo" }).rows[0]!.at).toBe(at - 9 * 36e5);
  });

  it("takes the row's currency before the option's, in any case", () => {
    const rows = [
      { customerId: "1", at, amount: "5", currency: "jpy" },
      { customerId: "1", at, amount: "5", currency: "" },
      { customerId: "1", at, amount: { minor: 5, currency: "EUR" }, currency: "JPY" },
    ];
    expect(read(transaction, rows, { currency: "KWD" }).rows.map((r) => r.amount)).toEqual([
      { minor: 5, currency: "JPY" },
      { minor: 5000, currency: "KWD" },
      { minor: 5, currency: "EUR" },
    ]);
    const named = [{ customerId: "1", at, amount: "5", unit: "JPY" }];
    expect(read(transaction, named, { fields: { currency: "unit" } }).rows[0]!.amount.currency).toBe("JPY");
  });

  it("makes identifiers of numbers, and keeps text as it is", () => {
    const rows = [7, 7n, 1.5, " 7", "007"].map((customerId) => ({ customerId, at }));
    expect(read(customer, rows).rows.map((r) => r.customerId)).toEqual(["7", "7", "1.5", " 7", "007"]);
  });

  it("fills what all rows have in common", () => {
    const visits = read(activity, [{ customerId: "1", at }], { values: { kind: "visit" } });
    expect(visits.rows[0]).toMatchObject({ kind: "visit", quantity: 1, item: null });
    const answers = read(surveyAnswer, [{ customerId: "1", at, question: "nps", answer: "9" }], {
      values: { scaleMin: 0, scaleMax: 10 },
    });
    expect(answers.rows[0]).toMatchObject({ answer: 9, scaleMax: 10 });
  });

  it("reads spells: open, paused, changed", () => {
    const rows = [
      { customerId: "1", from: "2024-01-31", until: "2024-03-31", exit: "pause", price: "9.99", interval: "month" },
      { customerId: "1", from: "2024-05-01", until: "", exit: "", price: "99", interval: "P1Y", quantity: "2" },
    ];
    const { rows: spells, rejected } = read(subscription, rows, { currency: "USD" });
    expect(rejected).toEqual([]);
    expect(spells[0]).toMatchObject({ exit: "pause", quantity: 1, interval: { count: 1, unit: "month" } });
    expect(spells[1]).toMatchObject({ until: null, exit: null, quantity: 2, interval: { count: 1, unit: "year" } });
  });

  it("gathers attributes from an object, from JSON and from columns", () => {
    const rows = [
      { customerId: "1", at, attributes: { region: "north" } },
      { customerId: "2", at, attributes: '{"region":"south"}', device: "phone", age: "" },
    ];
    const { rows: read2 } = read(customer, rows, { attributes: ["device", "age"] });
    expect(read2.map((r) => ({ ...r.attributes }))).toEqual([
      { region: "north", device: null, age: null },
      { region: "south", device: "phone", age: null },
    ]);
    expect(read(customer, [{ customerId: "1", at }]).rows[0]!.attributes).toEqual({});
  });

  it("takes any iterable, and gives empty lists for none", () => {
    function* rows(): Generator<object> {
      yield { customerId: "1", at };
    }
    expect(read(customer, rows()).rows).toHaveLength(1);
    expect(read(customer, [])).toEqual({ rows: [], rejected: [] });
  });

  it("changes no row", () => {
    const row = Object.freeze({ customerId: "1", at: "1997-01-12", attributes: Object.freeze({ a: 1 }) });
    const { rows } = read(customer, [row]);
    expect(rows[0]!.attributes).not.toBe(row.attributes);
  });
});
