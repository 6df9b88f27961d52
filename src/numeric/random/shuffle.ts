import { checkList } from "./listCheck.ts";
import type { RandomStream } from "./stream.ts";

/**
 * The values in random order, every order as likely as any other (Fisher and Yates); the argument stays as it is.
 *
 * @returns a new array; empty where there are no values
 * @throws {KeizokuError} `invalid-input` where there is no list
 * @example shuffle(randomStream(1), [7, 7, 7]) // => [7, 7, 7]
 */
export function shuffle<T>(stream: RandomStream, values: ArrayLike<T>): T[] {
  checkList("shuffle", values);
  const shuffled = Array.from(values);
  moveToFront(stream, shuffled, shuffled.length);
  return shuffled;
}

/** Brings `count` values, chosen at random, to the front, in place and in random order. Kernel. */
export function moveToFront<T>(stream: RandomStream, values: T[], count: number): void {
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(stream.next() * (values.length - i));
    const chosen = values[j]!;
    values[j] = values[i]!;
    values[i] = chosen;
  }
}
