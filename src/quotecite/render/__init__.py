"""Views in HTML: an article with its quotes by speaker, a quote, a source, many articles, a page for a file.

Pure functions from records to strings; notebooks call them through ``_repr_html_``. No script, nothing loaded, every
word of the article escaped; colours never stand alone. The words of an article come out unchanged: the text content of
the element ``.qc-text`` is the article. Labels are in the article's language unless ``language`` says otherwise.
"""

from quotecite.render.article import article_html
from quotecite.render.overview import Overview, articles_html
from quotecite.render.page import page
from quotecite.render.records import quote_html, source_html

__all__ = ["Overview", "article_html", "articles_html", "page", "quote_html", "source_html"]
