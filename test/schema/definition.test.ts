import { expect, expectTypeOf, it } from "vitest";
import { read, recordSchema, transaction, type RecordDefinition, type Transaction } from "keizoku/schema";

interface Score {
  readonly customerId: string;
  readonly band: "low" | "high";
  readonly score: number | null;
}

const score: RecordDefinition<Score> = {
  name: "score",
  fields: {
    customerId: { kind: "text" },
    band: { kind: "choice", options: ["low", "high"] },
    score: { kind: "number", min: 0, absent: null },
  },
};

it("reads records of the caller's own definition, with its schema", () => {
  const { rows } = read(score, [{ id: 7, band: "low", score: "0.5" }], { fields: { customerId: "id" } });
  expectTypeOf(rows).toEqualTypeOf<Score[]>();
  expect(rows).toEqual([{ customerId: "7", band: "low", score: 0.5 }]);
  expect(recordSchema(score).parse({ customerId: "7", band: "high" })).toEqual({
    customerId: "7",
    band: "high",
    score: null,
  });
});

it("types fields, values and results by the definition", () => {
  expectTypeOf(read(transaction, []).rows).toEqualTypeOf<Transaction[]>();
  // @ts-expect-error a transaction has no such field
  expect(() => read(transaction, [], { fields: { customer: "id" } })).toThrow("options.fields.customer");
  // @ts-expect-error a field that may be null says what it is where it is absent
  const wrong: RecordDefinition<Pick<Score, "score">> = { name: "x", fields: { score: { kind: "number" } } };
  expect(wrong.name).toBe("x");
});
