// An e-mail address: of no interest to the name guard, which would point at every one.

import { TextField, Written } from "../../parts/fields";

interface Props {
  label: string;
  hint: string;
  required?: boolean;
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
}

export const EmailField = (props: Props) => (
  <Written.Provider value={undefined}>
    <TextField name="email" most={254} {...props} />
  </Written.Provider>
);
