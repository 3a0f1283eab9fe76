// Single keys for who works fast; they can be switched off (WCAG 2.1.4).

import { useLayoutEffect } from "preact/hooks";
import { keep, kept } from "../device/store";
import { Live } from "./live";

/** `j`, or two keys one after the other: `g d`. */
export type Keys = Record<string, () => void>;

export const keysOn = new Live(true);
void kept<boolean>("notes", "keys").then((found) => keysOn.set(found?.value ?? true));

export function switchKeys(on: boolean): void {
  keysOn.set(on);
  void keep("notes", "keys", on);
}

const FIRST_KEY_HOLDS = 1000; // milliseconds
const maps: Keys[] = []; // the latest one goes first
let first: { key: string; at: number } | undefined;

addEventListener("keydown", (event) => {
  if (!keysOn.value || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const now = Date.now();
  const pair = first && now - first.at < FIRST_KEY_HOLDS ? `${first.key} ${event.key}` : event.key;
  first = { key: event.key, at: now };
  const action = actionOf(pair) ?? actionOf(event.key);
  if (!action) return;
  event.preventDefault();
  action();
});

const actionOf = (name: string) => maps.findLast((map) => name in map)?.[name];

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** These keys work as long as the component is there, from the moment that it is seen. */
export function useKeys(keys: Keys): void {
  useLayoutEffect(() => {
    maps.push(keys);
    return () => void maps.splice(maps.indexOf(keys), 1);
  });
}
