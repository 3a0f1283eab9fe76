export default function Screen(_: { dossier: string; registration: string; number: string }) {
  return <h1>new-registration</h1>;
}
