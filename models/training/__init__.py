"""Training recipes of the studio's starter models. Run as `python -m training.<model>` from `models/`."""
