import { mersenne, mersenneFromState } from "pure-rand/generator/mersenne";
import { KeizokuError, show } from "../../schema/error.ts";
import { fillState, keyOf, type Key } from "./key.ts";
import { samplersOf, type Samplers } from "./samplers.ts";

/** Words of a Mersenne Twister's state; before them pure-rand keeps the position. */
const STATE_WORDS = 624;

/** A source of random numbers: the same seed gives the same numbers on every machine. */
export interface RandomStream {
  /** The next uniform number, 53 random bits, above 0 and below 1. */
  next(): number;
  /**
   * A stream of its own for a part of the work, derived from this stream's seed and the label alone: it does not
   * matter how many numbers were drawn before, nor in which order streams are split off.
   */
  split(label: string | number): RandomStream;
  /** The d3-random samplers that draw from this stream; made on first use. */
  readonly samplers: Samplers;
}

/**
 * A random stream (Mersenne Twister MT19937) from a seed.
 *
 * A whole number of 32 bits seeds the generator as its authors do, so the numbers are those of other implementations
 * (53 bits from two outputs); any other number and any text is hashed to 128 bits first.
 *
 * @throws {KeizokuError} `invalid-input` where the seed is not a finite number or a text
 * @example
 * const stream = randomStream(2026);
 * stream.next() === randomStream(2026).next() // => true
 * stream.split("north").next() === randomStream(2026).split("north").next() // => true
 * stream.split("north").next() === stream.split("south").next() // => false
 * @see Matsumoto & Nishimura (1998), ACM Transactions on Modeling and Computer Simulation 8, 3–30
 */
export function randomStream(seed: number | string): RandomStream {
  if (typeof seed !== "string" && !Number.isFinite(seed)) {
    const fix = "Pass the same number or text for the same results.";
    const expected = "a finite number or a text";
    throw new KeizokuError("randomStream", [
      { code: "invalid-input", path: "seed", expected, received: show(seed), fix },
    ]);
  }
  const key = keyOf(undefined, seed);
  const plain = typeof seed === "number" && (seed === seed >>> 0 || seed === (seed | 0));
  return plain ? streamOf(mersenne(seed), key) : seeded(key);
}

function seeded(key: Key): RandomStream {
  const state = new Array<number>(1 + STATE_WORDS).fill(0);
  fillState(key, state);
  return streamOf(mersenneFromState(state), key);
}

function streamOf(generator: { next(): number }, key: Key): RandomStream {
  let samplers: Samplers | undefined;
  const next = (): number => {
    for (;;) {
      const high = generator.next() >>> 5;
      const low = generator.next() >>> 6;
      const value = (high * 67108864 + low) / 9007199254740992;
      if (value > 0) return value;
    }
  };
  return {
    next,
    split: (label) => seeded(keyOf(key, label)),
    get samplers() {
      return (samplers ??= samplersOf(next));
    },
  };
}
