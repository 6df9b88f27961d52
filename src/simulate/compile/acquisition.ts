import { portableExp } from "../../numeric/portable/exponential.ts";
import { portableLog } from "../../numeric/portable/logarithm.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type { AcquisitionSpec, CampaignSpec } from "../spec/customers.ts";
import { isLeftOut, type CalendarDays } from "../world/calendarDays.ts";
import type { Units } from "./contract.ts";
import { ends, named, weightTable, weightsOf } from "./weights.ts";

/** Channels and campaigns as columns. */
export interface CompiledAcquisition {
  readonly spec: AcquisitionSpec;
  readonly channels: readonly string[];
  readonly channelEnds: Float64Array;
  /** In minor units. */
  readonly costs: readonly number[];
  readonly shifts: Float64Array;
  readonly campaigns: readonly CompiledCampaign[];
  readonly yearlyShift: Float64Array;
}

/** Days count from 1970-01-01. */
export interface CompiledCampaign {
  readonly from: number;
  readonly until: number;
  readonly lift: number;
  readonly channel: number;
  readonly shift: Float64Array;
}

/** Channels and campaigns as columns. */
export function compileAcquisition(spec: AcquisitionSpec, { perMajorUnit, dayOf }: Units): CompiledAcquisition {
  const { names: channels, specs } = named(spec.channels);
  const campaign = ({ from, until, lift, channel, shift }: CampaignSpec): CompiledCampaign => ({
    from: dayOf(from),
    until: dayOf(until),
    lift,
    channel: channels.indexOf(channel),
    shift: weightsOf(shift),
  });
  return {
    spec,
    channels,
    channelEnds: ends(specs.map((channel) => channel.share)),
    costs: specs.map((channel) => Math.round(channel.cost * perMajorUnit)),
    shifts: weightTable(specs.map((channel) => channel.shift)),
    campaigns: spec.campaigns.map(campaign),
    yearlyShift: weightsOf(spec.yearlyShift),
  };
}

/** The campaign that runs on a day (the first listed, where several do). */
export function campaignOn(acquisition: CompiledAcquisition, epochDay: number): CompiledCampaign | undefined {
  return acquisition.campaigns.find(({ from, until }) => epochDay >= from && epochDay < until);
}

/** Relative number of arrivals of each day. */
export function arrivalWeights(acquisition: CompiledAcquisition, days: CalendarDays): Float64Array {
  const { season, yearlyGrowth } = acquisition.spec;
  const growth = portableLog(yearlyGrowth) / meanDays.year;
  return Float64Array.from(days.month, (month, day) => {
    if (isLeftOut(days, day)) return 0;
    const lift = campaignOn(acquisition, days.first + day)?.lift ?? 1;
    return season[month]! * portableExp(growth * day) * lift;
  });
}
