/**
 * What an error of the inference runtime says, short: without its source positions and function
 * signatures, and without folders of this machine.
 */
export function runtimeMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message
    .replace(/\/onnxruntime_src\/\S+\s+.*?(?=\[ONNXRuntimeError\]|was false\.|Failed|failed)/g, '')
    .replace(/^was false\.\s*/, '')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\\/\s:'"]+)*[\\/](?=[^\\/\s:'"]+)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}
