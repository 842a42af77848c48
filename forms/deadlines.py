"""By which day a filled form should be at the office, as far as its card gives that as data."""

from datetime import date, timedelta

from forms.dates import whole_day
from forms.engine import Instance
from forms.procedure import Procedure


def nearest(procedure: Procedure, instance: Instance, today: date) -> date | None:
    """The nearest day still to come: so many days after a date in the form, or the last day of the procedure itself.

    A date of which only month or year is known gives none, and a day that is past hurries nobody any more.
    """
    rule = procedure.deadline_rule
    days = [procedure.effective_to] if procedure.effective_to is not None else []
    if rule is not None and rule.counted_from in instance.refs() and instance.relevant(rule.counted_from):
        begun = whole_day(instance.value(rule.counted_from))
        days += [begun + timedelta(days=rule.days)] if begun is not None else []
    return min((day for day in days if day >= today), default=None)
