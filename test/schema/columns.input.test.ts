import { describe, expect, it } from "vitest";
import { KeizokuError } from "keizoku/schema";
import {
  checkColumns,
  checkNumbers,
  isRow,
  overRows,
  type ColumnRules,
  type Columns,
} from "../../src/schema/columns.ts";
import { codesOf } from "../failure.ts";

type Key = "recency" | "age";
const rules: ColumnRules<Key> = {
  recency: { min: 0, atMost: "age", fix: "Pass time to the last purchase." },
  age: { above: 0, max: 1000, fix: "Pass time observed." },
};
const check = (columns: unknown): string[] => codesOf(() => checkColumns("f", columns as Columns<Key>, rules));

describe("checkColumns", () => {
  it("lists every wrong value of every column at once", () => {
    expect(check({ recency: [-1, NaN, 3, 4], age: [1, 2, Infinity, 0] })).toEqual([
      "invalid-input recency[0]",
      "invalid-input recency[1]",
      "invalid-input recency[3]",
      "invalid-input age[2]",
      "invalid-input age[3]",
    ]);
  });

  it("says what was expected and what came", () => {
    const error = (): unknown => checkColumns("f", { recency: [7], age: [5] }, rules);
    expect(error).toThrow("recency[0] (invalid-input): expected at most age (5); received 7. Pass time to the last");
  });

  it("wants zero together with the column of zeroWith", () => {
    const together: ColumnRules<"frequency" | "recency"> = {
      frequency: { fix: "" },
      recency: { zeroWith: "frequency", fix: "" },
    };
    const call = (): number => checkColumns("f", { frequency: [0, 0, 1], recency: [0, 2, 2] }, together);
    expect(codesOf(call)).toEqual(["invalid-input recency[1]"]);
    expect(call).toThrow("expected 0, as frequency is 0; received 2");
  });

  it("refuses values that only look like numbers", () => {
    expect(check({ recency: ["1"], age: [5] })).toEqual(["invalid-input recency[0]"]);
    expect(check({ recency: new BigInt64Array([1n]), age: [5] })).toEqual(["invalid-input recency[0]"]);
    expect(check({ recency: [null], age: [5] })).toEqual(["invalid-input recency[0]"]);
    expect(check({ recency: new Array(1), age: [5] })).toEqual(["invalid-input recency[0]"]);
  });

  it("refuses columns of unequal length and things that are no columns", () => {
    expect(check({ recency: [1], age: [1, 2] })).toEqual(["invalid-input age"]);
    expect(check({ recency: "12", age: { length: 2 } })).toEqual(["invalid-input recency", "invalid-input age"]);
    expect(check({ recency: new DataView(new ArrayBuffer(8)), age: [1] })).toContain("invalid-input recency");
    expect(check({ age: [1] })).toContain("invalid-input recency");
  });

  it("refuses a table without rows", () => {
    expect(check({ recency: [], age: [] })).toEqual(["empty-input recency"]);
  });

  it("lists a thousand values of a column and counts the others", () => {
    const columns = { recency: new Float64Array(5000).fill(-1), age: new Float64Array(5000).fill(1) };
    const codes = check(columns);
    expect(codes).toHaveLength(1001);
    expect(() => checkColumns("f", columns, rules)).toThrow(KeizokuError);
    expect(codes.at(-1)).toBe("invalid-input recency");
  });
});

describe("one row", () => {
  it("is checked as columns are, and its paths carry no index", () => {
    expect(codesOf(() => overRows("f", { recency: 7, age: 5 }, rules, () => undefined))).toEqual([
      "invalid-input recency",
    ]);
  });

  it("reports a number that is missing", () => {
    const row = { recency: 1 } as unknown as Record<Key, number>;
    expect(codesOf(() => overRows("f", row, rules, () => undefined))).toContain("invalid-input age");
  });
});

describe("an input of which nothing is a column", () => {
  const over = (input: unknown): string[] =>
    codesOf(() => overRows("f", input as Columns<Key>, rules, () => undefined));

  it("is a row, and only what is wrong in it is reported", () => {
    expect(over({ recency: 1, age: "3" })).toEqual(["invalid-input age"]);
    expect(over({ recency: 5, age: "3" })).toEqual(["invalid-input age"]);
    expect(over({ recency: 1n, age: null })).toEqual(["invalid-input recency", "invalid-input age"]);
    expect(over({})).toEqual(["invalid-input recency", "invalid-input age"]);
  });

  it("is none where one key is a column", () => {
    expect(over({ recency: new Float64Array(1), age: 3 })).toEqual(["invalid-input age"]);
    expect(isRow({ recency: [1], age: 3 } as never, ["recency", "age"])).toBe(false);
    expect(isRow(null as never, ["recency"])).toBe(false);
  });

  it("is not read where it is no object", () => {
    for (const input of [null, undefined, 5, "x"]) expect(over(input)).toEqual(["invalid-input "].map((s) => s.trim()));
  });
});

describe("the text of a rule", () => {
  const text = (rule: Partial<ColumnRules<Key>[Key]>): string => {
    try {
      checkNumbers("f", "options", { x: NaN }, { x: { fix: "", ...rule } as never });
    } catch (error) {
      return (error as KeizokuError).issues[0]!.expected;
    }
    return "";
  };

  it("names both bounds as a range", () => {
    expect(text({ min: 0, max: 1 })).toBe("a finite number from 0 to 1");
    expect(text({ min: 1, max: 3000, integer: true })).toBe("a whole number from 1 to 3000");
    expect(text({ above: 0, max: 1 })).toBe("a finite number above 0 and of at most 1");
    expect(text({ min: 2 })).toBe("a finite number of at least 2");
    expect(text({})).toBe("a finite number");
    expect(text({ min: 0, max: 9, leastAboveZero: 1e-3 })).toBe("a finite number from 0 to 9, 0 or at least 0.001");
  });
});

describe("checkNumbers", () => {
  it.each([null, undefined, 5, "x"])("reports %j at its path", (values) => {
    const call = (): void => {
      checkNumbers("f", "options", values as never, { horizon: { min: 0, fix: "" } });
    };
    expect(codesOf(call)).toEqual(["invalid-input options"]);
    expect(call).toThrow("an object with horizon");
  });

  it("puts the argument before the path", () => {
    const call = (): void => {
      checkNumbers("f", "options", { horizon: -1 }, { horizon: { min: 0, fix: "" } });
    };
    expect(codesOf(call)).toEqual(["invalid-input options.horizon"]);
  });

  it("takes 0, and nothing between it and the least above it", () => {
    const rules = { horizon: { min: 0, leastAboveZero: 1e-100, fix: "" } };
    expect(checkColumns("f", { horizon: [0, 1e-100, 5] }, rules)).toBe(3);
    expect(codesOf(() => checkColumns("f", { horizon: [0, 1e-101] }, rules))).toEqual(["invalid-input horizon[1]"]);
  });

  it("tells what is no number from what is beyond another column", () => {
    const rules: ColumnRules<"recency" | "age"> = {
      recency: { min: 0, atMost: "age", fix: "" },
      age: { min: 0, fix: "" },
    };
    for (const cell of [Symbol("5"), 5n, "5", null, {}, Object.create(null)]) {
      const call = (): number => checkColumns("f", { recency: [cell as number], age: [7] }, rules);
      expect(codesOf(call)).toEqual(["invalid-input recency[0]"]);
      expect(call).toThrow("a finite number of at least 0");
    }
  });
});
