import { describe, expect, it } from "vitest";
import { rfmGroups } from "../../src/segment/rfm/groups.ts";
import { rfm, type RfmOptions } from "../../src/segment/rfm/model.ts";
import { assignRfm } from "../../src/segment/rfm/predictions.ts";
import type { RfmModel } from "../../src/segment/rfm/schema.ts";
import { codesOf, failure } from "../failure.ts";

const columns = { recency: [1, 2, 3], frequency: [3, 2, 1], monetary: [30, 20, 10] };
const withOptions = (options: unknown) => (): unknown => rfm(columns, options as RfmOptions);
const withInput =
  (input: unknown, options: RfmOptions = {}) =>
  (): unknown =>
    rfm(input as typeof columns, options);

describe("customers", () => {
  it.each([
    [null, "invalid-input customers"],
    ["rows", "invalid-input customers"],
    [[], "empty-input"],
    [{ recency: [], frequency: [], monetary: [] }, "empty-input recency"],
    [{ ...columns, frequency: undefined }, "invalid-input frequency"],
    [{ ...columns, frequency: [1] }, "invalid-input frequency"],
    [{ ...columns, recency: [1, NaN, 3] }, "invalid-input recency[1]"],
    [{ ...columns, recency: [1, -1, 3] }, "invalid-input recency[1]"],
    [{ ...columns, monetary: [1, "2", 3] }, "invalid-input monetary[1]"],
    [{ ...columns, monetary: [1, { minor: 5, currency: "USD" }, 3] }, "mixed-currencies monetary[1]"],
    [{ ...columns, customerId: ["a", "b", "a"] }, "duplicate-row customerId[2]"],
    [{ ...columns, customerId: ["a", "", "c"] }, "invalid-input customerId[1]"],
    [[{ customerId: "a", at: "2024-02-31", amount: 1 }], "invalid-instant [0].at"],
    [[{ customerId: "a", at: "2024-02-01", amount: -1 }], "empty-input customers"],
  ])("%j: %s", (input, code) => {
    expect(codesOf(withInput(input))).toEqual([code]);
  });

  it("all that is wrong at once", () => {
    const wrong = { recency: [NaN, 1, 2], frequency: [1, -1, 2], monetary: [1, 2, Infinity] };
    expect(codesOf(withInput(wrong))).toHaveLength(3);
  });

  it("currencies", () => {
    const euro = [{ customerId: "a", at: "2024-02-01", amount: { minor: 1, currency: "EUR" } }];
    expect(codesOf(withInput(euro, { currency: "USD" }))).toEqual(["mixed-currencies options.currency"]);
    expect(codesOf(withInput(columns, { currency: "YEN" }))).toEqual(["unknown-currency options.currency"]);
    const huge = { recency: [1, 1], frequency: [1, 1], monetary: [2 ** 53 - 1, 2 ** 53 - 1] };
    expect(codesOf(withInput(huge, { currency: "USD" }))).toEqual(["money-overflow monetary"]);
    const plain = { recency: [1, 1], frequency: [1, 1], monetary: [1e308, 1e308] };
    expect(codesOf(withInput(plain))).toEqual(["money-overflow monetary"]);
  });
});

describe("options", () => {
  it.each([
    [null, "invalid-input options"],
    [{ cuts: null }, "invalid-input options.cuts"],
    [{ cuts: { quantile: 1 } }, "invalid-input options.cuts.quantile"],
    [{ cuts: { ties: "first" } }, "invalid-input options.cuts.ties"],
    [{ cuts: { recency: [30, 60], frequency: [1, 2], monetary: [1, 2] } }, "invalid-input options.cuts.recency"],
    [{ cuts: { recency: [60, 30], frequency: [1, 2, 3], monetary: [1, 2] } }, "invalid-input options.cuts.frequency"],
    [{ groups: null }, "invalid-input options.groups"],
    [{ groups: { match: "all", groups: rfmGroups.groups } }, "invalid-input options.groups.match"],
    [{ groups: { match: "first", groups: [null] } }, "invalid-input options.groups.groups[0]"],
    [{ groups: { ...rfmGroups, otherwise: "nobody" } }, "invalid-input options.groups.otherwise"],
  ])("%j: %s", (options, code) => {
    expect(codesOf(withOptions(options))).toEqual([code]);
  });

  it("purchases counted by something else than day or row", () => {
    const input = [{ customerId: "a", at: "2024-02-01", amount: 1 }];
    const options = { occasion: "week" } as unknown as RfmOptions;
    expect(codesOf(withInput(input, options))).toEqual(["invalid-input options.occasion"]);
  });
});

describe("groups that do not hold every combination once", () => {
  const [champions, ...others] = rfmGroups.groups;

  it("a gap is named by its scores", () => {
    const { issues } = failure(withOptions({ groups: { match: "once", groups: others } }));
    expect(issues[0]!.expected).toContain("541");
    expect(issues[0]!.received).toBe("none");
  });

  it("an overlap by the groups", () => {
    const all = { key: "all", name: { en: "All", ja: "全員" }, rules: [{}] };
    const { issues } = failure(withOptions({ groups: { match: "once", groups: [...rfmGroups.groups, all] } }));
    expect(issues[0]!.received).toBe("lost, all");
  });

  it("with first: a combination without a group needs a stated one", () => {
    expect(failure(withOptions({ groups: { match: "first", groups: [champions] } })).code).toBe("invalid-input");
  });

  it("scores that do not exist, unknown measures, keys twice, names in one language", () => {
    const wrong = {
      match: "first",
      otherwise: "a",
      groups: [
        {
          key: "a",
          name: { en: "A", ja: "A" },
          rules: [{ recency: [0, 5] }, { money: [1, 5] }, { frequency: [4, 2] }],
        },
        { key: "a", name: { en: "A" }, rules: [] },
      ],
    };
    expect(codesOf(withOptions({ groups: wrong }))).toEqual([
      "invalid-input options.groups.groups[0].rules[0].recency",
      "invalid-input options.groups.groups[0].rules[1].money",
      "invalid-input options.groups.groups[0].rules[2].frequency",
      "invalid-input options.groups.groups[1].name.ja",
      "invalid-input options.groups.groups[1].key",
    ]);
  });

  it("the default groups need five scores", () => {
    expect(failure(withOptions({ cuts: { quantile: 3 } })).code).toBe("invalid-input");
  });
});

describe("assignRfm", () => {
  it("no model, and amounts of another currency", () => {
    expect(codesOf(() => assignRfm(null as unknown as RfmModel, columns))).toEqual(["invalid-model model"]);
    const broken = { ...rfm(columns).model, parameters: { levels: 5 } } as unknown as RfmModel;
    expect(codesOf(() => assignRfm(broken, columns))).toEqual(["invalid-model model"]);
    expect(codesOf(() => assignRfm(rfm(columns).model, columns, "x" as unknown as RfmOptions))).toEqual([
      "invalid-input options",
    ]);
    const { model } = rfm({ ...columns, monetary: columns.monetary.map((minor) => ({ minor, currency: "USD" })) });
    const euro = { ...columns, monetary: columns.monetary.map((minor) => ({ minor, currency: "EUR" })) };
    expect(failure(() => assignRfm(model, euro)).code).toBe("mixed-currencies");
    expect(assignRfm(model, columns).groups[0]!.monetary).toMatchObject({ currency: "USD" });
    const plain = rfm(columns).model;
    expect(codesOf(() => assignRfm(plain, euro))).toEqual(["mixed-currencies customers"]);
    expect(codesOf(() => assignRfm(plain, columns, null as unknown as RfmOptions))).toEqual(["invalid-input options"]);
  });
});

it("names ids that are none, whatever they are", () => {
  const customerId = [[Symbol("a")], Object.create(null), "c"];
  expect(codesOf(() => rfm({ ...columns, customerId } as never))).toEqual([
    "invalid-input customerId[0]",
    "invalid-input customerId[1]",
  ]);
});
