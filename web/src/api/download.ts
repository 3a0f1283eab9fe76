// A file that the API makes when it is asked, saved where the browser saves files.

import { request } from "./client";
import type { BodyOf, PathOf, PathParams } from "./types";

/** Throws what `request` throws. */
export async function download<P extends PathOf<"post">>(
  path: P,
  asked: { path: PathParams<P, "post">; body: BodyOf<P, "post"> },
  filename: string,
): Promise<void> {
  const header = { "Idempotency-Key": crypto.randomUUID() };
  const params = { path: asked.path, header };
  // Not as text: that would leave out the mark by which a spreadsheet knows the letters.
  const file = (await request("post", path, { params, body: asked.body, parseAs: "blob" })) as Blob;
  save(file, filename);
}

function save(file: Blob, filename: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may still be asking where
}
