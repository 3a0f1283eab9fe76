/** To the field in which a reply is written. */
export function focusReply(): void {
  const field = document.querySelector<HTMLElement>('[name="reply"]');
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
