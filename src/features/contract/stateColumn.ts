import type { ContractState } from "./contractState.ts";

/** A column of which each value follows from where a customer stands on a date. */
export interface StateColumn {
  readonly name: string;
  /** Null for numbers; the texts of the codes for categories, filled as they appear. */
  readonly texts: readonly string[] | null;
  /** Called once a date, before its values are asked for. */
  readonly prepare?: (state: ContractState) => void;
  /** NaN where missing; a code for categories. A kernel: called for each row. */
  readonly value: (state: ContractState, customer: number) => number;
}
