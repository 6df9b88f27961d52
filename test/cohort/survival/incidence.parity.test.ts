import { describe, expect, it } from "vitest";
import { cumulativeIncidence, timeLost } from "../../../src/cohort/survival/index.ts";
import { fixture } from "../../fixture.ts";
import { lastAtOrBefore } from "../../../src/cohort/survival/step.ts";
import { expectClose, expectColumn } from "./reference.ts";

interface ReferenceIncidence {
  readonly time: readonly number[];
  readonly atRisk: readonly number[];
  readonly events1: readonly number[];
  readonly events2: readonly number[];
  readonly eventFree: readonly number[];
  readonly seEventFree: readonly number[];
  readonly cif1: readonly number[];
  readonly cif2: readonly number[];
  readonly se1: readonly number[];
  readonly se2: readonly number[];
  readonly at: Readonly<Record<"times" | "cif1" | "cif2" | "se1" | "se2", readonly number[]>>;
  readonly rmtl240: readonly [number, number];
}

const { curves } = fixture("competing-risks.json") as { curves: Readonly<Record<string, ReferenceIncidence>> };

/** Rows of a reference curve: who is no longer at risk at the next time without an event was censored. */
function rowsOf({ time, atRisk, events1, events2 }: ReferenceIncidence): { duration: number[]; event: number[] } {
  const duration: number[] = [];
  const event: number[] = [];
  time.forEach((at, j) => {
    const gone = atRisk[j]! - (atRisk[j + 1] ?? 0);
    for (let k = 0; k < gone; k++) {
      duration.push(at);
      event.push(k < events1[j]! ? 1 : k < events1[j]! + events2[j]! ? 2 : 0);
    }
  });
  return { duration, event };
}

describe.each(Object.entries(curves))("plasma cell malignancy and death, %s", (_, expected) => {
  const found = cumulativeIncidence(rowsOf(expected), { causes: ["progression", "death"] });

  it("has the incidences of Aalen and Johansen with their standard errors", () => {
    expect(found.time).toEqual(expected.time);
    expect(found.atRisk).toEqual(expected.atRisk);
    expectColumn(found.survival, expected.eventFree, "survival");
    expectColumn(found.survivalStandardError, expected.seEventFree, "survivalStandardError");
    found.causes.forEach((cause, k) => {
      expect(cause.events).toEqual(k === 0 ? expected.events1 : expected.events2);
      expectColumn(cause.incidence, k === 0 ? expected.cif1 : expected.cif2, `incidence ${cause.cause}`);
      expectColumn(cause.standardError, k === 0 ? expected.se1 : expected.se2, `standardError ${cause.cause}`);
    });
  });

  it("has them at the times asked for", () => {
    expected.at.times.forEach((at, i) => {
      const j = lastAtOrBefore(found.time, at);
      expectClose(found.causes[0]!.incidence[j]!, expected.at.cif1[i]!, "cif1");
      expectClose(found.causes[1]!.standardError[j]!, expected.at.se2[i]!, "se2");
    });
  });

  it("has the time lost to each cause in 240 months", () => {
    const { causes, kept } = timeLost(found, { horizon: 240 });
    expectClose(causes[0]!.timeLost, expected.rmtl240[0], "progression");
    expectClose(causes[1]!.timeLost, expected.rmtl240[1], "death");
    expectClose(kept, 240 - expected.rmtl240[0] - expected.rmtl240[1], "kept");
  });
});
