"""What can be wrong with an expression that parses: names of instances, questions and nodes that do not exist.

Standard: XForms 1.1, error indications (a binding or compute exception ends the form); here before it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.engine.errors import FormError
from forms.engine.expressions import Expression
from forms.engine.parts import Loading
from forms.engine.secondary import SecondaryInstances
from forms.engine.xpath.ast import Binary, Call, Expr, Filter, Literal, NameTest, Negate, Path


def check_expressions(loading: Loading, secondary: SecondaryInstances) -> None:
    """Looks through all expressions of the form.

    Raises:
        FormError: one names an instance, a question or, by an absolute path, a node that the form does not have.
    """
    known = {loading.outermost_id()}
    for expression in loading.expressions:
        for part in parts(expression.tree):
            if isinstance(part, Call):
                _check_call(loading, expression, part, secondary, known)
            elif isinstance(part, Path) and part.start == "/":
                _check_path(loading, expression, part)


def parts(tree: Expr) -> Iterator[Expr]:
    """The expression and everything inside it."""
    stack = [tree]
    while stack:
        one = stack.pop()
        yield one
        stack.extend(_children(one))


def _children(tree: Expr) -> tuple[Expr, ...]:
    if isinstance(tree, Binary):
        return (tree.left, tree.right)
    if isinstance(tree, Call):
        return tree.arguments
    if isinstance(tree, Negate):
        return (tree.operand,)
    if isinstance(tree, Filter):
        return (tree.base, *tree.predicates)
    if isinstance(tree, Path):
        start = () if tree.start is None or isinstance(tree.start, str) else (tree.start,)
        return (*start, *[predicate for step in tree.steps for predicate in step.predicates])
    return ()


def _check_call(
    loading: Loading, expression: Expression, call: Call, secondary: SecondaryInstances, known: set[str]
) -> None:
    first = call.arguments[0] if call.arguments else None
    if call.name in {"instance", "pulldata"} and isinstance(first, Literal):
        if first.text not in secondary and first.text not in known:
            raise _error(f"There is no instance {first.text!r}", expression)
    elif call.name == "jr:choice-name" and isinstance(call.arguments[1], Literal):
        question = call.arguments[1].text
        if loading.resolve(question, expression.definition) is None:
            raise _error(f"jr:choice-name() asks for {question.strip()!r}, which the form does not have", expression)


def _check_path(loading: Loading, expression: Expression, path: Path) -> None:
    names: list[str] = []
    for step in path.steps:
        if step.axis != "child" or not isinstance(step.test, NameTest) or step.test.name == "*":
            return
        names.append(step.test.name)
    if names and not loading.has_path(names):
        raise _error(f"The path /{'/'.join(names)} leads to nothing", expression)


def _error(sentence: str, expression: Expression) -> FormError:
    where = f" (at {expression.definition.path})" if expression.definition is not None else ""
    return FormError(f"{sentence}: it stands in the expression {expression.source!r}{where}")
