"""An archive: where outlets differ, in a folder, a dump or a table of thousands of articles.

    sources    folders, tables and feeds      -> items: text, title, outlet, day, address
    store      one SQLite file                articles, who carried them, pairs, events, what was read, findings
    nearby     a window of days               -> which articles are near each other, by their rarest words
    events     near articles                  -> groups of articles that report one event
    differing  the articles of an event       -> where they differ, as `compare` of these articles finds it
    spread     units of work over processes or machines
    build      does what is not done yet, and nothing twice
    ranking, outlets, reports                 what is shown of it

A stage is a function from plain values to plain values (`nearby`, `differing`), so that it runs in any process on any
machine and gives the same rows there; `build` alone reads and writes the file.
"""
