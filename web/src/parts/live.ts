// A value that screens follow.

import { useEffect, useState } from "preact/hooks";

export class Live<T> {
  value: T;
  #followers = new Set<(value: T) => void>();

  constructor(value: T) {
    this.value = value;
  }

  set(value: T): void {
    this.value = value;
    for (const follower of new Set(this.#followers)) follower(value);
  }

  /** Returns how to stop following. */
  follow(follower: (value: T) => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}

/** The value now; the component is drawn again when it changes. */
export function useLive<T>(live: Live<T>): T {
  const [value, setValue] = useState(live.value);
  useEffect(() => {
    setValue(() => live.value); // it may have changed between drawing and following
    return live.follow((next) => setValue(() => next));
  }, [live]);
  return value;
}
