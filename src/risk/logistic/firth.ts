import { choleskySolve } from "../../numeric/optimize/cholesky.ts";
import { factorOf } from "./factor.ts";
import { addGradient, likelihoodPass, passRoom, predict, type PassRoom } from "./kernel.ts";
import type { MaximumProblem } from "./maximum.ts";
import { BLOCK, type Panels } from "./panels.ts";

/** Where the penalised log-likelihood is greatest. */
export interface FirthMaximum {
  readonly found: boolean;
  readonly beta: Float64Array;
  readonly logLikelihood: number;
  /** With the penalty: ½ ln |information| of all columns in the scale of the panels added. */
  readonly penalized: number;
  readonly information: Float64Array;
  readonly iterations: number;
  readonly decrement: number;
}

/** A step moves no standardised coefficient farther. */
const FARTHEST = 5;

/**
 * Maximises l(β) + ½ ln |I(β)|, which always has a maximum and takes off the first order of the bias.
 *
 * The penalty is of the columns `kept`; coefficients that are not free stay 0 (for the penalised likelihood ratio).
 *
 * @see Firth (1993), Biometrika 80, 27–38; Heinze & Schemper (2002), Statistics in Medicine 21, 2409–2419
 */
export function findFirth(problem: MaximumProblem, kept: Uint8Array, start: Float64Array): FirthMaximum {
  const { panels, free, maxIterations, gate } = problem;
  const { stride } = panels;
  const room = passRoom();
  let beta = start.map((b, j) => (free[j] === 1 ? b : 0));
  let step: Float64Array = new Float64Array(stride);
  let best = -Infinity;
  for (let iteration = 1; ; iteration++) {
    gate(iteration);
    const pass = likelihoodPass(panels, beta, room, true);
    const information = pass.information!;
    const whole = factorOf(information, stride, kept, null);
    const penalized = whole === null ? -Infinity : pass.logLikelihood + halfLogDeterminant(whole, stride, kept);
    if (penalized < best - 1e-11 * (Math.abs(best) + 1) && iteration < maxIterations) {
      for (let j = 0; j < stride; j++) step[j]! /= 2;
      beta = beta.map((b, j) => b - step[j]!);
      continue;
    }
    const state = { beta, logLikelihood: pass.logLikelihood, penalized, information, iterations: iteration };
    if (whole === null) return { ...state, found: false, decrement: 0 };
    best = penalized;
    addHats(panels, beta, whole, room, pass.gradient);
    step = pass.gradient.map((g, j) => (free[j] === 1 ? g : 0));
    const slope = step.slice();
    choleskySolve(factorOf(information, stride, free, null)!, stride, step);
    let decrement = 0;
    let farthest = 0;
    for (let j = 0; j < stride; j++) {
      decrement += slope[j]! * step[j]!;
      farthest = Math.max(farthest, Math.abs(step[j]!));
    }
    if (decrement <= 1e-22) return { ...state, found: true, decrement };
    if (iteration >= maxIterations) return { ...state, found: decrement < 1e-12, decrement };
    if (farthest > FARTHEST) for (let j = 0; j < stride; j++) step[j]! *= FARTHEST / farthest;
    beta = beta.map((b, j) => b + step[j]!);
  }
}

function halfLogDeterminant(factor: Float64Array, stride: number, kept: Uint8Array): number {
  let sum = 0;
  for (let j = 0; j < stride; j++) if (kept[j] === 1) sum += Math.log(factor[j * stride + j]!);
  return sum;
}

/** Adds X'(h (½ − p)) to the gradient, h the leverages. Kernel. */
function addHats(
  panels: Panels,
  beta: Float64Array,
  factor: Float64Array,
  room: PassRoom,
  gradient: Float64Array,
): void {
  const { blocks, stride, x, weight } = panels;
  const solved = new Float64Array(stride);
  for (let block = 0; block < blocks; block++) {
    const at = block * stride * BLOCK;
    predict(panels, block, beta, room.predictor);
    for (let i = 0; i < BLOCK; i++) {
      const p = 1 / (1 + Math.exp(-room.predictor[i]!));
      let length = 0;
      for (let j = 0; j < stride; j++) {
        let entry = x[at + j * BLOCK + i]!;
        for (let k = 0; k < j; k++) entry -= factor[j * stride + k]! * solved[k]!;
        solved[j] = entry / factor[j * stride + j]!;
        length += solved[j]! * solved[j]!;
      }
      room.residual[i] = weight[block * BLOCK + i]! * p * (1 - p) * length * (0.5 - p);
    }
    addGradient(x, at, stride, room.residual, gradient);
  }
}
