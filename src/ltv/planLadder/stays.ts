import { checkNumbers } from "../../schema/columns.ts";
import { chainOf, endless, stateIndex, type NamedChain, type PlanLadderScorer } from "./chain.ts";
import { periodsRule } from "./forecast.ts";
import { discountedChain, reaching, solveChain, stepBack } from "./kernel.ts";

/** How long customers who are in a state now will be in each state. */
export interface ExpectedStay {
  readonly from: string;
  /** Expected periods in each state that is no exit, the current period included. */
  readonly periods: Readonly<Record<string, number>>;
  /** Their sum: periods until the exit. */
  readonly untilExit: number;
}

/**
 * Names of the states that go on from which no exit can be reached.
 */
export function statesWithoutExit(chain: NamedChain): string[] {
  const exits = Uint8Array.from(chain.states, (_, i) => Number(i >= chain.rows));
  const found = reaching(chain, exits);
  return chain.states.filter((_, i) => found[i] === 0);
}

/**
 * Expected periods in each state and until the exit, (I − P)⁻¹: the current period counts as one.
 *
 * @throws {KeizokuError} `invalid-input`, `mean-undefined` (no exit can be reached from a state)
 * @example
 * const model = { parameters: { states: ["on", "off"], exits: ["off"], counts: [[3, 1]], prior: [[0, 0]] } };
 * expectedPeriods(model)[0].untilExit // => 4
 * @see Kemeny & Snell (1960), Finite Markov Chains, theorem 3.2.4
 */
export function expectedPeriods(model: PlanLadderScorer): readonly ExpectedStay[] {
  const operation = "planLadder.expectedPeriods";
  const chain = chainOf(operation, model);
  const { states, rows } = chain;
  const without = statesWithoutExit(chain);
  if (without.length > 0)
    throw endless(operation, without, "Ask for a forecast over some periods, or fit with a prior.");
  const identity = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) identity[i * rows + i] = 1;
  const solved = solveChain(discountedChain(chain, 0), identity);
  return states.slice(0, rows).map((from, i) => {
    const row = solved.subarray(i * rows, (i + 1) * rows);
    const periods = Object.fromEntries(Array.from(row, (value, j) => [states[j]!, value]));
    return { from, periods, untilExit: row.reduce((sum, value) => sum + value, 0) };
  });
}

/** How far to look. */
export interface ReachOptions {
  /** Whole periods, 0 to 100,000; without end unless given. */
  readonly horizon?: number;
}

/**
 * Chance that customers of each state will ever be in a given state (a plan, or an exit), or within a horizon; 1 for those who are in it.
 *
 * @returns by state; of exits 0, or 1 for the exit asked for
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const counts = [[8, 1, 1], [0, 3, 1]];
 * const model = { parameters: { states: ["basic", "pro", "gone"], exits: ["gone"], counts, prior: [[0, 0, 0], [0, 0, 0]] } };
 * probabilityOfReaching(model, "pro") // => { basic: 0.5, pro: 1, gone: 0 }
 * probabilityOfReaching(model, "pro", { horizon: 2 }).basic // => 0.18
 */
export function probabilityOfReaching(
  model: PlanLadderScorer,
  state: string,
  options: ReachOptions = {},
): Readonly<Record<string, number>> {
  const operation = "planLadder.probabilityOfReaching";
  const chain = chainOf(operation, model);
  const target = stateIndex(operation, "state", chain.states, state);
  checkNumbers<never>(operation, "options", options, {});
  const { horizon } = options;
  if (horizon !== undefined) checkNumbers(operation, "options", { horizon }, { horizon: periodsRule });
  const chances = horizon === undefined ? everReached(chain, target) : reachedWithin(chain, target, horizon);
  return Object.fromEntries(chain.states.map((name, i) => [name, chances[i]!]));
}

/** States that cannot reach the target have 0 and leave the system: what is left of it has a solution. */
function everReached(chain: NamedChain, target: number): Float64Array {
  const { rows, width, transitions } = chain;
  const wanted = new Uint8Array(width);
  wanted[target] = 1;
  const can = reaching(chain, wanted);
  const open = Array.from({ length: rows }, (_, i) => i).filter((i) => i !== target && can[i] === 1);
  const out = new Float64Array(width);
  out[target] = 1;
  if (open.length === 0) return out;
  const moves = Float64Array.from(open.flatMap((i) => open.map((j) => transitions[i * width + j]!)));
  const inside = new Set(open);
  const leak = Float64Array.from(open, (i) => {
    let sum = 0;
    for (let j = 0; j < width; j++) if (!inside.has(j)) sum += transitions[i * width + j]!;
    return sum;
  });
  const hits = Float64Array.from(open, (i) => transitions[i * width + target]!);
  const solved = solveChain({ moves, leak }, hits);
  open.forEach((i, k) => (out[i] = Math.min(1, solved[k]!)));
  return out;
}

function reachedWithin(chain: NamedChain, target: number, horizon: number): Float64Array {
  const nothing = new Float64Array(chain.rows);
  const chances = new Float64Array(chain.width);
  chances[target] = 1;
  const next = new Float64Array(chain.rows);
  for (let t = 0; t < horizon; t++) {
    stepBack(chain, chances, nothing, 1, next);
    chances.set(next);
    chances[target] = 1;
  }
  return chances;
}
