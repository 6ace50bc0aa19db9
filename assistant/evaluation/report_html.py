"""The report of a run: one HTML file that needs nothing but itself, in light and dark, with and without a mouse."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from assistant.evaluation.compare import compare_parts
from assistant.evaluation.judge import Verdict
from assistant.evaluation.outcome import History
from assistant.evaluation.scoring import main_part, thinned
from assistant.evaluation.svg import Bar, Line, bars, plot
from assistant.evaluation.wording import MEANINGS, expected_lines, given_lines, interval_text, number, p_text
from assistant.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.evaluation.compare import Difference
    from assistant.evaluation.judge import JudgedQuestion
    from assistant.evaluation.run import Part
    from assistant.evaluation.scoring import Figure

_RECALL_AT = (1, 5, 10)

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2430;--faint:#5b6675;--paper:#fff;--rule:#d6dbe2;--tint:#f3f5f8;--main:#1f5fa8;
--good:#1d7a44;--bad:#b3261e;--part:#8a5a00}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--faint:#a3adba;--paper:#14181e;--rule:#39424e;--tint:#1d232b;
--main:#7fb2f0;--good:#6fcf97;--bad:#ff8a80;--part:#f0c36d}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:72rem;margin:2rem auto;
padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.3rem;border-top:1px solid var(--rule);padding-top:1.5rem;margin-top:2.5rem}
h3{font-size:1.05rem}p.facts,td.note,.faint{color:var(--faint)}code{overflow-wrap:anywhere}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:.15rem .7rem;text-align:left}
td.n,th.n{text-align:right}tbody th{font-weight:400}tr.group th{font-weight:700;padding-top:.7rem}
.scroll{overflow-x:auto}.charts{display:flex;flex-wrap:wrap;gap:1.5rem}figure{margin:0}figcaption{color:var(--faint)}
svg{max-width:100%;height:auto}svg text{fill:var(--faint);font-size:12px}svg .grid{stroke:var(--rule)}
svg .line{fill:none;stroke:var(--main);stroke-width:2}svg .dotted{fill:none;stroke:var(--faint);stroke-dasharray:4 4}
svg .mark,svg .bar{fill:var(--main)}svg .whisker{stroke:var(--ink);stroke-width:1.5}
form{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0}label{display:inline-flex;gap:.4rem;align-items:center}
input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--faint);border-radius:4px;
padding:.2rem .4rem}
details{border:1px solid var(--rule);border-radius:6px;margin:.4rem 0;content-visibility:auto;
contain-intrinsic-size:auto 2.4rem}
summary{padding:.35rem .7rem;cursor:pointer}summary:focus-visible{outline:2px solid var(--main)}
.verdict{font-weight:700}.good{color:var(--good)}.bad{color:var(--bad)}.part{color:var(--part)}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem;padding:.2rem .9rem .8rem}
@media (max-width:45rem){.sides{grid-template-columns:1fr}}
.sides h4{margin:.3rem 0;font-size:.9rem;color:var(--faint)}.sides p{margin:.3rem 0;overflow-wrap:anywhere}
.scores{padding:0 .9rem .8rem;color:var(--faint);font-size:.85rem}
"""

_SCRIPT = """
for (const form of document.querySelectorAll('form.filter')) {
  const rows = [...document.getElementById(form.dataset.list).querySelectorAll('details')];
  const count = form.querySelector('output');
  const apply = () => {
    const words = form.elements.words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const verdict = form.elements.verdict.value, tag = form.elements.tag.value;
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = (!verdict || row.dataset.verdict === verdict || (verdict === 'failed' && row.dataset.failed === '1'))
        && (!tag || JSON.parse(row.dataset.tags).includes(tag)) && words.every((word) => text.includes(word));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    count.textContent = shown + ' of ' + rows.length + ' shown';
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  apply();
}
"""

_CLASSES = {
    Verdict.RIGHT: "good",
    Verdict.INCOMPLETE: "part",
    Verdict.WRONG: "bad",
    Verdict.WRONGLY_REFUSED: "bad",
    Verdict.WRONGLY_ANSWERED: "bad",
    Verdict.NOT_JUDGED: "faint",
}


def report(parts: Sequence[Part], manifest: Mapping[str, Any]) -> str:
    """The report as one HTML document."""
    by_set: dict[str, list[Part]] = {}
    for part in parts:
        by_set.setdefault(part.facts.set_name, []).append(part)
    sections = [_section(number, group) for number, group in enumerate(by_set.values(), start=1)]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'\">\n"
        f"<title>Evaluation: {_text(', '.join(by_set))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Evaluation</h1>\n{_versions(manifest)}\n<main>\n{''.join(sections)}</main>\n"
        f"<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _versions(manifest: Mapping[str, Any]) -> str:
    versions = ", ".join(f"{name} {value}" for name, value in manifest["versions"].items() if value)
    settings = ", ".join(f"{name} {value}" for name, value in manifest["settings"].items())
    options = ", ".join(f"{name} {value}" for name, value in manifest["options"].items() if value not in (None, []))
    return (
        f'<p class="facts">{_text(versions)}<br>settings: {_text(settings)}<br>options: {_text(options)}; '
        f"seed {_text(str(manifest['seed']))}<br>Intervals are 95 % bootstrap intervals, n is the denominator; "
        "times stand in times.json beside this file.</p>"
    )


def _section(order: int, parts: Sequence[Part]) -> str:
    main = parts[0]
    baseline = parts[1] if len(parts) > 1 else None
    facts = main.facts
    return (
        f'<section aria-labelledby="set-{order}">\n'
        f'<h2 id="set-{order}">{_text(facts.set_name)}: {_text(facts.title)}</h2>\n'
        f'<p class="facts">{_text(facts.format)} {_text(", ".join(f"{k}: {v}" for k, v in facts.options))}; '
        f"{len(main_part(main.judged)):,} questions over {_text(facts.collection)} ({facts.documents:,} documents)<br>"
        f"set <code>{_text(facts.set_sha256)}</code><br>collection <code>{_text(facts.collection_sha256)}</code></p>\n"
        f'{_figures(main, baseline)}\n<h3>Charts</h3>\n<div class="charts">{"".join(_charts(main))}</div>\n'
        f"{_questions(order, main)}</section>\n"
    )


def _figures(part: Part, baseline: Part | None) -> str:
    tested = {d.measure: d for d in compare_parts(baseline, part).differences} if baseline is not None else {}
    others = {figure.measure: figure for figure in baseline.scores.figures()} if baseline is not None else {}
    extra = '<th scope="col" class="n">{}</th><th scope="col" class="n">difference</th><th scope="col">test</th>'
    heading = extra.format(_text(baseline.facts.system)) if baseline is not None else ""
    rows = []
    for group in part.scores.groups:
        rows.append(f'<tr class="group"><th scope="rowgroup" colspan="8">{_text(group.title)}</th></tr>')
        rows.extend(_row(figure, others.get(figure.measure), tested.get(figure.measure)) for figure in group.figures)
    return (
        '<div class="scroll"><table><thead><tr><th scope="col">measure</th><th scope="col" class="n">value</th>'
        f'<th scope="col">95 % interval</th><th scope="col" class="n">n</th>{heading}<th scope="col">meaning</th></tr>'
        f"</thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(figure: Figure, other: Figure | None, tested: Difference | None) -> str:
    interval = figure.interval
    cells = [
        f'<th scope="row">{_text(figure.measure)}</th><td class="n">{number(interval.value)}</td>',
        f'<td>{interval_text(interval)}</td><td class="n">{interval.count:,}</td>',
    ]
    if other is not None:
        test = (
            ""
            if tested is None
            else f"{'' if tested.is_distinguishable else 'not distinguishable, '}{p_text(tested.p)}"
        )
        cells.append(
            f'<td class="n">{number(other.interval.value)}</td>'
            f'<td class="n">{interval.value - other.interval.value:+.3f}</td><td>{_text(test)}</td>'
        )
    cells.append(f'<td class="note">{_text(MEANINGS.get(figure.measure, ""))}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _charts(part: Part) -> Iterator[str]:
    scores = part.scores
    recall = {figure.measure: figure.interval.value for figure in scores.figures()}
    if scores.risk_coverage:
        line = Line("risk", [(point.coverage, point.risk) for point in thinned(scores.risk_coverage)])
        yield _figure(
            plot("Risk and coverage", "coverage: share of questions answered", "risk: share of answers wrong", [line]),
            "Risk and coverage: how often answers are wrong when only the surest are given.",
        )
    held = [one for one in scores.reliability if one.mean_confidence is not None and one.accuracy is not None]
    if held:
        line = Line("confidence", [(one.mean_confidence or 0, one.accuracy or 0) for one in held], has_marks=True)
        ideal = Line("perfectly calibrated", [(0, 0), (1, 1)], is_dotted=True)
        yield _figure(
            plot("Reliability", "confidence", "share that the texts answer", [ideal, line]),
            "Reliability: the confidence beside how often the texts do answer.",
        )
    at = [k for k in _RECALL_AT if f"R@{k}" in recall]
    if at:
        points = [(place / max(1, len(at) - 1), recall[f"R@{k}"]) for place, k in enumerate(at)]
        yield _figure(
            plot("Recall at k", "k passages", "recall", [Line("R@k", points, has_marks=True)], [str(k) for k in at]),
            "Recall at k: how much of what is relevant is among the first k.",
        )
    if scores.tags:
        values = [
            Bar(figure.measure, figure.interval.value, figure.interval.low, figure.interval.high, figure.interval.count)
            for figure in scores.tags
        ]
        yield _figure(bars("Passed, by tag", values), "Passed, by tag, with 95 % intervals.")


def _figure(chart: str, caption: str) -> str:
    return f"<figure>{chart}<figcaption>{_text(caption)}</figcaption></figure>"


def _questions(order: int, part: Part) -> str:
    return (
        f'<h3 id="questions-{order}">Questions</h3>\n{_filter(order, part)}'
        f'<div id="list-{order}">\n{"".join(_question(judged) for judged in part.judged)}</div>\n'
    )


def _filter(order: int, part: Part) -> str:
    verdicts = "".join(
        f'<option value="{verdict.value}">{verdict.value} ({count})</option>' for verdict, count in part.scores.verdicts
    )
    tags = "".join(f"<option>{_text(tag)}</option>" for tag in dict.fromkeys(t for j in part.judged for t in j.tags))
    return (
        f'<form class="filter" data-list="list-{order}" aria-labelledby="questions-{order}" hidden>'
        '<label>Words <input name="words" type="search"></label>'
        f'<label>Verdict <select name="verdict"><option value="">all</option><option value="failed">all that failed'
        f"</option>{verdicts}</select></label>"
        f'<label>Tag <select name="tag"><option value="">all</option>{tags}</select></label>'
        "<output></output></form>\n"
    )


def _question(judged: JudgedQuestion) -> str:
    verdict = judged.verdict
    tags = _json_list([one_line(tag) for tag in judged.tags])
    where = ""
    if judged.conversation is not None and judged.history is not None:
        asked = {History.LIVE: "", History.GOLD: ", after the right answers", History.NONE: ", by itself"}
        where = f" (turn {judged.turn}{asked[judged.history]})"
    read_as = f'<p class="faint">read as: {_text(judged.outcome.read_as)}</p>' if judged.outcome.read_as else ""
    scores = ", ".join(f"{name} {value:.3g}" for name, value in judged.scores.items())
    missing = f"; missing words: {', '.join(judged.outcome.missing)}" if judged.outcome.missing else ""
    return (
        f'<details data-verdict="{verdict.value}" data-failed="{int(judged.passed is False)}" '
        f'data-tags="{escape(tags)}">'
        f'<summary><span class="verdict {_CLASSES[verdict]}">{verdict.value}</span> '
        f'<bdi>{_text(judged.ask)}</bdi> <span class="faint"><bdi>{_text(judged.id)}</bdi>{where}</span></summary>\n'
        f'<div class="sides"><div><h4>Expected</h4>{_paragraphs(expected_lines(judged))}</div>'
        f"<div><h4>Given</h4>{read_as}{_paragraphs(given_lines(judged))}</div></div>\n"
        f'<div class="scores">confidence {judged.outcome.confidence:.3f}{_text(missing)}; {_text(scores)}'
        f"{'; tags: ' + _text(', '.join(judged.tags)) if judged.tags else ''}</div></details>\n"
    )


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p><bdi>{_text(line)}</bdi></p>" for line in lines)


def _json_list(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _text(text: str) -> str:
    """Text that somebody else wrote, as HTML: escaped, and no character in it that a browser would act on."""
    return escape(one_line(text))
