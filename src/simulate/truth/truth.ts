import { parseInstant, type Instant } from "../../calendar/instant.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { worldOn, type Chronicle } from "../chronicle.ts";
import type { TrueExit } from "../world/collect.ts";
import type { World } from "../world/world.ts";
import { trueDay, type TrueDay } from "./trueDay.ts";

/** What no record says. */
export interface Truth {
  /** Everybody who left, when, how, and why in truth; in the order of days. One who came back and left again is there twice. */
  readonly exits: readonly TrueExit[];
  /**
   * What was true at the start of the local day of an instant. Told again from the beginning, or from the last day asked for where
   * that is earlier: ask in the order of days.
   *
   * @throws {KeizokuError} `invalid-instant`; `out-of-range` (a day that was not simulated)
   */
  on(at: Instant): TrueDay;
}

/** The truth of a chronicle. */
export function createTruth(chronicle: Chronicle, exits: readonly TrueExit[]): Truth {
  let nearest: World | undefined;
  return {
    exits,
    on(at) {
      const day = dayOf(chronicle, at);
      nearest = worldOn(chronicle, day, nearest);
      return trueDay(nearest);
    },
  };
}

function dayOf({ beginning, end }: Chronicle, at: Instant): number {
  const { compiled, days } = beginning;
  const time = parseInstant(at, { timeZone: compiled.spec.timeZone });
  const first = beginning.day;
  const starts = days.starts;
  if (time !== undefined && time >= starts[first]! && time <= starts[Math.min(end, starts.length - 1)]!) {
    let low = first;
    let high = end;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  throw new KeizokuError("truth", [
    time === undefined
      ? { code: "invalid-instant", path: "at", expected: "an instant", received: show(at), fix: "Pass a date." }
      : {
          code: "out-of-range",
          path: "at",
          expected: `a day from ${iso(starts[first]!)} to ${iso(starts[end]!)}`,
          received: show(at),
          fix: "Pass a day of the simulation; its end is allowed.",
        },
  ]);
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
