"""Commands that write what offices fill in."""
