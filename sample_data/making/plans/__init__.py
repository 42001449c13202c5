"""Area plans of some subdistricts, at every step: their measures, the money, and what was done."""
