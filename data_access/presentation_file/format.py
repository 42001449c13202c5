"""What a published file is called inside: its parts, and the number of its layout."""

FORMAT = 2  # the layout of the file; fingerprint.py sees by itself when a question changes
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
BOUNDARIES = ("boundaries.geojson", "boundaries.json")
