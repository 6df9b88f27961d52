import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { digitsOf } from "../../schema/money/currency.ts";
import { unknownCurrency } from "../../schema/money/money.ts";
import type { Purchase, PurchaseColumns } from "../../schema/purchaseLog.ts";
import type { ReadCustomers, RfmColumns, RfmCustomers, RfmReadOptions } from "./customers.ts";
import { readMeasures } from "./readMeasures.ts";
import { readPurchases } from "./readPurchases.ts";

/**
 * Reads customers of either form.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`, `unknown-currency`, `duplicate-row`
 */
export function readCustomers(operation: string, customers: RfmCustomers, options: RfmReadOptions): ReadCustomers {
  if (typeof (options as unknown) !== "object" || (options as unknown) === null) {
    const fix = "Leave the options out, or pass an object.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options", expected: "an object", received: show(options), fix },
    ]);
  }
  const { currency } = options;
  if (currency !== undefined && (typeof currency !== "string" || digitsOf(currency) === undefined)) {
    throw new KeizokuError(operation, [unknownCurrency("options.currency", currency)]);
  }
  const given: unknown = customers;
  if (typeof given !== "object" || given === null) {
    const expected = "columns { recency, frequency, monetary }, or purchases { customerId, at, amount }";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "customers", expected, received: show(given), fix: "Pass one of the two." },
    ]);
  }
  if (!isArrayLike(given) && ("recency" in given || "frequency" in given || "monetary" in given)) {
    return readMeasures(operation, given as RfmColumns, currency);
  }
  return readPurchases(operation, customers as readonly Purchase[] | PurchaseColumns, options);
}
