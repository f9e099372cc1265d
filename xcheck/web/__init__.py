"""A page on this machine where one compares articles, for people who type no commands: `xcheck serve`.

    server    binds to loopback, prints the address with its token, ends with Ctrl-C
    protocol  limits of time for connections that stall
    guard     who may ask: Host, token, Origin; what browsers are told to refuse
    app       the page and its one question, `compare`
    jobs      each comparison in a process of its own, killed when its reader leaves or its time is over
    worker    that process: takes the articles, hands back the report
    request   what the page sends, checked
    page/     what the browser gets

The server keeps nothing: articles come with the question, the report goes with the answer, and the browser has both.
What the page sends is content; no path in it is ever opened. The extra `web` brings uvicorn and Starlette.
"""
