"""From articles to numbers: rows, frames, summaries, plots, persons over many articles."""
