"""Questions about partners: pledges, deliveries, contributions."""
