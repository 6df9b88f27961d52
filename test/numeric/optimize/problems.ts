import { hessianByDifferences, type Objective } from "../../../src/numeric/optimize/index.ts";

/** A classic problem: where to start and where its minimum is known to be. */
export interface Problem {
  readonly name: string;
  readonly objective: Required<Objective>;
  readonly start: readonly number[];
  readonly x: readonly number[];
  readonly value: number;
}

type Gradient = (x: Float64Array, out: Float64Array) => number;

/** Adds a Hessian by differences of the analytic gradient, exact to about ten digits. */
function problem(name: string, gradient: Gradient, start: readonly number[], x: readonly number[], value = 0): Problem {
  const scratch = new Float64Array(start.length);
  const first = { value: (at: Float64Array): number => gradient(at, scratch), gradient };
  const hessian = (at: Float64Array, slope: Float64Array, out: Float64Array): number => {
    hessianByDifferences(first, at, out);
    return gradient(at, slope);
  };
  return { name, objective: { ...first, hessian }, start, x, value };
}

/** The Rosenbrock valley, one for each pair of parameters. */
const rosenbrock: Gradient = (x, out) => {
  out.fill(0);
  let value = 0;
  for (let i = 0; i + 1 < x.length; i += 2) {
    const bend = x[i + 1]! - x[i]! ** 2;
    const rest = 1 - x[i]!;
    value += 100 * bend ** 2 + rest ** 2;
    out[i]! += -400 * x[i]! * bend - 2 * rest;
    out[i + 1]! += 200 * bend;
  }
  return value;
};

const powell: Gradient = (x, out) => {
  const [a, b, c, d] = x as unknown as [number, number, number, number];
  const [p, q, r, s] = [a + 10 * b, c - d, b - 2 * c, a - d];
  out[0] = 2 * p + 40 * s ** 3;
  out[1] = 20 * p + 4 * r ** 3;
  out[2] = 10 * q - 8 * r ** 3;
  out[3] = -10 * q - 40 * s ** 3;
  return p ** 2 + 5 * q ** 2 + r ** 4 + 10 * s ** 4;
};

const beale: Gradient = (x, out) => {
  const [a, b] = x as unknown as [number, number];
  out.fill(0);
  let value = 0;
  for (const [power, target] of [
    [1, 1.5],
    [2, 2.25],
    [3, 2.625],
  ] as const) {
    const error = target - a * (1 - b ** power);
    value += error ** 2;
    out[0]! += -2 * error * (1 - b ** power);
    out[1]! += 2 * error * a * power * b ** (power - 1);
  }
  return value;
};

const wood: Gradient = (x, out) => {
  const [a, b, c, d] = x as unknown as [number, number, number, number];
  const [p, q] = [b - a ** 2, d - c ** 2];
  out[0] = -400 * a * p - 2 * (1 - a);
  out[1] = 200 * p + 20 * (b + d - 2) + 0.2 * (b - d);
  out[2] = -360 * c * q - 2 * (1 - c);
  out[3] = 180 * q + 20 * (b + d - 2) - 0.2 * (b - d);
  const sides = 100 * p ** 2 + (1 - a) ** 2 + 90 * q ** 2 + (1 - c) ** 2;
  return sides + 10 * (b + d - 2) ** 2 + 0.1 * (b - d) ** 2;
};

/** Curvatures from 1e-6 to 1e6; minimum at (1, 2, 3), value 5. */
const badlyScaled: Gradient = (x, out) => {
  let value = 5;
  for (const [i, curvature] of [1e6, 1, 1e-6].entries()) {
    const off = x[i]! - (i + 1);
    value += (curvature * off ** 2) / 2;
    out[i] = curvature * off;
  }
  return value;
};

/** Logarithms: NaN or Infinity wherever a coordinate is not positive; minimum at (2, 3). */
const halfPlane: Gradient = (x, out) => {
  const [a, b] = x as unknown as [number, number];
  out[0] = 1 - 2 / a;
  out[1] = 1 - 3 / b;
  return a - 2 * Math.log(a) + b - 3 * Math.log(b);
};

/**
 * Starts and minima as published: Moré, Garbow & Hillstrom (1981), Testing Unconstrained Optimization Software, ACM
 * TOMS 7, 17–41, problems 1, 13, 5, 14 and 21; the last two are solved by hand.
 */
export const problems: readonly Problem[] = [
  problem("Rosenbrock, 2 parameters", rosenbrock, [-1.2, 1], [1, 1]),
  problem("Rosenbrock, 10 parameters", rosenbrock, [-1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1], Array(10).fill(1)),
  problem("Beale", beale, [1, 1], [3, 0.5]),
  problem("Wood", wood, [-3, -1, -3, -1], [1, 1, 1, 1]),
  problem("badly scaled quadratic", badlyScaled, [0, 0, 0], [1, 2, 3], 5),
  problem("NaN outside the half plane", halfPlane, [0.05, 40], [2, 3], 5 - 2 * Math.log(2) - 3 * Math.log(3)),
];

/** Its Hessian is singular at the minimum: every method slows down there. */
export const powellSingular: Problem = problem("Powell singular", powell, [3, -1, 0, 1], [0, 0, 0, 0]);

/** A bowl in x, a slope that never ends in y: the infimum is at infinity. */
export const endless: Problem = problem(
  "endless slope",
  (x, out) => {
    out[0] = 2 * (x[0]! - 1);
    out[1] = -Math.exp(-x[1]!);
    return (x[0]! - 1) ** 2 + Math.exp(-x[1]!) + 1000;
  },
  [0, 0],
  [1, Infinity],
  1000,
);
