"""Where the areas lie: an office's boundary file when it gave one, a schematic map when not."""

from data_access.boundaries.shapes import Boundaries, Place, shapes, subdistrict_shapes
from data_access.boundaries.take import Taken, take_boundaries

__all__ = ["Boundaries", "Place", "Taken", "shapes", "subdistrict_shapes", "take_boundaries"]
