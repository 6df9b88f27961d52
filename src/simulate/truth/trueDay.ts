import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { latents, type Latent } from "../spec/latents.ts";
import { persuasionOf, type Persuasion } from "../world/contacts.ts";
import { isActive } from "../world/ties.ts";
import type { World } from "../world/world.ts";
import { placeOf, type EffectQuery } from "./checkQuery.ts";
import { trueEffect, type TrueEffect } from "./effect.ts";
import { trueHazard, type TrueHazard } from "./hazard.ts";
import { residualValues, type ResidualValueOptions, type ResidualValues } from "./residualValue.ts";

/** What is true at the start of a day, before anything of it has happened. */
export interface TrueDay {
  /** First instant of the day, in epoch milliseconds. */
  readonly at: number;
  /** Everybody who has joined, in the order of joining. */
  readonly customerIds: readonly string[];
  /**
   * Whether he is a customer: has a contract (a pause included), or will buy again without one, which no record says.
   *
   * @throws {KeizokuError} `unknown-customer`, as the others; `stale-view` (in a run, after its day)
   */
  isActive(customerId: string): boolean;
  /** Need, satisfaction (of the week), price sensitivity and sociability, in standard deviations. */
  latents(customerId: string): Readonly<Record<Latent, number>>;
  /** Chances to leave on this day. */
  hazard(customerId: string): TrueHazard;
  /** How he takes a playbook: held by it, untouched, or driven away. */
  persuasion(customerId: string, playbook: string): Persuasion;
  /** What a contact today would do. */
  effect(customerId: string, query: EffectQuery): TrueEffect;
  /** What customers will still bring, by simulating futures. */
  residualValues(options?: ResidualValueOptions): ResidualValues;
  /** Friends who are customers. */
  friends(customerId: string): number;
}

/** The truth of a world as it stands; the world must stay as it is while it is asked. */
export function trueDay(world: World): TrueDay {
  let numbers: Map<string, number> | undefined;
  let customerIds: readonly string[] | undefined;
  const { day } = world;
  const current = (): World => {
    if (world.day === day) return world;
    const fix = "Ask the truth during the call only.";
    throw new KeizokuError("truth", [
      {
        code: "stale-view",
        path: "truth",
        expected: "the truth of the day that comes next",
        received: "an older day",
        fix,
      },
    ]);
  };
  const numberOf = (customerId: string): number => {
    current();
    numbers ??= new Map(world.ids.map((id, who) => [id, who]));
    const who = numbers.get(customerId);
    if (who !== undefined) return who;
    throw unknownCustomer("truth", "customerId", customerId);
  };
  return {
    at: world.days.starts[world.day]!,
    get customerIds(): readonly string[] {
      return (customerIds ??= Object.freeze(current().ids.slice()));
    },
    isActive: (customerId) => isActive(world, numberOf(customerId)),
    latents: (customerId) => latentsOf(world, numberOf(customerId)),
    hazard: (customerId) => trueHazard(world, numberOf(customerId)),
    persuasion: (customerId, playbook) => persuasionOf(world, numberOf(customerId), playbookOf(world, playbook)),
    effect: (customerId, query) => trueEffect(world, numberOf(customerId), query),
    residualValues: (options) => residualValues(current(), numberOf, options),
    friends: (customerId) => world.columns.friends[numberOf(customerId)]!,
  };
}

function playbookOf({ compiled }: World, playbook: string): number {
  const issues: Issue[] = [];
  const place = placeOf(compiled.care.playbooks, playbook, "playbook", issues);
  if (issues.length > 0) throw new KeizokuError("truth", issues);
  return place;
}

function latentsOf({ columns }: World, who: number): Record<Latent, number> {
  const values = latents.map((latent, l) => [latent, columns.latent[latents.length * who + l]!]);
  return { ...(Object.fromEntries(values) as Record<Latent, number>), satisfaction: columns.satisfaction[who]! };
}

/** The error of a customer whom nobody knows. */
export function unknownCustomer(operation: string, path: string, received: unknown): KeizokuError {
  const fix = "Pass the id of a customer who has joined by that day.";
  return new KeizokuError(operation, [
    { code: "unknown-customer", path, expected: "a customer of the business", received: show(received), fix },
  ]);
}
