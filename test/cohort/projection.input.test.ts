import { describe, expect, it } from "vitest";
import {
  nowcast,
  nowcastPeriod,
  projectStack,
  type NowcastInput,
  type ProjectionHistory,
  type ProjectionOptions,
} from "../../src/cohort/projection/index.ts";
import { kaplanMeier } from "../../src/cohort/survival/index.ts";
import { codesOf } from "../failure.ts";

const layers = [[10], [5, 10]];
const good: ProjectionOptions = { retention: 0.5, acquisitions: [10] };

describe("projectStack refuses", () => {
  const history = (given: unknown): string[] => codesOf(() => projectStack(given as ProjectionHistory, good));
  const options = (given: unknown): string[] => codesOf(() => projectStack({ layers }, given as ProjectionOptions));

  it("what is no history", () => {
    expect(history(null)).toEqual(["invalid-input history"]);
    expect(history({})).toEqual(["invalid-input history.layers"]);
    expect(history({ layers: [] })).toEqual(["empty-input history.layers"]);
    expect(history({ layers: [[1, 2]] })).toEqual(["invalid-input history.layers[0]"]);
    expect(history({ layers: [[1], [1, NaN], [1, -1, "x"]] })).toEqual([
      "invalid-input history.layers[1][1]",
      "invalid-input history.layers[2][1]",
      "invalid-input history.layers[2][2]",
    ]);
    expect(history({ layers: [[1], null, [1, 1]] })).toEqual(["invalid-input history.layers[1]"]);
    expect(history({ layers, revenue: { layers: [[1], [1]] } })).toEqual(["invalid-input history.revenue.layers[1]"]);
    expect(history({ layers, revenue: 5 })).toEqual(["invalid-input history.revenue.layers"]);
    const long = Array.from({ length: 3001 }, () => [1]);
    expect(history({ layers: long })).toEqual(["too-many-periods history.layers"]);
  });

  it("retentions that are none", () => {
    expect(options({ ...good, retention: undefined })).toEqual(["invalid-input options.retention"]);
    expect(options({ ...good, retention: 1.1 })).toEqual(["invalid-input options.retention"]);
    expect(options({ ...good, retention: { survival: [1, 0.5, 0.6] } })).toEqual([
      "invalid-input options.retention.survival[2]",
    ]);
    expect(options({ ...good, retention: { survival: [1, 0.5] } })).toEqual([
      "invalid-input options.retention.survival",
    ]);
    expect(options({ ...good, retention: { byCohort: [0.5] } })).toEqual(["invalid-input options.retention.byCohort"]);
    expect(options({ ...good, retention: { draws: [] } })).toEqual(["invalid-input options.retention.draws"]);
    expect(options({ ...good, retention: { draws: [0.5, -1, null] } })).toEqual([
      "invalid-input options.retention.draws[1]",
      "invalid-input options.retention.draws[2]",
    ]);
    const curve = kaplanMeier({ duration: [1, 2, 3, 4] });
    expect(options({ ...good, retention: curve })).toEqual(["invalid-input options.retention"]);
  });

  it("plans and settings that are none", () => {
    expect(options(null)).toEqual(["invalid-input options"]);
    expect(options({ ...good, acquisitions: undefined })).toEqual(["invalid-input options.acquisitions"]);
    expect(options({ ...good, acquisitions: [1, -1, NaN] })).toEqual([
      "invalid-input options.acquisitions[1]",
      "invalid-input options.acquisitions[2]",
    ]);
    expect(options({ ...good, acquisitions: 5 })).toEqual(["invalid-input options.horizon"]);
    expect(options({ ...good, acquisitions: -5, horizon: 1 })).toEqual(["invalid-input options.acquisitions"]);
    expect(options({ ...good, horizon: 3000 })).toEqual(["invalid-input options.horizon"]);
    expect(options({ ...good, noise: "poisson" })).toEqual(["invalid-input options.noise"]);
    expect(options({ ...good, paths: 5 })).toEqual(["invalid-input options.paths"]);
    expect(options({ ...good, seed: NaN })).toEqual(["invalid-input seed"]);
    expect(options({ ...good, seed: {} })).toEqual(["invalid-input seed"]);
    expect(options({ ...good, revenuePerCustomer: NaN })).toEqual(["invalid-input options.revenuePerCustomer"]);
    expect(options({ ...good, revenuePerCustomer: [] })).toEqual(["invalid-input options.revenuePerCustomer"]);
    expect(options({ ...good, revenuePerCustomer: [1, null] })).toEqual([
      "invalid-input options.revenuePerCustomer[1]",
    ]);
  });
});

describe("nowcasts refuse", () => {
  it("wrong numbers", () => {
    const codes = (given: unknown): string[] => codesOf(() => nowcast(given as NowcastInput));
    expect(codes(null)).toEqual(["invalid-input input"]);
    expect(codes({ soFar: -1, earlier: { soFar: [], ended: [] } })).toEqual(["invalid-input input.soFar"]);
    expect(codes({ soFar: 1 })).toEqual(["invalid-input input.earlier"]);
    expect(codes({ soFar: 1, earlier: { soFar: [], ended: [] } })).toEqual(["empty-input input.earlier.soFar"]);
    expect(codes({ soFar: 1, earlier: { soFar: [1], ended: [NaN] } })).toEqual([
      "invalid-input input.earlier.ended[0]",
    ]);
    const earlier = { soFar: [1], ended: [2] };
    expect(codesOf(() => nowcast({ soFar: 1, earlier }, { confidence: 2 }))).toEqual([
      "invalid-input options.confidence",
    ]);
    expect(codesOf(() => nowcast({ soFar: 1, earlier }, null as never))).toEqual(["invalid-input options"]);
  });

  it("records without an earlier whole period, and wrong options", () => {
    const plain = { subscriptionId: null, plan: null, price: null, interval: null, quantity: 1, trialUntil: null };
    const row = { ...plain, customerId: "a", from: Date.parse("2024-05-20"), until: null, exit: null };
    const codes = (given: unknown): string[] => codesOf(() => nowcastPeriod([row], given as { asOf: string }));
    expect(codes({ asOf: "2024-06-10" })).toEqual(["empty-input subscriptions"]);
    expect(codes({ asOf: "2024-05-10" })).toEqual(["empty-input subscriptions"]);
    expect(codes({ asOf: "2024-07-10", periods: 0 })).toEqual(["invalid-input options.periods"]);
    expect(codes({ asOf: "2024-07-10", period: "moon" })).toEqual(["invalid-input options.period"]);
    expect(codes({ asOf: "2024-07-10", timeZone: "x" })).toEqual(["invalid-time-zone options.timeZone"]);
    expect(codes({})).toEqual(["invalid-instant options.asOf"]);
    expect(codes(null)).toEqual(["invalid-input options"]);
    expect(codesOf(() => nowcastPeriod(null as never, { asOf: "2024-07-10" }))).toEqual([
      "invalid-input subscriptions",
    ]);
    expect(codesOf(() => nowcastPeriod([], { asOf: "2024-07-10" }))).toEqual(["empty-input subscriptions"]);
  });
});
