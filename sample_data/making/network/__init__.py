"""Made-up people and partners, and what they promised and did."""
