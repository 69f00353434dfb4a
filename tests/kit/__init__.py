"""What the client and crash tests share."""
