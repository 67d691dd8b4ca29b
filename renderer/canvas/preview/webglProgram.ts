import { coverVertexShader } from './shaders'

/** A shader that fills its target, with its uniforms by name. */
export class WebglProgram {
  private readonly program: WebGLProgram
  private readonly places = new Map<string, WebGLUniformLocation | null>()

  /** Throws an Error with the compiler's message where the shader does not compile. */
  constructor(
    private readonly gl: WebGL2RenderingContext,
    fragmentShader: string,
  ) {
    const program = gl.createProgram()
    for (const [kind, text] of [
      [gl.VERTEX_SHADER, coverVertexShader],
      [gl.FRAGMENT_SHADER, fragmentShader],
    ] as const) {
      const shader = gl.createShader(kind)
      if (!shader) throw new Error('the graphics context is lost')
      gl.shaderSource(shader, text)
      gl.compileShader(shader)
      gl.attachShader(program, shader)
      gl.deleteShader(shader)
    }
    gl.linkProgram(program)
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      throw new Error(gl.getProgramInfoLog(program) ?? 'the shader does not link')
    }
    this.program = program
  }

  /** Fills the bound target. Textures are given by the unit they are bound to, with `textures`. */
  fill(
    uniforms: Readonly<Record<string, number | readonly number[]>>,
    textures: Readonly<Record<string, WebGLTexture>>,
    { upsideDown = false, reach = 0 }: { upsideDown?: boolean; reach?: number } = {},
  ): void {
    const { gl } = this
    // biome-ignore lint/correctness/useHookAtTopLevel: a call of WebGL, not a hook
    gl.useProgram(this.program)
    for (const [name, value] of Object.entries(uniforms)) this.setUniform(name, value)
    this.setUniform('upsideDown', upsideDown ? 1 : 0)
    if (reach > 0) gl.uniform1i(this.place('reach'), reach)
    Object.entries(textures).forEach(([name, texture], unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      gl.uniform1i(this.place(name), unit)
    })
    gl.drawArrays(gl.TRIANGLES, 0, 3)
  }

  private setUniform(name: string, value: number | readonly number[]): void {
    const { gl } = this
    const place = this.place(name)
    if (typeof value === 'number') gl.uniform1f(place, value)
    else if (value.length === 2) gl.uniform2fv(place, [...value])
    else if (value.length === 3) gl.uniform3fv(place, [...value])
    else gl.uniform4fv(place, [...value])
  }

  private place(name: string): WebGLUniformLocation | null {
    const known = this.places.get(name)
    if (known !== undefined) return known
    const found = this.gl.getUniformLocation(this.program, name)
    this.places.set(name, found)
    return found
  }
}
