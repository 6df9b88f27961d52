import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";
import { checkColumns, checkNumbers } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";

/** What `simulate` needs besides the parameters. */
export interface SimulateOptions {
  /** How many customers. */
  readonly customers: number;
  /** Time from each first purchase to the end of the observation: one for all, or one a customer. */
  readonly age: number | ArrayLike<number>;
  /** The same seed gives the same customers; a stream continues where it stands. */
  readonly seed: number | string | RandomStream;
}

/** What fits into memory. */
const MOST_SIMULATED = 1e8;

/**
 * One age a customer, and the stream to draw from.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function agesAndStream(
  operation: string,
  options: SimulateOptions,
): { readonly ages: ArrayLike<number>; readonly stream: RandomStream } {
  checkNumbers<never>(operation, "options", options, {});
  const { customers, age, seed } = options;
  const countRule = { min: 1, max: MOST_SIMULATED, integer: true, fix: "Pass how many customers to draw." };
  checkNumbers(operation, "options", { customers }, { customers: countRule });
  const ages = typeof age === "number" ? new Float64Array(customers).fill(age) : age;
  checkColumns<"age">(
    operation,
    { age: ages },
    { age: { min: 0, max: 1e100, fix: "Pass how long each customer is observed." } },
  );
  if (ages.length !== customers) {
    const expected = `${String(customers)} values, one a customer`;
    const fix = "Pass one age for all, or as many as customers.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options.age", expected, received: String(ages.length), fix },
    ]);
  }
  return { ages, stream: isStream(seed) ? seed : randomStream(seed) };
}

function isStream(seed: SimulateOptions["seed"] | null): seed is RandomStream {
  return typeof seed === "object" && typeof seed?.next === "function";
}
