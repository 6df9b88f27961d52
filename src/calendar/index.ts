export { type BillingPosition, billingBoundary, billingIndex, billingPeriods } from "./billing.ts";
export { type BillingClock, type Pause, type PauseRule } from "./billingClock.ts";
export { millisecondsPerDay } from "./civil.ts";
export { dayNumbers } from "./dayNumbers.ts";
export { addDuration, type Duration, durationInDays } from "./duration.ts";
export {
  type Instant,
  instant,
  type InstantOptions,
  instantReader,
  maxInstant,
  minInstant,
  parseInstant,
} from "./instant.ts";
export { periodIndex, periodIndices } from "./periodIndex.ts";
export { type Period, periodLabel, periodOfLabel } from "./periodLabel.ts";
export {
  addPeriods,
  periodBoundaries,
  type PeriodCalendar,
  type PeriodRange,
  periodsBetween,
  periodUnits,
  startOfPeriod,
} from "./periods.ts";
export { isTimeZone } from "./zone.ts";
