import { normalQuantile } from "../../numeric/distribution/normal.ts";
import type { CareSpec, ContactChannelSpec, PlaybookSpec } from "../spec/care.ts";
import { fading } from "./rates.ts";
import { named } from "./weights.ts";

/** Channels and playbooks as columns. */
export interface CompiledCare {
  readonly spec: CareSpec;
  readonly channels: readonly string[];
  readonly channelSpecs: readonly ContactChannelSpec[];
  /** In minor units, working time included; without the offer. */
  readonly channelCosts: Float64Array;
  readonly playbooks: readonly string[];
  readonly playbookSpecs: readonly PlaybookSpec[];
  readonly playbookCosts: Float64Array;
  /** By playbook: above this response score a customer is persuadable. */
  readonly persuadableAbove: Float64Array;
  /** By playbook: below this he is a sleeping dog. */
  readonly sleepingBelow: Float64Array;
  /** By playbook, then reason: share of the effect. */
  readonly reach: Float64Array;
  readonly fade: Float64Array;
  readonly fatigueFade: Float64Array;
}

/** Channels and playbooks as columns. */
export function compileCare(spec: CareSpec, reasons: readonly string[], perMajorUnit: number): CompiledCare {
  const { names: channels, specs: channelSpecs } = named(spec.channels);
  const { names: playbooks, specs: playbookSpecs } = named(spec.playbooks);
  const shareOf = (playbook: PlaybookSpec, reason: string): number => {
    if (playbook.reasons === undefined) return 1;
    return Object.hasOwn(playbook.reasons, reason) ? playbook.reasons[reason]! : 0;
  };
  return {
    spec,
    channels,
    channelSpecs,
    channelCosts: Float64Array.from(channelSpecs, ({ cost, minutes }) =>
      Math.round((cost + (minutes / 60) * spec.hourlyCost) * perMajorUnit),
    ),
    playbooks,
    playbookSpecs,
    playbookCosts: Float64Array.from(playbookSpecs, ({ cost }) => Math.round(cost * perMajorUnit)),
    persuadableAbove: Float64Array.from(playbookSpecs, ({ persuadable }) => limit(1 - persuadable)),
    sleepingBelow: Float64Array.from(playbookSpecs, ({ sleepingDogs }) => limit(sleepingDogs)),
    reach: Float64Array.from(playbookSpecs.flatMap((playbook) => reasons.map((reason) => shareOf(playbook, reason)))),
    fade: fading(spec.halfLifeDays),
    fatigueFade: fading(spec.fatigue.halfLifeDays),
  };
}

/** The normal quantile, rounded so that it is the same number in every engine. */
function limit(share: number): number {
  if (share <= 0) return -Infinity;
  return share >= 1 ? Infinity : Math.round(normalQuantile(share) * 1e9) / 1e9;
}
