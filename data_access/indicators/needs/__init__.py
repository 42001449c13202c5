"""The figures of what people lack beside a house, and of what nobody pays for yet."""
