import { KeizokuError, show } from "../../schema/error.ts";
import { checkTimeUnit, type TimeUnit } from "../../schema/timeUnit.ts";
import { meanTransitions, type Chain } from "./kernel.ts";
import { isSound, type PlanLadderParameters } from "./parameters.ts";
import type { PlanLadderModel } from "./schema.ts";

/** What predictions read of a model: its parameters. */
export type PlanLadderScorer = Pick<PlanLadderModel, "parameters">;

/** The same with its period, which discounting needs. */
export type PeriodicPlanLadderScorer = PlanLadderScorer & { readonly fit: Pick<PlanLadderModel["fit"], "timeUnit"> };

/** A chain with the names of its states. */
export interface NamedChain extends Chain {
  readonly states: readonly string[];
}

/**
 * Checks that tables and states fit together.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkLadder(operation: string, parameters: PlanLadderParameters, path: string): void {
  const given = parameters as Readonly<Partial<Record<keyof PlanLadderParameters, unknown>>> | null | undefined;
  const texts = (list: unknown): boolean => Array.isArray(list) && list.every((name) => typeof name === "string");
  const table = (rows: unknown): boolean =>
    Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.every((n) => Number.isFinite(n) && n >= 0));
  const shaped =
    texts(given?.states) && texts(given?.exits) && table(given?.counts) && table(given?.prior) && isSound(parameters);
  if (shaped) return;
  const expected = "states with exits last, and a row of counts and of prior for each other state";
  const fix = "Pass a fitted model, or one that readModel has read.";
  throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(parameters), fix }]);
}

/**
 * The chain of a model: the posterior means of its moves.
 *
 * @throws {KeizokuError} `invalid-input` where it is none
 */
export function chainOf(operation: string, model: PlanLadderScorer): NamedChain {
  const { parameters } = (model as PlanLadderScorer | null | undefined) ?? { parameters: undefined };
  checkLadder(operation, parameters as PlanLadderParameters, parameters === undefined ? "model" : "model.parameters");
  const { states, exits, counts, prior } = parameters as PlanLadderParameters;
  return {
    states,
    rows: states.length - exits.length,
    width: states.length,
    transitions: meanTransitions(counts, prior),
  };
}

/**
 * The model's period.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function periodOf(operation: string, model: PeriodicPlanLadderScorer): TimeUnit {
  const unit = (model as Partial<PeriodicPlanLadderScorer>).fit?.timeUnit;
  checkTimeUnit(operation, "model.fit.timeUnit", unit);
  return unit;
}

/**
 * Index of a named state.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function stateIndex(operation: string, path: string, states: readonly string[], name: string): number {
  const index = states.indexOf(name);
  if (index >= 0) return index;
  const expected = `one of ${states.join(", ")}`;
  throw new KeizokuError(operation, [
    { code: "invalid-input", path, expected, received: show(name), fix: "Pass the name of a state of the model." },
  ]);
}

/** The error of a sum that has no end. */
export function endless(operation: string, states: readonly string[], fix: string): KeizokuError {
  const expected = "a way to an exit from every state";
  const received = `none from ${states.join(", ")}`;
  return new KeizokuError(operation, [{ code: "mean-undefined", path: "", expected, received, fix }]);
}
