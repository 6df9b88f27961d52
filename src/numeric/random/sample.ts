import { checkList } from "./listCheck.ts";
import { count as countRule, reject } from "./parameterCheck.ts";
import { moveToFront } from "./shuffle.ts";
import type { RandomStream } from "./stream.ts";

/**
 * Some of the values, drawn without replacement, in random order.
 *
 * @param count how many: a whole number of at most the number of values; 0 gives an empty array
 * @throws {KeizokuError} `invalid-input`
 * @example sample(randomStream(1), ["a", "b", "c"], 2).length // => 2
 */
export function sample<T>(stream: RandomStream, values: ArrayLike<T>, count: number): T[] {
  checkList("sample", values);
  if (!(countRule.holds(count) && count <= values.length)) {
    const expected = `a whole number from 0 to ${String(values.length)}`;
    const rule = { holds: (value: unknown) => countRule.holds(value) && (value as number) <= values.length, expected };
    reject("sample", { count: [count, rule] });
  }
  const chosen = Array.from(values);
  moveToFront(stream, chosen, count);
  return chosen.slice(0, count);
}
