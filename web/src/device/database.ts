// IndexedDB by promises: as much of it as this application needs.

/** With these shelves, which are made when it is new. */
export function openDatabase(name: string, shelves: readonly string[]): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.addEventListener("upgradeneeded", () => {
      for (const shelf of shelves) opening.result.createObjectStore(shelf);
    });
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(opening.error));
  });
}

/** One step on one shelf, and its answer; what it changes is kept by then. */
export function step<T>(
  database: IDBDatabase,
  shelf: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(shelf, mode);
    const asked = ask(transaction.objectStore(shelf));
    transaction.addEventListener("complete", () => resolve(asked.result));
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
}
