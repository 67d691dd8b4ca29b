"""What every training recipe shares: folders, data sets, labels, checkpoints, export and cards."""
