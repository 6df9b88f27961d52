import { predict } from "./kernel.ts";
import { BLOCK, type Panels } from "./panels.ts";

/** Rows on the wrong side by less than this share of the farthest row are rounding of a direction that is still being found. */
const ROUNDING = 1e-5;

/** Whether events lie on one side of a direction and the others on the other (some may lie on the border): there is no maximum then. */
export function separates(panels: Panels, direction: Float64Array): boolean {
  const { blocks, event, weight } = panels;
  const along = new Float64Array(BLOCK);
  const plain = { ...panels, offset: null };
  let right = 0;
  let wrong = 0;
  for (let block = 0; block < blocks; block++) {
    predict(plain, block, direction, along);
    for (let i = 0; i < BLOCK; i++) {
      const row = block * BLOCK + i;
      if (weight[row] === 0) continue;
      const side = event[row] === 1 ? along[i]! : -along[i]!;
      if (side > right) right = side;
      else if (-side > wrong) wrong = -side;
    }
    if (wrong > ROUNDING * right && wrong > 0 && block * 4 > blocks) return false;
  }
  return right > 0 && wrong <= ROUNDING * right;
}

/** Columns that separate by themselves; where none does, those with a part in the direction. */
export function separatingColumns(panels: Panels, direction: Float64Array, free: Uint8Array): number[] {
  const slopes = Array.from({ length: panels.width - 1 }, (_, j) => j + 1).filter((j) => free[j] === 1);
  const alone = slopes.filter((j) => separatesAlone(panels, j));
  if (alone.length > 0) return alone;
  const largest = Math.max(...slopes.map((j) => Math.abs(direction[j]!)));
  return slopes.filter((j) => Math.abs(direction[j]!) > 0.1 * largest);
}

function separatesAlone({ rows, stride, x, event, weight }: Panels, column: number): boolean {
  const least = [Infinity, Infinity];
  const most = [-Infinity, -Infinity];
  for (let row = 0; row < rows; row++) {
    if (weight[row] === 0) continue;
    const value = x[(Math.floor(row / BLOCK) * stride + column) * BLOCK + (row % BLOCK)]!;
    const kind = event[row]!;
    least[kind] = Math.min(least[kind]!, value);
    most[kind] = Math.max(most[kind]!, value);
  }
  return most[0]! <= least[1]! || most[1]! <= least[0]!;
}
