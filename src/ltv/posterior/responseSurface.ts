/**
 * A smooth function of the parameters is evaluated at some draws and known at all: a polynomial in whitened coordinates is fitted to the
 * values by least squares and checked at draws that took no part in the fit. Box & Wilson's response surface, with the sites chosen
 * greedily for a large determinant (D-optimal).
 */
import { choleskyInPlace, choleskySolve } from "../../numeric/optimize/cholesky.ts";
import { hermiteBasis, termCount } from "./hermiteBasis.ts";
import type { Points } from "./whitening.ts";

/** Draws at which a function is to be evaluated, and what makes values at all draws of them. */
export interface SurfaceDesign {
  /** Indices of the draws of the fit. */
  readonly sites: readonly number[];
  /** Indices of the draws that check it. */
  readonly checks: readonly number[];
  /** One column a term, one value a draw. */
  readonly basis: readonly Float64Array[];
  /** Coefficients = solver · values at the sites; terms × sites, row after row. */
  readonly solver: Float64Array;
}

/** Draws that check a surface, each standing for a tenth of all, from the middle outwards. */
const CHECKS = 10;

/** Sites beyond the number of terms. */
const SPARE = 0.3;

/** Among so many draws the sites are sought. */
const CANDIDATES = 600;

/** More terms than this cost more than they save. */
const MOST_TERMS = 130;

/** A ridge for the choice of sites, until there are as many as terms. */
const RIDGE = 1e-4;

/** Degrees of polynomials to try. */
export interface DegreeRange {
  readonly lowest: number;
  readonly highest: number;
}

/** Designs for polynomials of rising degree, each with the sites of the one before; none where draws or terms are too few or too many. */
export function* surfaceDesigns(white: Points, { lowest, highest }: DegreeRange): Generator<SurfaceDesign> {
  const draws = white[0]!.length;
  const order = byRadius(white);
  const checks = Array.from({ length: CHECKS }, (_, i) => order[Math.floor(((i + 0.5) / CHECKS) * draws)]!);
  const step = Math.max(1, Math.floor(draws / CANDIDATES));
  // The farthest draws are all candidates: there a polynomial goes astray.
  const candidates = order.filter((k, rank) => (rank % step === 0 || rank > draws - 100) && !checks.includes(k));
  let sites: readonly number[] = [];
  for (let degree = lowest; degree <= highest; degree++) {
    const terms = termCount(white.length, degree);
    if (terms > MOST_TERMS || terms * (1 + SPARE) + CHECKS > draws / 4) return;
    const basis = hermiteBasis(white, degree);
    sites = chooseSites(basis, candidates, sites, Math.ceil(terms * (1 + SPARE)) + 2);
    const solver = leastSquares(basis, sites);
    if (solver !== null) yield { sites, checks, basis, solver };
  }
}

function byRadius(white: Points): number[] {
  const radius = white[0]!.map((_, k) => white.reduce((sum, column) => sum + column[k]! ** 2, 0));
  return Array.from(radius.keys()).sort((a, b) => radius[a]! - radius[b]!);
}

/** Adds, one by one, the candidate whose value the sites so far say least about. */
function chooseSites(
  basis: readonly Float64Array[],
  candidates: readonly number[],
  before: readonly number[],
  count: number,
): number[] {
  const terms = basis.length;
  const inverse = new Float64Array(terms * terms);
  for (let i = 0; i < terms; i++) inverse[i * terms + i] = 1 / RIDGE;
  const leverage = Float64Array.from(candidates, (k) => basis.reduce((sum, b) => sum + b[k]! ** 2, 0) / RIDGE);
  const sites: number[] = [];
  const add = (k: number): void => {
    sites.push(k);
    const direction = multiply(inverse, basis, k);
    const scale = 1 / (1 + basis.reduce((sum, column, i) => sum + column[k]! * direction[i]!, 0));
    for (let i = 0; i < terms; i++) {
      for (let j = 0; j < terms; j++) inverse[i * terms + j]! -= scale * direction[i]! * direction[j]!;
    }
    for (let c = 0; c < candidates.length; c++) {
      let along = 0;
      for (let i = 0; i < terms; i++) along += basis[i]![candidates[c]!]! * direction[i]!;
      leverage[c]! -= scale * along * along;
    }
  };
  before.forEach(add);
  while (sites.length < count) {
    let chosen = 0;
    for (let c = 1; c < candidates.length; c++) if (leverage[c]! > leverage[chosen]!) chosen = c;
    add(candidates[chosen]!);
  }
  return sites;
}

function multiply(matrix: Float64Array, basis: readonly Float64Array[], k: number): Float64Array {
  const n = basis.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i]! += matrix[i * n + j]! * basis[j]![k]!;
  return out;
}

/** (Bᵀ B)⁻¹ Bᵀ over the sites; null where they do not determine the coefficients. */
function leastSquares(basis: readonly Float64Array[], sites: readonly number[]): Float64Array | null {
  const terms = basis.length;
  const gram = new Float64Array(terms * terms);
  for (let i = 0; i < terms; i++) {
    for (let j = 0; j <= i; j++) for (const k of sites) gram[i * terms + j]! += basis[i]![k]! * basis[j]![k]!;
  }
  if (!choleskyInPlace(gram, terms, 1e-10)) return null;
  const solver = new Float64Array(terms * sites.length);
  const column = new Float64Array(terms);
  for (const [s, k] of sites.entries()) {
    for (let i = 0; i < terms; i++) column[i] = basis[i]![k]!;
    choleskySolve(gram, terms, column);
    for (let i = 0; i < terms; i++) solver[i * sites.length + s] = column[i]!;
  }
  return solver;
}

/** Coefficients of the surface through values at the sites, into `out`. */
export function surfaceCoefficients(
  { sites, solver }: SurfaceDesign,
  values: ArrayLike<number>,
  out: Float64Array,
): void {
  const count = sites.length;
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let s = 0; s < count; s++) sum += solver[i * count + s]! * values[s]!;
    out[i] = sum;
  }
}

/** The surface at one draw. */
export function surfaceAt({ basis }: SurfaceDesign, coefficients: Float64Array, draw: number): number {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i++) sum += coefficients[i]! * basis[i]![draw]!;
  return sum;
}

/** The surface at all draws, into `out`. */
export function surfaceValues({ basis }: SurfaceDesign, coefficients: Float64Array, out: Float64Array): void {
  out.fill(coefficients[0]!);
  for (let i = 1; i < coefficients.length; i++) {
    const coefficient = coefficients[i]!;
    const column = basis[i]!;
    for (let k = 0; k < out.length; k++) out[k]! += coefficient * column[k]!;
  }
}
