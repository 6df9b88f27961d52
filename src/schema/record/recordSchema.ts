import * as z from "zod/mini";
import { maxInstant, minInstant } from "../../calendar/instant.ts";
import { moneySchema } from "../money/money.ts";
import { attributesSchema } from "./attributes.ts";
import { billingIntervalSchema } from "./billingInterval.ts";
import { absentValue, type Absent, type FieldRule, type RecordDefinition } from "./definition.ts";

/**
 * The zod schema of a record definition, for typed objects (instants as epoch milliseconds, money in minor units).
 *
 * Fields that may be absent are filled in, unknown keys are left out.
 *
 * @example
 * recordSchema(activity).parse({ customerId: "7", at: 0, kind: "visit" }).quantity // => 1
 */
export function recordSchema<R>(definition: RecordDefinition<R>): z.ZodMiniType<R> {
  const shape: Record<string, z.ZodMiniType> = {};
  for (const [key, rule] of Object.entries<FieldRule & Partial<Absent<unknown>>>(definition.fields)) {
    shape[key] = withAbsent(schemaOf(rule), rule);
  }
  const schema = z.object(shape);
  const { relations } = definition;
  if (relations === undefined) return schema as unknown as z.ZodMiniType<R>;
  const related = z.check<Record<string, unknown>>((context) => {
    for (const { path, expected } of relations(context.value as R)) {
      context.issues.push({ code: "custom", path: [path], message: expected, input: context.value });
    }
  });
  return schema.check(related) as unknown as z.ZodMiniType<R>;
}

function withAbsent(schema: z.ZodMiniType, rule: FieldRule & Partial<Absent<unknown>>): z.ZodMiniType {
  if (rule.absent === undefined) return schema;
  return z._default(rule.absent === null ? z.nullable(schema) : schema, () => absentValue(rule));
}

function schemaOf(rule: FieldRule): z.ZodMiniType {
  switch (rule.kind) {
    case "text":
      return z.string().check(z.minLength(1));
    case "number":
      return rule.min === undefined ? z.number() : z.number().check(z.gte(rule.min));
    case "instant":
      return z.int().check(z.gte(minInstant), z.lte(maxInstant));
    case "choice":
      return z.enum(rule.options);
    case "money":
      return moneySchema;
    case "interval":
      return billingIntervalSchema;
    case "attributes":
      return attributesSchema;
  }
}
