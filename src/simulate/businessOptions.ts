import { dayNumbers } from "../calendar/dayNumbers.ts";
import { instantIssue, parseInstant, type Instant } from "../calendar/instant.ts";
import { checkNumbers } from "../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { compile } from "./compile/compile.ts";
import { presetNames, presets, type PresetName } from "./presets/presets.ts";
import type { BusinessSpec } from "./spec/businessSpec.ts";
import { checkSpec } from "./spec/checkSpec.ts";
import { createWorld, type World } from "./world/world.ts";

/** Which business, how large, when. */
export interface BusinessOptions {
  /** One of the businesses that come with the library; this or `spec`. */
  readonly preset?: PresetName;
  /** A business of your own: copy a preset and change it. */
  readonly spec?: BusinessSpec;
  /** How many customers are won between `from` and `until`, 1 to 5,000,000; those whom customers bring come on top. */
  readonly customers: number;
  /** First local day. */
  readonly from: Instant;
  /** Local day after the last, at most 100 years later. */
  readonly until: Instant;
  /** The same seed gives the same records in every runtime; 1 by default. */
  readonly seed?: number | string;
}

const customersRule = {
  min: 1,
  max: 5_000_000,
  integer: true,
  fix: "Pass how many customers are won; stream a larger business in parts.",
};

/** Days of a hundred years. */
const MOST_DAYS = 36_525;

/**
 * The world that the options describe, on its first day.
 *
 * @throws {KeizokuError} as `business`
 */
export function worldOf(operation: string, options: BusinessOptions): World {
  checkNumbers<never>(operation, "options", options as never, {});
  checkNumbers(operation, "options", { customers: options.customers }, { customers: customersRule });
  const { seed = 1 } = options;
  if (typeof seed !== "string" && !Number.isFinite(seed)) {
    throw wrong(operation, "options.seed", "a finite number or a text", show(seed), "Pass a seed, such as 1.");
  }
  const compiled = compile(specOf(operation, options));
  const { timeZone } = compiled.spec;
  const [firstDay, lastDay] = daysOf(operation, options, timeZone);
  const world = createWorld({ compiled, customers: options.customers, firstDay, dayCount: lastDay - firstDay, seed });
  if (Number.isFinite(world.arrivalRate)) return world;
  const fix = "Pass other days, or a season in which somebody comes.";
  throw wrong(operation, "options.until", "days on which customers come", "a season of 0 on all of them", fix);
}

function specOf(operation: string, { preset, spec }: BusinessOptions): BusinessSpec {
  if ((preset === undefined) === (spec === undefined)) {
    const received = preset === undefined ? "neither" : "both";
    throw wrong(operation, "options", "a preset or a spec", received, "Pass one of `preset` and `spec`.");
  }
  if (spec !== undefined) return checkSpec(operation, spec, "options.spec");
  if (presetNames.includes(preset!)) return presets[preset!];
  const expected = `one of ${presetNames.join(", ")}`;
  throw wrong(operation, "options.preset", expected, show(preset), "Pass the name of a preset, or a spec.");
}

/** First day, and the day after the last, in days since 1970-01-01. */
function daysOf(operation: string, { from, until }: BusinessOptions, timeZone: string): [number, number] {
  const issues: Issue[] = [];
  const [first, last] = Object.entries({ from, until }).map(([name, value]) => {
    const at = parseInstant(value, { timeZone });
    if (at === undefined) issues.push(instantIssue(value, `options.${name}`));
    return at === undefined ? NaN : dayNumbers([at], timeZone)[0]!;
  }) as [number, number];
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  if (!(last > first)) {
    throw wrong(operation, "options.until", "a later day than `from`", show(until), "Swap the two.");
  }
  if (last - first > MOST_DAYS) {
    throw wrong(operation, "options.until", "at most 100 years after `from`", show(until), "Pass a nearer day.");
  }
  return [first, last];
}

function wrong(operation: string, path: string, expected: string, received: string, fix: string): KeizokuError {
  return new KeizokuError(operation, [{ code: "invalid-input", path, expected, received, fix }]);
}
