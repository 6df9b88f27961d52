import { describe, expect, it } from "vitest";
import { KeizokuError, type Issue } from "../../src/schema/index.ts";
import { purchaseLog, type Purchase } from "../../src/schema/purchaseLog.ts";

const read = (purchases: unknown, byDay = true): unknown =>
  purchaseLog("f", purchases as Purchase[], { timeZone: "UTC", byDay });

function issuesOf(purchases: unknown): readonly Issue[] {
  for (const byDay of [true, false]) {
    expect(() => read(purchases, byDay)).toThrow(KeizokuError);
  }
  try {
    read(purchases);
  } catch (error) {
    return (error as KeizokuError).issues;
  }
  return [];
}

const paths = (purchases: unknown): string[] => issuesOf(purchases).map((issue) => issue.path);
const good = { customerId: "a", at: "2024-01-01", amount: 1 };
const columns = { customerId: [1, 2], at: [0, 1], amount: [5, 6] };

describe("rows", () => {
  it.each([null, undefined, "x", 5, true])("are not %j", (purchases) => {
    expect(issuesOf(purchases)).toMatchObject([{ code: "invalid-input", path: "" }]);
  });

  it.each([null, undefined, 5, "x"])("hold no %j", (row) => {
    expect(paths([row, good, { ...good, amount: "1" }])).toEqual(["[0]", "[2].amount"]);
  });

  it("without anything in them name all three values", () => {
    expect(paths([{}])).toEqual(["[0].customerId", "[0].at", "[0].amount"]);
    expect(paths(new Array(1))).toEqual(["[0]"]);
  });

  it.each([null, undefined, "", {}, [], true, NaN, Infinity, 5n])("have no customer %s", (customerId) => {
    expect(paths([good, { ...good, customerId }])).toEqual(["[1].customerId"]);
  });

  it.each(["31/12/2024", null, undefined, 5n, NaN, -1e15, 8e15, "2023-02-30", new Date(NaN), {}])(
    "show the instant %s as it came",
    (at) => {
      const [issue, ...others] = issuesOf([good, { ...good, at }]);
      expect(issue).toMatchObject({ code: "invalid-instant", path: "[1].at" });
      expect(others).toEqual([]);
      if (typeof at === "string") expect(issue?.received).toBe(JSON.stringify(at));
    },
  );

  it.each<[unknown, string, string]>([
    [null, "invalid-input", "[1].amount"],
    [undefined, "invalid-input", "[1].amount"],
    [5n, "invalid-input", "[1].amount"],
    [NaN, "invalid-input", "[1].amount"],
    [{ minor: 5 }, "unknown-currency", "[1].amount.currency"],
    [{ minor: 5, currency: "XYZ" }, "unknown-currency", "[1].amount.currency"],
    [{ minor: 0.5, currency: "USD" }, "invalid-input", "[1].amount.minor"],
    [{ minor: 2 ** 53, currency: "USD" }, "invalid-input", "[1].amount.minor"],
    [{ minor: 5n, currency: "USD" }, "invalid-input", "[1].amount.minor"],
  ])("have no amount %o", (amount, code, path) => {
    expect(issuesOf([good, { ...good, amount }])).toMatchObject([{ code, path }]);
  });

  it("of two currencies are reported beside whatever else is wrong", () => {
    const yen = { ...good, amount: { minor: 1, currency: "JPY" } };
    expect(issuesOf([{ ...good, amount: null }, good, { ...yen, at: "x" }]).map((i) => `${i.code} ${i.path}`)).toEqual([
      "invalid-input [0].amount",
      "invalid-instant [2].at",
      "mixed-currencies [2].amount",
    ]);
  });

  it("that are all wrong are counted beyond a thousand", () => {
    const issues = issuesOf(Array.from({ length: 5000 }, () => ({ ...good, amount: null })));
    expect(issues).toHaveLength(1001);
    expect(issues.at(-1)).toMatchObject({ path: "amount", received: "4000 more wrong values" });
  });
});

describe("columns", () => {
  it("must be there, all three", () => {
    expect(paths({})).toEqual(["customerId", "at", "amount"]);
    expect(paths({ ...columns, at: null })).toEqual(["at"]);
    expect(paths({ ...columns, amount: undefined })).toEqual(["amount"]);
    expect(paths({ ...columns, customerId: "ab" })).toEqual(["customerId"]);
  });

  it("hold no 64-bit integers, and the other columns are still checked", () => {
    expect(paths({ ...columns, at: new BigInt64Array(2), amount: [1, null] })).toEqual(["at", "amount[1]"]);
    expect(paths({ ...columns, customerId: new BigUint64Array(2) })).toEqual(["customerId"]);
    expect(paths({ ...columns, at: [0, 5n] })).toEqual(["at[1]"]);
  });

  it("hold ids, instants in milliseconds and numbers", () => {
    expect(paths({ customerId: [{}, NaN], at: ["2024-01-01", 1e15], amount: ["5", Infinity] })).toEqual([
      "customerId[0]",
      "customerId[1]",
      "at[0]",
      "at[1]",
      "amount[0]",
      "amount[1]",
    ]);
  });

  it("are of one length and not empty", () => {
    expect(paths({ ...columns, amount: [1] })).toEqual(["amount"]);
    expect(issuesOf({ customerId: [], at: [], amount: [] })).toMatchObject([{ code: "empty-input", path: "" }]);
    expect(issuesOf([])).toMatchObject([{ code: "empty-input", path: "" }]);
  });

  it("may be of any kind that is a list", () => {
    const log = purchaseLog(
      "f",
      { customerId: new Int32Array([7, 7]), at: new Float64Array([0, 1]), amount: { length: 2, 0: 1, 1: 2 } },
      { timeZone: "UTC", byDay: true },
    );
    expect(log.customerIds).toEqual(["7"]);
  });
});

it("a time zone nobody knows is an error of the call", () => {
  const call = (): unknown => purchaseLog("f", [good], { timeZone: "Mars/Olympus", byDay: false });
  expect(call).toThrow("f: 1 issue");
  expect(call).toThrow("options.timeZone (invalid-time-zone)");
});
