import { regularizedBetaInverse } from "../../numeric/special/regularizedBetaInverse.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { chainOf, type PlanLadderScorer } from "./chain.ts";

/** Chance of a move in one period, with the interval of its posterior (a beta distribution). */
export interface TransitionChance {
  readonly from: string;
  readonly to: string;
  readonly probability: number;
  readonly lower: number;
  readonly upper: number;
}

/** How sure intervals are. */
export interface LevelOptions {
  /** Between 0 and 1; 0.95 by default. */
  readonly level?: number;
}

/**
 * Checks a level.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkedLevel(operation: string, options: LevelOptions): number {
  checkNumbers<never>(operation, "options", options, {});
  const { level = 0.95 } = options;
  const rule = { above: 0, max: 1 - Number.EPSILON, fix: "Pass the level as a share, 0.95 for 95 %." };
  checkNumbers(operation, "options", { level }, { level: rule });
  return level;
}

/**
 * Chances of all possible moves in one period, from each state in order, with exact intervals.
 *
 * @returns no rows for impossible moves; a state's only move has the interval 1 to 1
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const model = { parameters: { states: ["on", "off"], exits: ["off"], counts: [[90, 10]], prior: [[0.5, 0.5]] } };
 * transitionProbabilities(model)[1] // => { from: "on", to: "off", probability: 0.1040, lower: 0.0526, upper: 0.1701 }
 */
export function transitionProbabilities(
  model: PlanLadderScorer,
  options: LevelOptions = {},
): readonly TransitionChance[] {
  const operation = "planLadder.transitionProbabilities";
  const { states, rows, width, transitions } = chainOf(operation, model);
  const level = checkedLevel(operation, options);
  const { counts, prior } = model.parameters;
  const out: TransitionChance[] = [];
  for (let i = 0; i < rows; i++) {
    const weights = counts[i]!.map((count, j) => count + prior[i]![j]!);
    for (let j = 0; j < width; j++) {
      const others = weights.reduce((sum, weight, k) => (k === j ? sum : sum + weight), 0);
      if (weights[j] === 0) continue;
      const bound = (tail: "lower" | "upper"): number =>
        others === 0 ? 1 : regularizedBetaInverse((1 - level) / 2, weights[j]!, others, tail);
      const probability = transitions[i * width + j]!;
      out.push({ from: states[i]!, to: states[j]!, probability, lower: bound("lower"), upper: bound("upper") });
    }
  }
  return out;
}

/**
 * The chances as a matrix: row and column in the order of `parameters.states`, exits staying where they are; each row sums to 1.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example transitionMatrix({ parameters: { states: ["on", "off"], exits: ["off"], counts: [[3, 1]], prior: [[0, 0]] } }) // => [[0.75, 0.25], [0, 1]]
 */
export function transitionMatrix(model: PlanLadderScorer): readonly (readonly number[])[] {
  const { states, rows, width, transitions } = chainOf("planLadder.transitionMatrix", model);
  return states.map((_, i) =>
    i < rows ? Array.from(transitions.subarray(i * width, (i + 1) * width)) : states.map((_, j) => Number(i === j)),
  );
}
