import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { Business } from "../business.ts";
import { nothing } from "./policies.ts";
import type { Policy } from "./policy.ts";
import { run, type RunOptions } from "./run.ts";

/** As for a run; each future is played once with each policy. */
export interface ComparisonOptions extends Omit<RunOptions, "future"> {
  /** How many futures, at least 2; 20 by default. */
  readonly futures?: number;
}

/** A mean over futures and its standard error. */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

/** What a policy brings, on average over futures. */
export interface PolicyComparison {
  readonly policy: string;
  /** Margin less the cost of contacts, discounted, in units of the currency. */
  readonly value: Estimate;
  /** The same minus what doing nothing brings, future by future: what both share falls out of the standard error. */
  readonly gain: Estimate;
  readonly contacts: Estimate;
  /** Leavers fewer than where nothing is done. */
  readonly exitsAvoided: Estimate;
}

/**
 * Plays the same futures under several policies, and under none.
 *
 * @throws {KeizokuError} as {@link run}
 * @example
 * const salon = business({ preset: "online-salon", customers: 200, from: "2024-01-01", until: "2024-07-01" });
 * const call = { perDay: 2, channel: "phone", playbook: "check-in" };
 * const [drawn] = comparePolicies(salon, { drawn: atRandom(call) }, { days: 5, horizonDays: 60, futures: 2 });
 * drawn.contacts.mean // => 10
 */
export function comparePolicies(
  business: Business,
  policies: Readonly<Record<string, Policy>>,
  options: ComparisonOptions = {},
): PolicyComparison[] {
  const operation = "comparePolicies";
  if (typeof policies !== "object" || policies === null) {
    const fix = "Pass policies by name.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "policies", expected: "an object of policies", received: show(policies), fix },
    ]);
  }
  checkNumbers<never>(operation, "options", options as never, {});
  const { futures = 20, ...runOptions } = options;
  const rule = { min: 2, max: 100_000, integer: true, fix: "Pass how many futures are played." };
  checkNumbers(operation, "options", { futures }, { futures: rule });
  const play = (policy: Policy): Played[] =>
    Array.from({ length: futures }, (_, f) => played(business, policy, { ...runOptions, future: f + 1 }));
  const base = play(nothing);
  return Object.entries(policies).map(([policy, rule]) => {
    const runs = play(rule);
    return {
      policy,
      value: estimate(runs.map(({ value }) => value)),
      gain: estimate(runs.map(({ value }, f) => value - base[f]!.value)),
      contacts: estimate(runs.map(({ contacts }) => contacts)),
      exitsAvoided: estimate(runs.map(({ exits }, f) => base[f]!.exits - exits)),
    };
  });
}

interface Played {
  readonly value: number;
  readonly contacts: number;
  readonly exits: number;
}

function played(business: Business, policy: Policy, options: RunOptions): Played {
  const { value, contacts, exits } = run(business, policy, options);
  return { value: value.total, contacts: contacts.length, exits: exits.length };
}

function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}
