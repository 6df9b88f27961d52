/** A customer given that he is still there. */
export interface RegularState {
  readonly k: number;
  /** R. */
  readonly shape: number;
  /** Silence as a share of A + silence. */
  readonly z: number;
  readonly a: number;
  readonly b: number;
}
