// What can be refused, as the API says it; docs/problems.md lists the types.

import type { components } from "./schema";

export type Problem = components["schemas"]["Problem"];

/** The API answered, and refused. */
export class Refused extends Error {
  problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  /** `stale`, `not-found` … */
  get kind(): string {
    return this.problem.type.replace("/problems/", "");
  }
}

/** The API did not answer. */
export class Unreachable extends Error {
  constructor() {
    super("Er is geen verbinding. Wat u typte, blijft staan.");
  }
}

/** A sentence for people, whatever went wrong. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refused || error instanceof Unreachable) return error.message;
  return "Er liep iets mis in deze pagina. Probeer opnieuw.";
}
