/** Why devices cannot be used most often. */
export type ProbeCause = 'libraries' | 'adapter' | 'platform'

/** By words of ONNX Runtime 1.30, which has no codes for them; a reason in other words is shown as it is. */
const signs: readonly (readonly [RegExp, ProbeCause])[] = [
  [/failed to load (shared )?library|cannot open shared object|LoadLibrary failed/i, 'libraries'],
  [/no supported adapters|no (suitable |compatible )?adapter|no cuda-capable device/i, 'adapter'],
  [/not on this platform|not (built|supported) (in|on) this/i, 'platform'],
]

/** The usual cause that a runtime's reason speaks of, where it speaks of one. */
export function probeCause(reason: string): ProbeCause | undefined {
  return signs.find(([words]) => words.test(reason))?.[1]
}
