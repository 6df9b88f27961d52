import { portableExp } from "../../numeric/portable/exponential.ts";
import { purpose } from "../random/purposes.ts";
import { normalAt } from "../random/variates.ts";
import { latentSum } from "./hazard.ts";
import { nextMood } from "./people.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import { keyFor, type World } from "./world.ts";

/** Days from one step of the mood to the next. */
const STEP_DAYS = 28;

/** Once a week: contentment drifts, and with it what the customer does, from `day` on. */
export function renewWeek(world: World, who: number, day: number): void {
  driftMood(world, who, day);
  const { columns, compiled } = world;
  const { care, contract, inquiries, referralWeights, spec, usage } = compiled;
  const rateOf = (daily: number, weights: Float64Array): number =>
    daily === 0 ? 0 : daily * portableExp(Math.min(10, latentSum(world, who, weights)));
  if (usage !== null) {
    const level = usage.logRate + columns.usageLevel[who]! + latentSum(world, who, usage.weights);
    columns.usageChance[who] = portableExp(Math.min(3, level));
  }
  if (inquiries !== null) columns.complaintRate[who] = rateOf(inquiries.complaints, inquiries.complaintWeights);
  if (spec.referrals !== null) {
    columns.referralRate[who] = rateOf(spec.referrals.perMonth / meanDays.month, referralWeights);
  }
  if (contract !== null) columns.returnRate[who] = rateOf(contract.comeBack.daily, contract.comeBack.weights);
  const { routine } = care.spec;
  if (routine !== null) {
    columns.routineRate[who] =
      routine.dailyShare * portableExp(Math.max(-10, Math.min(5, routine.followsRisk * columns.risk[who]!)));
  }
}

/** The mood goes in straight lines between steps that return to the customer's own level. */
function driftMood(world: World, who: number, day: number): void {
  const { columns } = world;
  const { spread, persistence } = world.compiled.spec.customers.mood;
  const age = day - columns.joined[who]!;
  const into = age % STEP_DAYS;
  if (into === 0 && age > 0) {
    columns.moodLeft[who] = columns.moodRight[who]!;
    const fresh = normalAt(keyFor(world, who), Math.floor(age / STEP_DAYS), purpose.futureStep);
    columns.moodRight[who] = nextMood(columns.moodLeft[who]!, persistence, fresh);
  }
  const share = into / STEP_DAYS;
  const mood = columns.moodLeft[who]! * (1 - share) + columns.moodRight[who]! * share;
  columns.satisfaction[who] = columns.latent[4 * who + 1]! + spread * mood;
}
