/** A column of numbers that a design reads. */
export interface NumericInput {
  readonly kind: "numeric";
  readonly name: string;
  /** Of the values that were there; stands for missing ones. */
  readonly mean: number;
  /** Nothing may be missing. */
  readonly required: boolean;
}

/** A column of categories that a design reads. */
export interface CategoryInput {
  readonly kind: "category";
  readonly name: string;
  /** The reference first, the others in alphabetical order. */
  readonly levels: readonly string[];
  /** Whether behind them comes one more level, for missing values. */
  readonly missingLevel: boolean;
  /** Nothing may be missing. */
  readonly required: boolean;
  readonly unseen: "reference" | "error";
}

/** A column that a design reads. */
export type DesignInput = NumericInput | CategoryInput;

/** Columns of one input; `input` is its place. */
export type SimpleTerm =
  | { readonly kind: "linear"; readonly input: number; readonly log1p: boolean }
  | { readonly kind: "spline"; readonly input: number; readonly log1p: boolean; readonly knots: readonly number[] }
  | { readonly kind: "category"; readonly input: number }
  | { readonly kind: "missing"; readonly input: number };

/** Products of each column of the first term with each of the second. */
export interface ProductTerm {
  readonly kind: "product";
  readonly of: readonly [SimpleTerm, SimpleTerm];
}

/** What makes columns of a design. */
export type DesignTerm = SimpleTerm | ProductTerm;

/** How a table becomes the columns of a regression: plain data, part of a model. */
export interface DesignRecipe {
  readonly inputs: readonly DesignInput[];
  readonly terms: readonly DesignTerm[];
  /** Names of the design's columns: `tenure`, `contract=One year`, `charges:spline2`, `age:missing`, `contract=One year × tenure`. */
  readonly columns: readonly string[];
  /** What each of them belongs to: the name of its input, or of both (`contract × tenure`). */
  readonly groups: readonly string[];
}

/** Rows of a design, without an intercept. */
export interface DesignMatrix {
  readonly rows: number;
  readonly width: number;
  readonly names: readonly string[];
  readonly groups: readonly string[];
  /** Row after row, in the units of the table. */
  readonly values: Float64Array;
}

/** An input that was read: numbers with their mask, or places of levels. */
export interface ReadInput {
  readonly values: ArrayLike<number>;
  /** 1 where missing (values are then the mean); null where none is, and for categories. */
  readonly missing: ArrayLike<number> | null;
}

/** Level that missing values of categories have in names. */
export const MISSING_LEVEL = "(missing)";
