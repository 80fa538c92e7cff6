/** The answer to a rename that can't be made. */

/** Why something is not renamed, as a sentence for people. */
export interface Refusal {
  readonly refusal: string;
}
