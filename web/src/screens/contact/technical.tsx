// The technical details of a message, to be read by who sends it and by who gets it.

import "./technical.css";

export function Technical({ screen, browser }: { screen?: string | undefined; browser?: string | undefined }) {
  const rows: [string, string | undefined][] = [
    ["Scherm", screen],
    ["Browser", browser],
  ];
  return (
    <dl class="technical">
      {rows.map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
