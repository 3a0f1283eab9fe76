// A file on its way to the bucket, straight from this device: fetch does not say how far it is.

import type { Schemas } from "../api/types";

/** `status`: what the bucket answered; 0 when it did not. */
export class NotPut extends Error {
  status: number;

  constructor(status: number) {
    super(`${status}`);
    this.status = status;
  }
}

/** Throws NotPut, and what `signal` was aborted for. */
export function putFile(
  file: File,
  { method, url, headers }: Schemas["Upload"],
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    const stop = () => asked.abort();
    asked.open(method, url);
    for (const [name, value] of Object.entries(headers)) asked.setRequestHeader(name, value);
    asked.upload.addEventListener("progress", ({ loaded }) => onSent(loaded));
    asked.addEventListener("load", () => (asked.status < 300 ? resolve() : reject(new NotPut(asked.status))));
    asked.addEventListener("error", () => reject(new NotPut(0)));
    asked.addEventListener("abort", () => reject(signal.reason));
    asked.addEventListener("loadend", () => signal.removeEventListener("abort", stop));
    signal.addEventListener("abort", stop);
    asked.send(file);
  });
}

/** As S3 has it: base64. */
export async function sha256(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
