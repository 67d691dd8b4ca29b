import { srgbFunctions } from './shaders'

/**
 * Turns a picture by the engine's own kernel (catmullRomWeights) in linear light, for each pixel of the target
 * the mean of `samples` x `samples` pixels of the turned picture. Places are kept as a whole and a part: in one
 * number of 32 bits a large picture would have no room for the part.
 */
export const turnShader = `#version 300 es
precision highp float;
precision highp sampler2D;
in vec2 place;
out vec4 result;
uniform sampler2D source;
/** The linear value of each of 256 levels. */
uniform sampler2D linear;
uniform vec2 size;
uniform float samples;
/** a, b, c, d of the map back, in steps that 24 bits hold exactly, and what is left over. */
uniform vec4 mapHigh;
uniform vec4 mapLow;
uniform vec2 offsetWhole;
uniform vec2 offsetPart;
/** Places between two pixels for which the engine's table has weights. */
uniform float tableSteps;

${srgbFunctions}
vec4 weightsAt(float part) {
  float t = floor(part * tableSteps + 0.5) / tableSteps;
  vec2 near = vec2(t, 1.0 - t);
  vec2 far = vec2(1.0 + t, 2.0 - t);
  vec2 inner = (1.5 * near - 2.5) * near * near + 1.0;
  vec2 outer = ((-0.5 * far + 2.5) * far - 4.0) * far + 2.0;
  return vec4(outer.x, inner.x, inner.y, outer.y);
}

float linearOf(float level) {
  return texelFetch(linear, ivec2(int(level * 255.0 + 0.5), 0), 0).r;
}

vec4 pixelAt(ivec2 at) {
  vec4 pixel = texelFetch(source, clamp(at, ivec2(0), textureSize(source, 0) - 1), 0);
  return vec4(vec3(linearOf(pixel.r), linearOf(pixel.g), linearOf(pixel.b)) * pixel.a, pixel.a);
}

/** A pixel of the turned picture, encoded, with premultiplied alpha. */
vec4 turned(vec2 index) {
  vec4 products = mapHigh * index.xxyy;
  vec4 wholes = floor(products);
  vec4 parts = products - wholes;
  vec2 part = parts.xy + parts.zw + mapLow.xy * index.x + mapLow.zw * index.y + offsetPart;
  vec2 more = floor(part);
  ivec2 first = ivec2(wholes.xy + wholes.zw + more + offsetWhole) - 1;
  vec4 across = weightsAt(part.x - more.x);
  vec4 down = weightsAt(part.y - more.y);
  vec4 sum = vec4(0.0);
  for (int j = 0; j < 4; j += 1)
    for (int i = 0; i < 4; i += 1) sum += across[i] * down[j] * pixelAt(first + ivec2(i, j));
  float kept = clamp(sum.a, 0.0, 1.0);
  if (kept <= 0.0) return vec4(0.0);
  vec3 straight = clamp(sum.rgb / sum.a, 0.0, 1.0);
  return vec4(encodeSrgb(straight) * kept, kept);
}

void main() {
  vec2 first = floor(place * size) * samples;
  vec4 sum = vec4(0.0);
  for (float j = 0.0; j < samples; j += 1.0)
    for (float i = 0.0; i < samples; i += 1.0) sum += turned(first + vec2(i, j));
  result = sum.a > 0.0 ? vec4(sum.rgb / sum.a, sum.a / (samples * samples)) : vec4(0.0);
}`
