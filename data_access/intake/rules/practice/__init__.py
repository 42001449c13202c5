"""What must hold of models, and of livelihoods and enterprises."""
