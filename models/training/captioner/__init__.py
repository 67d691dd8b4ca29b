"""The captioner: frozen EfficientNet-Lite0 map, Transformer decoder with a key/value cache, one vocabulary."""
