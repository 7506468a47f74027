"""View to HTML. The only module that knows Jinja."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateSyntaxError, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tracker.errors import WrongUsage
from tracker.languages import Language, language, languages
from tracker.presentation.messages import Messages
from tracker.presentation.papers.paper import Paper
from tracker.presentation.twin import beside
from tracker.presentation.view import ReportView
from tracker.presentation.xmltext import xml_text
from tracker.sentences import Saying, saying, together
from tracker.shipped import shipped_folder

SHIPPED = ("periodic", "brief", "institution")
PAPER = "paper"
SITE = "web"
"""The folder of the pages for a browser: its files go before those of the report, whose macros they use."""
TOKENS = "css/10-tokens.css"
SUFFIX = ".html"

LONG_WORD = re.compile(r"\S{200,}")
PIECE = 11
BREAK = "\u200b"

INNER_LINK = re.compile(r'<a [^>]*href="#([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
ANCHOR = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """Which template is rendered: its name, and the folder of an official's own files that go before the shipped ones.

    A folder holds only the files that differ: ``parts/front.html``, ``css/10-tokens.css``, a template of its own.
    """

    name: str = SHIPPED[0]
    folder: Path | None = None

    @property
    def folders(self) -> Sequence[Path]:
        """Where files are looked for, first choice first."""
        shipped = shipped_folder("templates")
        return (shipped,) if self.folder is None else (self.folder, shipped)


def template_choice(text: str) -> TemplateChoice:
    """What ``--template`` asks for: a shipped name, a folder, or a template inside a folder.

    Raises:
        WrongUsage: It is none of them.
    """
    path = Path(text)
    if text in SHIPPED:
        return TemplateChoice(text)
    with suppress(OSError):  # a name that is too long, a folder that may not be looked into
        if text and path.is_dir():
            return TemplateChoice(folder=path)
        if path.suffix == SUFFIX and (path.is_file() or (path.parent.is_dir() and path.stem in SHIPPED)):
            return TemplateChoice(path.stem, path.parent)
    raise WrongUsage(
        "there is no template '{text}'. Choose {names}, a folder, or an {suffix} file in one.",
        text=text,
        names=", ".join(SHIPPED),
        suffix=SUFFIX,
    )


@cache
def environment(choice: TemplateChoice, tongues: str) -> ImmutableSandboxedEnvironment:
    """Templates that can print and nothing else: all is escaped, unknown names are errors, ``_`` translates.

    Compiled templates are kept for the next report; Jinja itself notices a file that changed.
    """
    found = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in choice.folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=breakable,
    )
    first = language(tongues.split(",", maxsplit=1)[0])
    found.globals["_"] = Messages(tongues).text
    found.globals.update(comma=first.comma, semicolon=first.semicolon, stop=first.stop)
    return found


@cache
def word_environment(language: str) -> ImmutableSandboxedEnvironment:
    """The same for templates of Word: whatever a text holds, it stays a text."""
    found = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=fit_for_xml)
    found.globals["_"] = Messages(language).text
    return found


def fit_for_xml(value: object) -> object:
    """A text that XML can hold; what does not exist is left to Jinja's complaint."""
    return value if isinstance(value, Undefined) else xml_text(str(value))


def breakable(value: object) -> object:
    """A text in which no word is too long for a line; only words beyond all measure are touched.

    WeasyPrint needs a minute for a word of 66,000 letters. What was made HTML already stays as it is, and what does
    not exist is left to Jinja's complaint.
    """
    is_text = not (hasattr(value, "__html__") or isinstance(value, Undefined))
    return LONG_WORD.sub(in_pieces, str(value)) if is_text else value


def in_pieces(word: re.Match[str]) -> str:
    """A word that may break after every few letters."""
    letters = word.group()
    return BREAK.join(letters[start : start + PIECE] for start in range(0, len(letters), PIECE))


@cache
def style_sheet(folders: Sequence[Path]) -> str:
    """All style sheets in the order of their names; of two with one name the first folder's counts."""
    sheets: dict[str, Path] = {}
    for folder in folders:
        for path in (folder / "css").glob("*.css"):
            sheets.setdefault(path.name, path)
    shipped = (sheets[name].read_text(encoding="utf-8") for name in sorted(sheets))
    return "\n".join([*shipped, *map(type_rule, languages().values())])


def type_rule(one: Language) -> str:
    """The fonts of a language, and how far its lines stand apart."""
    fonts = f"font-family: {', '.join(repr(name) for name in one.fonts)}; " if one.fonts else ""
    leading = f"line-height: {one.leading}; " if one.leading else ""
    return f":lang({one.code}) {{ {fonts}{leading}}}" if fonts or leading else ""


def render_html(view: ReportView, choice: TemplateChoice = TemplateChoice()) -> str:
    """The report as one HTML document that needs nothing beside it.

    Raises:
        WrongUsage: A template has a mistake; the message names its file and line.
    """
    return rendered(choice, view.tongues, view=view)


def render_paper(paper: Paper, folder: Path | None = None) -> str:
    """A paper for a session as one HTML document; a folder may hold templates of an official's own.

    Raises:
        WrongUsage: A template has a mistake; the message names its file and line.
    """
    own = folder is not None and (folder / f"{paper.kind}{SUFFIX}").is_file()
    return rendered(TemplateChoice(paper.kind if own else PAPER, folder), (paper.language,), paper=paper)


def rendered(choice: TemplateChoice, spoken: Sequence[str], **names: object) -> str:
    """A template with what it may print, in one language or two."""
    tongues, second = ",".join(spoken), spoken[1] if len(spoken) > 1 else None
    try:
        template = environment(choice, tongues).get_template(f"{choice.name}{SUFFIX}")
        made = without_dead_links(template.render(**names, styles=style_sheet(choice.folders)))
        return made if second is None else beside(made, language(second))
    except TemplateSyntaxError as mistake:
        words = [placed(mistake.filename or mistake.name or "", mistake.lineno), mistake.message]
        raise WrongUsage(together(words, ": ")) from None
    except Exception as mistake:  # an official's own template may do anything wrong that Python knows of
        place = template_place(mistake.__traceback__, choice)
        if place is None:
            raise
        raise WrongUsage(together([place, " ".join(str(mistake).split())], ": ")) from None


def template_place(traceback: TracebackType | None, choice: TemplateChoice) -> Saying | None:
    """File and line of the innermost template being rendered; ``None`` where the fault lies in the program itself."""
    folders = tuple(str(folder) for folder in choice.folders)
    places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(traceback)]
    inside = [(name, line) for name, line in places if name.startswith(folders)]
    if not inside or choice.folder is None or is_ours(places[-1][0]):
        return None
    return placed(*inside[-1])


def placed(file: str, line: int) -> Saying:
    """File and line."""
    return saying("{file}, line {line}", file=file, line=line)


def is_ours(file: str) -> bool:
    """Whether a file is a module of this program."""
    return Path(file).is_relative_to(Path(__file__).parents[1])


def without_dead_links(html: str) -> str:
    """The document with links to places that it does not have made plain words: a brief has no cards to lead to."""
    anchors = set(ANCHOR.findall(html))
    return INNER_LINK.sub(lambda found: found.group() if found.group(1) in anchors else found.group(2), html)


def render_page(name: str, language: str, /, **words: object) -> str:
    """A page for a browser, of a template in the folder of pages."""
    return environment(site_choice(), language).get_template(f"{name}{SUFFIX}").render(words)


@cache
def site_styles() -> str:
    """The style sheet of the pages: the report's own colours, then what a screen needs."""
    folder = shipped_folder("templates")
    sheets = [folder / TOKENS, *sorted((folder / SITE / "css").glob("*.css"))]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def site_file(name: str) -> Path:
    """A file that a page asks for beside its text: a script, a font."""
    folder = shipped_folder("templates")
    return folder / "fonts" / name if name.endswith(".ttf") else folder / SITE / "static" / name


@cache
def site_choice() -> TemplateChoice:
    """Where the templates of pages are looked for."""
    return TemplateChoice(SITE, shipped_folder("templates") / SITE)
