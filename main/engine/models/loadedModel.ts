import type { Tensor } from 'onnxruntime-node'

/** A model whose files were checked and whose sessions are shared by every run. */
export interface LoadedModel {
  readonly id: string
  /** Roles of its files, as the catalogue lists them. */
  readonly roles: readonly string[]
  /** The JSON object under `studio` of the file with the given role; see docs/model-contract.md. */
  metadata(role?: string): Promise<Readonly<Record<string, unknown>>>
  /**
   * Runs the network of a role (`model` where it has one file). Takes and gives tensors by name.
   * Throws `out-of-memory`, `model-broken`.
   */
  run(
    feeds: Readonly<Record<string, Tensor>>,
    role?: string,
  ): Promise<Readonly<Record<string, Tensor>>>
  /** The same for `count` runs that need nothing of each other; `areLong` where each takes longer than loading the network. */
  forMany(
    count: number,
    options?: { readonly role?: string; readonly areLong?: boolean },
  ): Promise<ManyRuns>
  /** A file that is no network, such as a vocabulary, as text. */
  readText(role: string): Promise<string>
  /** The file of a network, for making another of it. */
  readBytes(role?: string): Promise<Uint8Array>
}

/** How many runs of a network are best done. */
export interface ManyRuns {
  /** So many at once; with one, each is to be waited for. */
  readonly atOnce: number
  /** Throws as `run` of the model. */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>
}
