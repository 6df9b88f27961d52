/** 128 bits that name a stream. */
export type Key = readonly [number, number, number, number];

/** Start of a key without a parent: the first 32 bits behind the point of √2, √3, √5 and √7. */
const ROOT: Key = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a];

/** Odd multipliers, one for each of the four words. */
const FACTORS: Key = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f];

/** The key of a label under a parent; a number and the text of its digits give different keys. */
export function keyOf(parent: Key | undefined, label: string | number): Key {
  const words: [number, number, number, number] = [...(parent ?? ROOT)];
  const text = `${typeof label === "number" ? "#" : "$"}${String(label)}`;
  for (let i = 0; i < text.length; i++) absorb(words, text.charCodeAt(i));
  absorb(words, text.length);
  for (let round = 0; round < 4; round++) absorb(words, round);
  return words.map(scramble) as unknown as Key;
}

/** Takes one number into all four words, each of which then depends on its neighbour. */
function absorb(words: [number, number, number, number], value: number): void {
  for (let i = 0; i < 4; i++) {
    const mixed = Math.imul(words[i]! ^ value, FACTORS[i]!);
    words[i] = (mixed ^ (mixed >>> 15)) + Math.imul(words[(i + 1) & 3]!, FACTORS[(i + 2) & 3]!);
  }
}

/** The finalizer of MurmurHash3 (Appleby): every bit of the input moves about half of the output's. */
function scramble(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Fills `state` from index 1 on with signed 32-bit words, from a counter under the key. */
export function fillState(key: Key, state: number[]): void {
  for (let i = 1; i < state.length; i++) {
    const counter = Math.imul(i, 0x9e3779b9);
    let word = scramble(key[i & 3]! ^ counter);
    word = scramble(word + key[(i + 1) & 3]!);
    word = scramble(word ^ key[(i + 2) & 3]!);
    state[i] = scramble(word + key[(i + 3) & 3]! + counter) | 0;
  }
}
