"""The style sheet of the views: scoped to ``.quotecite``, light and dark, narrow and printed, without a script."""

from __future__ import annotations

from functools import cache

from quotecite.render.palette import COLOURS, DARK, LIGHT, UNDERLINES, UNKNOWN, Page

_SCOPE = ".quotecite.quotecite.quotecite"  # three times, to outweigh what notebooks say of paragraphs and tables
_MARKS = """
§{color:var(--qc-ink);background:var(--qc-paper);
 font:16px/1.65 Georgia,"Noto Serif","Times New Roman",serif;max-width:46rem;padding:.8rem 1rem;overflow-wrap:anywhere}
§ *{box-sizing:border-box}
§ .qc-text{margin:0 0 1rem;padding:0;border:0;color:inherit}
§ .qc-text>*{margin:0 0 .7em;white-space:pre-wrap;font:inherit;color:inherit;background:none;position:relative}
§ .qc-text>h3{font-size:1.45em;line-height:1.3;font-weight:700}
§ .qc-text>h4{font-size:1.1em;font-weight:700}
§ .qc-text>.qc-caption,§ .qc-text>.qc-byline,§ .qc-text>.qc-credit,
§ .qc-text>.qc-link{font-size:.86em;color:var(--qc-faint)}
§ .qc-quote,§ .qc-sample{background:var(--qc-back);color:inherit;padding:.1em .15em;border-radius:.2em;
 border-bottom:2px var(--qc-under,solid) var(--qc-mark);-webkit-box-decoration-break:clone;
 box-decoration-break:clone}
§ .qc-quote .qc-quote{padding:0 .1em}
§ .qc-indirect{background:none}
§ .qc-quote:focus,§ .qc-quote:target{outline:2px solid var(--qc-mark);outline-offset:2px}
§ .qc-last::after{content:"\\00a0" attr(data-who) "\\00a0" attr(data-number);font:600 .68rem/1 system-ui,sans-serif;
 color:var(--qc-mark);vertical-align:.25em;white-space:nowrap}
§ .qc-mention{font-weight:700}
§ .qc-cue{font-style:italic}
§ .qc-tip::before{content:attr(data-tip);display:none;position:absolute;left:0;top:100%;z-index:9;
 width:max-content;max-width:min(26rem,100%);padding:.45em .6em;border-radius:.35em;border:1px solid var(--qc-line);
 background:var(--qc-paper);color:var(--qc-ink);font:400 .8rem/1.4 system-ui,sans-serif;white-space:pre-line;
 box-shadow:0 2px 8px #0003}
§ .qc-tip:hover::before,§ .qc-tip:focus::before{display:block}
§ .qc-tip:has(.qc-tip:hover)::before{display:none}
§ .qc-key{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;margin:0 0 1rem;padding:0;
 font-size:.8rem;line-height:1.5}
§ .qc-key li{margin:0}
§ .qc-key-title{font:600 .82rem/1.4 system-ui,sans-serif;margin:.6rem 0 .2rem}
§ .qc-small{font:600 .68rem/1 system-ui,sans-serif;color:var(--qc-mark)}
"""
_TABLES = """
§ .qc-table{container-type:inline-size;margin:0 0 .8rem}
§ table{table-layout:auto;border-collapse:collapse;width:100%;margin:0;font:400 .82rem/1.4 system-ui,sans-serif}
§ tr{background:none}
§ caption{text-align:left;font-weight:600;padding:.2rem 0;color:inherit}
§ th,§ td{overflow-wrap:anywhere;text-align:left;vertical-align:top;padding:.25rem .7rem .25rem 0;background:none;
 color:inherit;border:0;border-top:1px solid var(--qc-line);unicode-bidi:isolate}
§ th{font-weight:600}
§ thead th{border-top:0;vertical-align:bottom;overflow-wrap:normal}
§ .qc-number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
§ td:last-child,§ th:last-child{padding-right:0}
§ .qc-facts th{width:9rem}
§ .qc-badge{background:var(--qc-back);color:var(--qc-mark);font-weight:600;padding:.1em .35em;unicode-bidi:isolate;
 border-radius:.25em;border-bottom:2px var(--qc-under,solid) var(--qc-mark);
 -webkit-box-decoration-break:clone;box-decoration-break:clone}
§ .qc-bar{display:block;min-width:4rem;height:.7em;margin-top:.3em;
 background:linear-gradient(var(--qc-mark) 0 0) no-repeat 0/var(--qc-part) 100%}
§ .qc-about,§ .qc-note{color:var(--qc-faint);font:400 .8rem/1.5 system-ui,sans-serif;margin:.2rem 0 .8rem}
§ a{color:inherit;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
§ details{font:400 .8rem/1.5 system-ui,sans-serif;color:var(--qc-faint);margin:0 0 .5rem}
§ .qc-folded{color:inherit}
§ .qc-folded .qc-text{font:1rem/1.65 Georgia,"Noto Serif","Times New Roman",serif;margin-top:.6rem}
§ summary{cursor:pointer}
§ summary:focus-visible,§ a:focus-visible{outline:2px solid var(--qc-ink);outline-offset:2px}
§ details ol{margin:.3rem 0;padding-left:2rem}
§ details b{color:var(--qc-ink)}
@container (max-width:32rem){
 § thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
 § tbody,§ caption{display:block}
 § tr{display:flex;flex-wrap:wrap;gap:0 .8rem;padding:.35rem 0;border-top:1px solid var(--qc-line)}
 § td{display:block;border:0;padding:0;text-align:left;white-space:normal}
 § .qc-plain{flex:1 0 100%}
 § .qc-number:has(+.qc-plain){flex:0 0 1.6rem;text-align:left}
 § .qc-number+.qc-plain{flex:1 0 calc(100% - 2.4rem)}
 § td:empty,§ td:has(.qc-bar){display:none}
 § td[data-label]::before{content:attr(data-label) "\\00a0";color:var(--qc-faint)}
}
@media (max-width:32rem){
 §{font-size:15px;padding:.5rem}
 § .qc-tip::before{position:fixed;left:.5rem;right:.5rem;top:auto;bottom:.5rem;width:auto;max-width:none}
}
@media print{
 §{max-width:none;padding:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}
 § .qc-tip::before{display:none!important}
 § a{text-decoration:none}
 § tr,§ li,§ .qc-text>p{break-inside:avoid}
 § h1,§ h2,§ h3,§ h4,§ caption,§ summary,§ .qc-head{break-after:avoid}
 § .qc-evidence::details-content{content-visibility:visible;block-size:auto}
 § summary{list-style:none}
}
"""
_PAGE = """
§.qc-page{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 3rem}
§ h1{font-size:1.9rem;line-height:1.25;margin:0}
§ h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .5rem}
§ section>h3{font-size:1.05rem;margin:1.2rem 0 .3rem}
§ .qc-one{margin-top:2.5rem;padding-top:.6rem;border-top:2px solid var(--qc-line);scroll-margin-top:.5rem}
§ .qc-one .qc-text{max-width:44rem}
§ .qc-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1rem;margin:0 0 .6rem;color:var(--qc-faint);
 font:400 .8rem/1.5 system-ui,sans-serif}
§ .qc-nth{font-weight:700;color:var(--qc-ink)}
§ dl{display:flex;flex-wrap:wrap;gap:0 1rem;margin:0;flex:1}
§ dt{display:none}
§ dd{margin:0}
@media (max-width:32rem){§.qc-page{padding:.8rem .7rem 2rem}§ h1{font-size:1.5rem}}
@media print{§.qc-page{padding:0}§ .qc-top{display:none}@page{margin:16mm}}
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
            _scoped(_MARKS),
            _scoped(_TABLES),
            *(f".quotecite .qc-c{n}{{{_speaker(n)}}}" for n in range(len(COLOURS) * len(UNDERLINES))),
            ".quotecite .qc-unknown{--qc-back:var(--qc-back-u);--qc-mark:var(--qc-mark-u);--qc-under:dotted}",
        ]
    )


@cache
def page_stylesheet() -> str:
    """The style sheet of a whole page, where the element of the views is the body."""
    return f"{stylesheet()}\n{_scoped(_PAGE)}"


def _scoped(rules: str) -> str:
    return rules.strip().replace("§", _SCOPE)


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
