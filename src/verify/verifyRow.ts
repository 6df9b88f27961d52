/** A published value beside what this machine computes. */
export interface VerifyRow {
  /** What the value belongs to: `BG/NBD on CDNOW`. */
  readonly table: string;
  /** What it is: `alpha`, `P(X(39) = 0)`. */
  readonly quantity: string;
  /** Where it is printed. */
  readonly source: string;
  /** As printed there. */
  readonly printed: string;
  /** What this machine computes, rounded to the printed digits. */
  readonly recomputed: string;
  /** The same with all digits. */
  readonly value: number;
  /** Whether the rounded value is the printed one. */
  readonly agrees: boolean;
}

/** What a table's rows share. */
export interface PublishedTable {
  readonly table: string;
  readonly source: string;
}

/** Holds a value against its printed digits. */
export function compare(of: PublishedTable, quantity: string, printed: string, value: number): VerifyRow {
  const recomputed = asPrinted(value, printed);
  const { table, source } = of;
  return { table, quantity, source, printed, recomputed, value, agrees: Number(recomputed) === Number(printed) };
}

/** A value with as many digits as a printed one, in its notation. */
function asPrinted(value: number, printed: string): string {
  const [mantissa = "", exponent] = printed.split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  return exponent === undefined ? value.toFixed(decimals) : value.toExponential(decimals);
}
