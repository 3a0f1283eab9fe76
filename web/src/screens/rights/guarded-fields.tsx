// What a local administrator writes about rights: names are pointed at while they are typed.

import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { TextField, Written } from "../../parts/fields";
import { MOST } from "./plan";

interface GuardProps {
  number: string;
  /** What stands there already. */
  stands?: string;
  children: ComponentChildren;
}

/** For the texts that go to an institution. */
export function Guard({ number, stands = "", children }: GuardProps) {
  const to = useMemo(() => ({ goal: { institution: number }, stands: [stands] }), [number, stands]);
  return <Written.Provider value={to}>{children}</Written.Provider>;
}

interface Props {
  name?: string;
  label?: string;
  hint: string;
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
}

export function ReasonField({ name = "reason", label = "Reden", hint, ...field }: Props) {
  return <TextField name={name} label={label} hint={`${hint} Schrijf geen namen.`.trim()} required most={MOST.reason} {...field} />;
}

export function RoleField({ hint, ...field }: Omit<Props, "name" | "label" | "hint"> & { hint?: string }) {
  return <TextField name="function" label="Functie" most={MOST.role} {...(hint ? { hint } : {})} {...field} />;
}
