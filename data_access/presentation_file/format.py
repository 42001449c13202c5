"""What a published file is called inside: its parts, and the number of its format."""

FORMAT = 2
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
BOUNDARIES = ("boundaries.geojson", "boundaries.json")
