"""The values a picture is drawn from."""
