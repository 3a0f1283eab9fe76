// How sending a form goes.

import { type Errors, errorsOf, hasFields } from "./form";

export interface Progress {
  busy: boolean;
  /** What is wrong, field by field. */
  errors: Errors;
  /** What was refused as a whole. */
  refusal?: unknown;
}

export const AT_REST: Progress = { busy: false, errors: {} };

/** Nothing is sent while there is something wrong. */
export const started = (errors: Errors): Progress => ({ busy: Object.keys(errors).length === 0, errors });

export const refused = (error: unknown): Progress => ({
  busy: false,
  errors: errorsOf(error),
  refusal: hasFields(error) ? undefined : error,
});

export const isWrong = ({ errors }: Progress): boolean => Object.keys(errors).length > 0;
