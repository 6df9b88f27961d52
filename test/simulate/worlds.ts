import { worldOf, type BusinessOptions } from "../../src/simulate/businessOptions.ts";
import { presets, type PresetName } from "../../src/simulate/presets/presets.ts";
import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";
import { trueHazard, type TrueHazard } from "../../src/simulate/truth/hazard.ts";
import { noSink, type Sink, type TrueExitKind } from "../../src/simulate/world/sink.ts";
import { status } from "../../src/simulate/world/status.ts";
import { stepDay } from "../../src/simulate/world/step.ts";
import type { World } from "../../src/simulate/world/world.ts";

/** What became of a customer on a day. */
export interface Outcome {
  readonly decided: boolean;
  readonly involuntary: boolean;
  readonly paused: boolean;
}

/** Plays the days of a world; shows the chances of each customer before a day, what happened on it, and his group before it. */
export function watch(
  world: World,
  see: (hazard: TrueHazard, outcome: Outcome, group: number) => void,
  groupOf: (who: number) => number = () => 0,
): void {
  const { columns, days } = world;
  const before = new Uint8Array(columns.status.length * 4);
  while (world.day < days.month.length) {
    const count = world.count;
    const hazards = Array.from({ length: count }, (_, who) => trueHazard(world, who));
    const groups = Array.from({ length: count }, (_, who) => groupOf(who));
    for (let who = 0; who < count; who++) before[who] = world.columns.status[who]!;
    const left = new Map<number, TrueExitKind>();
    const saved = new Set<number>();
    const sink: Sink = {
      ...noSink,
      interview: (who, _at, { outcome }) => void (outcome === "saved" && saved.add(who)),
      left: (who, _at, how) => void left.set(who, how),
    };
    stepDay(world, sink, true);
    for (let who = 0; who < count; who++) {
      const how = left.get(who);
      const now = world.columns.status[who]!;
      const couldDecide = before[who]! <= status.dunning;
      const gaveNotice = couldDecide && (now === status.leaving || how === "voluntary");
      const ended = how === "trial" || how === "lapsed" || how === "pause";
      see(
        hazards[who]!,
        {
          decided: gaveNotice || saved.has(who) || ended,
          involuntary: how === "involuntary",
          paused: couldDecide && (now === status.pausing || now === status.paused),
        },
        groups[who]!,
      );
    }
  }
}

/** A world for a test: a preset, changed. */
export function worldWith(spec: BusinessSpec, options: Omit<BusinessOptions, "spec" | "preset">): World {
  return worldOf("business", { spec, ...options });
}

/** A preset with some of its parts replaced. */
export function edited(name: PresetName, parts: Partial<BusinessSpec>): BusinessSpec {
  return { ...presets[name], ...parts };
}
