"""Views in HTML: an article with its quotes by speaker, a quote, a source, many articles.

Pure functions from records to strings; notebooks call them through ``_repr_html_``. No script, nothing loaded, every
word of the article escaped; colours never stand alone. The words of an article come out unchanged: the text content of
the element ``.qc-text`` is the article.
"""

from quotecite.render.views import Overview, article_html, articles_html, quote_html, source_html

__all__ = ["Overview", "article_html", "articles_html", "quote_html", "source_html"]
