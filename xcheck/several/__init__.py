"""What more than two articles need: which mentions are of one fact, one finding for each, who says what."""
