"""How far chance may have moved a share (Wilson 1927), where what is counted has unequal weights (Kish 1965).

Words and quotes do not fall one by one: somebody who speaks says many of them. What is drawn is voices (a source in an
article), each with the weight of its words; few long ones tell less than many short ones, which Kish's effective number
says. The interval says what chance does to a sample, not what quotecite gets wrong.
"""

from __future__ import annotations

from math import sqrt

Z = 1.959964  # 95 %


def wilson(share: float, drawn: float, z: float = Z) -> tuple[float, float]:
    """The bounds of a share among so many draws; it need not be whole.

    >>> low, high = wilson(0.5, 10)
    >>> f"{low:.3f} {high:.3f}"
    '0.237 0.763'
    """
    if not drawn:
        return 0.0, 1.0
    middle = share + z * z / (2 * drawn)
    reach = z * sqrt(share * (1 - share) / drawn + z * z / (4 * drawn * drawn))
    whole = 1 + z * z / drawn
    low = (middle - reach) / whole if share > 0 else 0.0  # exactly, whatever the rounding
    return max(0.0, low), min(1.0, (middle + reach) / whole if share < 1 else 1.0)


def effective(total: float, squares: float) -> float:
    """Kish's effective number of draws whose weights add up to ``total``, and their squares to ``squares``.

    >>> effective(4, 4), effective(4, 16)
    (4.0, 1.0)
    """
    return total * total / squares if squares else 0.0
