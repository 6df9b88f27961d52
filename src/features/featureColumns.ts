import { isArrayLike } from "../schema/arrayLike.ts";
import { KeizokuError, show } from "../schema/error.ts";
import type { FeatureColumn, FeatureTable } from "./table.ts";

/**
 * The columns of a feature table by name, as clustering and models take tables.
 *
 * @param names in this order; all unless given
 * @throws {KeizokuError} `invalid-input` (no feature table; a name that it does not have)
 * @example
 * const records = { transactions: [{ transactionId: null, customerId: "a", at: 0, amount: { minor: 500, currency: "USD" }, items: null, product: null }] };
 * const spec = { spent: { kind: "sum", of: "transaction" }, purchases: { kind: "count", of: "transaction" } };
 * const table = features(records, { asOf: "1970-02-01", spec });
 * featureColumns(table).spent.values // => [5]
 * Object.keys(featureColumns(table, ["purchases"])) // => ["purchases"]
 */
export function featureColumns(
  table: FeatureTable,
  names?: readonly string[],
): Readonly<Record<string, FeatureColumn>> {
  const columns = (table as Partial<FeatureTable> | null | undefined)?.columns;
  const fix = "Pass what `features` returned, and names of its columns.";
  const isTable = Array.isArray(columns) && columns.every(isNamed);
  if (!isTable || (names !== undefined && !isArrayLike(names))) {
    const path = isTable ? "names" : "table";
    const received = show(isTable ? names : table);
    const expected = isTable ? "a list of names" : "a feature table";
    throw new KeizokuError("featureColumns", [{ code: "invalid-input", path, expected, received, fix }]);
  }
  const byName = new Map((columns as readonly FeatureColumn[]).map((column) => [column.name, column]));
  const wanted: readonly string[] = names === undefined ? [...byName.keys()] : Array.from(names);
  const unknown = wanted.flatMap((name, i) => (byName.has(name) ? [] : [{ name: name as unknown, i }]));
  if (unknown.length > 0) {
    const expected = `one of ${[...byName.keys()].join(", ")}`;
    throw new KeizokuError(
      "featureColumns",
      unknown.map(({ name, i }) => ({
        code: "invalid-input",
        path: `names[${String(i)}]`,
        expected,
        received: show(name),
        fix,
      })),
    );
  }
  // No prototype, so that a column may have any name.
  const found = Object.create(null) as Record<string, FeatureColumn>;
  for (const name of wanted) found[name] = byName.get(name)!;
  return found;
}

function isNamed(column: unknown): boolean {
  return typeof (column as Partial<FeatureColumn> | null | undefined)?.name === "string";
}
