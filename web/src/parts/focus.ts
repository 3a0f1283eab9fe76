// Where somebody is on the page, by keyboard or screen reader.

/** Who did something stays there, though it was out of use meanwhile; when it is gone, at the title. */
export async function keepingFocus(act: () => Promise<unknown>): Promise<void> {
  const before = document.activeElement;
  await act();
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const here = before?.isConnected ? before : document.querySelector("h1");
    if (here instanceof HTMLElement) here.focus();
  });
}
