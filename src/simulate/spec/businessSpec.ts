import type { Locale } from "../../schema/locale.ts";
import type { EventSpec, InquirySpec, MailSpec, SurveySpec, UsageSpec } from "./behaviour.ts";
import type { CareSpec } from "./care.ts";
import type { ContractSpec, PurchaseSpec } from "./contract.ts";
import type { AcquisitionSpec, CustomerSpec, ReferralSpec, TieSpec } from "./customers.ts";
import type { ExitSpec, InterviewSpec } from "./exit.ts";

/**
 * A business as data: who comes, what he signs, does and says, why he leaves, and what a contact does to him.
 *
 * A part that is null does not happen. An effect whose number is 0 is not there: copy a preset and change it.
 */
export interface BusinessSpec {
  readonly name: string;
  /** IANA time zone of days, bills and calls. */
  readonly timeZone: string;
  readonly currency: string;
  /** Language of what customers say. */
  readonly language: Locale;
  /** Share of a payment that is left after the cost of serving it, from 0 to 1. */
  readonly margin: number;
  readonly customers: CustomerSpec;
  readonly acquisition: AcquisitionSpec;
  readonly referrals: ReferralSpec | null;
  readonly ties: TieSpec | null;
  /** At least one of `contract` and `purchases` is there. */
  readonly contract: ContractSpec | null;
  readonly purchases: PurchaseSpec | null;
  readonly usage: UsageSpec | null;
  readonly inquiries: InquirySpec | null;
  readonly mail: MailSpec | null;
  readonly surveys: SurveySpec | null;
  readonly events: EventSpec | null;
  readonly exit: ExitSpec;
  readonly interviews: InterviewSpec | null;
  readonly care: CareSpec;
}
