import { bgBbRows } from "./bgBb.ts";
import { bgNbdRows } from "./bgNbd.ts";
import { contractRows } from "./contracts.ts";
import { gammaGammaRows } from "./gammaGamma.ts";
import { paretoNbdRows } from "./paretoNbd.ts";
import { specialFunctionRows } from "./specialFunctions.ts";
import { stackRows } from "./stack.ts";
import type { VerifyRow } from "./verifyRow.ts";

/**
 * Recomputes published tables on this machine, from data inside the package, and holds each value against its printed digits.
 *
 * @returns one row a value, in the order of the tables; takes a fraction of a second and needs no file or network
 * @example
 * const rows = verify();
 * rows.every((row) => row.agrees) // => true
 * rows.find((row) => row.quantity === "alpha").printed // => "4.414"
 */
export function verify(): readonly VerifyRow[] {
  return [
    ...bgNbdRows(),
    ...paretoNbdRows(),
    ...bgBbRows(),
    ...contractRows(),
    ...gammaGammaRows(),
    ...stackRows(),
    ...specialFunctionRows(),
  ];
}
