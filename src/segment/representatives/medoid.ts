import { moveToFront } from "../../numeric/random/shuffle.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import type { RowDistance } from "./rowDistance.ts";

/** The member nearest to all others, and how he was found. */
export interface Medoid {
  readonly row: number;
  /** To the other members; 0 where there are none. */
  readonly meanDistance: number;
  /** `exact`: every member was considered; `sampled`: some, drawn at random, each measured against all members. */
  readonly method: "exact" | "sampled";
  readonly candidates: number;
}

/** How to look for him. */
export interface MedoidSearch {
  /** Up to so many members everybody is considered. */
  readonly exactUpTo: number;
  /** So many above. */
  readonly candidates: number;
  readonly stream: RandomStream;
  /** Called before each candidate; may throw. */
  readonly step: () => void;
}

/** The member with the smallest mean distance to the others; of equals, the first. Kernel: at least one member. */
export function medoidOf(members: Int32Array, distance: RowDistance, search: MedoidSearch): Medoid {
  const isExact = members.length <= search.exactUpTo || search.candidates >= members.length;
  const candidates = isExact ? members : drawn(members, search);
  let best = { row: members[0]!, sum: Infinity };
  for (let c = 0; c < candidates.length; c++) {
    search.step();
    const row = candidates[c]!;
    const sum = sumUpTo(row, members, distance, best.sum);
    if (sum < best.sum) best = { row, sum };
  }
  const meanDistance = members.length > 1 ? best.sum / (members.length - 1) : 0;
  return { row: best.row, meanDistance, method: isExact ? "exact" : "sampled", candidates: candidates.length };
}

/** Sum of the distances to all members; given up where it can no longer be below `best`. Kernel. */
function sumUpTo(row: number, members: Int32Array, distance: RowDistance, best: number): number {
  let sum = 0;
  for (let m = 0; m < members.length && sum < best; m++) if (members[m] !== row) sum += distance(row, members[m]!);
  return sum;
}

function drawn(members: Int32Array, { candidates, stream }: MedoidSearch): Int32Array {
  const shuffled = members.slice();
  moveToFront(stream, shuffled as unknown as number[], candidates);
  return shuffled.subarray(0, candidates).sort();
}

/** Members around one of them. */
export interface Neighbourhood {
  /** Nearest first, each at least `apart` from the medoid and from each other. */
  readonly neighbours: readonly number[];
  /** The member farthest away; null where nobody else is there. */
  readonly farthest: number | null;
}

/** The `n` nearest other people of a medoid, and the most different one. `personOf` tells rows of one person apart from other people. */
export function neighbourhood(
  members: Int32Array,
  medoid: number,
  distance: RowDistance,
  rules: { readonly n: number; readonly apart: number; readonly personOf: (row: number) => string | number },
): Neighbourhood {
  const { n, apart, personOf } = rules;
  const self = personOf(medoid);
  const others = members.filter((row) => row !== medoid && personOf(row) !== self);
  const far = new Map<number, number>();
  for (const row of others) far.set(row, distance(medoid, row));
  const nearest = others.slice().sort((a, b) => far.get(a)! - far.get(b)! || a - b);
  const neighbours: number[] = [];
  for (let i = 0; i < nearest.length && neighbours.length < n; i++) {
    const row = nearest[i]!;
    const isOther = neighbours.every((other) => personOf(other) !== personOf(row) && distance(other, row) >= apart);
    if (far.get(row)! >= apart && isOther) neighbours.push(row);
  }
  const most = others.reduce((farthest, row) => (far.get(row)! > (far.get(farthest) ?? -1) ? row : farthest), -1);
  return { neighbours, farthest: most < 0 ? null : most };
}
