"""Questions about what people lack, and what nobody pays for yet."""
