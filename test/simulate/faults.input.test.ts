import { expect, it } from "vitest";
import type { Faults } from "../../src/simulate/faults/faults.ts";
import { faultyRows, type FaultyRowsOptions } from "../../src/simulate/faults/faultyRows.ts";
import { codesOf, failure } from "../failure.ts";
import { byHand, none } from "./faultRecords.ts";

const codes = (faults: unknown): string[] => codesOf(() => faultyRows(none, faults as Faults, { seed: 1 }));

it("tells of everything at once", () => {
  const faults = {
    duplicates: { share: 1.5, days: -1, on: ["customers", "orders"] },
    late: { share: NaN, days: Infinity },
    wrongZone: { timeZone: "Mars", share: "all", from: "2025-02-01", until: "2025-01-01" },
    missing: { share: -0.1, fields: ["amount", "at"], on: ["activities"] },
    outages: [{ from: "2025-01-01", until: "2025-01-01" }, { from: "soon", backfilled: 1 }, null],
    redefinition: { at: "2025-02-30", record: "activities", field: "item", times: 60 },
    gremlins: {},
  };
  const run = (): unknown =>
    faultyRows(
      null as never,
      faults as unknown as Faults,
      { seed: {}, timeZone: "+09:00" } as unknown as FaultyRowsOptions,
    );
  expect(codesOf(run)).toEqual([
    "invalid-input records",
    "invalid-input faults.gremlins",
    "invalid-input faults.duplicates.share",
    "invalid-input faults.duplicates.on[1]",
    "invalid-input faults.duplicates.days",
    "invalid-input faults.late.share",
    "invalid-input faults.late.days",
    "invalid-input faults.wrongZone.share",
    "invalid-input faults.wrongZone.until",
    "invalid-time-zone faults.wrongZone.timeZone",
    "invalid-input faults.missing.share",
    "invalid-input faults.missing.fields[0]",
    "invalid-input faults.outages[0].until",
    "invalid-input faults.outages[1].backfilled",
    "invalid-instant faults.outages[1].from",
    "invalid-instant faults.outages[1].until",
    "invalid-input faults.outages[2]",
    "invalid-instant faults.redefinition.at",
    "invalid-input faults.redefinition.field",
    "invalid-input options.seed",
    "invalid-time-zone options.timeZone",
  ]);
  expect(failure(run).operation).toBe("faultyRows");
});

it.each([null, undefined, 5, "late", []])("arguments that are no objects: %o", (value) => {
  const run = (): unknown => faultyRows(value as never, value as never, value as never);
  expect(codesOf(run)).toEqual(["invalid-input records", "invalid-input faults", "invalid-input options"]);
});

it("specs of a wrong type", () => {
  expect(codes({ duplicates: null, late: 1, outages: {}, redefinition: [5], missing: [] })).toEqual([
    "invalid-input faults.duplicates",
    "invalid-input faults.late",
    "invalid-input faults.missing",
    "invalid-input faults.outages",
    "invalid-input faults.redefinition[0]",
  ]);
  expect(codes({ duplicates: { share: 1, on: [] }, late: { share: 1, days: 1, on: "customers", mean: 2 } })).toEqual([
    "invalid-input faults.duplicates.on",
    "invalid-input faults.late.mean",
    "invalid-input faults.late.on",
  ]);
  expect(codes({ missing: { share: 1, fields: [] } })).toEqual(["invalid-input faults.missing.fields"]);
  expect(codes({ missing: { share: 1, fields: "at" } })).toEqual(["invalid-input faults.missing.fields"]);
  expect(codes({ missing: { share: 1, fields: ["currency", 5], on: ["activities"] } })).toEqual([
    "invalid-input faults.missing.fields[0]",
    "invalid-input faults.missing.fields[1]",
  ]);
});

it("redefinitions that fit no field", () => {
  const base = { at: 0, record: "transactions" };
  const path = "invalid-input faults.redefinition";
  expect(codes({ redefinition: { ...base, field: "amount" } })).toEqual([path]);
  expect(codes({ redefinition: { ...base, field: "product", times: 2, rename: { a: "b" } } })).toEqual([path]);
  expect(codes({ redefinition: { ...base, field: "at", times: 2 } })).toEqual([`${path}.field`]);
  expect(codes({ redefinition: { ...base, field: "constructor", times: 2 } })).toEqual([`${path}.field`]);
  expect(codes({ redefinition: { ...base, field: "items", times: 0 } })).toEqual([`${path}.times`]);
  expect(codes({ redefinition: { ...base, field: "items", rename: null } })).toEqual([
    `${path}.rename`,
    `${path}.field`,
  ]);
  expect(codes({ redefinition: { ...base, field: "product", rename: { tea: " " } } })).toEqual([`${path}.rename.tea`]);
  expect(codes({ redefinition: { ...base, field: "items", times: 2, where: { items: "1", product: 1 } } })).toEqual([
    `${path}.where.product`,
    `${path}.where.items`,
  ]);
  expect(codes({ redefinition: { at: 0, record: "orders", field: "items", times: 2 } })).toEqual([`${path}.record`]);
});

it("records that are none", () => {
  const records = {
    ...byHand,
    transactions: [{ ...byHand.transactions[0]!, at: NaN, amount: 5 }, null],
    subscriptions: [{ ...byHand.subscriptions[0]!, until: 0 }],
    contacts: undefined,
  };
  expect(codesOf(() => faultyRows(records as never, {}, { seed: 1 }))).toEqual([
    "invalid-input records.subscriptions[0].until",
    "invalid-instant records.transactions[0].at",
    "missing-field records.transactions[0].currency",
    "invalid-input records.transactions[1]",
    "invalid-input records.contacts",
  ]);
});
