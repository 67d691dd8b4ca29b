import { runtimeVersion } from './models/onnxRuntime'
import { loadSharp } from './pixels/loadSharp'

/** Versions of the libraries that compute, and which build of sharp it is: the native one or WebAssembly. */
export async function libraryVersions(): Promise<Record<string, string>> {
  const { versions } = await loadSharp()
  const {
    sharp = 'unknown',
    vips = 'unknown',
    emscripten,
  }: Readonly<Record<string, string | undefined>> = versions
  return {
    onnxruntime: runtimeVersion(),
    sharp: emscripten === undefined ? sharp : `${sharp} (WebAssembly)`,
    libvips: vips,
  }
}
