import type { MovementProfile } from "./profile.ts";
import type { ReconciliationReason } from "./reconciliation.ts";

/** One step from a profile to another: one setting is exchanged. */
export interface ProfileStep {
  readonly reason: ReconciliationReason;
  readonly profile: MovementProfile;
  /** Whether spells or amounts must be read anew. */
  readonly rereads: boolean;
}

/** The settings that move revenue, in the order in which they are exchanged: first who is counted, then when, then under which name. */
const order: readonly (keyof MovementProfile)[] = [
  "per",
  "daysPerYear",
  "trial",
  "freePlan",
  "gap",
  "lateChurnAt",
  "churnAt",
  "pause",
  "returnIsNewAfter",
  "changes",
  "joinAndLeave",
];

/** From profile `a` to `b`, one setting at a time; settings that are alike make no step. */
export function profilePath(a: MovementProfile, b: MovementProfile): ProfileStep[] {
  const steps: ProfileStep[] = [];
  let profile = a;
  for (const key of order) {
    if (JSON.stringify(a[key]) === JSON.stringify(b[key])) continue;
    profile = { ...profile, [key]: b[key] };
    const rereads = key === "per" || key === "daysPerYear" || key === "gap";
    steps.push({ reason: reasonOf(key, a, b), profile, rereads });
  }
  return steps;
}

const reasons: Readonly<Partial<Record<keyof MovementProfile, ReconciliationReason>>> = {
  per: "per-subscription",
  daysPerYear: "interval-normalised",
  trial: "trial-counted",
  freePlan: "free-plan-counted",
  gap: "grace",
  lateChurnAt: "recognised-after-gap",
  returnIsNewAfter: "return-is-new",
  changes: "netted-within-period",
  joinAndLeave: "joined-and-left-within-period",
};

function reasonOf(key: keyof MovementProfile, a: MovementProfile, b: MovementProfile): ReconciliationReason {
  if (key === "churnAt") {
    const notice = a.churnAt === "notice" || b.churnAt === "notice";
    return notice ? "recognised-at-notice" : "recognised-at-period-end";
  }
  if (key !== "pause") return reasons[key]!;
  const other = b.pause === "movement" ? a.pause : b.pause;
  return `pause-is-${other as Exclude<MovementProfile["pause"], "movement">}`;
}
