// Axe may be content while a screen is cut off at its right, or a text in its box; and it lets small
// targets pass that have room around them.
() => {
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true });
  // What only a screen reader finds is clipped to one pixel.
  const isHeard = (one) => one.closest(".hidden, .skip") !== null;
  const seen = [...document.querySelectorAll("body *")].filter((one) => isShown(one) && !isHeard(one));
  const name = (one) => `${one.localName}.${one.className} “${one.textContent.trim().slice(0, 40)}”`;

  const beyond = seen.filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5);
  const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const cut = seen.filter((one) => hasText(one) && one.clientWidth && one.scrollWidth > one.clientWidth);

  const targets = seen.filter((one) => one.matches("a[href], button, input, select, textarea, summary"));
  const inSentence = (one) => one.matches("a, button.link") && hasText(one.parentElement);
  // Some links cover the whole box that they stand in.
  const covers = (one) => getComputedStyle(one, "::after").position === "absolute";
  const target = (one) => (covers(one) ? one.offsetParent : one.closest("label") ?? one);
  const box = (one) => target(one).getBoundingClientRect();
  const isUnder = (one, least) => Math.min(box(one).width, box(one).height) < least - 0.5;
  const small = targets.filter((one) => !inSentence(one) && isUnder(one, 24));
  const low = targets.filter((one) => one.matches("button.first, .button.first") && box(one).height < 43.5);
  return Object.entries({ beyond, cut, small, low })
    .flatMap(([what, found]) => found.map((one) => `${what}: ${name(one)}`));
}
