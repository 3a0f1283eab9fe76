import { useId } from "preact/hooks";

const LONGEST = 60; // characters

/** One of the folders that there are, or a new one. */
export function FolderField({ name, label, value, onValue, folders, error }: {
  name: string;
  label?: string;
  value: string;
  onValue: (value: string) => void;
  folders: string[];
  error?: string | undefined;
}) {
  const id = useId();
  return (
    <p class={error ? "field wrong" : "field"}>
      <label for={id}>
        {label ?? "Map"}
        {label ? "" : <span class="optional"> (niet verplicht)</span>}
      </label>
      {error ? <span class="error" id={`${id}-error`}>Fout: {error}</span> : null}
      <input
        id={id}
        name={name}
        type="text"
        list={`${id}-list`}
        maxLength={LONGEST}
        value={value}
        autocomplete="off"
        aria-describedby={error ? `${id}-error` : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <datalist id={`${id}-list`}>
        {folders.map((folder) => (
          <option key={folder}>{folder}</option>
        ))}
      </datalist>
    </p>
  );
}
