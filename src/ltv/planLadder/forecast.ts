import { checkNumbers } from "../../schema/columns.ts";
import { chainOf, stateIndex, type PlanLadderScorer } from "./chain.ts";

/** How far ahead to look. */
export interface PeriodsOptions {
  /** Whole periods, 0 to 100,000. */
  readonly periods: number;
}

/** What a number of periods may be. */
export const periodsRule: { readonly min: 0; readonly max: 100000; readonly integer: true; readonly fix: string } = {
  min: 0,
  max: 100_000,
  integer: true,
  fix: "Pass a whole number of periods, up to 100,000.",
};

/**
 * Expected number of customers in each state after 0, 1, … periods.
 *
 * @param customers how many are in each state now, by name; states that are not named are empty
 * @returns for each state a number a period, `periods` + 1 in all; the sum over the states stays what it was
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const model = { parameters: { states: ["on", "off"], exits: ["off"], counts: [[3, 1]], prior: [[0, 0]] } };
 * forecast(model, { on: 1000 }, { periods: 2 }).on // => [1000, 750, 562.5]
 */
export function forecast(
  model: PlanLadderScorer,
  customers: Readonly<Record<string, number>>,
  options: PeriodsOptions,
): Readonly<Record<string, Float64Array>> {
  const operation = "planLadder.forecast";
  const { states, rows, width, transitions } = chainOf(operation, model);
  checkNumbers(operation, "options", options, { periods: periodsRule });
  const mix = mixOf(operation, "customers", states, customers);
  const out = states.map(() => new Float64Array(options.periods + 1));
  for (let t = 0; t <= options.periods; t++) {
    for (let j = 0; j < width; j++) out[j]![t] = mix[j]!;
    const now = mix.slice();
    mix.fill(0, 0, rows);
    for (let i = 0; i < rows; i++) for (let j = 0; j < width; j++) mix[j]! += now[i]! * transitions[i * width + j]!;
  }
  return Object.fromEntries(states.map((name, i) => [name, out[i]!]));
}

/**
 * Numbers by state as a column in the order of the states, 0 where a state is not named.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function mixOf(
  operation: string,
  path: string,
  states: readonly string[],
  given: Readonly<Record<string, number>>,
): Float64Array {
  checkNumbers<never>(operation, path, given, {});
  const mix = new Float64Array(states.length);
  const rule = { min: 0, max: 1e15, fix: "Pass how many customers are in the state." };
  for (const [name, count] of Object.entries(given)) {
    const index = stateIndex(operation, `${path}.${name}`, states, name);
    checkNumbers(operation, path, { [name]: count }, { [name]: rule });
    mix[index] = count;
  }
  return mix;
}
