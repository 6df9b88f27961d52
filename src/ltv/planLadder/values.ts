import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import { continuousRate, type Rate } from "../../schema/rate.ts";
import { chainOf, endless, periodOf, stateIndex, type NamedChain, type PeriodicPlanLadderScorer } from "./chain.ts";
import { periodsRule } from "./forecast.ts";
import { discountedChain, solveChain, stepBack } from "./kernel.ts";
import { statesWithoutExit } from "./stays.ts";

/** What states bring, and what later money is worth. */
export interface StateValueOptions {
  /**
   * Money a period in each state that is no exit (0 for a pause), in any one unit; below 0 where a state costs. For an exit what a lost customer is
   * still worth, once, at the moment of leaving: 0 unless given.
   */
  readonly revenue: Readonly<Record<string, number>>;
  /** `{ rate: 0.1, per: "year" }` is an effective 10 % a year; a rate of 0 needs an exit that can be reached from every state, or a horizon. */
  readonly discountRate: Rate;
  /** Whole periods that are counted, the current one included; without end unless given. At most 100,000. */
  readonly horizon?: number;
}

/**
 * Discounted value of being in each state at the beginning of a period, before its payment: V = r + δPV, V = (I − δP)⁻¹ r.
 *
 * @returns by state; of an exit what is still expected of a lost customer (0 unless `revenue` names it)
 * @throws {KeizokuError} `invalid-input`, `mean-undefined` (no discount, no horizon, and a state from which no exit can be reached)
 * @example
 * const parameters = { states: ["on", "off"], exits: ["off"], counts: [[3, 1]], prior: [[0, 0]] };
 * const model = { parameters, fit: { timeUnit: "month" } };
 * stateValues(model, { revenue: { on: 10 }, discountRate: { rate: 0, per: "year" } }) // => { on: 40, off: 0 }
 * stateValues(model, { revenue: { on: 10 }, discountRate: { rate: 0.01, per: "month" } }).on // => 38.846
 * stateValues(model, { revenue: { on: 10 }, discountRate: { rate: 0, per: "year" }, horizon: 2 }).on // => 17.5
 * @see Pfeifer & Carraway (2000), "Modeling Customer Relationships as Markov Chains", J. Interactive Marketing 14(2), 43–55
 */
export function stateValues(
  model: PeriodicPlanLadderScorer,
  options: StateValueOptions,
): Readonly<Record<string, number>> {
  return valuesOf("planLadder.stateValues", model, options).byState;
}

/** Values, and the chain that they are of. */
interface Values {
  readonly states: readonly string[];
  readonly byState: Readonly<Record<string, number>>;
}

function valuesOf(operation: string, model: PeriodicPlanLadderScorer, options: StateValueOptions): Values {
  const chain = chainOf(operation, model);
  checkNumbers<never>(operation, "options", options, {});
  const unit = periodOf(operation, model);
  const reward = rewards(operation, chain, options.revenue);
  const delta = continuousRate(options.discountRate, unit);
  const { horizon } = options;
  if (horizon !== undefined) checkNumbers(operation, "options", { horizon }, { horizon: periodsRule });
  const values =
    horizon === undefined
      ? endlessValues(operation, chain, reward, delta)
      : valuesWithin(chain, reward, Math.exp(-delta), horizon);
  if (!values.every(Number.isFinite)) {
    const fix = "Pass revenues, a rate or a horizon of a smaller size.";
    throw new KeizokuError(operation, [
      {
        code: "invalid-input",
        path: "options",
        expected: "values that a number can hold",
        received: "larger ones",
        fix,
      },
    ]);
  }
  return { states: chain.states, byState: Object.fromEntries(chain.states.map((name, i) => [name, values[i]!])) };
}

/** One number a state, those of exits 0 unless given. */
function rewards(
  operation: string,
  { states, rows }: NamedChain,
  revenue: Readonly<Record<string, number>>,
): Float64Array {
  checkNumbers<never>(operation, "options.revenue", revenue, {});
  for (const name of Object.keys(revenue)) stateIndex(operation, `options.revenue.${name}`, states, name);
  // What every object inherits, such as toString, is no revenue.
  const of = (name: string): number | undefined => (Object.hasOwn(revenue, name) ? revenue[name] : undefined);
  const given = states.map((name, i) => [name, i >= rows && !Object.hasOwn(revenue, name) ? 0 : of(name)!] as const);
  const rule = { min: -1e200, max: 1e200, fix: "Pass what the state brings a period, 0 where nothing." };
  const rules = Object.fromEntries(states.map((name) => [name, rule]));
  checkNumbers(operation, "options.revenue", Object.fromEntries(given), rules);
  return Float64Array.from(given, ([, value]) => value);
}

function endlessValues(operation: string, chain: NamedChain, reward: Float64Array, delta: number): Float64Array {
  const { rows, width, transitions } = chain;
  if (delta < 0) {
    const issue: Issue = {
      code: "invalid-input",
      path: "options.discountRate.rate",
      expected: "a rate of at least 0",
      received: "a rate below 0",
      fix: "Pass a rate of at least 0, or a horizon.",
    };
    throw new KeizokuError(operation, [issue]);
  }
  const without = delta === 0 ? statesWithoutExit(chain) : [];
  if (without.length > 0) throw endless(operation, without, "Pass a discount rate above 0, or a horizon.");
  const out = reward.slice();
  const factor = Math.exp(-delta);
  // What exits bring comes one period later, with the move.
  for (let i = 0; i < rows; i++) {
    for (let j = rows; j < width; j++) out[i]! += factor * transitions[i * width + j]! * reward[j]!;
  }
  solveChain(discountedChain(chain, delta), out.subarray(0, rows));
  return out;
}

function valuesWithin(chain: NamedChain, reward: Float64Array, factor: number, horizon: number): Float64Array {
  const values = new Float64Array(chain.width);
  const next = new Float64Array(chain.rows);
  for (let t = 0; t < horizon; t++) {
    stepBack(chain, values, reward, factor, next);
    values.set(next);
    values.set(reward.subarray(chain.rows), chain.rows);
  }
  return values;
}

/** A move that is made to happen now. */
export interface ValuedMove {
  readonly from: string;
  readonly to: string;
}

/**
 * What it is worth that a customer is in one state instead of another: V[to] − V[from]. An upsell, a downgrade (below 0, as a rule), a pause in place of an
 * exit, a return; what the move itself costs is not in it.
 *
 * @throws {KeizokuError} `invalid-input`, `mean-undefined`
 * @example
 * const counts = [[8, 1, 1], [0, 9, 1]];
 * const parameters = { states: ["basic", "pro", "gone"], exits: ["gone"], counts, prior: [[0, 0, 0], [0, 0, 0]] };
 * const options = { revenue: { basic: 10, pro: 30 }, discountRate: { rate: 0, per: "year" } };
 * moveValue({ parameters, fit: { timeUnit: "month" } }, { from: "basic", to: "pro" }, options) // => 100
 */
export function moveValue(model: PeriodicPlanLadderScorer, move: ValuedMove, options: StateValueOptions): number {
  const operation = "planLadder.moveValue";
  const { states, byState } = valuesOf(operation, model, options);
  checkNumbers<never>(operation, "move", move, {});
  stateIndex(operation, "move.from", states, move.from);
  stateIndex(operation, "move.to", states, move.to);
  return byState[move.to]! - byState[move.from]!;
}

/** An exit that an offer may prevent. */
export interface PreventedExit {
  /** Where a saved customer stays: his plan, a smaller one, a pause. */
  readonly plan: string;
  /** Where he would go. */
  readonly exit: string;
  /** Chance that the offer saves him, from 0 to 1; 1 by default. */
  readonly probability?: number;
}

/**
 * What an attempt to save a leaving customer may cost: probability × (V[plan] − V[exit]).
 *
 * Those who were saved once may leave again sooner than others: fit them as a state of their own where there are enough of them.
 *
 * @throws {KeizokuError} `invalid-input`, `mean-undefined`
 * @example
 * const parameters = { states: ["on", "off"], exits: ["off"], counts: [[3, 1]], prior: [[0, 0]] };
 * const options = { revenue: { on: 10, off: 5 }, discountRate: { rate: 0, per: "year" } };
 * savedExitValue({ parameters, fit: { timeUnit: "month" } }, { plan: "on", exit: "off", probability: 0.3 }, options) // => 12
 */
export function savedExitValue(
  model: PeriodicPlanLadderScorer,
  saved: PreventedExit,
  options: StateValueOptions,
): number {
  const operation = "planLadder.savedExitValue";
  const { states, byState } = valuesOf(operation, model, options);
  checkNumbers<never>(operation, "saved", saved, {});
  const { plan, exit, probability = 1 } = saved;
  const exits = model.parameters.exits;
  stateIndex(operation, "saved.plan", states, plan);
  stateIndex(operation, "saved.exit", exits, exit);
  const rule = { min: 0, max: 1, fix: "Pass the chance as a share, 0.3 for 30 %." };
  checkNumbers(operation, "saved", { probability }, { probability: rule });
  return probability * (byState[plan]! - byState[exit]!);
}
