import { weightedQuantiles } from "../../numeric/summary/weightedQuantiles.ts";

/**
 * Distance beyond which a customer lies far from every centroid: the upper quartile of the distances to the own centroid plus three interquartile
 * ranges (Tukey's outer fence); the greatest distance where half of them are alike.
 *
 * @param squares squared distances to the own centroid, at least one
 * @see Tukey (1977), Exploratory Data Analysis, chapter 2
 */
export function outlierLimit(squares: Float64Array, weights: Float64Array | null): number {
  let most = 0;
  for (let i = 0; i < squares.length; i++) if (squares[i]! > most) most = squares[i]!;
  const [lower, upper] = quartiles(squares, weights);
  return upper > lower ? upper + 3 * (upper - lower) : Math.sqrt(most);
}

function quartiles(squares: Float64Array, weights: Float64Array | null): [number, number] {
  if (weights === null) {
    const copy = squares.slice();
    const last = copy.length - 1;
    const upper = select(copy, Math.ceil(last * 0.75));
    return [Math.sqrt(select(copy, Math.floor(last * 0.25))), Math.sqrt(upper)];
  }
  const [lower, upper] = weightedQuantiles(squares, weights, [0.25, 0.75]);
  return [Math.sqrt(lower!), Math.sqrt(upper!)];
}

/** The value that would stand at a place if the values were sorted; they are partly sorted in place (Hoare's selection). */
function select(values: Float64Array, place: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = middleOf(values[left]!, values[(left + right) >>> 1]!, values[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (place <= j) right = j;
    else if (place >= i) left = i;
    else break;
  }
  return values[place]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
