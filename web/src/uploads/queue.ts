// Which upload goes when, how far all of them are, and what of that is worth saying.

import type { Schemas } from "../api/types";
import { count } from "../words/nl";
import { isUnderWay, type Upload } from "./uploads";

const AT_ONCE = 3; // uploads: more of them do not make a line quicker

const isBusy = ({ phase }: Upload) => phase === "preparing" || phase === "sending";

/** Those that may start now. */
export function startable(all: Upload[]): Upload[] {
  const free = AT_ONCE - all.filter(isBusy).length;
  return all.filter(({ phase }) => phase === "waiting").slice(0, Math.max(0, free));
}

export const changed = (all: Upload[], id: string, change: Partial<Upload>): Upload[] =>
  all.map((one) => (one.id === id ? { ...one, ...change } : one));

/** What is over goes when something new comes, and what that is another attempt at; what still asks something stays. */
export const withNew = (all: Upload[], more: Upload[]): Upload[] => [
  ...all.filter((one) => !isOver(one) && !more.some((other) => isAfter(other, one))),
  ...more,
];

function isAfter({ name, place }: Upload, { name: before, place: there, document, phase }: Upload): boolean {
  if (place.replaces) return place.replaces.id === document?.id;
  return phase === "unfit" && name === before && place.dossier_id === there.dossier_id;
}

/** Without what these documents say is settled: somebody decided, or another file came. */
export function withoutSettled(all: Upload[], documents: Schemas["Document"][]): Upload[] {
  const versions = new Map(documents.map(({ id, version }) => [id, version]));
  const isSettled = ({ phase, why, document }: Upload) =>
    (phase === "judged" || (phase === "checking" && why)) && document && (versions.get(document.id) ?? 0) > document.version;
  return all.filter((one) => isOver(one) || !isSettled(one));
}

/** Nothing is to be waited for, and nothing to be done. */
export const isOver = ({ phase, document }: Upload): boolean => phase === "judged" && document?.state === "clean";

/** Of all that is under way or just arrived, in whole percents. */
export function percent(all: Upload[]): number {
  const counted = all.filter((one) => isUnderWay(one) || one.phase === "checking");
  const size = counted.reduce((sum, { file }) => sum + file.size, 0);
  const sent = counted.reduce((sum, one) => sum + (one.phase === "checking" ? one.file.size : one.sent), 0);
  return size ? Math.floor((100 * sent) / size) : 0;
}

/** Where all of them are, as it is said: not at each percent. */
export type Stage = "" | "started" | "half" | "arrived";

export function stageOf(all: Upload[]): Stage {
  if (all.some(isUnderWay)) return percent(all) < 50 ? "started" : "half";
  return all.some(({ phase }) => phase === "checking") ? "arrived" : "";
}

/** The sentence for who does not see it. */
export function sentenceAt(stage: Stage, all: Upload[]): string {
  const under = all.filter(isUnderWay);
  const what = under.length === 1 ? (under[0]?.name ?? "") : count(under.length, "bestand", "bestanden");
  if (stage === "started") return `${what} ${under.length === 1 ? "wordt" : "worden"} opgeladen.`;
  if (stage === "half") return "De helft is opgeladen.";
  return stage === "arrived" ? "Alles is opgeladen en wordt nagekeken." : "";
}
