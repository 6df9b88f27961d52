import { meanDays } from "../../../../schema/timeUnit.ts";
import type { SpecIssue } from "../specIssues.ts";
import type { SpecView } from "./view.ts";

/** A business sells something, and everybody knows what he can sign. */
export function contractIssues(view: SpecView): SpecIssue[] {
  return [...offerIssues(view), ...windowIssues(view), ...changeIssues(view)];
}

function offerIssues({ at }: SpecView): SpecIssue[] {
  const signs = at(["contract"], (spec) => spec.contract !== null);
  const share = at(["purchases", "share"], (spec) => (spec.purchases === null ? null : spec.purchases.share));
  if (signs === undefined || share === undefined) return [];
  const path = ["purchases", "share"];
  if (!signs && share === null) {
    const fix = "Write one of the two, or both.";
    return [{ path: ["contract"], expected: "a contract, purchases, or both", received: "null for both", fix }];
  }
  if (!signs && share !== 1) {
    return [{ path, expected: "1, as contract is null", fix: "Write 1, or add a contract for the others." }];
  }
  if (signs && share === 1) {
    return [
      { path, expected: "below 1, as there is a contract", fix: "Leave a share that signs, or set contract to null." },
    ];
  }
  return [];
}

function windowIssues({ at, namesAt }: SpecView): SpecIssue[] {
  return (namesAt(["contract", "plans"]) ?? []).flatMap((name) => {
    const path = ["contract", "plans", name];
    const plan = at(path, (spec) => spec.contract?.plans[name]);
    if (plan?.decision === undefined) return [];
    const days = Math.ceil(plan.interval.count * meanDays[plan.interval.unit]);
    if (plan.decision.windowDays <= days) return [];
    const expected = `at most ${String(days)}, the days of an interval`;
    const fix = "Shorten the window, or leave out decision: then every day is one.";
    return [{ path: [...path, "decision", "windowDays"], expected, fix }];
  });
}

function changeIssues({ at }: SpecView): SpecIssue[] {
  const changes = at(["contract", "priceChanges"], (spec) => spec.contract?.priceChanges) ?? [];
  const seen = new Set<string>();
  return changes.flatMap(({ at: day, plan }, i) => {
    const key = JSON.stringify([day, plan]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const path = ["contract", "priceChanges", i];
    const received = `a second price for ${JSON.stringify(plan)} on ${day}`;
    return [{ path, expected: "one new price of a plan on a day", received, fix: "Take out one of them." }];
  });
}
