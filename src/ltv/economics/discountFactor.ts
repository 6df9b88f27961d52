import { checkNumbers } from "../../schema/columns.ts";
import type { Issue } from "../../schema/error.ts";
import { continuousRate, type Rate } from "../../schema/rate.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { gatherIssues } from "./gatherIssues.ts";

/**
 * What money keeps of its worth when it comes a period later: from above 0 to 1, 1 without a rate. Adds what is wrong to the issues.
 *
 * @param path where the rate stands in the argument
 */
export function discountFactor(rate: Rate | undefined, period: TimeUnit, path: string, issues: Issue[]): number {
  if (rate === undefined) return 1;
  let factor = 1;
  const found: Issue[] = [];
  gatherIssues(found, () => {
    const perPeriod = continuousRate(rate, period);
    const fix = "Pass a discount rate of at least 0.";
    checkNumbers("discount", path, { rate: perPeriod }, { rate: { min: 0, fix } });
    factor = Math.exp(-perPeriod);
  });
  // A unit that is none is reported where the period stands.
  for (const issue of found)
    if (issue.path !== "per") issues.push({ ...issue, path: issue.path.replace(/^rate/, path) });
  return factor;
}
