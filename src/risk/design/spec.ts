/** A column of numbers as it is: one coefficient. */
export interface NumericTerm {
  readonly column: string;
  /** Take ln(1 + x): for counts and amounts, which must be at least 0 then. */
  readonly log1p?: boolean;
}

/** A column of numbers as a smooth curve that goes on straight beyond its outer knots. */
export interface SplineTerm {
  readonly spline: string;
  /** Columns it makes, from 2 to 9: one fewer than its knots; 4 by default. */
  readonly df?: number;
  /** Knots in rising order, 3 to 10, in the unit of the column; by default quantiles of it. */
  readonly knots?: readonly number[];
  /** Take ln(1 + x) first; given knots stay in the unit of the column. */
  readonly log1p?: boolean;
}

/** A column of categories (numbers count as texts): one coefficient for each level but the reference. */
export interface CategoryTerm {
  readonly category: string;
  /** Level that the others are compared with. */
  readonly reference?: string;
}

/** A term of one column; the name alone is a straight line for numbers and a coefficient for each level but one for categories. */
export type ColumnTerm = string | NumericTerm | SplineTerm | CategoryTerm;

/** Products of the columns of two terms. The terms themselves are not added: name them too. */
export interface InteractionTerm {
  readonly interaction: readonly [ColumnTerm, ColumnTerm];
}

/** Every column of the table that no term before or after names, by its name alone. */
export interface OtherColumns {
  readonly others: true;
}

/** One part of a design. */
export type TermSpec = ColumnTerm | InteractionTerm | OtherColumns;

/** How a table becomes the columns of a regression. */
export interface DesignSpec {
  /** In this order; by default every column of the table by its name alone. */
  readonly terms?: readonly TermSpec[];
  /** Reference level of categories: the `first` in alphabetical order (by default), or the `most-frequent` (on ties the first). */
  readonly reference?: "first" | "most-frequent";
  /**
   * What a missing value does. `indicator` (by default): a number counts as the mean of its column, and a column of its own says that it was missing;
   * for categories missing is a level. Where nothing was missing in the fit, later it counts as the mean, and for categories as unseen. `error`:
   * nothing may be missing.
   */
  readonly missing?: "indicator" | "error";
  /** What a category does that the fit has not seen: it counts as the `reference` (by default), or it is an `error`. */
  readonly unseen?: "reference" | "error";
}
