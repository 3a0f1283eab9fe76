// Having a file made, following how far it is, and saving it.

import { useEffect, useRef, useState } from "preact/hooks";
import { request } from "../../api/client";
import { post } from "../../api/outbox";
import type { BodyOf, Schemas } from "../../api/types";
import { tellWrong } from "../../parts/undo";
import { goTo } from "../../uploads/leaving-page";

export type Export = Schemas["Export"];
export type Wanted = Omit<BodyOf<"/dossiers/{dossier_id}/exports", "post">, "school_year">;

export interface Place {
  dossier: string;
  number: string;
}

const IN_DOSSIER = "/dossiers/{dossier_id}/exports";
const OF_CLB = "/clbs/{number}/exports";
const PAUSE = 1000; // milliseconds between two looks at how far it is

/** The one that is made or was made last, and how to ask for one. */
export function useExport({ dossier, number }: Place, school_year: string) {
  const [made, setMade] = useState<Export>();
  const [asking, setAsking] = useState(false);
  const saved = useRef("");
  const one = (id: string) => (dossier ? { path: { dossier_id: dossier, export_id: id } } : { path: { number, export_id: id } });
  const at = `${dossier ? IN_DOSSIER : OF_CLB}/{export_id}`;

  const ask = async (wanted: Wanted) => {
    setAsking(true);
    const body = { ...wanted, school_year };
    const asked = dossier ? post(IN_DOSSIER, { path: { dossier_id: dossier }, body }) : post(OF_CLB, { path: { number }, body });
    await asked.then(setMade, tellWrong);
    setAsking(false);
  };
  const save = async (id: string) => {
    saved.current = id;
    await request("get", `${at}/content`, { params: one(id) }).then((content) => goTo((content as Schemas["Content"]).url), tellWrong);
  };
  useEffect(() => {
    if (made?.state === "ready" && saved.current !== made.id) void save(made.id); // they asked for a file
    if (made?.state !== "making") return undefined;
    let isHere = true; // another year or screen, and this answer comes too late
    const look = () => request("get", at, { params: one(made.id) }).then((now) => isHere && setMade({ ...(now as Export) }), () => isHere && setMade({ ...made }));
    const timer = setTimeout(() => void look(), PAUSE);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [made]);
  return { made, isAsking: asking, ask, save };
}

const UNITS = ["bytes", "kB", "MB"];

/** `12 kB`. */
export function sizeOf(bytes: number): string {
  const step = Math.min(2, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${Math.round(bytes / 1000 ** step).toLocaleString("nl-BE")} ${UNITS[step]}`;
}
