import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";

/**
 * The stream that a seed names; a stream is taken as it is and continues where it stands.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function seedStream(seed: number | string | RandomStream): RandomStream {
  const given = seed as Partial<RandomStream> | number | string | null;
  return typeof given === "object" && typeof given?.next === "function"
    ? (seed as RandomStream)
    : randomStream(seed as number);
}
