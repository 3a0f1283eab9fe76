// Who looks at documents, and what they may do with them: the API decides, this shows the right buttons.

import { request } from "../../api/client";
import { readAgain } from "../../api/read";
import type { Schemas } from "../../api/types";
import type { Rights } from "../../session/rights";
import { goTo } from "../../uploads/leaving-page";
import type { People } from "../people";
import type { Document } from "./grouping";
import type { Titles } from "./reading";

export interface Shelf {
  dossier: string;
  /** The registration that they hang at, where they are shown there. */
  registration?: string;
  /** Somebody writes in this dossier. */
  may: boolean;
  rights: Rights;
  people: People;
  titles: Titles;
  online: boolean;
}

export const isMine = ({ rights }: Shelf, { author }: Schemas["File"]): boolean => author.id === rights.personId;

/** Who shared it, or a colleague there. */
export const mayTrash = ({ may, rights }: Shelf, { author }: Document): boolean => may && author.side === rights.side;

/** What is shown of documents is read again. */
export function showAgain(dossier: string, ...registrations: (string | undefined)[]): void {
  readAgain(`documents ${dossier}`);
  for (const one of new Set(registrations)) if (one) readAgain(`registration ${one}`);
}

/** The browser saves it; where it can be had is not kept on this device. Throws what `request` throws. */
export async function download({ dossier_id, id }: Document, version?: number): Promise<void> {
  const path = { dossier_id, document_id: id };
  const params = { path, ...(version ? { query: { version: String(version) } } : {}) };
  const { url } = (await request("get", "/dossiers/{dossier_id}/documents/{document_id}/content", { params })) as Schemas["Content"];
  goTo(url);
}

/** A document is gone from here: who sent it away goes on beside it, or at the title where there is no other. */
export function focusBeside(id: string): void {
  const rows = [...document.querySelectorAll(".documents th[id]")];
  const here = rows.findIndex((row) => row.id === id);
  focusRow(rows[here + 1] ?? rows[here - 1]);
}

/** What was asked about it is answered. */
export const focusOn = (id: string): void => focusRow(document.getElementById(id) ?? undefined);

function focusRow(name: Element | undefined): void {
  const button = name?.parentElement?.querySelector<HTMLElement>("[aria-expanded]");
  (button ?? document.querySelector("h1"))?.focus();
}
