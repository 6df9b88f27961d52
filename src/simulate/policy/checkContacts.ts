import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { placeOf } from "../truth/checkQuery.ts";
import type { PlannedTouch } from "../world/contacts.ts";
import type { World } from "../world/world.ts";
import type { PolicyContact } from "./policy.ts";

/** One customer can be contacted so often on a day. */
const MOST_A_DAY = 8;

/** A policy's contacts by numbers; throws with all that is wrong about them. */
export function checkContacts(
  world: World,
  numbers: ReadonlyMap<string, number>,
  planned: unknown,
  runDay: number,
): PlannedTouch[] {
  const path = `policy(day ${String(runDay)})`;
  if (!Array.isArray(planned)) {
    const fix = "Return an array, empty on days without contacts.";
    throw new KeizokuError("run", [
      { code: "invalid-input", path, expected: "a list of contacts", received: show(planned), fix },
    ]);
  }
  const issues: Issue[] = [];
  const counts = new Map<number, number>();
  // Also the holes of a sparse list, which are contacts with nobody.
  const touches = Array.from({ length: planned.length }, (_, i) =>
    touchOf(world, numbers, planned[i], { path: `${path}[${String(i)}]`, issues, counts }),
  );
  if (issues.length > 0) throw new KeizokuError("run", issues);
  return touches;
}

interface Place {
  readonly path: string;
  readonly issues: Issue[];
  readonly counts: Map<number, number>;
}

function touchOf(
  { compiled: { care } }: World,
  numbers: ReadonlyMap<string, number>,
  contact: unknown,
  { path, issues, counts }: Place,
): PlannedTouch {
  const { customerId, channel, playbook, agent } = (contact ?? {}) as Partial<PolicyContact>;
  const who = numbers.get(customerId as string) ?? -1;
  const nth = counts.get(who) ?? 0;
  counts.set(who, nth + 1);
  if (who < 0) {
    const fix = "Contact customers that the view's records name.";
    const expected = "a customer who has joined by that day";
    issues.push({ code: "unknown-customer", path: `${path}.customerId`, expected, received: show(customerId), fix });
  } else if (nth >= MOST_A_DAY) {
    const expected = `at most ${String(MOST_A_DAY)} contacts of one customer a day`;
    issues.push({ code: "invalid-input", path, expected, received: "another", fix: "Wait for the next day." });
  }
  if (agent !== undefined && (typeof agent !== "string" || agent === "")) {
    const fix = "Name the agent, or leave it out.";
    issues.push({ code: "invalid-input", path: `${path}.agent`, expected: "a name", received: show(agent), fix });
  }
  return {
    who,
    channel: placeOf(care.channels, channel, `${path}.channel`, issues),
    playbook: placeOf(care.playbooks, playbook, `${path}.playbook`, issues),
    agent: agent ?? null,
    nth,
  };
}
