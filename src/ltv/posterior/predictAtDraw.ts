import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import type { LtvModel } from "../families.ts";
import type { CustomerColumns, CustomerTable } from "./customerTable.ts";
import { drawnModel, type Posterior } from "./posteriorResult.ts";
import { stopped } from "./stopped.ts";

/** A prediction for each row of a table, as the functions of a model's module give it. */
export type Predict<M, C> = (model: M, customers: C, stream: RandomStream) => ArrayLike<number>;

/** Predictions of distinct rows at a draw, checked. */
export type PredictAtDraw = (draw: number, rows: Rows) => ArrayLike<number>;

/** Some rows of a table. */
export interface Rows {
  readonly columns: CustomerColumns;
  readonly count: number;
  /** Tells the streams of blocks apart. */
  readonly label: number;
}

/** What a prediction at a draw needs. */
interface Prediction<M extends LtvModel> {
  readonly operation: string;
  readonly posterior: Posterior<M>;
  readonly predict: Predict<M, never>;
  readonly stream: RandomStream;
  readonly signal: AbortSignal | undefined;
}

/** The caller's function at one draw's model; its result is checked, and the signal heard. */
export function predictAtDraw<M extends LtvModel>({
  operation,
  posterior,
  predict,
  stream,
  signal,
}: Prediction<M>): PredictAtDraw {
  let calls = 0;
  return (draw, { columns, count, label }) => {
    if (signal?.aborted === true) throw stopped(operation, `${String(calls)} predictions`);
    calls++;
    const values: unknown = predict(
      drawnModel(posterior, draw),
      columns as never,
      stream.split(`${String(draw)} ${String(label)}`),
    );
    const fix = "Let predict give one finite number for each row of the columns it is given.";
    const wrong = (path: string, expected: string, received: unknown): KeizokuError =>
      new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(received), fix }]);
    if (!isArrayLike(values) || values.length !== count) throw wrong("predict", `${String(count)} numbers`, values);
    for (let i = 0; i < count; i++) {
      if (!Number.isFinite(values[i])) throw wrong(`predict(…)[${String(i)}]`, "a finite number", values[i]);
    }
    return values as ArrayLike<number>;
  };
}

/** Distinct rows from a place on. */
export function rowsFrom(table: CustomerTable, from: number, count: number): Rows {
  return { columns: table.take(table.firstOf.subarray(from, from + count)), count, label: from };
}

/** Distinct rows of a list. */
export function rowsOf(table: CustomerTable, rows: readonly number[]): Rows {
  const columns = table.take(Int32Array.from(rows, (row) => table.firstOf[row]!));
  return { columns, count: rows.length, label: rows[0] ?? 0 };
}
