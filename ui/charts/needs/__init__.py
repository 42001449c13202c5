"""Pictures of what people lack beside a house."""
