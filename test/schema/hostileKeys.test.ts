import { afterEach, describe, expect, it } from "vitest";
import { attributesSchema, customer, customerSchema, read, readModel, transaction } from "keizoku/schema";

const parse = (json: string): Record<string, unknown> => JSON.parse(json) as Record<string, unknown>;

afterEach(() => {
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

describe("names that objects inherit", () => {
  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "a column %s counts only where it is there",
    (name) => {
      const own = parse(`{"${name}":"7","at":0}`);
      const fields = { customerId: name };
      expect(read(customer, [own], { fields }).rows[0]!.customerId).toBe("7");
      const codes = read(customer, [{ at: 0 }], { fields }).rejected[0]!.issues.map((i) => `${i.code} ${i.path}`);
      expect(codes).toEqual(["missing-field customerId"]);
    },
  );

  it("a currency column does too", () => {
    const rows = [{ customerId: "1", at: 0, amount: "1" }];
    const options = { fields: { currency: "constructor" }, currency: "USD" };
    expect(read(transaction, rows, options).rows).toHaveLength(1);
  });

  it("an unknown column of such a name is found where strict", () => {
    const row = parse('{"customerId":"1","at":0,"__proto__":1,"constructor":2}');
    const { rejected } = read(customer, [row], { strict: true });
    expect(rejected[0]!.issues.map((i) => i.path)).toEqual(["__proto__", "constructor"]);
  });
});

describe("attributes", () => {
  it("keep constructor and toString as plain names", () => {
    const bag = parse('{"constructor":"a","toString":1,"hasOwnProperty":null}');
    const { attributes } = read(customer, [{ customerId: "1", at: 0, attributes: bag }]).rows[0]!;
    expect(Object.entries(attributes)).toEqual(Object.entries(bag));
    expect(Object.getPrototypeOf(attributes)).toBeNull();
    expect("valueOf" in attributes).toBe(false);
  });

  it("refuse __proto__", () => {
    const bag = parse('{"__proto__":{"polluted":true},"a":1}');
    const row = { customerId: "1", at: 0, attributes: bag };
    const paths = (row2: object): string[] => read(customer, [row2]).rejected[0]!.issues.map((i) => i.path);
    expect(paths(row)).toEqual(["attributes.__proto__"]);
    expect(paths({ ...row, attributes: JSON.stringify({}).replace("{", '{"__proto__":null') })).toEqual([
      "attributes.__proto__",
    ]);
    expect(attributesSchema.safeParse(bag).success).toBe(false);
    expect(customerSchema.safeParse(row).success).toBe(false);
  });

  it("refuse a column __proto__ and do not inherit others", () => {
    const row = parse('{"customerId":"1","at":0,"__proto__":{"polluted":true}}');
    expect(read(customer, [row], { attributes: ["__proto__"] }).rejected).toHaveLength(1);
    const bag = read(customer, [{ customerId: "1", at: 0 }], { attributes: ["toString"] }).rows[0]!.attributes;
    expect(Object.entries(bag)).toEqual([["toString", null]]);
  });

  it("are a new bag for each record", () => {
    const [a, b] = read(customer, [
      { customerId: "1", at: 0 },
      { customerId: "2", at: 0 },
    ]).rows;
    expect(a!.attributes).not.toBe(b!.attributes);
    const parsed = [1, 2].map(() => customerSchema.parse({ customerId: "1", at: 0 }));
    expect(parsed[0]!.attributes).not.toBe(parsed[1]!.attributes);
  });
});

describe("models", () => {
  it.each(['{"kind":"toString","version":1}', '{"kind":"__proto__","version":1}'])("%s is unknown", (json) => {
    expect(() => readModel(json, [])).toThrow("unknown-model");
  });

  it("with __proto__ anywhere are refused", () => {
    expect(() => readModel('{"kind":"x","version":1,"__proto__":{"polluted":true}}', [])).toThrow("invalid-model");
    expect(() => readModel('{"kind":"x","fit":{"notes":[{"__proto__":{}}]}}', [])).toThrow("fit.notes[0].__proto__");
  });
});
