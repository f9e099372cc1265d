"""`xcheck completion`."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from .output import write_output

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what makes a shell complete xcheck's commands, options, rules and files.

    \b
    echo 'eval "$(xcheck completion bash)"' >> ~/.bashrc
    echo 'eval "$(xcheck completion zsh)"' >> ~/.zshrc
    xcheck completion fish > ~/.config/fish/completions/xcheck.fish
    """
    kind = get_completion_class(shell)
    if kind is None:  # click has all of SHELLS
        raise AssertionError(shell)
    made = kind(ctx.find_root().command, {}, "xcheck", "_XCHECK_COMPLETE")
    # not made.source(), which starts bash to ask for its version
    write_output(ShellComplete.source(made), None)
