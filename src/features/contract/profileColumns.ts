import type { Customer } from "../../schema/record/customer.ts";
import type { CustomerRows, ReadMoney } from "../read/readOthers.ts";
import { textCoder } from "../read/readContext.ts";
import type { AttributeFeature, ProfileFeature } from "../spec/spec.ts";
import type { StateColumn } from "./stateColumn.ts";

/** Customers' records by number. */
export interface Profiles {
  readonly customers: CustomerRows;
  readonly rowOf: Int32Array;
}

/** The column of a fact of the customer's record, missing until the record's date. */
export function profileColumn(
  name: string,
  feature: ProfileFeature | AttributeFeature,
  profiles: Profiles,
  money: ReadMoney,
): StateColumn {
  switch (feature.kind) {
    case "channel":
      return category(name, profiles, ({ channel }) => channel);
    case "acquisitionCost":
      return number(name, profiles, ({ cost }) => ((cost as Customer["cost"] | undefined) ? money(cost!) : NaN));
    case "referred":
      return number(name, profiles, ({ referredBy }) => (typeof referredBy === "string" ? 1 : 0));
    case "attribute":
      return attribute(name, feature.name, profiles);
  }
}

function rowAt({ customers, rowOf }: Profiles, customer: number, date: number): Customer | null {
  const row = rowOf[customer]!;
  return row >= 0 && customers.heads.at[row]! < date ? customers.rows[row]! : null;
}

function number(name: string, profiles: Profiles, value: (customer: Customer) => number): StateColumn {
  return {
    name,
    texts: null,
    value: (state, c) => {
      const customer = rowAt(profiles, c, state.date);
      return customer === null ? NaN : value(customer);
    },
  };
}

function category(name: string, profiles: Profiles, text: (customer: Customer) => unknown): StateColumn {
  const coder = textCoder();
  return {
    name,
    texts: coder.texts,
    value: (state, c) => {
      const customer = rowAt(profiles, c, state.date);
      return customer === null ? -1 : coder.codeOf(text(customer));
    },
  };
}

function attribute(name: string, key: string, profiles: Profiles): StateColumn {
  const read = ({ attributes }: Customer): unknown =>
    (attributes as Customer["attributes"] | undefined) !== undefined && Object.hasOwn(attributes, key)
      ? attributes[key]
      : null;
  if (isNumeric(profiles, read)) {
    return number(name, profiles, (customer) => {
      const value = read(customer);
      return value === null ? NaN : Number(value);
    });
  }
  return category(name, profiles, (customer) => {
    const value = read(customer);
    return value === null ? null : String(value);
  });
}

/** Whether all values that are known by the last date are finite numbers or truth values. */
function isNumeric({ customers, rowOf }: Profiles, read: (customer: Customer) => unknown): boolean {
  for (const row of rowOf) {
    const value = row < 0 ? null : read(customers.rows[row]!);
    if (value !== null && typeof value !== "boolean" && !Number.isFinite(value)) return false;
  }
  return true;
}
