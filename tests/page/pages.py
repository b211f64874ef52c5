"""What the tests of this folder read pages with: the shipped packs and short ways to ask."""

from functools import lru_cache

from tealeaves.knowledge import Pack
from tealeaves.packs.load import load
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page
from tealeaves.types import Article, Role


@lru_cache(maxsize=1)
def shipped() -> Pack:
    return load()


def read(text: str | bytes, **options: str) -> Article:
    raw = text.encode() if isinstance(text, str) else text
    return read_article(read_page(raw), shipped(), **options)


def of_role(article: Article, *roles: Role) -> list[str]:
    """The clean words of the kept passages of some roles."""
    return [article.view.text[p.start : p.end] for p in article.passages if p.role in roles]


def roles(article: Article) -> list[str]:
    return [block.role for block in article.blocks]
