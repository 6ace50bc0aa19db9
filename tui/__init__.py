"""What is seen: the full-screen chat."""
