import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { BusinessSpec } from "../spec/businessSpec.ts";
import { b2bSaas } from "./b2bSaas.ts";
import { onlineSalon } from "./onlineSalon.ts";
import { repeatOrderShop } from "./repeatOrderShop.ts";
import { videoStreaming } from "./videoStreaming.ts";

/** Businesses that come with the library. */
export type PresetName = "video-streaming" | "b2b-saas" | "repeat-order-shop" | "online-salon";

/**
 * Businesses as data, to run as they are or to copy and change. Their numbers are of a plausible size, and of no firm.
 *
 * @example
 * presets["video-streaming"].currency // => "JPY"
 * Object.keys(presets).length // => 4
 */
export const presets: Readonly<Record<PresetName, BusinessSpec>> = /* @__PURE__ */ freezeDeep({
  "video-streaming": videoStreaming,
  "b2b-saas": b2bSaas,
  "repeat-order-shop": repeatOrderShop,
  "online-salon": onlineSalon,
});

/** All names of presets. */
export const presetNames: readonly PresetName[] = ["video-streaming", "b2b-saas", "repeat-order-shop", "online-salon"];
