"""What a published file is called inside: its parts, and the number of its format."""

FORMAT = 1
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
BOUNDARIES = ("boundaries.geojson", "boundaries.json")
