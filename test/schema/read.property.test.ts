import fc from "fast-check";
import { expect, it } from "vitest";
import {
  customer,
  customerSchema,
  read,
  transaction,
  transactionSchema,
  type Attributes,
  type Customer,
  type Transaction,
} from "keizoku/schema";

const id = fc.string({ minLength: 1 }).filter((s) => s.trim() !== "");
const money = fc.record({
  minor: fc.maxSafeInteger().map((m) => m + 0),
  currency: fc.constantFrom("USD", "JPY", "KWD"),
});
const at = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) });
const attribute = fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.integer());
const attributes = fc.dictionary(
  fc.string().filter((key) => key !== "__proto__"),
  attribute,
) as fc.Arbitrary<Attributes>;

const transactions: fc.Arbitrary<Transaction> = fc.record({
  transactionId: fc.option(id),
  customerId: id,
  at,
  amount: money,
  items: fc.option(fc.integer().map((n) => n + 0)),
  product: fc.option(id),
});

const customers: fc.Arbitrary<Customer> = fc.record({
  customerId: id,
  at,
  channel: fc.option(id),
  cost: fc.option(money),
  referredBy: fc.option(id),
  attributes,
});

it("reads records back from themselves and from JSON, as the schema does", () => {
  fc.assert(
    fc.property(fc.array(transactions), fc.array(customers), (t, c) => {
      const viaJson = JSON.parse(JSON.stringify([t, c])) as [object[], object[]];
      expect(read(transaction, t)).toEqual({ rows: t, rejected: [] });
      expect(read(transaction, viaJson[0]).rows).toEqual(t);
      expect(read(customer, viaJson[1])).toEqual({ rows: c, rejected: [] });
      expect(t.map((r) => transactionSchema.parse(r))).toEqual(t);
      expect(c.map((r) => customerSchema.parse(r))).toEqual(c);
    }),
  );
});

it("accounts for every row, whatever comes", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.anything(), transactions)), (rows) => {
      const { rows: good, rejected } = read(transaction, rows, { currency: "USD" });
      expect(good.length + rejected.length).toBe(rows.length);
      expect(rejected.every((r, i) => r.issues.length > 0 && (i === 0 || r.index > rejected[i - 1]!.index))).toBe(true);
      for (const record of good) expect(transactionSchema.safeParse(record).success).toBe(true);
    }),
  );
});

it("gives only what the schema accepts, from any cells", () => {
  const cell = fc.oneof(fc.anything(), fc.string(), fc.integer(), fc.constantFrom("1997-01-01", "5.5", "-3"));
  const row = fc.record({ customerId: cell, at: cell, amount: cell, items: cell });
  fc.assert(
    fc.property(row, (cells) => {
      for (const record of read(transaction, [cells], { currency: "USD" }).rows) {
        expect(transactionSchema.parse(record)).toEqual(record);
      }
    }),
  );
});
