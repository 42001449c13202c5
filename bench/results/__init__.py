"""What was measured, saved and written up."""
