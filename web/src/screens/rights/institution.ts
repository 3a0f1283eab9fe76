// The institution whose rights are looked at, as its administrator sees it.

import { get, type Reading, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";

export type Place = Schemas["OwnPlace"];

/** Where its rights are kept, and what kind it is; with the rights of who asks there. */
export const usePlace = (number: string): Reading<Place> =>
  useReading(`own access at ${number}`, async () => {
    const { value, keptAt } = await get("/me/access", { query: { institution: number } });
    const found = value.institutions.find((one) => one.number === number);
    return { value: found ?? unknown(number), keptAt };
  });

/** The API says the rest: whoever asks for its rights is refused. */
const unknown = (number: string): Place => ({
  number,
  name: number,
  kind: "school",
  rights_from: "own",
  works: false,
  findings: [],
  ask: [],
});

export const isOwn = ({ rights_from }: Place): boolean => rights_from === "own";
