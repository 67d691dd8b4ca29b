"""Half precision where the processor has it."""

from __future__ import annotations

import torch


def half_precision() -> torch.autocast:
    """bfloat16 inside the block. On processors that only emulate it, which is many times slower, float32 stays."""
    supported = torch.backends.mkldnn.is_available() and torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.autocast("cpu", torch.bfloat16, enabled=bool(supported))
