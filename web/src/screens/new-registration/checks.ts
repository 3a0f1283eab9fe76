// What is wrong in a form before it is sent, in the order of the screen; the API has the last word.

import type { Errors } from "../../parts/form";
import { allThemes, filledIn, type Participant, type TextName, type Values } from "./values";

export const MOST = { line: 120, text: 4000, word: 60, themes: 10, participants: 20, minutes: 1440, people: 999 };

const LONG: TextName[] = ["description", "understanding", "advice", "outcome"];
const SHORT: TextName[] = ["target_group", "signal_source", "site"];

type Check = [name: string, sentence: string, isWrong: (values: Values) => boolean];

const tooLong = (most: number) => (name: TextName): Check => [
  name,
  `Dit is te lang: hoogstens ${most} tekens.`,
  (values) => values[name].trim().length > most,
];

const CHECKS: Check[] = [
  ["title", "Zeg kort waarover het gaat.", ({ title }) => !title.trim()],
  tooLong(MOST.line)("title"),
  ["activity", "Kies een kernactiviteit.", ({ activity }) => !activity],
  ["activity_date", "Kies een dag van 2000 tot 2099.", ({ activity_date }) => !isDay(activity_date)],
  ["boundary_confirmed", "Bevestig dit, of noteer het in LARS.", (values) => !values.boundary_confirmed],
  ...LONG.map(tooLong(MOST.text)),
  ["themes", `Hoogstens ${MOST.themes} thema's.`, (values) => allThemes(values).length > MOST.themes],
  [
    "themes",
    `Een thema heeft hoogstens ${MOST.word} tekens.`,
    (values) => allThemes(values).some((theme) => theme.length > MOST.word),
  ],
  ...SHORT.map(tooLong(MOST.line)),
  [
    "participants",
    `Vul bij elke deelnemer een functie in, en een aantal van 1 tot ${MOST.people}.`,
    ({ participants }) => !filledIn(participants).every(isComplete),
  ],
  [
    "duration_minutes",
    `Vul een aantal minuten in, van 1 tot ${MOST.minutes}.`,
    ({ duration_minutes: minutes }) => minutes.trim() !== "" && !isCount(minutes, MOST.minutes),
  ],
  [
    "follow_up_on",
    "Kies een dag van 2000 tot 2099.",
    ({ follow_up_on: day }) => day !== "" && !isDay(day),
  ],
];

/** The first thing that is wrong with each field. */
export function errorsIn(values: Values): Errors {
  const errors: Errors = {};
  for (const [name, sentence, isWrong] of CHECKS) {
    if (isWrong(values)) errors[name] ??= sentence;
  }
  return errors;
}

const isDay = (day: string) => /^20\d\d-\d\d-\d\d$/.test(day);
const isCount = (text: string, most: number) =>
  /^\d{1,6}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;
const isComplete = (one: Participant) =>
  Boolean(one.function.trim()) && one.function.trim().length <= MOST.word && isCount(one.count, MOST.people);
