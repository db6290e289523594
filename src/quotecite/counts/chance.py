"""How far chance may have moved a share, where what is counted has unequal weights.

Words and quotes do not fall one by one: somebody who speaks says many of them. What is drawn is voices (a source in an
article), each with the weight of its words; few long ones tell less than many short ones, and Kish's effective number
(1965) says how much less. Of that many draws Wilson's interval is taken. It says what chance does to a sample of
articles, not what quotecite gets wrong.
"""

from __future__ import annotations

from quotecite.evaluate.handcheck import Z, wilson


def bounds(share: float, drawn: float) -> tuple[float, float]:
    """The 95 % interval of a share among so many draws, which need not be a whole number.

    >>> low, high = bounds(0.5, 10)
    >>> f"{low:.3f} {high:.3f}"
    '0.237 0.763'
    """
    return wilson(share * drawn, drawn) if drawn else (0.0, 1.0)


def drawn_for(share: float, low: float, high: float) -> float:
    """Of how many draws an interval is; what `bounds` was given, read back from what it returned.

    Both bounds solve (share - x)² = Z² x (1 - x) / drawn; the one further off is never 0 or 1.

    >>> round(drawn_for(0.5, *bounds(0.5, 10)), 6), round(drawn_for(0.0, *bounds(0.0, 7)), 6)
    (10.0, 7.0)
    """
    bound = low if share - low > high - share else high
    return Z * Z * bound * (1 - bound) / (share - bound) ** 2


def effective(total: float, squares: float) -> float:
    """Kish's effective number of draws whose weights add up to ``total``, and their squares to ``squares``.

    >>> effective(4, 4), effective(4, 16)
    (4.0, 1.0)
    """
    return total * total / squares if squares else 0.0
