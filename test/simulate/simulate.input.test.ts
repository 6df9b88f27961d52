import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { business, type Business } from "../../src/simulate/business.ts";
import type { BusinessOptions } from "../../src/simulate/businessOptions.ts";
import { comparePolicies } from "../../src/simulate/policy/comparePolicies.ts";
import { atRandom, byTrueEffect, byTrueRisk, nothing } from "../../src/simulate/policy/policies.ts";
import type { Policy } from "../../src/simulate/policy/policy.ts";
import { run, type RunOptions } from "../../src/simulate/policy/run.ts";
import { presets } from "../../src/simulate/presets/presets.ts";
import { stream } from "../../src/simulate/stream.ts";
import { codesOf, failure } from "../failure.ts";

const right: BusinessOptions = { preset: "b2b-saas", customers: 20, from: "2024-01-01", until: "2024-03-01" };
const made = business(right);
const id = made.truth.on(made.until).customerIds[0]!;
const short = { days: 1, horizonDays: 1 };
const contact = { customerId: id, channel: "phone", playbook: "check-in" };
const returns =
  (planned: unknown): Policy =>
  () =>
    planned as never;

const wrongOptions: readonly (readonly [title: string, options: unknown, codes: readonly string[]])[] = [
  ["null", null, ["invalid-input options"]],
  ["nothing", undefined, ["invalid-input options"]],
  ["neither preset nor spec", { ...right, preset: undefined }, ["invalid-input options"]],
  ["both", { ...right, spec: presets["b2b-saas"] }, ["invalid-input options"]],
  ["an unknown preset", { ...right, preset: "airline" }, ["invalid-input options.preset"]],
  ["a preset that every object has", { ...right, preset: "toString" }, ["invalid-input options.preset"]],
  ["a preset of null", { ...right, preset: null }, ["invalid-input options.preset"]],
  ["a spec of null", { ...right, preset: undefined, spec: null }, ["invalid-input options.spec"]],
  ["no customers", { ...right, customers: 0 }, ["invalid-input options.customers"]],
  ["half a customer", { ...right, customers: 1.5 }, ["invalid-input options.customers"]],
  ["NaN customers", { ...right, customers: NaN }, ["invalid-input options.customers"]],
  ["too many customers", { ...right, customers: 5_000_001 }, ["invalid-input options.customers"]],
  [
    "no days",
    { ...right, from: "soon", until: null },
    ["invalid-instant options.from", "invalid-instant options.until"],
  ],
  ["an end before the start", { ...right, until: "2023-01-01" }, ["invalid-input options.until"]],
  ["an end at the start", { ...right, until: right.from }, ["invalid-input options.until"]],
  ["two centuries", { ...right, until: "2224-01-01" }, ["invalid-input options.until"]],
  ["a seed of NaN", { ...right, seed: NaN }, ["invalid-input options.seed"]],
  ["a seed of null", { ...right, seed: null }, ["invalid-input options.seed"]],
];

describe("business and stream", () => {
  it.each(wrongOptions)("refuse %s", (_, options, codes) => {
    expect(codesOf(() => business(options as never))).toEqual(codes);
    expect(codesOf(() => stream(options as never))).toEqual(codes);
    expect(failure(() => stream(options as never)).operation).toBe("stream");
  });

  it("throw nothing but their own error, whatever they are given", () => {
    const key = fc.constantFrom("preset", "spec", "customers", "from", "until", "seed");
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true });
    fc.assert(
      fc.property(key, anything, (name, value) => {
        const options = {
          ...right,
          customers: 1,
          until: "2024-01-04",
          ...(name === "spec" ? { preset: undefined } : {}),
          [name]: value,
        };
        if (name === "customers" && Number(value) > 1000) return;
        try {
          business(options as never);
        } catch (error) {
          expect(error).toMatchObject({ name: "KeizokuError" });
        }
      }),
    );
  });
});

describe("run", () => {
  const wrongContacts: readonly (readonly [title: string, planned: unknown, codes: readonly string[]])[] = [
    ["nothing", undefined, ["invalid-input policy(day 0)"]],
    ["an object", {}, ["invalid-input policy(day 0)"]],
    ["a promise", Promise.resolve([]), ["invalid-input policy(day 0)"]],
    ["a stranger", [{ ...contact, customerId: "x" }], ["unknown-customer policy(day 0)[0].customerId"]],
    ["a number for an id", [{ ...contact, customerId: 1 }], ["unknown-customer policy(day 0)[0].customerId"]],
    ["an unknown channel", [{ ...contact, channel: "fax" }], ["invalid-input policy(day 0)[0].channel"]],
    [
      "an unknown playbook",
      [contact, { ...contact, playbook: "__proto__" }],
      ["invalid-input policy(day 0)[1].playbook"],
    ],
    ["an agent without a name", [{ ...contact, agent: "" }], ["invalid-input policy(day 0)[0].agent"]],
    ["an agent of null", [{ ...contact, agent: null }], ["invalid-input policy(day 0)[0].agent"]],
    ["nine contacts of one", Array(9).fill(contact), ["invalid-input policy(day 0)[8]"]],
  ];

  it.each(wrongContacts)("refuses a policy that returns %s", (_, planned, codes) => {
    expect(codesOf(() => run(made, returns(planned), short))).toEqual(codes);
    expect(codesOf(() => run(made, { withTruth: returns(planned) as never }, short))).toEqual(codes);
  });

  it.each([[[null]], [[undefined, 1]], [new Array(2)], [["x", []]]])("lists all that is wrong with %j", (planned) => {
    const codes = codesOf(() => run(made, returns(planned), short));
    expect(codes.length).toBe(3 * planned.length);
  });

  it("takes eight contacts of one, and an agent", () => {
    const played = run(made, returns(Array(8).fill({ ...contact, agent: "Ann" })), short);
    expect(played.contacts.length).toBe(8);
    expect(played.records.contacts.at(-1)!.agent).toBe("Ann");
  });

  it.each([null, undefined, 1, {}, { withTruth: 1 }])("refuses the policy %j", (policy) => {
    expect(codesOf(() => run(made, policy as never))).toEqual(["invalid-input policy"]);
    expect(codesOf(() => comparePolicies(made, { policy: policy as never }))).toEqual(["invalid-input policy"]);
  });

  it.each([null, undefined, {}, { ...made }, "business"])("refuses what no simulation made, %#", (other) => {
    expect(codesOf(() => run(other as unknown as Business, nothing))).toEqual(["invalid-input business"]);
    expect(codesOf(() => comparePolicies(other as unknown as Business, {}))).toEqual(["invalid-input business"]);
  });

  it.each([
    ["days", NaN],
    ["days", 0],
    ["days", 1.5],
    ["days", "7"],
    ["horizonDays", 5],
    ["horizonDays", 1e6],
    ["annualDiscountRate", -1],
    ["annualDiscountRate", NaN],
    ["future", -1],
    ["future", 0.5],
    ["days", null],
  ])("refuses %s of %s", (name, value) => {
    const options = { [name]: value } as unknown as RunOptions;
    expect(codesOf(() => run(made, nothing, options))).toEqual([`invalid-input options.${name}`]);
  });

  it("refuses options that are none", () => {
    expect(codesOf(() => run(made, nothing, null as never))).toEqual(["invalid-input options"]);
    expect(codesOf(() => comparePolicies(made, {}, null as never))).toEqual(["invalid-input options"]);
    expect(codesOf(() => comparePolicies(made, null as never))).toEqual(["invalid-input policies"]);
    expect(codesOf(() => comparePolicies(made, {}, { futures: 1 }))).toEqual(["invalid-input options.futures"]);
  });
});

describe("policies", () => {
  const daily = { perDay: 1, channel: "phone", playbook: "check-in" };

  it.each([atRandom, byTrueRisk, byTrueEffect])("refuse contacts that are none, %#", (policy) => {
    expect(codesOf(() => policy(null as never))).toEqual(["invalid-input contacts"]);
    expect(codesOf(() => policy({ ...daily, perDay: -1 }))).toEqual(["invalid-input contacts.perDay"]);
    expect(codesOf(() => policy({ ...daily, restDays: NaN }))).toEqual(["invalid-input contacts.restDays"]);
    const mute = run.bind(null, made, policy({ ...daily, channel: "fax", restDays: 0 }), short);
    expect([...new Set(failure(mute).issues.map(({ code }) => code))]).toEqual(["invalid-input"]);
  });
});

describe("truth", () => {
  const day = made.truth.on(made.until);
  const query = { playbook: "check-in", channel: "phone" };

  it("is of the days that were simulated", () => {
    expect(codesOf(() => made.truth.on("2023-12-31"))).toEqual(["out-of-range at"]);
    expect(codesOf(() => made.truth.on("2024-03-03"))).toEqual(["out-of-range at"]);
    for (const at of [NaN, null, "soon", {}])
      expect(codesOf(() => made.truth.on(at as never))).toEqual(["invalid-instant at"]);
    expect(made.truth.on("2024-01-01T05:00:00Z").customerIds).toEqual([]);
  });

  it("is of the customers who joined", () => {
    for (const who of ["x", null, undefined, 1, "toString"] as never[]) {
      const questions = [
        () => day.hazard(who),
        () => day.isActive(who),
        () => day.latents(who),
        () => day.friends(who),
        () => day.persuasion(who, "check-in"),
        () => day.effect(who, query),
        () => day.residualValues({ customerIds: [who], futures: 2, horizonDays: 1 }),
      ];
      for (const question of questions) expect(codesOf(question)).toEqual(["unknown-customer customerId"]);
    }
  });

  it("is of playbooks and channels of the spec", () => {
    expect(codesOf(() => day.persuasion(id, "hypnosis"))).toEqual(["invalid-input playbook"]);
    expect(codesOf(() => day.effect(id, null as never))).toEqual(["invalid-input query"]);
    expect(codesOf(() => day.effect(id, {} as never))).toEqual([
      "invalid-input query.playbook",
      "invalid-input query.channel",
    ]);
    expect(codesOf(() => day.effect(id, { ...query, horizonDays: 0 }))).toEqual(["invalid-input query.horizonDays"]);
    expect(codesOf(() => day.effect(id, { ...query, annualDiscountRate: NaN }))).toEqual([
      "invalid-input query.annualDiscountRate",
    ]);
  });

  it.each([
    [{ futures: 1 }, "futures"],
    [{ horizonDays: NaN }, "horizonDays"],
    [{ annualDiscountRate: -1 }, "annualDiscountRate"],
    [{ customerIds: null }, "customerIds"],
    [{ customerIds: "c000001" }, "customerIds"],
  ])("has no residual values for %j", (options, name) => {
    expect(codesOf(() => day.residualValues(options as never))).toEqual([`invalid-input options.${name}`]);
  });

  it("has none for options that are none, and empty ones for nobody", () => {
    expect(codesOf(() => day.residualValues(null as never))).toEqual(["invalid-input options"]);
    const none = day.residualValues({ customerIds: [], futures: 2, horizonDays: 1 });
    expect([none.customerIds.length, none.mean.length, none.standardError.length]).toEqual([0, 0, 0]);
  });
});
