import * as z from "zod/mini";

/** Which numbers a field of a spec takes, and what to do about others. */
interface NumberRule {
  readonly min: number;
  readonly max: number;
  /** Leaves out the end itself. */
  readonly above?: boolean;
  readonly below?: boolean;
  readonly whole?: boolean;
  readonly fix: string;
}

/** A schema of finite numbers within limits. One issue says all of it, whatever is wrong. */
function numberSchema(rule: NumberRule): z.ZodMiniType<number> {
  const { min, max, above = false, below = false, whole = false, fix } = rule;
  const low = above ? `above ${String(min)}` : `from ${String(min)}`;
  const high = below ? `to below ${String(max)}` : `to ${String(max)}`;
  const message = `a ${whole ? "whole " : ""}number ${low} ${high}`;
  const fits = (value: unknown): boolean =>
    typeof value === "number" &&
    (above ? value > min : value >= min) &&
    (below ? value < max : value <= max) &&
    (!whole || Number.isInteger(value));
  return z.custom<number>(fits, { message, params: { fix } });
}

const share = "Write a share of 1: 5 % is 0.05.";
const logarithm = "Write the change of a logarithm: 0.1 is about a tenth more, 0 is no effect.";
const days = "Write a number of days.";

/** A chance or a share. */
export const probability: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({ min: 0, max: 1, fix: share });

/** A chance in a month, or another share that is never all: at 1 the hazard would be infinite. */
export const belowOne: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 1,
  below: true,
  fix: share,
});

/** A correlation. */
export const correlation: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: -1,
  max: 1,
  fix: "Write a correlation; 0 is none.",
});

/** Change of a log rate, log hazard or log odds. At 5, one standard deviation already multiplies a rate by 148. */
export const logChange: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({ min: -5, max: 5, fix: logarithm });

/** Size of a change of a log hazard whose direction its name says. */
export const logSize: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({ min: 0, max: 5, fix: logarithm });

/** A standard deviation, of a logarithm or of something scaled. */
export const spread: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 3,
  fix: "Write a standard deviation; 0 makes all alike.",
});

/** A half-life or another span in which something fades. */
export const fadingDays: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0.01,
  max: 36_525,
  fix: `${days} To have no effect, set the effect to 0.`,
});

/** A span of whole days, the distance of what comes back on a calendar. */
export const wholeDays: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 1,
  max: 3660,
  whole: true,
  fix: `${days} To leave it out, set its part to null.`,
});

/** How often something happens to one customer in a month. */
export const perMonth: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 1000,
  fix: "Write how often it happens to one customer in a month; 0 is never.",
});

/** Newcomers that one customer brings in a month: more than one would fill the earth. */
export const broughtPerMonth: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 1,
  fix: "Write how many newcomers one customer brings in a month: 0.02 is one in 50 months.",
});

/** Days with usage in a week. */
export const daysPerWeek: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 7,
  above: true,
  fix: "Write days of a week. To have no usage, set it to null.",
});

/** Weight of one thing among others. */
export const relative: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 1e6,
  fix: "Write a size in proportion to the others.",
});

/** A factor that keeps what it is applied to above 0. */
export const factor: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0.01,
  max: 100,
  fix: "Write a factor: 1 changes nothing, 1.2 is a fifth more.",
});

/** A factor that only adds. */
export const lift: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 1,
  max: 100,
  fix: "Write a factor: 1 brings nobody, 2 twice as many as on other days.",
});

/** A median of what is positive. */
export const median: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 1e4,
  above: true,
  fix: "Write a median.",
});

/** Money in units of the currency. */
export const amount: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 1e8,
  fix: "Write an amount in units of the currency, as a number without signs.",
});

/** A parameter of a distribution; far beyond what data give, and within what its draws can be computed for. */
export const parameter: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0.01,
  max: 1e6,
  fix: "Write a parameter as a fit gives it.",
});

/** Shape of the customers' spend scales. */
export const spendShape: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 1,
  max: 1e6,
  above: true,
  fix: "Write q of a Gamma-Gamma fit; at most 1, mean spend would be infinite.",
});

/** Scale of the customers' spend scales. */
export const spendScale: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 1e8,
  above: true,
  fix: "Write gamma of a Gamma-Gamma fit, in units of the currency.",
});

/** How regular timing is. */
export const regularity: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 1,
  max: 100,
  whole: true,
  fix: "Write k of the Erlang distribution; 1 is as irregular as BG/NBD.",
});

/** Number of taste dimensions. */
export const dimensions: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 1,
  max: 6,
  whole: true,
  fix: "Write how many independent tastes there are.",
});

/** How many customers are looked at. */
export const candidates: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 1,
  max: 1000,
  whole: true,
  fix: "Write how many customers are drawn; 1 is no homophily.",
});

/** Mean number of acquaintances. */
export const acquaintances: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 50,
  fix: "Write a mean number of acquaintances.",
});

/** Mean age in years, and its standard deviation. */
export const meanAge: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({ min: 1, max: 110, fix: "Write years." });
export const ageSpread: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({ min: 0, max: 40, fix: "Write years." });

/** Mean length of a pause in months. */
export const meanMonths: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 1,
  max: 60,
  fix: "Write a mean number of months; pauses last whole months, one at least.",
});

/** Hazard of some days over that of others. */
export const ratio: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 100,
  fix: "Write how many times the hazard is what it is elsewhere.",
});

/** Effect of a contact over that of a call. */
export const overCall: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 5,
  fix: "Write how many times as much as a call it does; 1 is as much.",
});

/** Minutes of work. */
export const minutes: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: 0,
  max: 1440,
  fix: "Write minutes.",
});

/** An end of a scale. */
export const scaleEnd: z.ZodMiniType<number> = /* @__PURE__ */ numberSchema({
  min: -1e6,
  max: 1e6,
  fix: "Write the least and the greatest answer.",
});
