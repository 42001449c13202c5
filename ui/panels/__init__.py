"""What pages are put together from: each asks its questions and draws their answer."""
