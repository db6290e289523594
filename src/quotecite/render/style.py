"""The style sheet of the views: scoped to ``.quotecite``, light and dark, narrow and printed, without a script."""

from __future__ import annotations

from functools import cache

from quotecite.render.palette import COLOURS, DARK, LIGHT, UNDERLINES, UNKNOWN, Page

_SCOPE = ".quotecite.quotecite.quotecite"  # three times, to outweigh what notebooks say of paragraphs and tables
_RULES = """
§{color:var(--qc-ink);background:var(--qc-paper);
 font:16px/1.65 Georgia,"Noto Serif","Times New Roman",serif;max-width:46rem;padding:.8rem 1rem;overflow-wrap:anywhere}
§ *{box-sizing:border-box}
§ .qc-text{margin:0 0 1rem;padding:0;border:0;color:inherit}
§ .qc-text>*{margin:0 0 .7em;white-space:pre-wrap;font:inherit;color:inherit;background:none}
§ .qc-text>h3{font-size:1.45em;line-height:1.3;font-weight:700}
§ .qc-text>h4{font-size:1.1em;font-weight:700}
§ .qc-text>.qc-caption,§ .qc-text>.qc-byline,§ .qc-text>.qc-credit,
§ .qc-text>.qc-link{font-size:.86em;color:var(--qc-faint)}
§ .qc-quote{background:var(--qc-back);color:inherit;padding:.1em .15em;border-radius:.2em;
 border-bottom:2px var(--qc-under,solid) var(--qc-mark);-webkit-box-decoration-break:clone;
 box-decoration-break:clone;position:relative}
§ .qc-quote .qc-quote{padding:0 .1em}
§ .qc-indirect{background:none}
§ .qc-quote:focus{outline:2px solid var(--qc-mark);outline-offset:2px}
§ .qc-last::after{content:"\\00a0" attr(data-who);font:600 .68em/1 system-ui,sans-serif;color:var(--qc-mark);
 vertical-align:.25em;white-space:nowrap}
§ .qc-mention{font-weight:700}
§ .qc-cue{font-style:italic;text-decoration:underline dotted;text-underline-offset:.2em}
§ .qc-tip::before{content:attr(data-tip);display:none;position:absolute;left:0;top:calc(100% + .3em);z-index:9;
 width:max-content;max-width:min(22rem,80vw);padding:.45em .6em;border-radius:.35em;border:1px solid var(--qc-line);
 background:var(--qc-paper);color:var(--qc-ink);font:400 .8rem/1.4 system-ui,sans-serif;white-space:pre-line}
§ .qc-tip:hover::before,§ .qc-tip:focus::before{display:block}
§ .qc-tip:has(.qc-tip:hover)::before{display:none}
§ table{table-layout:auto;border-collapse:collapse;width:100%;
 font:400 .82rem/1.4 system-ui,sans-serif;margin:0 0 .6rem}
§ tr{background:none}
§ caption{text-align:left;font-weight:600;padding:.2rem 0}
§ th,§ td{overflow-wrap:normal;text-align:left;vertical-align:top;padding:.25rem .5rem .25rem 0;background:none;
 color:inherit;border:0;border-top:1px solid var(--qc-line)}
§ td.qc-number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
§ .qc-badge{background:var(--qc-back);color:var(--qc-mark);font-weight:600;padding:.1em .35em;
 border-radius:.25em;border-bottom:2px var(--qc-under,solid) var(--qc-mark)}
§ details{font:400 .8rem/1.5 system-ui,sans-serif;color:var(--qc-faint)}
§ summary{cursor:pointer}
§ summary:focus{outline:2px solid var(--qc-ink)}
§ details ol{margin:.3rem 0;padding-left:1.6rem}
§ .qc-wide{overflow-x:auto}
@media (max-width:32rem){§{font-size:15px;padding:.5rem}}
@media print{§{max-width:none}§ .qc-quote{background:none}
 § .qc-tip::before{display:none!important}}
"""


@cache
def stylesheet() -> str:
    """The style sheet as a string without ``<style>``; the same for every view, so that repeats do no harm."""
    dark = _theme(dark=True)
    return "\n".join(
        [
            f".quotecite{{{_theme(dark=False)}}}",
            f"@media (prefers-color-scheme:dark){{.quotecite{{{dark}}}}}",
            # What a notebook says of its own theme outweighs the system's.
            f'[data-jp-theme-light="true"] .quotecite,.vscode-light .quotecite{{{_theme(dark=False)}}}',
            f'[data-jp-theme-light="false"] .quotecite,.vscode-dark .quotecite{{{dark}}}',
            f"@media print{{.quotecite{{{_theme(dark=False)}}}}}",
            _RULES.strip().replace("§", _SCOPE),
            *(f".quotecite .qc-c{n}{{{_speaker(n)}}}" for n in range(len(COLOURS) * len(UNDERLINES))),
            ".quotecite .qc-unknown{--qc-back:var(--qc-back-u);--qc-mark:var(--qc-mark-u);--qc-under:dotted}",
        ]
    )


def _theme(*, dark: bool) -> str:
    page: Page = DARK if dark else LIGHT
    values = [
        f"--qc-paper:{page.paper}", f"--qc-ink:{page.ink}", f"--qc-faint:{page.faint}", f"--qc-line:{page.line}",
        f"color-scheme:{'dark' if dark else 'light'}",
    ]  # fmt: skip
    for name, colour in (*((str(n), c) for n, c in enumerate(COLOURS)), ("u", UNKNOWN)):
        values.append(f"--qc-back-{name}:{colour.dark_paper if dark else colour.paper}")
        values.append(f"--qc-mark-{name}:{colour.dark_ink if dark else colour.ink}")
    return ";".join(values)


def _speaker(number: int) -> str:
    hue, line = number % len(COLOURS), UNDERLINES[number // len(COLOURS)]
    return f"--qc-back:var(--qc-back-{hue});--qc-mark:var(--qc-mark-{hue});--qc-under:{line}"
