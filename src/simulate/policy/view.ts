import { KeizokuError } from "../../schema/error.ts";
import type { BusinessRecords, RecordName } from "../records.ts";
import type { RecordLists } from "../world/collect.ts";
import { status } from "../world/status.ts";
import type { World } from "../world/world.ts";
import type { PastContact, PolicyView } from "./policy.ts";

/** Frozen pictures of lists that go on growing. */
export interface Snapshots {
  readonly names: readonly RecordName[];
  take(name: RecordName): readonly object[];
}

/** Fields of a row that are objects themselves. */
const nested: Readonly<Record<keyof RecordLists, readonly string[]>> = {
  customers: ["cost", "attributes"],
  subscriptions: ["price", "interval"],
  transactions: ["amount"],
  activities: [],
  surveyAnswers: [],
  contacts: ["cost"],
  interviews: [],
};

function freezeRow(row: object, fields: readonly string[]): void {
  if (Object.isFrozen(row)) return;
  for (const field of fields) Object.freeze((row as Readonly<Record<string, unknown>>)[field]);
  Object.freeze(row);
}

/** Takes pictures of lists; rows that were frozen in an earlier picture cost nothing again. */
export function snapshotsOf(lists: RecordLists): Snapshots {
  const pictures = new Map<RecordName, readonly object[]>();
  return {
    names: Object.keys(lists) as RecordName[],
    take(name): readonly object[] {
      const rows: readonly object[] = lists[name];
      const last = pictures.get(name) ?? [];
      // Rows are only added, save subscriptions, whose open rows are replaced.
      const replaced = name === "subscriptions";
      if (!replaced && last.length === rows.length && pictures.has(name)) return last;
      for (let i = replaced ? 0 : last.length; i < rows.length; i++) freezeRow(rows[i]!, nested[name]);
      const picture = Object.freeze(rows.slice());
      pictures.set(name, picture);
      return picture;
    },
  };
}

/** Records of which each list is put together when it is asked for; `fresh` throws where that is too late. */
function lazyRecords({ names, take }: Snapshots, fresh: () => void): BusinessRecords {
  const records = {} as BusinessRecords;
  for (const name of names) {
    let picture: readonly object[] | undefined;
    const get = (): readonly object[] => {
      if (picture === undefined) fresh();
      return (picture ??= take(name));
    };
    Object.defineProperty(records, name, { get, enumerable: true });
  }
  return Object.freeze(records);
}

/** What a policy sees on the day that comes next. */
export function viewOf(
  world: World,
  start: number,
  snapshots: Snapshots,
  contacts: readonly PastContact[],
): PolicyView {
  let customerIds: readonly string[] | undefined;
  let past: readonly PastContact[] | undefined;
  const day = world.day;
  const fresh = (): void => {
    if (world.day !== day) throw lookedAhead();
  };
  return Object.freeze({
    day: day - start,
    at: world.days.starts[day]!,
    records: lazyRecords(snapshots, fresh),
    get customerIds(): readonly string[] {
      if (customerIds === undefined) fresh();
      return (customerIds ??= Object.freeze(reachable(world)));
    },
    get contacts(): readonly PastContact[] {
      if (past === undefined) fresh();
      return (past ??= Object.freeze(contacts.slice()));
    },
  });
}

function lookedAhead(): KeizokuError {
  const fix = "Read what a policy needs of its view during the call.";
  return new KeizokuError("run", [
    {
      code: "stale-view",
      path: "view",
      expected: "the view of the day that comes next",
      received: "an older view",
      fix,
    },
  ]);
}

function reachable({ columns, count, ids }: World): string[] {
  const found: string[] = [];
  for (let who = 0; who < count; who++) {
    const now = columns.status[who]!;
    if (now <= status.pausing || now >= status.buying) found.push(ids[who]!);
  }
  return found;
}
