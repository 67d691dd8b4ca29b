/** Covers the whole target with one triangle; `place` runs over 0..1 from the upper left corner. */
export const coverVertexShader = `#version 300 es
out vec2 place;
uniform float upsideDown;
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  place = vec2(corner.x, mix(corner.y, 1.0 - corner.y, upsideDown));
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`

/** Between encoded and linear values. */
export const srgbFunctions = `vec3 decodeSrgb(vec3 v) {
  return mix(v / 12.92, pow((v + 0.055) / 1.055, vec3(2.4)), step(vec3(0.04045), v));
}

vec3 encodeSrgb(vec3 v) {
  return mix(v * 12.92, 1.055 * pow(max(v, vec3(1e-9)), vec3(1.0 / 2.4)) - 0.055, step(vec3(0.0031308), v));
}
`

/** adjust.tone for one pixel: the same stages as toneColour, encoded sRGB in and out. */
export const toneShader = `#version 300 es
precision highp float;
in vec2 place;
out vec4 result;
uniform sampler2D source;
uniform vec3 gains;
uniform float contrastSlope;
uniform float highlights;
uniform float shadows;
uniform float saturation;
uniform float inverseGamma;
uniform float middleGrey;
uniform vec3 lumaWeights;
/** shadow lift, shadow drop, highlight drop, highlight lift */
uniform vec4 maskShares;
/** start and end of the darkening of highlights */
uniform vec2 highlightRange;

${srgbFunctions}
float shadowFactor(float luma) {
  float dark = max(0.0, 1.0 - luma);
  float share = shadows * (shadows > 0.0 ? maskShares.x : maskShares.y);
  return 1.0 + share * dark * dark * dark;
}

float highlightFactor(float luma) {
  if (luma <= 0.0) return 1.0;
  if (highlights < 0.0) {
    return 1.0 + highlights * maskShares.z * smoothstep(highlightRange.x, highlightRange.y, luma);
  }
  float bright = min(luma, 1.0);
  return 1.0 + highlights * maskShares.w * (1.0 - luma) * bright * bright * (bright / luma);
}

float bias(float value, float slope) {
  return value / (value + slope * (1.0 - value));
}

float contrasted(float value) {
  if (value <= 0.0) return 0.0;
  if (value < middleGrey) return middleGrey * bias(value / middleGrey, contrastSlope);
  if (value > 1.0) return 1.0 + (value - 1.0) / contrastSlope;
  return 1.0 - (1.0 - middleGrey) * bias((1.0 - value) / (1.0 - middleGrey), contrastSlope);
}

float finished(float value) {
  float clamped = clamp(contrasted(value), 0.0, 1.0);
  return clamped <= 0.0 ? 0.0 : pow(clamped, inverseGamma);
}

void main() {
  vec4 pixel = texture(source, place);
  vec3 colour = gains == vec3(1.0) ? pixel.rgb : encodeSrgb(decodeSrgb(pixel.rgb) * gains);
  float luma = dot(colour, lumaWeights);
  float shadow = shadowFactor(luma);
  colour *= shadow * highlightFactor(luma * shadow);
  colour = vec3(finished(colour.r), finished(colour.g), finished(colour.b));
  float grey = dot(colour, lumaWeights);
  result = vec4(clamp(grey + (colour - grey) * saturation, 0.0, 1.0), pixel.a);
}`

/** adjust.monochrome for one pixel: the same as monochromeColour. */
export const monochromeShader = `#version 300 es
precision highp float;
in vec2 place;
out vec4 result;
uniform sampler2D source;
uniform vec3 weights;
uniform vec3 shifts;

${srgbFunctions}
void main() {
  vec4 pixel = texture(source, place);
  float linear = clamp(dot(weights, decodeSrgb(pixel.rgb)), 0.0, 1.0);
  float grey = encodeSrgb(vec3(linear)).r;
  float middle = 4.0 * grey * (1.0 - grey);
  result = vec4(clamp(vec3(grey) + middle * shifts, 0.0, 1.0), pixel.a);
}`

/** The luma of a picture in the red channel. */
export const lumaShader = `#version 300 es
precision highp float;
in vec2 place;
out vec4 result;
uniform sampler2D source;
uniform vec3 lumaWeights;
void main() {
  result = vec4(dot(texture(source, place).rgb, lumaWeights), 0.0, 0.0, 1.0);
}`

/** One direction of a Gaussian over the red channel; beyond the edge the last pixel goes on. */
export const blurShader = `#version 300 es
precision highp float;
in vec2 place;
out vec4 result;
uniform sampler2D source;
uniform vec2 pixelStep;
uniform float sigma;
uniform int reach;
void main() {
  float sum = 0.0;
  float weights = 0.0;
  for (int tap = -reach; tap <= reach; tap += 1) {
    float away = float(tap) / sigma;
    float weight = exp(-0.5 * away * away);
    sum += weight * texture(source, place + float(tap) * pixelStep).r;
    weights += weight;
  }
  result = vec4(sum / weights, 0.0, 0.0, 1.0);
}`

/** adjust.sharpen: the difference between luma and blurred luma, beyond a threshold, added to each channel. */
export const sharpenShader = `#version 300 es
precision highp float;
in vec2 place;
out vec4 result;
uniform sampler2D source;
uniform sampler2D blurred;
uniform float amount;
uniform float threshold;
uniform vec3 lumaWeights;
void main() {
  vec4 pixel = texture(source, place);
  float detail = dot(pixel.rgb, lumaWeights) - texture(blurred, place).r;
  float added = abs(detail) < threshold ? 0.0 : amount * detail;
  result = vec4(clamp(pixel.rgb + added, 0.0, 1.0), pixel.a);
}`
