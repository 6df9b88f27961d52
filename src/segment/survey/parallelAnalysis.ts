import { symmetricEigen } from "../../numeric/linear/symmetricEigen.ts";
import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";

/** What eigenvalues chance alone makes. */
export interface RandomEigenvalues {
  readonly mean: Float64Array;
  /** The quantile asked for. */
  readonly quantile: Float64Array;
}

/** How chance is drawn. */
export interface ChanceOptions {
  readonly items: number;
  readonly customers: number;
  readonly draws: number;
  readonly probability: number;
  readonly stream: RandomStream;
}

/**
 * Eigenvalues of the correlations of independent normal columns. Correlations are drawn directly, by Bartlett's decomposition of the Wishart
 * distribution, and not from columns: the cost does not depend on the number of customers. Kernel: more customers than items.
 *
 * @see Horn (1965), Psychometrika 30, 179–185
 * @see Bartlett (1933), Proceedings of the Royal Society of Edinburgh 53, 260–283
 */
export function randomEigenvalues(options: ChanceOptions): RandomEigenvalues {
  const { items, draws, probability } = options;
  const drawn = Array.from({ length: items }, () => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const { values } = symmetricEigen(randomCorrelation(options), items);
    for (let i = 0; i < items; i++) drawn[i]![draw] = values[i]!;
  }
  return {
    mean: Float64Array.from(drawn, (values) => values.reduce((sum, value) => sum + value, 0) / draws),
    quantile: Float64Array.from(drawn, (values) => sortedQuantile(values.sort(), probability)),
  };
}

function randomCorrelation({ items: k, customers, stream }: ChanceOptions): Float64Array {
  const { standardNormal, gamma } = stream.samplers;
  const factor = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    let square = 0;
    for (let j = 0; j < i; j++) {
      factor[i * k + j] = standardNormal();
      square += factor[i * k + j]! ** 2;
    }
    const chiSquare = 2 * gamma((customers - 1 - i) / 2, 1)();
    const length = Math.sqrt(square + chiSquare);
    for (let j = 0; j < i; j++) factor[i * k + j]! /= length;
    factor[i * k + i] = Math.sqrt(chiSquare) / length;
  }
  const correlation = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = i; j < k; j++) {
      let sum = 0;
      for (let l = 0; l <= i; l++) sum += factor[i * k + l]! * factor[j * k + l]!;
      correlation[i * k + j] = i === j ? 1 : sum;
      correlation[j * k + i] = correlation[i * k + j]!;
    }
  }
  return correlation;
}
