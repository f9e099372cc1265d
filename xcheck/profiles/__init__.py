"""What an article says of a thing: what it is, who belongs to it, who does what with it."""
