// What stands on a screen is read again when somebody says that it changed.

import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";

import { readAgain, useReading } from "./read";

let version = 0;

function Shown() {
  const { value } = useReading("a registration", async () => ({ value: (version += 1), keptAt: undefined }));
  return <p>{value}</p>;
}

/** Until what was started is done. */
async function after(what: () => void) {
  await act(what);
  await act(() => new Promise<void>((done) => void setTimeout(done, 20)));
}
const shown = () => document.querySelector("p")?.textContent;

test("a reading is done again under its own key only, and not after it has left the screen", async () => {
  await after(() => render(<Shown />, document.body));
  expect(shown()).toBe("1");
  await after(() => void readAgain("another registration"));
  expect(shown()).toBe("1");
  await after(() => void readAgain("a registration"));
  expect(shown()).toBe("2");
  await after(() => render(null, document.body));
  await after(() => void readAgain("a registration"));
  expect(version).toBe(2);
});
