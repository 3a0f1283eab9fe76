import type { Place } from "./institution";

/** Whose rights these are; the line is there before it is known, so that nothing jumps. */
export function PlaceName({ place }: { place: Place | undefined }) {
  return <p class="quiet">{place ? `${place.name} · ${place.number}` : "\u00A0"}</p>;
}
