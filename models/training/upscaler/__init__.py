"""Upscalers by 2 and 4, for clean sources and for photographs."""
