import { durationInDays } from "../../calendar/duration.ts";
import { checkNumbers, type ColumnRules } from "../../schema/columns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import { checkTimeUnit } from "../../schema/timeUnit.ts";
import { discountFactor } from "./discountFactor.ts";
import { gatherIssues, gathered } from "./gatherIssues.ts";
import { amountRule, shareRule } from "./money.ts";
import { endlessIssue } from "./endlessIssue.ts";
import { paymentStream, streamTotal } from "./paymentStream.ts";
import type { ReferralInput, ReferralsByPeriod } from "./referralPlan.ts";
import { retentionSteps } from "./retentionSteps.ts";

/** How customers bring others. */
export interface Bringing {
  /** Value of a generation over that of the one before it. */
  readonly factor: number;
  /** Customers whom a customer brings, discounted, those included who would have come anyway. */
  readonly brought: number;
  /** The same without them: a generation's customers over those of the one before. */
  readonly growth: number;
}

/** What was read. */
export interface Referrals {
  readonly value: number;
  readonly reward: number;
  readonly acquisitionCost: number;
  readonly generations: number;
  readonly withProgramme: Bringing;
  readonly without: Bringing | null;
}

/**
 * Reads what `referralValue` takes.
 *
 * @throws {KeizokuError} `invalid-input`, `mean-undefined`
 */
export function readReferrals(operation: string, input: ReferralInput): Referrals {
  checkNumbers<never>(operation, "input", input as unknown as Record<never, number>, {});
  const issues: Issue[] = [];
  const { value, conversion = 1, incrementalShare = 1, relativeValue = 1, reward = 0, acquisitionCost = 0 } = input;
  const generations = input.generations ?? Infinity;
  const values = { value, conversion, incrementalShare, relativeValue, reward, acquisitionCost };
  gatherIssues(issues, () => {
    // Infinity is what leaving it out means, and no number that a rule takes.
    const counted = input.generations ?? 0;
    checkNumbers(operation, "input", { ...values, generations: counted }, rules);
  });
  const delayFactor = delayOf(input, issues);
  const made = (referrals: unknown, share: number, path: string): Bringing => {
    const recommended = referralsOf(operation, referrals, { input, path }, issues);
    // What is no number cannot be multiplied.
    if (issues.length > 0) return nothing;
    const brought = recommended * share * delayFactor;
    return { brought, growth: brought * incrementalShare, factor: brought * incrementalShare * relativeValue };
  };
  const withProgramme = made(input.referrals, conversion, "input.referrals");
  const other = input.withoutProgramme;
  if (other !== undefined) checkOther(operation, other, issues);
  const without =
    other === undefined
      ? null
      : made(other?.referrals ?? input.referrals, other?.conversion ?? conversion, "input.withoutProgramme.referrals");
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { value, reward, acquisitionCost, generations, withProgramme, without };
}

const nothing: Bringing = { brought: 0, growth: 0, factor: 0 };

const conversionRule = shareRule("Pass the share of those recommended to who become customers.");

const rules: ColumnRules<
  "value" | "conversion" | "incrementalShare" | "relativeValue" | "reward" | "acquisitionCost" | "generations"
> = {
  value: amountRule("Pass what the customer is worth by himself."),
  conversion: conversionRule,
  incrementalShare: shareRule("Pass the share of those brought who would not have come by themselves."),
  relativeValue: { min: 0, max: 1000, fix: "Pass the value of one who was brought over that of one who brought him." },
  reward: amountRule("Pass what is paid for a customer brought, 0 for nothing."),
  acquisitionCost: amountRule("Pass what winning a customer costs otherwise."),
  generations: { min: 0, max: 1000, integer: true, fix: "Pass how many generations count, or leave it out for all." },
};

function checkOther(operation: string, other: unknown, issues: Issue[]): void {
  gatherIssues(issues, () => {
    checkNumbers<never>(operation, "input.withoutProgramme", other as Record<never, number>, {});
    const { conversion = 0 } = other as { readonly conversion?: number };
    checkNumbers(operation, "input.withoutProgramme", { conversion }, { conversion: conversionRule });
  });
}

/** What the delay leaves of a value. */
function delayOf({ delay, discountRate }: ReferralInput, issues: Issue[]): number {
  const perDay = discountFactor(discountRate, "day", "input.discountRate", issues);
  if (delay === undefined) return 1;
  const found: Issue[] = [];
  const days = gathered(found, () => {
    const length = durationInDays(delay);
    checkNumbers(
      "delay",
      "delay",
      { count: delay.count },
      { count: { min: 0, max: 1e6, fix: "Pass how long it takes." } },
    );
    return length;
  });
  issues.push(...found.map((issue) => ({ ...issue, path: issue.path.replace(/^(duration|delay)/, "input.delay") })));
  return days === undefined ? 1 : perDay ** days;
}

/** Recommendations of a lifetime, discounted to its start. */
function referralsOf(
  operation: string,
  referrals: unknown,
  { input, path }: { readonly input: ReferralInput; readonly path: string },
  issues: Issue[],
): number {
  const before = issues.length;
  const rule = {
    min: 0,
    max: 1e6,
    fix: "Pass to how many people a customer recommends, or { perPeriod, period, retention }.",
  };
  if (typeof referrals !== "object" || referrals === null) {
    gatherIssues(issues, () => {
      checkNumbers(
        operation,
        path.replace(/\.referrals$/, ""),
        { referrals: referrals as number },
        { referrals: rule },
      );
    });
    return issues.length > before ? 0 : (referrals as number);
  }
  const { perPeriod, period, retention, horizon } = referrals as ReferralsByPeriod;
  const horizonRule = { min: 1, max: 100_000, integer: true, fix: "Pass how many periods count, or leave it out." };
  gatherIssues(issues, () => {
    checkNumbers(operation, path, { perPeriod, horizon: horizon ?? 1 }, { perPeriod: rule, horizon: horizonRule });
  });
  gatherIssues(issues, () => {
    checkTimeUnit(operation, `${path}.period`, period);
  });
  if (issues.length > before) return 0;
  const ages = horizon ?? Infinity;
  const discount = discountFactor(input.discountRate, period, "input.discountRate", []);
  const read = retentionSteps(retention, { path: `${path}.retention`, period, horizon: ages, discount }, issues);
  if (issues.length > before) return 0;
  const periods = Math.min(read.periods, ages);
  const total = streamTotal(
    paymentStream({ margins: [perPeriod], steps: read.steps, periods, discount, advance: true }),
  );
  if (total < Infinity) return total;
  issues.push(endlessIssue(path));
  return 0;
}
