import * as z from "zod/mini";
import type { CareSpec, ContactChannelSpec, PlaybookSpec } from "../care.ts";
import { list, named, part, text } from "./lists.ts";
import { amount, correlation, fadingDays, logChange, logSize, minutes, overCall, probability } from "./numbers.ts";

/** Checks what turning to customers does to them. */
export const careSchema: z.ZodMiniType<CareSpec> = /* @__PURE__ */ makeCare();

function makeCare(): z.ZodMiniType<CareSpec> {
  const agents = list(text, "names", { most: 100 });
  return z.strictObject({
    channels: named(channelSchema(), { least: 0, most: 50 }),
    playbooks: named(playbookSchema(), { least: 0, most: 50, reserved: ["newsletter", "exit-interview"] }),
    halfLifeDays: fadingDays,
    alignment: correlation,
    common: probability,
    fatigue: z.strictObject({ halfLifeDays: fadingDays, diminish: logSize, irritation: logSize }),
    hourlyCost: amount,
    routine: part(z.strictObject({ dailyShare: probability, followsRisk: logChange, agents })),
  });
}

function channelSchema(): z.ZodMiniType<ContactChannelSpec> {
  return z.strictObject({ reach: probability, minutes, cost: amount, effect: z.exactOptional(overCall) });
}

function playbookSchema(): z.ZodMiniType<PlaybookSpec> {
  return z.strictObject({
    persuadable: probability,
    sleepingDogs: probability,
    strength: logSize,
    harm: logSize,
    reasons: z.exactOptional(named(probability, { least: 0, most: 50 })),
    cost: amount,
  });
}
