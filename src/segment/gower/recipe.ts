/**
 * How two values of a column are compared. `numeric`: by their difference over the range of the column. `ordinal`: by the difference of their
 * ranks over the largest one. `nominal`: alike or not. `asymmetric`: present or absent, where being absent from both says nothing.
 */
export type GowerKind = "numeric" | "nominal" | "ordinal" | "asymmetric";

/** How one column is treated. */
export interface GowerColumnOptions {
  /** `numeric` for numbers, `nominal` for texts by default. */
  readonly kind?: GowerKind;
  /** Of an ordinal column: its categories, lowest first. Numbers need none: they are ranked by size. */
  readonly order?: readonly (string | number)[];
  /** Of an asymmetric column: the value that means "present"; 1 (or true) by default, to be named for texts. */
  readonly present?: string | number;
  /** How much the column counts; 1 by default. */
  readonly weight?: number;
  /** Of a numeric column: take ln(1 + x) first, for counts and amounts. */
  readonly log1p?: boolean;
}

/** How the columns of a table are compared. */
export interface GowerOptions {
  /** Columns that are not treated by default, by name. */
  readonly columns?: Readonly<Record<string, GowerColumnOptions>>;
}

/** What was learnt of a column; part of a model. */
export interface GowerColumn {
  readonly name: string;
  readonly kind: GowerKind;
  readonly weight: number;
  readonly log1p: boolean;
  /** Smallest value of a numeric column (of ln(1 + x) where log1p is set), else 0. */
  readonly least: number;
  /** Largest less smallest value of a numeric column, 1 for one that does not vary; largest rank of an ordinal one; else 1. */
  readonly range: number;
  /** Categories: alphabetical where nominal, lowest first where ordinal, the one that means "present" where asymmetric. */
  readonly categories: readonly string[];
}

/** How a mixed table becomes distances: plain data. */
export interface GowerRecipe {
  readonly columns: readonly GowerColumn[];
}
