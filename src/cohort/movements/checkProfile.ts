import { countUnitIssues } from "./durationIssues.ts";
import { show, type Issue } from "../../schema/error.ts";
import { movementProfiles, type MovementProfile, type MovementProfileName } from "./profile.ts";

/** Settings with words for values. */
const choices: readonly (readonly [keyof MovementProfile, readonly unknown[]])[] = [
  ["per", ["customer", "subscription"]],
  ["trial", ["none", "customer", "revenue"]],
  ["freePlan", ["none", "kept", "customer"]],
  ["lateChurnAt", ["end", "after-gap"]],
  ["churnAt", ["end", "period-end", "notice"]],
  ["pause", ["movement", "churn", "contraction", "kept"]],
  ["changes", ["summed", "netted"]],
  ["joinAndLeave", ["shown", "netted"]],
  ["retention", ["flows", "opening-customers"]],
  ["returnsAreGrowth", [true, false]],
  ["logoChurnOver", ["opening", "opening-and-new"]],
];

/** The profile of a name, or the profile given; its issues are for {@link profileIssues}. */
export function profileOf(given: MovementProfileName | MovementProfile): MovementProfile {
  return typeof given === "string" && Object.hasOwn(movementProfiles, given)
    ? movementProfiles[given]
    : (given as MovementProfile);
}

/** Everything that is wrong with a profile. */
export function profileIssues(given: unknown, path: string): Issue[] {
  if (typeof given !== "object" || given === null) {
    const expected = `a profile, or one of ${Object.keys(movementProfiles).join(", ")}`;
    return [invalid(path, expected, given, "Pass the name of a profile, or one that was made of it.")];
  }
  const profile = given as Readonly<Record<keyof MovementProfile, unknown>>;
  const issues: Issue[] = [];
  if (typeof profile.name !== "string") issues.push(invalid(`${path}.name`, "a text", profile.name, COMPLETE));
  for (const [key, values] of choices) {
    if (values.includes(profile[key])) continue;
    issues.push(invalid(`${path}.${key}`, `one of ${values.map(String).join(", ")}`, profile[key], COMPLETE));
  }
  if (!isDaysPerYear(profile.daysPerYear)) {
    const expected = "a number from 360 to 366 with at most 4 decimals";
    issues.push(invalid(`${path}.daysPerYear`, expected, profile.daysPerYear, "Pass 364 for 52 weeks a year."));
  }
  for (const key of ["gap", "returnIsNewAfter"] as const) {
    if (profile[key] !== null) issues.push(...countUnitIssues(profile[key], `${path}.${key}`));
  }
  return issues;
}

const COMPLETE = "Spread one of movementProfiles and change what differs.";

function isDaysPerYear(value: unknown): boolean {
  return typeof value === "number" && value >= 360 && value <= 366 && Number(value.toFixed(4)) === value;
}

function invalid(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
