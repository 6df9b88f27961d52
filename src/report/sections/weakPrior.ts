import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";

/** A model with what has to be said about how it came about. */
export interface Fitted<M> {
  readonly model: M;
  readonly notes: readonly Note[];
}

const unfitCodes = ["no-maximum", "not-converged", "too-few-observations"];

/** Whether an error says that data do not determine a model. */
export function isUnfit(error: unknown): error is KeizokuError {
  return error instanceof KeizokuError && unfitCodes.includes(error.code);
}

/** Fits to the data alone; where they do not determine the model, with a weak prior and a note. */
export function fitOrWeakPrior<M>(family: string, fit: (prior: { prior?: "weak" }) => M): Fitted<M> {
  try {
    return { model: fit({}), notes: [] };
  } catch (error) {
    if (!isUnfit(error)) throw error;
    const message = `${family} was fitted with a weak prior, as the data alone do not determine it (${error.code}).`;
    return { model: fit({ prior: "weak" }), notes: [{ code: "weak-prior", message }] };
  }
}
