import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { FitReport, Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { checkTimeUnit, type TimeUnit } from "../../schema/timeUnit.ts";
import { checkLadder } from "./chain.ts";
import { meanTransitions } from "./kernel.ts";
import { statesOf, tableOfMoves, type PlanMove, type PlanStates } from "./readMoves.ts";
import type { PlanLadderModel, PlanLadderParameters } from "./schema.ts";

/** What {@link fit} learns from. What `planMoves` and `simulate` give goes in as it is. */
export interface PlanLadderInput {
  /** Time that a move takes. */
  readonly period: TimeUnit;
  /** Moves by name; rows of the same move are added. */
  readonly moves: readonly PlanMove[];
  /** States that nobody leaves; none where every state is left again. */
  readonly exits: readonly string[];
  /** The other states (exits may be among them), in the order of the answers; those of the moves in order of first appearance unless given. */
  readonly states?: readonly string[];
}

/** Options of {@link fit}. */
export interface PlanLadderFitOptions {
  /**
   * What is assumed beside the observed moves: that each state was left (or stayed in) so many times, equally often to each state that can be
   * reached from it; or moves by name, such as those of last year. 1 by default; 0 for the plain shares.
   */
  readonly prior?: number | readonly PlanMove[];
  /** Moves that cannot be, which the prior leaves out: a plan that is not sold any more, a return that the contract rules out. Neither moves nor prior may hold one. */
  readonly impossible?: readonly Pick<PlanMove, "from" | "to">[];
}

const OPERATION = "planLadder.fit";

/**
 * Fits a Markov chain over plans, pause and exit: the observed moves of a period with a Dirichlet prior, whose mean the chance of each move is.
 *
 * By default each state's prior weighs as much as one observed move, shared equally among the states that can be reached (Perks): it shifts a chance by
 * at most 1 / (moves + 1), however many plans there are, and leaves no plan without an exit that merely has not been seen yet. The chain has no
 * memory: a state stands for all who are in it, whatever they were before.
 *
 * `fit.logLikelihood` is that of the observed moves at these chances, `fit.observations` their number; one parameter is counted for each possible
 * move beyond the first of a state. Notes: `unobserved-state` (its chances are the prior alone), `no-exit-observed`.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations` (a state without moves and without a prior)
 * @example
 * const moves = [
 *   { from: "basic", to: "basic", count: 880 },
 *   { from: "basic", to: "pro", count: 69 },
 *   { from: "basic", to: "gone", count: 50 },
 *   { from: "pro", to: "pro", count: 390 },
 *   { from: "pro", to: "gone", count: 9 },
 * ];
 * const model = fit({ period: "month", moves, exits: ["gone"] });
 * model.parameters.states // => ["basic", "pro", "gone"]
 * model.fit.observations // => 1398
 * fit({ period: "month", moves, exits: ["gone"], states: ["basic", "pro", "max"] }).fit.notes[0].code // => "unobserved-state"
 * @see Pfeifer & Carraway (2000), J. Interactive Marketing 14(2), 43–55; Perks (1947), J. Institute of Actuaries 73, 285–334
 */
export function fit(input: PlanLadderInput, options: PlanLadderFitOptions = {}): PlanLadderModel {
  checkNumbers<never>(OPERATION, "input", input, {});
  checkNumbers<never>(OPERATION, "options", options, {});
  checkTimeUnit(OPERATION, "period", input.period);
  const names = statesOf(OPERATION, input);
  const counts = tableOfMoves(OPERATION, input.moves, names);
  const prior = priorTable(names, counts, options);
  const parameters = { ...names, counts, prior };
  checkRows(parameters);
  return freezeDeep({ kind: "plan-ladder", version: 1, parameters, fit: reportOf(parameters, input) });
}

function priorTable(
  names: PlanStates,
  counts: Table,
  { prior = 1, impossible = [] }: PlanLadderFitOptions,
): number[][] {
  if (!Array.isArray(impossible))
    throw invalid("options.impossible", "a list of { from, to }", "Pass the moves as rows.");
  const ruledOut = tableOfMoves(
    OPERATION,
    impossible.map((move) => ({ ...move, count: 1 })),
    names,
    "options.impossible",
  );
  checkRuledOut(names, { ruledOut, seen: counts, where: "moves" });
  if (typeof prior !== "number") {
    if (!Array.isArray(prior))
      throw invalid("options.prior", "a number of at least 0, or moves", "Leave it out for 1.");
    const table = tableOfMoves(OPERATION, prior as readonly PlanMove[], names, "options.prior");
    checkRuledOut(names, { ruledOut, seen: table, where: "options.prior" });
    return table;
  }
  checkNumbers(
    OPERATION,
    "options",
    { prior },
    { prior: { min: 0, max: 1e15, fix: "Pass how many moves the prior is worth." } },
  );
  return ruledOut.map((row) => {
    const reachable = row.filter((out) => out === 0).length;
    return row.map((out) => (out === 0 ? prior / reachable : 0));
  });
}

type Table = readonly (readonly number[])[];

/** What is impossible can be neither observed nor assumed. */
function checkRuledOut(
  { states }: PlanStates,
  { ruledOut, seen, where }: { readonly ruledOut: Table; readonly seen: Table; readonly where: string },
): void {
  const issues = ruledOut.flatMap((row, i) =>
    row.flatMap((out, j): Issue[] => {
      const count = seen[i]![j]!;
      if (out === 0 || count === 0) return [];
      const path = "options.impossible";
      const expected = `moves that ${where} do not hold`;
      const received = `${states[i]!} to ${states[j]!}, ${String(count)} of them in ${where}`;
      const fix = "Take the move out of one of the two.";
      return [{ code: "invalid-input", path, expected, received, fix }];
    }),
  );
  if (issues.length > 0) throw new KeizokuError(OPERATION, issues);
}

function invalid(path: string, expected: string, fix: string): KeizokuError {
  return new KeizokuError(OPERATION, [{ code: "invalid-input", path, expected, received: "something else", fix }]);
}

function checkRows({ states, counts, prior }: PlanLadderParameters): void {
  const issues = counts.flatMap((row, i): Issue[] => {
    if (row.some((count, j) => count + prior[i]![j]! > 0)) return [];
    const fix = "Observe the state, leave it out, or pass a prior above 0.";
    const received = `none from ${states[i]!}`;
    return [
      { code: "too-few-observations", path: "moves", expected: "moves from every state, or a prior", received, fix },
    ];
  });
  if (issues.length > 0) throw new KeizokuError(OPERATION, issues);
}

function reportOf(parameters: PlanLadderParameters, { period }: PlanLadderInput): FitReport<never> {
  const { counts, prior } = parameters;
  const logLikelihood = valueOf(parameters, counts);
  const cells = counts.flat();
  const observations = cells.reduce((sum, count) => sum + count, 0);
  const free = counts.reduce((sum, row, i) => sum + row.filter((n, j) => n + prior[i]![j]! > 0).length - 1, 0);
  return {
    logLikelihood,
    aic: 2 * free - 2 * logLikelihood,
    bic: (observations > 0 ? free * Math.log(observations) : 0) - 2 * logLikelihood,
    observations,
    distinctRows: cells.filter((count) => count > 0).length,
    iterations: 0,
    gradientNorm: 0,
    method: "closed-form",
    prior: null,
    covariance: null,
    standardErrors: null,
    timeUnit: period,
    notes: notesOf(parameters),
  };
}

function notesOf({ states, exits, counts }: PlanLadderParameters): Note[] {
  const unseen = states.filter((_, i) => counts[i]?.every((count) => count === 0));
  const left = counts.some((row) => row.slice(counts.length).some((count) => count > 0));
  return [
    ...(unseen.length === 0
      ? []
      : [
          {
            code: "unobserved-state",
            message: `No move from ${unseen.join(", ")} was seen: its chances are the prior alone.`,
          },
        ]),
    ...(left || exits.length === 0
      ? []
      : [
          {
            code: "no-exit-observed",
            message: "Nobody left: how long customers stay, and what they are worth, is the prior's word.",
          },
        ]),
  ];
}

/** Σ count · ln chance; −Infinity where an impossible move was counted. */
function valueOf({ counts, prior }: PlanLadderParameters, moves: readonly (readonly number[])[]): number {
  const chances = meanTransitions(counts, prior);
  let sum = 0;
  let cell = 0;
  for (const row of moves) for (const count of row) sum += count > 0 ? count * Math.log(chances[cell++]!) : 0 * cell++;
  return sum;
}

/**
 * Log-likelihood of observed moves (without the multinomial constants) under the posterior mean chances of a model: of other months, for instance.
 *
 * @throws {KeizokuError} `invalid-input`; also where a move was seen that the model holds impossible
 * @example
 * const chain = { states: ["on", "off"], exits: ["off"], counts: [[0.75, 0.25]], prior: [[0, 0]] };
 * logLikelihood(chain, [{ from: "on", to: "off", count: 2 }]) // => -2.7726
 */
export function logLikelihood(parameters: PlanLadderParameters, moves: readonly PlanMove[]): number {
  const operation = "planLadder.logLikelihood";
  checkLadder(operation, parameters, "parameters");
  if (!Array.isArray(moves)) statesOf(operation, { exits: [], moves });
  const value = valueOf(parameters, tableOfMoves(operation, moves, parameters));
  if (value > -Infinity) return value;
  const fix = "Fit with a prior, so that what has not been seen is still possible.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "moves", expected: "moves that the model holds possible", received: "another", fix },
  ]);
}
