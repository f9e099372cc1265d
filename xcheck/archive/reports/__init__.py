"""How an archive is shown: a terminal's lines, pages for a browser, rows for data frames."""
