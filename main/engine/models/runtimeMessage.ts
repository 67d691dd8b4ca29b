import { basename } from 'node:path'

/**
 * What an error of the inference runtime says, short: without its source positions and function
 * signatures, and without folders of this machine. The path of the file it is about, where that is
 * known, is cut to its name first: spaces in it would hide where it ends.
 */
export function runtimeMessage(error: unknown, path?: string): string {
  const message = error instanceof Error ? error.message : String(error)
  return (path === undefined ? message : message.replaceAll(path, basename(path)))
    .replace(/\/onnxruntime_src\/\S+\s+.*?(?=\[ONNXRuntimeError\]|was false\.|Failed|failed)/g, '')
    .replace(/^was false\.\s*/, '')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\\/\s:'"]+)*[\\/](?=[^\\/\s:'"]+)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}
