export type { ColumnRule, ColumnRules, Columns, Row } from "./columns.ts";
export { KeizokuError, type Issue } from "./error.ts";
export * from "./fitReport.ts";
export * from "./fitReportSchema.ts";
export * from "./freezeDeep.ts";
export * from "./locale.ts";
export * from "./model.ts";
export { allocateMoney } from "./money/allocate.ts";
export { addMoney, scaleMoney, sumMoney } from "./money/arithmetic.ts";
export { formatMoney } from "./money/format.ts";
export { majorUnits, minorDigits, money, moneySchema, type Money } from "./money/money.ts";
export { type Purchase, type PurchaseColumns } from "./purchaseLog.ts";
export type { LogNormalPrior, Prior } from "./prior.ts";
export * from "./rate.ts";
export { read, type ReadResult, type RejectedRow } from "./read/read.ts";
export { type ReadOptions } from "./read/options.ts";
export * from "./readModel.ts";
export * from "./record/activity.ts";
export { attributesSchema, type Attributes, type AttributeValue } from "./record/attributes.ts";
export * from "./record/billingInterval.ts";
export * from "./record/contact.ts";
export * from "./record/customer.ts";
export {
  type Absent,
  type AttributesRule,
  type ChoiceRule,
  type FieldRule,
  type InstantRule,
  type IntervalRule,
  type KindOf,
  type MoneyRule,
  type NumberRule,
  type RecordDefinition,
  type RuleOf,
  type TextRule,
} from "./record/definition.ts";
export * from "./record/interview.ts";
export { recordSchema } from "./record/recordSchema.ts";
export * from "./record/subscription.ts";
export * from "./record/surveyAnswer.ts";
export * from "./record/transaction.ts";
export type { CategoryColumn, ColumnInput, DataColumn, DataTable, NumericColumn, TableInput } from "./table/table.ts";
export { meanDays, timeUnits, type TimeUnit } from "./timeUnit.ts";
export * from "./zodIssues.ts";
