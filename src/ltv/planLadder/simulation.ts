import { binomial } from "../../numeric/random/binomial.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import { seedStream } from "../kernel/seedStream.ts";
import { chainOf } from "./chain.ts";
import { mixOf, periodsRule } from "./forecast.ts";
import type { PlanMove } from "./readMoves.ts";
import type { PlanLadderParameters } from "./schema.ts";

/** What {@link simulate} needs besides the parameters. */
export interface PlanLadderSimulateOptions {
  /** How many customers begin in each state, by name; whole numbers, at most 2^53 − 1 in all. */
  readonly customers: Readonly<Record<string, number>>;
  /** Whole periods, at least 1. */
  readonly periods: number;
  /** The same seed gives the same moves; a stream continues where it stands. */
  readonly seed: number | string | RandomStream;
}

/** What customers did: `fit` takes it together with a period. */
export interface SimulatedLadder {
  readonly states: readonly string[];
  readonly exits: readonly string[];
  /** Moves of all periods, those that happened. */
  readonly moves: readonly PlanMove[];
  /** Customers in each state after 0, 1, … periods. */
  readonly customers: Readonly<Record<string, Float64Array>>;
}

/**
 * Draws what customers do from the chain itself. The work does not grow with the number of customers: those of one state are drawn together.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const parameters = { states: ["on", "off"], exits: ["off"], counts: [[0.9, 0.1]], prior: [[0, 0]] };
 * const drawn = simulate(parameters, { customers: { on: 1000 }, periods: 2, seed: 1 });
 * drawn.customers.on[2] + drawn.customers.off[2] // => 1000
 */
export function simulate(parameters: PlanLadderParameters, options: PlanLadderSimulateOptions): SimulatedLadder {
  const operation = "planLadder.simulate";
  const chain = chainOf(operation, { parameters });
  checkNumbers<never>(operation, "options", options, {});
  checkNumbers(operation, "options", { periods: options.periods }, { periods: { ...periodsRule, min: 1 } });
  const { states, rows, width, transitions } = chain;
  const mix = mixOf(operation, "options.customers", states, options.customers);
  checkWhole(operation, mix, states);
  const stream = seedStream(options.seed);
  const table = new Float64Array(rows * width);
  const path = states.map(() => new Float64Array(options.periods + 1));
  const gone = new Float64Array(width);
  for (let t = 0; t <= options.periods; t++) {
    for (let j = 0; j < width; j++) path[j]![t] = mix[j]!;
    if (t === options.periods) break;
    const now = mix.slice(0, rows);
    mix.fill(0, 0, rows);
    for (let i = 0; i < rows; i++) {
      multinomial(stream, now[i]!, transitions.subarray(i * width, (i + 1) * width), gone);
      for (let j = 0; j < width; j++) {
        table[i * width + j]! += gone[j]!;
        mix[j]! += gone[j]!;
      }
    }
  }
  const moves: PlanMove[] = [];
  table.forEach((count, cell) => {
    if (count > 0) moves.push({ from: states[Math.floor(cell / width)]!, to: states[cell % width]!, count });
  });
  const customers = Object.fromEntries(states.map((name, i) => [name, path[i]!]));
  return { states: [...states], exits: [...parameters.exits], moves, customers };
}

function checkWhole(operation: string, mix: Float64Array, states: readonly string[]): void {
  const rule = {
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    integer: true,
    fix: "Pass how many customers begin in the state.",
  };
  const named = Object.fromEntries(states.map((name, i) => [name, mix[i]!]));
  checkNumbers(operation, "options.customers", named, Object.fromEntries(states.map((name) => [name, rule])));
  const total = mix.reduce((sum, count) => sum + count, 0);
  if (total > 0 && Number.isSafeInteger(total)) return;
  const expected = "at least one customer, and at most 2^53 - 1";
  const fix = "Pass how many customers begin in each state.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "options.customers", expected, received: String(total), fix },
  ]);
}

/** How many of `count` take each way; a kernel. */
function multinomial(stream: RandomStream, count: number, chances: Float64Array, out: Float64Array): void {
  let left = count;
  let rest = 0;
  for (let j = 0; j < chances.length; j++) rest += chances[j]!;
  for (let j = 0; j < chances.length; j++) {
    const share = rest > 0 ? Math.min(1, chances[j]! / rest) : 0;
    let last = true;
    for (let k = j + 1; k < chances.length; k++) if (chances[k]! > 0) last = false;
    out[j] = last && chances[j]! > 0 ? left : left === 0 ? 0 : binomial(stream, left, share);
    left -= out[j]!;
    rest -= chances[j]!;
  }
}
