import { ErrorBoundary, lazy } from "preact-iso";
import { useLive } from "../../parts/live";
import { asked } from "./saving";

const Conflict = lazy(() => import("../../parts/conflict"));

/** Where is asked whose text it becomes. */
export function ConflictPlace() {
  const question = useLive(asked);
  if (!question) return null;
  const { differences, canMerge, answer } = question;
  return (
    <ErrorBoundary>
      <Conflict
        differences={differences}
        onMine={() => answer("mine")}
        onTheirs={() => answer("theirs")}
        onMerge={canMerge ? () => answer("merge") : undefined}
      />
    </ErrorBoundary>
  );
}
