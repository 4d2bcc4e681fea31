"""What holds of the record in `seeds/` only."""
