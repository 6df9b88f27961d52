/** How a column is brought to a common scale: by mean and standard deviation (divisor n − 1), by median and interquartile range / 1.349, or not. */
export type ScaleKind = "standard" | "robust" | "none";

/**
 * What a missing value does. `error`: nothing may be missing. `indicator`: the value counts as the middle of its column, and a column of its own
 * says that it was missing. `partial`: distances leave the column out and are raised in proportion.
 */
export type MissingRule = "error" | "indicator" | "partial";

/** How one column is treated. */
export interface ColumnScale {
  readonly scale?: ScaleKind;
  /** Take ln(1 + x) first: for counts and amounts, which must be at least 0 then. */
  readonly log1p?: boolean;
  readonly missing?: MissingRule;
  /** Factor after scaling: 2 makes differences in this column count twice as far; 1 by default. */
  readonly weight?: number;
}

/** How columns are treated before distances are taken. */
export interface ScaleOptions extends ColumnScale {
  /** Columns that are treated otherwise, by name. */
  readonly columns?: Readonly<Record<string, ColumnScale>>;
}

/** What was learnt of a column; part of a model. */
export interface ScaledColumn {
  readonly name: string;
  readonly log1p: boolean;
  /** The scaled value is (x − centre) / spread, of ln(1 + x) where log1p is set. */
  readonly centre: number;
  /** Above 0; 1 for a column that does not vary. */
  readonly spread: number;
  readonly missing: MissingRule;
}

/** How a table becomes a matrix: plain data. */
export interface ScaleRecipe {
  readonly columns: readonly ScaledColumn[];
}

/** Scaled rows: row-major, one row a customer. */
export interface ScaledMatrix {
  readonly rows: number;
  readonly width: number;
  /** Names of the matrix's columns: those of the recipe, then `name:missing` for each indicator. */
  readonly names: readonly string[];
  readonly values: Float64Array;
  /** 1 where a value is missing and its distance partial; null where none is. */
  readonly missing: Uint8Array | null;
}
