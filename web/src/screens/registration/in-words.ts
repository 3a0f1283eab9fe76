// What was refused because the registration is no longer as it stands on the screen.

import { Refused } from "../../api/problem";

const CLOSED = "Deze registratie is intussen afgerond. De eigenaar kan ze heropenen.";

/** For who cannot reopen it, as for who can. */
export function inWords(error: unknown): unknown {
  const isClosed = error instanceof Refused && error.kind === "registration-closed";
  return isClosed ? new Refused({ ...error.problem, detail: CLOSED }) : error;
}

/** It was closed or trashed meanwhile: what is shown has to be read again. */
export const isOutdated = (error: unknown): boolean => error instanceof Refused && error.status === 409;
