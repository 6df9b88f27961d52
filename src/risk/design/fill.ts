import { termWidth } from "./columnNames.ts";
import type { DesignRecipe, DesignTerm, NumericInput, ReadInput, SimpleTerm } from "./recipe.ts";

/** Where rows of a design go: row `from + i`, column j at `at + i · rowStep + j · columnStep`. */
export interface DesignTarget {
  readonly from: number;
  readonly to: number;
  readonly out: Float64Array;
  readonly at: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** Fills rows of a design. Kernel: inputs are read and fit the recipe. */
export function fillDesign({ inputs, terms }: DesignRecipe, read: readonly ReadInput[], target: DesignTarget): void {
  const place = { ...target };
  for (const term of terms) {
    const width = termWidth(term, inputs);
    if (term.kind === "product") fillProduct(inputs, term.of, read, place);
    else fillSimple(term, read, place, width);
    place.at += width * place.columnStep;
  }
}

function fillSimple(term: SimpleTerm, read: readonly ReadInput[], target: DesignTarget, width: number): void {
  const { values, missing } = read[term.input]!;
  if (term.kind === "linear") fillLinear(values, term.log1p, target);
  else if (term.kind === "spline") fillSpline(values, term, target);
  else if (term.kind === "category") fillLevels(values, width, target);
  else fillMissing(missing, target);
}

function fillLinear(values: ArrayLike<number>, log1p: boolean, { from, to, out, at, rowStep }: DesignTarget): void {
  let place = at;
  if (log1p) for (let row = from; row < to; row++, place += rowStep) out[place] = Math.log1p(values[row]!);
  else for (let row = from; row < to; row++, place += rowStep) out[place] = values[row]!;
}

function fillMissing(missing: ArrayLike<number> | null, { from, to, out, at, rowStep }: DesignTarget): void {
  let place = at;
  for (let row = from; row < to; row++, place += rowStep) out[place] = missing === null ? 0 : missing[row]!;
}

function fillLevels(levels: ArrayLike<number>, width: number, target: DesignTarget): void {
  const { from, to, out, rowStep, columnStep } = target;
  let place = target.at;
  for (let row = from; row < to; row++, place += rowStep) {
    for (let j = 0; j < width; j++) out[place + j * columnStep] = 0;
    const level = levels[row]!;
    if (level > 0) out[place + (level - 1) * columnStep] = 1;
  }
}

/**
 * Restricted cubic spline: x itself, then for each knot k but the last two
 * ((x − k)³₊ − (x − u)³₊ (v − k)/(v − u) + (x − v)³₊ (u − k)/(v − u)) / (v − t)², u and v the last two knots, t the first. Natural: straight
 * below the first and above the last knot.
 *
 * @see Harrell (2015), Regression Modeling Strategies, section 2.4.5; spans what R's splines::ns does with the same knots
 */
function fillSpline(
  values: ArrayLike<number>,
  { knots, log1p }: Extract<SimpleTerm, { kind: "spline" }>,
  { from, to, out, at, rowStep, columnStep }: DesignTarget,
): void {
  const last = knots[knots.length - 1]!;
  const before = knots[knots.length - 2]!;
  const scale = 1 / (last - knots[0]!) ** 2;
  let place = at;
  for (let row = from; row < to; row++, place += rowStep) {
    const x = log1p ? Math.log1p(values[row]!) : values[row]!;
    out[place] = x;
    const upper = cube(x - before) / (last - before);
    const top = cube(x - last) / (last - before);
    for (let j = 0; j < knots.length - 2; j++) {
      const knot = knots[j]!;
      const bend = cube(x - knot) - upper * (last - knot) + top * (before - knot);
      out[place + (j + 1) * columnStep] = bend * scale;
    }
  }
}

function cube(x: number): number {
  return x > 0 ? x * x * x : 0;
}

function fillProduct(
  inputs: DesignRecipe["inputs"],
  [left, right]: Extract<DesignTerm, { kind: "product" }>["of"],
  read: readonly ReadInput[],
  { from, to, out, at, rowStep, columnStep }: DesignTarget,
): void {
  const a = termWidth(left, inputs);
  const b = termWidth(right, inputs);
  const room = new Float64Array((to - from) * (a + b));
  const place = { from, to, out: room, rowStep: a + b, columnStep: 1 };
  fillSimple(left, read, { ...place, at: 0 }, a);
  fillSimple(right, read, { ...place, at: a }, b);
  for (let row = 0; row < to - from; row++) {
    const start = row * (a + b);
    for (let i = 0; i < a; i++) {
      for (let j = 0; j < b; j++) {
        out[at + row * rowStep + (i * b + j) * columnStep] = room[start + i]! * room[start + a + j]!;
      }
    }
  }
}

/** Values with the mean where they are missing. Kernel. */
export function filled(input: NumericInput, values: ArrayLike<number>, missing: ArrayLike<number>): Float64Array {
  const out = Float64Array.from(values);
  for (let row = 0; row < out.length; row++) if (missing[row] === 1) out[row] = input.mean;
  return out;
}
