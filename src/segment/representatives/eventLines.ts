import type { Activity } from "../../schema/record/activity.ts";
import type { Contact } from "../../schema/record/contact.ts";
import type { Customer } from "../../schema/record/customer.ts";
import type { Interview } from "../../schema/record/interview.ts";
import type { SurveyAnswer } from "../../schema/record/surveyAnswer.ts";
import { plainValue, type StoryLine, type Telling } from "./telling.ts";
import type { StoryWord } from "./words.ts";
import type { OwnRecords } from "./records.ts";

/** Contacts of one kind, nobody noted what was said, are told one by one up to so many. */
const FEW = 3;

/** What is told each time that it happens. */
export function eventLines(records: OwnRecords, telling: Telling): StoryLine[] {
  return [
    ...records.customers.slice(0, 1).flatMap((customer) => customerLines(customer, telling)),
    ...records.activities.flatMap((activity) => activityLines(activity, telling)),
    ...surveyLines(records.surveyAnswers, telling),
    ...contactLines(records.contacts, telling),
    ...records.interviews.map((interview) => interviewLine(interview, telling)),
  ];
}

function customerLines({ at, channel, referredBy, attributes }: Customer, telling: Telling): StoryLine[] {
  const { line, text, plain, list } = telling;
  const joined = ((): StoryLine => {
    if (referredBy !== null) return line(at, "customer", "joinedByReferral");
    if (channel !== null) return line(at, "customer", "joinedThrough", { channel: plain(channel) });
    return line(at, "customer", "joined");
  })();
  const facts = Object.entries(attributes).flatMap(([name, value]) => {
    if (value === null) return [];
    const said = typeof value === "boolean" ? text(value ? "yes" : "no") : plain(plainValue(value));
    return [text("attribute", { name: plain(name), value: said })];
  });
  return facts.length === 0 ? [joined] : [joined, line(at, "customer", "attributes", { facts: list(facts) })];
}

function activityLines({ at, kind, item }: Activity, { line, quote, plain }: Telling): StoryLine[] {
  switch (kind) {
    case "inquiry":
      return [item === null ? line(at, kind, "inquiry") : line(at, kind, "inquiryAbout", { item: quote(item) })];
    case "complaint":
      return [item === null ? line(at, kind, "complaint") : line(at, kind, "complaintAbout", { item: quote(item) })];
    case "event":
      return [item === null ? line(at, kind, "event") : line(at, kind, "eventNamed", { item: plain(item) })];
    case "referral":
      return [line(at, kind, "referral")];
    case "payment-failed":
      return [line(at, "payment", "paymentFails")];
    default:
      return [];
  }
}

/** The answers of one moment in one line. */
function surveyLines(answers: readonly SurveyAnswer[], { line, text, plain, number, list }: Telling): StoryLine[] {
  const moments = new Map<number, string[]>();
  for (const { at, question, answer, scaleMin, scaleMax } of answers) {
    const values = {
      question: plain(question),
      answer: number(answer),
      least: number(scaleMin),
      most: number(scaleMax),
    };
    moments.set(at, [...(moments.get(at) ?? []), text("answer", values)]);
  }
  return [...moments].map(([at, said]) => line(at, "survey", "survey", { answers: list(said) }));
}

function contactLines(contacts: readonly Contact[], telling: Telling): StoryLine[] {
  const { line, list, number, plain, quote } = telling;
  const groups = new Map<string, Contact[]>();
  for (const contact of contacts) {
    const { channel, playbook, outcome, text } = contact;
    const key = JSON.stringify([channel, playbook, outcome, text === null ? null : groups.size]);
    groups.set(key, [...(groups.get(key) ?? []), contact]);
  }
  return [...groups.values()].flatMap((group) => {
    const { channel, playbook, outcome } = group[0]!;
    const facts = [channel, playbook, outcome].flatMap((fact) => (fact === null ? [] : [plain(fact)]));
    if (group.length > FEW) {
      const at = group.reduce((last, contact) => Math.max(last, contact.at), -Infinity);
      return [line(at, "contact", "contacts", { count: number(group.length), facts: list(facts) })];
    }
    return group.map(({ at, text }) => {
      const said = text === null ? facts : [...facts, quote(text)];
      return line(at, "contact", "contact", { facts: list(said) });
    });
  });
}

function interviewLine(interview: Interview, { line, text, quote, list }: Telling): StoryLine {
  const fact = (word: StoryWord, value: string | null): string[] =>
    value === null ? [] : [text(word, { text: quote(value) })];
  const facts = [
    ...fact("statedReason", interview.statedReason),
    ...fact("trueReason", interview.trueReason),
    ...fact("productArea", interview.productArea),
    ...(interview.outcome === null ? [] : [text(interview.outcome)]),
  ];
  if (facts.length === 0) return line(interview.at, "interview", "interview");
  return line(interview.at, "interview", "interviewFacts", { facts: list(facts) });
}
