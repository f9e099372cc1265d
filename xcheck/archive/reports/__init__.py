"""How an archive is told: a terminal's lines, pages for a browser, rows for data frames."""
