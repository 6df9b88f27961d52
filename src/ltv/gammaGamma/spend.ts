import type { ColumnRule, ColumnRules, Columns, Row } from "../../schema/columns.ts";

/** What the model knows of a customer: repeat purchases and their mean value. */
export type SpendKey = "frequency" | "monetaryValue";

/** One customer's repeat purchases and their mean value, in any one unit of money. */
export type Spend = Row<SpendKey>;

/** Many customers' spend, as columns of equal length. */
export type Spends = Columns<SpendKey>;

/** What a number of repeat purchases may be. */
export const frequencyRule: ColumnRule<never> = {
  min: 0,
  max: 2 ** 53,
  integer: true,
  fix: "Pass the number of repeat purchases.",
};

/** What spends may hold. */
export const spendRules: ColumnRules<SpendKey> = {
  frequency: frequencyRule,
  monetaryValue: { min: 0, max: 1e100, fix: "Pass the mean value of the repeat purchases, 0 where there are none." },
};
