/** What a chapter of the guide is made of: plain values, and a short way to write each of them. */

import { fileOf, type PictureFile, type PictureName } from "./pictures";

export type Part =
  | { readonly kind: "paragraph" | "note" | "heading"; readonly text: string }
  | { readonly kind: "steps" | "list"; readonly items: readonly string[] }
  | { readonly kind: "keys"; readonly keys: readonly Key[] }
  | {
      readonly kind: "picture";
      readonly file: PictureFile;
      readonly alt: string;
      readonly caption: string;
    }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

/** Keys to press one after the other, with a space between them; and what they do. */
export type Key = readonly [keys: string, meaning: string];

/** One page of the guide, at `/handleiding/<id>`. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly parts: readonly Part[];
}

export const paragraph = (text: string): Part => ({ kind: "paragraph", text });
export const note = (text: string): Part => ({ kind: "note", text });
export const heading = (text: string): Part => ({ kind: "heading", text });
export const steps = (...items: string[]): Part => ({ kind: "steps", items });
export const list = (...items: string[]): Part => ({ kind: "list", items });
export const keys = (...pressed: Key[]): Part => ({ kind: "keys", keys: pressed });
export const link = (text: string, href: string): Part => ({ kind: "link", text, href });
export const picture = (name: PictureName, alt: string, caption: string): Part => ({
  kind: "picture",
  file: fileOf(name),
  alt,
  caption,
});
