// Days and moments as people say them.

const DAY = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long" });
const DAY_AND_YEAR = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric" });
const MONTH = new Intl.DateTimeFormat("nl-BE", { month: "long", year: "numeric" });
const TIME = new Intl.DateTimeFormat("nl-BE", { hour: "2-digit", minute: "2-digit" });
const ISO = new Intl.DateTimeFormat("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit" });

/** `12 november`, with the year when it is another one; from a moment or `2026-11-12`. */
export function day(moment: string | number): string {
  const date = new Date(moment);
  const sameYear = date.getFullYear() === new Date().getFullYear();
  return (sameYear ? DAY : DAY_AND_YEAR).format(date);
}

export const dayAndYear = (moment: string): string => DAY_AND_YEAR.format(new Date(moment));
export const month = (moment: string): string => MONTH.format(new Date(moment));
export const time = (moment: string | number): string => TIME.format(new Date(moment));

/** `vandaag om 14:02`, `12 november om 14:02`. */
export function when(moment: string | number): string {
  const date = new Date(moment);
  const isToday = date.toDateString() === new Date().toDateString();
  return `${isToday ? "vandaag" : day(moment)} om ${time(moment)}`;
}

/** `2026-11-24` here, so many days from today. */
export function isoDay(daysFromToday = 0): string {
  const date = new Date();
  date.setDate(date.getDate() + daysFromToday);
  return ISO.format(date);
}

/** This moment, as the API writes moments. */
export const isoNow = (): string => new Date().toISOString();

/** Days from today until a day; negative when it is past. */
export function daysUntil(isoDate: string): number {
  return Math.round((Date.parse(isoDate) - Date.parse(isoDay())) / 86_400_000);
}

/** `2026-2027`: from 1 September to 31 August. */
export function schoolYear(isoDate: string): string {
  const [year = 0, month = 0] = isoDate.split("-").map(Number);
  const first = month >= 9 ? year : year - 1;
  return `${first}-${first + 1}`;
}

/** `2026-11-24` and `2027-08-31` → `2028-08-31`: until when a right is usually given. */
export function endOfNextSchoolYear(isoDate: string): string {
  const [year = 0, month = 0] = isoDate.split("-").map(Number);
  return `${year + (month >= 9 ? 2 : 1)}-08-31`;
}

/** The same day so many years later; of 29 February the day before. */
export function yearsAfter(isoDate: string, years: number): string {
  const day = `${Number(isoDate.slice(0, 4)) + years}${isoDate.slice(4)}`;
  return Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day ? day.replace("-29", "-28") : day;
}

/** The moment so many days after another one. */
export const dayAfter = (moment: string, days: number): number => Date.parse(moment) + days * 86_400_000;
