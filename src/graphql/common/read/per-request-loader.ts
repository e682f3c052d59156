import DataLoader from 'dataloader';

/** Reads what belongs to ids for a whole answer at once; what it has read lives as long as the request. */
export class PerRequestLoader<V> {
  private readonly loaders = new WeakMap<object, DataLoader<string, V>>();

  /** `batch` answers for each id in order: its value, or the error that stands for it. */
  constructor(private readonly batch: (ids: readonly string[]) => Promise<(V | Error)[]>) {}

  /** A loader over a batch that answers a map; an id it lacks is null. */
  static ofMap<V>(
    batch: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  ): PerRequestLoader<V | null> {
    return new PerRequestLoader<V | null>(async (ids) => {
      const found = await batch(ids);
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  /** What belongs to an id, within a request. */
  load(request: object, id: string): Promise<V> {
    let loader = this.loaders.get(request);
    if (!loader) {
      loader = new DataLoader(this.batch);
      this.loaders.set(request, loader);
    }
    return loader.load(id);
  }
}
