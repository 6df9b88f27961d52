export type { Fan, FanInterval } from "./fan.ts";
export { nowcast, type Nowcast, type NowcastInput, type NowcastOptions } from "./nowcast.ts";
export { nowcastPeriod, type NowcastPeriodOptions, type PeriodNowcast } from "./nowcastPeriod.ts";
export { projectStack, type ProjectedLayers, type ProjectionOptions, type StackProjection } from "./projectStack.ts";
export type { ProjectionHistory } from "./readHistory.ts";
export type { ProjectedRetention } from "./readRetention.ts";
