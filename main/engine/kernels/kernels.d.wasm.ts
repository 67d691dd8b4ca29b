/** main/kernels as the build compiles it, see .config/kernels.mjs. */
declare const binary: Uint8Array
export default binary
