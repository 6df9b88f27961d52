import type { Absent, FieldRule, RecordDefinition } from "../record/definition.ts";
import { cellReader, isBlank, type CellReader } from "./cell.ts";
import type { ReadOptions } from "./options.ts";

/** How one field is read from a row. */
export interface FieldPlan {
  readonly key: string;
  readonly column: string;
  readonly rule: FieldRule & Partial<Absent<unknown>>;
  readonly read: CellReader;
  /** Value for rows that do not state one; undefined without. */
  readonly value: unknown;
  /** Names such as `constructor`, which every object inherits: only a row's own property counts. */
  readonly ownOnly: boolean;
}

/** How a whole row is read, worked out once. */
export interface RowPlan {
  readonly fields: readonly FieldPlan[];
  readonly currencyColumn: string;
  readonly currency: string | undefined;
  readonly attributes: readonly string[];
  /** Columns that are read, where others are to be reported. */
  readonly known: ReadonlySet<string> | undefined;
}

/** Works out how rows are read. Kernel: the options were checked. */
export function planOf<R>(definition: RecordDefinition<R>, options: ReadOptions<R>): RowPlan {
  const columns = new Map(Object.entries<string>((options.fields ?? {}) as Record<string, string>));
  const values = new Map(Object.entries<unknown>(options.values ?? {}));
  const rules = Object.entries<FieldRule & Partial<Absent<unknown>>>(definition.fields);
  const fields = rules.map(([key, rule]): FieldPlan => {
    const column = columns.get(key) ?? key;
    return { key, column, rule, read: cellReader(rule), value: values.get(key), ownOnly: column in Object.prototype };
  });
  const currencyColumn = columns.get("currency") ?? "currency";
  const attributes = options.attributes ?? [];
  const known = new Set([...fields.map((f) => f.column), currencyColumn, ...attributes]);
  const { currency } = options;
  return { fields, currencyColumn, currency, attributes, known: options.strict === true ? known : undefined };
}

/** The cell of a field, with the stated value where the row has none. */
export function cellOf(row: Readonly<Record<string, unknown>>, field: FieldPlan): unknown {
  const cell = field.ownOnly && !Object.hasOwn(row, field.column) ? undefined : row[field.column];
  return isBlank(cell) ? field.value : cell;
}

/** The currency of a row: its own, else the common one. */
export function currencyOf(row: Readonly<Record<string, unknown>>, plan: RowPlan): unknown {
  const own = Object.hasOwn(row, plan.currencyColumn) ? row[plan.currencyColumn] : undefined;
  return isBlank(own) ? plan.currency : own;
}
