import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { World } from "../world/world.ts";

/** Which contact, and over which time its effect counts. */
export interface EffectQuery {
  readonly playbook: string;
  readonly channel: string;
  /** Days over which value and exits count; 365 by default. */
  readonly horizonDays?: number;
  /** Effective, at least -0.9; 0.1 by default. */
  readonly annualDiscountRate?: number;
}

/** A query with its names numbered and its defaults filled in. */
export interface CheckedQuery {
  readonly playbook: number;
  readonly channel: number;
  readonly horizonDays: number;
  readonly annualDiscountRate: number;
}

/** How long and at which rate value counts. */
export const valueRules = {
  horizonDays: { min: 1, max: 36_525, integer: true, fix: "Pass whole days." },
  annualDiscountRate: { min: -0.9, max: 100, fix: "Pass an effective rate a year: 0.1 is 10 %." },
};

/** Numbers for the names of a query; throws where they are not the business's. */
export function checkEffectQuery(world: World, query: EffectQuery): CheckedQuery {
  checkNumbers<never>("truth", "query", query as never, {});
  const { horizonDays = 365, annualDiscountRate = 0.1 } = query;
  checkNumbers("truth", "query", { horizonDays, annualDiscountRate }, valueRules);
  const { care } = world.compiled;
  const issues: Issue[] = [];
  const playbook = placeOf(care.playbooks, query.playbook, "query.playbook", issues);
  const channel = placeOf(care.channels, query.channel, "query.channel", issues);
  if (issues.length > 0) throw new KeizokuError("truth", issues);
  return { playbook, channel, horizonDays, annualDiscountRate };
}

/** Place of a name among the spec's; adds an issue where it is none of them. */
export function placeOf(names: readonly string[], name: unknown, path: string, issues: Issue[]): number {
  const place = names.indexOf(name as string);
  if (place < 0) {
    const expected = `one of ${names.map(show).join(", ")}`;
    issues.push({ code: "invalid-input", path, expected, received: show(name), fix: "Pass a name of the spec." });
  }
  return place;
}
