export default function Screen(_: { dossier: string; registration: string; number: string }) {
  return <h1>contact</h1>;
}
