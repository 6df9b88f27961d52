/** Numbers texts in order of first appearance. */
export interface IdNumbers {
  /** The number of a text; a new one where it was not seen before. */
  readonly numberOf: (id: string) => number;
  /** Every text, at its number. */
  readonly ids: () => string[];
}

/** Slots for each id, so that probes stay short. */
const SLOTS_PER_ID = 2;

/**
 * Numbers of up to `most` texts: an open hash table in a typed array, as a `Map` of a million texts takes three times as long, half
 * of it for the collector.
 */
export function idNumbers(most: number): IdNumbers {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(SLOTS_PER_ID * most + 1)));
  const mask = slots.length - 1;
  const ids: string[] = [];
  const numberOf = (id: string): number => {
    // A slot holds a number + 1; 0 is empty.
    for (let slot = hashOf(id) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot]! - 1;
      if (number < 0) {
        slots[slot] = ids.push(id);
        return ids.length - 1;
      }
      if (ids[number] === id) return number;
    }
  };
  return { numberOf, ids: () => ids };
}

/** FNV-1a over UTF-16 units, with the high bits mixed down: similar ids (`customer-1`, `customer-2`) land far apart. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
