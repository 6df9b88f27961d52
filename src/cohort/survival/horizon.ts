import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { checkChoice } from "./options.ts";
import { LONGEST } from "./rows.ts";

/** Up to when a question about a curve goes. */
export interface HorizonOptions {
  /** A duration, in the unit of the curve's times. */
  readonly horizon: number;
  /**
   * What holds after the last observed time, while somebody is still there: `refuse` throws, `hold` goes on at the last height,
   * the most that survival can be. `refuse` by default.
   */
  readonly beyond?: Beyond;
}

/** See {@link HorizonOptions}. */
export type Beyond = "refuse" | "hold";

/** Checks the choice; "refuse" where it is absent. */
export function beyondOf(operation: string, options: unknown): Beyond {
  const { beyond = "refuse" } = options as { readonly beyond?: Beyond };
  checkChoice(operation, "options.beyond", beyond, ["refuse", "hold"]);
  return beyond;
}

/** What is known of how far a curve goes. */
interface Reach {
  /** The option that holds the horizon; "horizon" by default. */
  readonly name?: string;
  readonly start: number;
  readonly last: number;
  /** Whether nobody is left at the last time: then nothing can change after it. */
  readonly ended: boolean;
}

/**
 * Checks a horizon against how far a curve goes; notes say where it goes further.
 *
 * @throws {KeizokuError} `invalid-input`, `beyond-last-time`
 */
export function checkHorizon(
  operation: string,
  options: Pick<HorizonOptions, "horizon"> & { readonly beyond?: Beyond | undefined },
  reach: Reach,
): Note[] {
  checkNumbers<never>(operation, "options", options as unknown as Record<never, number>, {});
  const beyond = beyondOf(operation, options);
  const { horizon } = options;
  const fix = "Pass up to when to look, in the unit of the durations.";
  const { name = "horizon" } = reach;
  checkNumbers(operation, "options", { [name]: horizon }, { [name]: { min: reach.start, max: LONGEST, fix } });
  if (horizon <= reach.last || reach.ended) return [];
  if (beyond === "refuse") throw beyondLastTime(operation, `options.${name}`, horizon, reach.last);
  const message = `nobody was seen after ${String(reach.last)}: up to ${String(horizon)} the curve is held at its last height`;
  return [{ code: "beyond-last-time", message }];
}

/** The error of a question about times that nobody reached. */
export function beyondLastTime(operation: string, path: string, received: number, last: number): KeizokuError {
  return new KeizokuError(operation, [
    {
      code: "beyond-last-time",
      path,
      expected: `at most ${String(last)}, the last time that was observed`,
      received: String(received),
      fix: 'Ask for an earlier time, or pass { beyond: "hold" } for the most that it can be.',
    },
  ]);
}
