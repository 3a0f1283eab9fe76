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

const shown = () => document.querySelector("p")?.textContent;

test("a reading is done again under its own key only, and not after it has left the screen", async () => {
  await act(() => render(<Shown />, document.body));
  expect(shown()).toBe("1");
  await act(() => void readAgain("another registration"));
  expect(shown()).toBe("1");
  await act(() => void readAgain("a registration"));
  expect(shown()).toBe("2");
  await act(() => render(null, document.body));
  await act(() => void readAgain("a registration"));
  expect(version).toBe(2);
});
