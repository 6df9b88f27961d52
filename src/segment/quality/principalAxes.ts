import { symmetricEigen } from "../../numeric/linear/symmetricEigen.ts";

/** Principal axes of scaled rows: orthonormal directions as the columns of a `width` × `width` matrix, row after row. Kernel. */
export function principalAxes(values: Float64Array, rows: number, width: number): Float64Array {
  return symmetricEigen(centredProducts(values, rows, width), width).vectors;
}

function centredProducts(values: Float64Array, rows: number, width: number): Float64Array {
  const means = new Float64Array(width);
  for (let at = 0; at < rows * width; at++) means[at % width] = means[at % width]! + values[at]! / rows;
  const products = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    for (let p = 0; p < width; p++) {
      const left = values[row * width + p]! - means[p]!;
      for (let q = 0; q < width; q++) {
        products[p * width + q] = products[p * width + q]! + left * (values[row * width + q]! - means[q]!);
      }
    }
  }
  return products;
}
