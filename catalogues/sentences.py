"""Finds the sentences of the program: what is declared a ``Sentence``, and what is given where one is asked for."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SENTENCE = "Sentence"
PLURAL = "Plural"
ONE, MANY = "one", "many"
MAKER = "__init__"
MADE_OF_CLASS = {"self", "cls"}

Message = str | tuple[str, str]
"""A sentence, or one for one thing and for many."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A function that asks for sentences: the places and names of those arguments."""

    places: Mapping[int, str]

    def arguments(self, call: ast.Call) -> Mapping[str, ast.expr]:
        """What a call gives for them, by the name of the argument."""
        by_place = {self.places[n]: given for n, given in enumerate(call.args) if n in self.places}
        names = set(self.places.values())
        return by_place | {one.arg: one.value for one in call.keywords if one.arg in names}


def sentences(paths: Sequence[Path]) -> Iterator[tuple[Path, Message]]:
    """Every sentence of some modules with the module it stands in."""
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    asking = asking_functions(modules.values())
    for path, module in modules.items():
        for node in ast.walk(module):
            for message in (*declared(node), *given(node, asking)):
                yield path, message


def asking_functions(modules: Iterable[ast.Module]) -> Mapping[str, Sequence[Asking]]:
    """The functions that have an argument declared a sentence, by their name."""
    found: dict[str, list[Asking]] = defaultdict(list)
    nodes = [node for module in modules for node in ast.walk(module)]
    for function in (node for node in nodes if isinstance(node, ast.FunctionDef)):
        if places := places_of(function):
            found[function.name].append(Asking(places))
    classes = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}
    for name, made in classes.items():
        if places := places_of_class(made, classes):
            found[name].append(Asking(places))
    return found


def places_of_class(made: ast.ClassDef, classes: Mapping[str, ast.ClassDef]) -> Mapping[int, str]:
    """The same of what a class is made of: by its own function, of its fields, or as a class it is derived from."""
    maker = next((node for node in made.body if isinstance(node, ast.FunctionDef) and node.name == MAKER), None)
    if maker is not None:
        return places_of(maker)
    fields = [node for node in made.body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)]
    if fields:
        return {n: ast.unparse(one.target) for n, one in enumerate(fields) if speaks_of(one.annotation, SENTENCE)}
    bases = (classes[base.id] for base in made.bases if isinstance(base, ast.Name) and base.id in classes)
    return next((places for base in bases if (places := places_of_class(base, classes))), {})


def places_of(function: ast.FunctionDef) -> Mapping[int, str]:
    """The places and names of the arguments of a function that are declared sentences."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    if arguments and arguments[0].arg in MADE_OF_CLASS:
        arguments = arguments[1:]
    return {n: one.arg for n, one in enumerate(arguments) if speaks_of(one.annotation, SENTENCE, PLURAL)}


def declared(node: ast.AST) -> Iterator[Message]:
    """What a name declared to hold sentences holds, and what a function declared to give one returns."""
    if isinstance(node, ast.AnnAssign) and node.value is not None:
        yield from declared_in(node.value, node.annotation)
    if isinstance(node, ast.FunctionDef) and speaks_of(node.returns, SENTENCE, PLURAL):
        returned = (one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value is not None)
        for value in returned:
            yield from declared_in(value, node.returns)


def declared_in(value: ast.expr, annotation: ast.expr | None) -> Iterator[Message]:
    """The sentences of one value: pairs where the declaration speaks of pairs."""
    if speaks_of(annotation, PLURAL):
        yield from pairs(value)
    elif speaks_of(annotation, SENTENCE):
        yield from literals(value)


def given(node: ast.AST, asking: Mapping[str, Sequence[Asking]]) -> Iterator[Message]:
    """What a call gives where a sentence is asked for."""
    if not isinstance(node, ast.Call):
        return
    for one in asking.get(name_of(node.func), ()):
        arguments = one.arguments(node)
        if {ONE, MANY} <= arguments.keys():
            yield from zip(literals(arguments[ONE]), literals(arguments[MANY]), strict=True)
        else:
            for value in arguments.values():
                yield from pairs(value) if is_pair(value) else literals(value)


def name_of(called: ast.expr) -> str:
    """The name of a called function or method."""
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def speaks_of(annotation: ast.expr | None, *names: str) -> bool:
    """Whether a declaration names one of these types anywhere."""
    inner = ast.walk(annotation) if annotation is not None else ()
    return any(isinstance(node, ast.Name) and node.id in names for node in inner)


def is_pair(value: ast.expr) -> bool:
    """Whether it is a sentence for one and for many, written as a pair of literals: ``{n}`` is in both."""
    texts = list(literals(value))
    return isinstance(value, ast.Tuple) and len(texts) == 2 and all("{n}" in text for text in texts)


def pairs(value: ast.expr) -> Iterator[tuple[str, str]]:
    """The pairs of literals of a value."""
    for node in ast.walk(value):
        if isinstance(node, ast.Tuple):
            one, many = literals(node)
            yield one, many


def literals(value: ast.expr) -> Iterator[str]:
    """The literals a value may be; of a mapping its values, of a condition both branches and not what is asked."""
    match value:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.Dict(values=values) | ast.Tuple(elts=values) | ast.List(elts=values):
            for one in values:
                yield from literals(one)
        case ast.IfExp(body=body, orelse=otherwise):
            yield from literals(body)
            yield from literals(otherwise)
