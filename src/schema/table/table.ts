/** A column of numbers of a {@link DataTable}. */
export interface NumericColumn {
  readonly kind: "numeric";
  /** Finite; 0 where missing. */
  readonly values: ArrayLike<number>;
  /** 1 where the value is missing, else 0; absent or null where none is. */
  readonly missing?: ArrayLike<number> | null;
}

/** A column of categories: text as numbers. */
export interface CategoryColumn {
  readonly kind: "category";
  /** Place in `categories` of each row; −1 where missing. */
  readonly codes: ArrayLike<number>;
  /** Different texts. */
  readonly categories: readonly string[];
}

/** A column that says what it holds. */
export type DataColumn = NumericColumn | CategoryColumn;

/**
 * What a caller may pass as a column: numbers (an array or a typed array), texts, truth values, each with null where a value is missing, or a
 * column as `features` makes it.
 */
export type ColumnInput = ArrayLike<number | string | boolean | null | undefined> | DataColumn;

/** A table as its caller has it: columns of equal length by name. */
export type TableInput = Readonly<Record<string, ColumnInput>>;

/** A table that was read: every column of one kind, of equal length, checked. */
export interface DataTable {
  readonly rows: number;
  /** In the order of the input. */
  readonly names: readonly string[];
  readonly columns: ReadonlyMap<string, DataColumn>;
}
