import { forkWorld, type World } from "./world/world.ts";
import { touchCustomer, type PlannedTouch } from "./world/contacts.ts";
import { noSink, type Sink } from "./world/sink.ts";
import { stepDay } from "./world/step.ts";

/** A history that can be told again, because everything in it follows from its beginning and the contacts of its policy. */
export interface Chronicle {
  /** The world on its first day; never changed. */
  readonly beginning: World;
  /** Day after the last one told. */
  end: number;
  /** Whether the business contacts customers by its routine. */
  readonly routine: boolean;
  /** Contacts of a policy, by day. */
  readonly touches: Map<number, readonly PlannedTouch[]>;
}

/** Carries out a day's contacts, then the day. Returns what the contacts cost, in minor units. */
export function tellDay(chronicle: Chronicle, world: World, sink: Sink): number {
  let cost = 0;
  for (const touch of chronicle.touches.get(world.day) ?? []) cost += touchCustomer(world, sink, touch);
  stepDay(world, sink, chronicle.routine);
  return cost;
}

/** The world at the start of a day, told from `nearest` (at or before that day) or from the beginning. */
export function worldOn(chronicle: Chronicle, day: number, nearest?: World): World {
  const usable = nearest !== undefined && nearest.day <= day ? nearest : chronicle.beginning;
  const world = forkWorld(usable);
  while (world.day < day) tellDay(chronicle, world, noSink);
  return world;
}
