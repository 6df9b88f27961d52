import { BLOCK, type Panels } from "./panels.ts";

/** What a pass over the rows gives. */
export interface Pass {
  readonly logLikelihood: number;
  /** Of the log-likelihood by the coefficients; zeros where columns fill up. */
  readonly gradient: Float64Array;
  /** X'WX with W = w p (1 − p): stride × stride, the lower triangle; null where it was not asked for. */
  readonly information: Float64Array | null;
}

/** Room that passes share. */
export interface PassRoom {
  readonly predictor: Float64Array;
  readonly residual: Float64Array;
  readonly curvature: Float64Array;
  readonly scaled: Float64Array;
}

export function passRoom(): PassRoom {
  return {
    predictor: new Float64Array(BLOCK),
    residual: new Float64Array(BLOCK),
    curvature: new Float64Array(BLOCK),
    scaled: new Float64Array(3 * BLOCK),
  };
}

/**
 * Log-likelihood of a logistic regression, its gradient and, where asked for, the information: Σ w (y η − ln(1 + exp η)).
 *
 * Kernel: panel by panel, X'WX in tiles of 3 × 3 columns of its lower triangle; W X is only held for three columns of a panel.
 */
export function likelihoodPass(panels: Panels, beta: Float64Array, room: PassRoom, withInformation: boolean): Pass {
  const { blocks, stride, x } = panels;
  const gradient = new Float64Array(stride);
  const information = withInformation ? new Float64Array(stride * stride) : null;
  let logLikelihood = 0;
  for (let block = 0; block < blocks; block++) {
    const at = block * stride * BLOCK;
    predict(panels, block, beta, room.predictor);
    logLikelihood += panels.plain ? plainBlock(panels, block, room) : weightedBlock(panels, block, room);
    addGradient(x, at, stride, room.residual, gradient);
    if (information !== null) addInformation(x, at, stride, room, information);
  }
  return { logLikelihood, gradient, information };
}

/** η of one panel. */
export function predict(
  { stride, x, offset }: Panels,
  block: number,
  beta: Float64Array,
  predictor: Float64Array,
): void {
  const row = block * BLOCK;
  if (offset === null) predictor.fill(0);
  else for (let i = 0; i < BLOCK; i++) predictor[i] = offset[row + i]!;
  for (let j = 0; j < stride; j += 3) {
    const a = (block * stride + j) * BLOCK;
    const b0 = beta[j]!;
    const b1 = beta[j + 1]!;
    const b2 = beta[j + 2]!;
    if (b0 === 0 && b1 === 0 && b2 === 0) continue;
    for (let i = 0; i < BLOCK; i++) {
      predictor[i]! += b0 * x[a + i]! + b1 * x[a + BLOCK + i]! + b2 * x[a + 2 * BLOCK + i]!;
    }
  }
}

/** Rows of weight 1: one logarithm for the product of 1 + exp(−|η|), at most 2 to the rows of a panel. */
function plainBlock({ rows, event }: Panels, block: number, { predictor, residual, curvature }: PassRoom): number {
  const row = block * BLOCK;
  const end = rows - row < BLOCK ? rows - row : BLOCK;
  let sum = 0;
  let product = 1;
  for (let i = 0; i < end; i++) {
    const eta = predictor[i]!;
    const y = event[row + i]!;
    const small = Math.exp(eta < 0 ? eta : -eta);
    const inverse = 1 / (1 + small);
    const p = eta < 0 ? small * inverse : inverse;
    product *= 1 + small;
    sum += y * eta - (eta > 0 ? eta : 0);
    residual[i] = y - p;
    curvature[i] = small * inverse * inverse;
  }
  for (let i = end; i < BLOCK; i++) residual[i] = curvature[i] = 0;
  return sum - Math.log(product);
}

function weightedBlock({ event, weight }: Panels, block: number, { predictor, residual, curvature }: PassRoom): number {
  const row = block * BLOCK;
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) {
    const eta = predictor[i]!;
    const y = event[row + i]!;
    const w = weight[row + i]!;
    const small = Math.exp(eta < 0 ? eta : -eta);
    const inverse = 1 / (1 + small);
    const p = eta < 0 ? small * inverse : inverse;
    if (w > 0) sum += w * (y * eta - (eta > 0 ? eta : 0) - Math.log1p(small));
    residual[i] = w * (y - p);
    curvature[i] = w * small * inverse * inverse;
  }
  return sum;
}

/** Adds X'r of one panel. */
export function addGradient(
  x: Float64Array,
  at: number,
  stride: number,
  residual: Float64Array,
  gradient: Float64Array,
): void {
  for (let j = 0; j < stride; j += 3) {
    const a = at + j * BLOCK;
    let g0 = 0;
    let g1 = 0;
    let g2 = 0;
    for (let i = 0; i < BLOCK; i++) {
      const r = residual[i]!;
      g0 += r * x[a + i]!;
      g1 += r * x[a + BLOCK + i]!;
      g2 += r * x[a + 2 * BLOCK + i]!;
    }
    gradient[j]! += g0;
    gradient[j + 1]! += g1;
    gradient[j + 2]! += g2;
  }
}

function addInformation(
  x: Float64Array,
  at: number,
  stride: number,
  { curvature, scaled }: PassRoom,
  information: Float64Array,
): void {
  for (let j = 0; j < stride; j += 3) {
    const a = at + j * BLOCK;
    for (let i = 0; i < BLOCK; i++) {
      const v = curvature[i]!;
      scaled[i] = v * x[a + i]!;
      scaled[BLOCK + i] = v * x[a + BLOCK + i]!;
      scaled[2 * BLOCK + i] = v * x[a + 2 * BLOCK + i]!;
    }
    for (let k = 0; k <= j; k += 3) addTile(x, at + k * BLOCK, scaled, information, j * stride + k);
  }
}

/** Nine sums of products: three scaled columns by three columns from `b` on. `place` is that of the first in X'WX. */
function addTile(x: Float64Array, b: number, scaled: Float64Array, information: Float64Array, place: number): void {
  const stride = Math.sqrt(information.length);
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  for (let i = 0; i < BLOCK; i++) {
    const u0 = scaled[i]!;
    const u1 = scaled[BLOCK + i]!;
    const u2 = scaled[2 * BLOCK + i]!;
    const v0 = x[b + i]!;
    const v1 = x[b + BLOCK + i]!;
    const v2 = x[b + 2 * BLOCK + i]!;
    s00 += u0 * v0;
    s01 += u0 * v1;
    s02 += u0 * v2;
    s10 += u1 * v0;
    s11 += u1 * v1;
    s12 += u1 * v2;
    s20 += u2 * v0;
    s21 += u2 * v1;
    s22 += u2 * v2;
  }
  information[place]! += s00;
  information[place + 1]! += s01;
  information[place + 2]! += s02;
  information[place + stride]! += s10;
  information[place + stride + 1]! += s11;
  information[place + stride + 2]! += s12;
  information[place + 2 * stride]! += s20;
  information[place + 2 * stride + 1]! += s21;
  information[place + 2 * stride + 2]! += s22;
}
