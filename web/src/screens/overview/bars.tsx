// Numbers as bars and as a table at once: each row has its bar.

import type { Group, Row } from "./figures";

export function Bars({ group: { name, rows }, years }: { group: Group; years: [string, string] }) {
  const most = Math.max(1, ...rows.flatMap(({ now = 0, before = 0 }) => [now, before]));
  return (
    <section>
      <h2>{name}</h2>
      {rows.length ? (
        <table class="figures" aria-label={name}>
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">{name}</span>
              </th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {year.slice(0, 5)}
                  <wbr />
                  {year.slice(5)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.label} row={row} most={most} />
            ))}
          </tbody>
        </table>
      ) : (
        <p class="quiet">Niets ingevuld.</p>
      )}
    </section>
  );
}

/** This year above, the year before thinner below it. */
function Line({ row: { label, now, before }, most }: { row: Row; most: number }) {
  const width = (count = 0) => `${(100 * count) / most}%`;
  return (
    <tr>
      <th scope="row">
        {label}
        <svg width="100%" height="18" aria-hidden="true">
          <rect width={width(now)} height="10" fill="var(--accent)" />
          <rect y="11" width={width(before)} height="4" fill="var(--edge)" />
        </svg>
      </th>
      <Told count={now} />
      <Told count={before} />
    </tr>
  );
}

function Told({ count }: { count: number | undefined }) {
  return <td>{count === undefined ? <abbr title="geteld bij andere samen">·</abbr> : count.toLocaleString("nl-BE")}</td>;
}
