import { focusField } from "../../parts/form";

/** To the field in which a reply is written. */
export const focusReply = (): void => focusField("reply");
