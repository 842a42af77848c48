"""What a gateway counts of itself, for Prometheus and for whoever watches that it lives; it names nobody."""

import os
import shutil
from collections.abc import Callable

import prometheus_client
import sqlalchemy as sa
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from sync.gateway import schema
from sync.gateway.opening import Gateway

MEDIA_TYPE = prometheus_client.CONTENT_TYPE_LATEST
SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Set by the process that starts several workers: the library then counts in files that all of them share."""

LEAST_FREE_BYTES = 256 * 1024 * 1024
"""With less room the gateway calls itself unwell, before it must refuse papers."""

_SECONDS = (0.005, 0.025, 0.1, 0.5, 2.0, 10.0)


class Figures:
    """Counters of one server, with what its database holds at the moment of asking."""

    def __init__(self, gateway: Gateway) -> None:
        is_shared = SHARED_FOLDER in os.environ
        self._registry = CollectorRegistry()
        own = None if is_shared else self._registry
        self._requests = Counter(
            "hosolang_requests", "Requests by route and status", ["method", "route", "status"], registry=own
        )
        self._seconds = Histogram(
            "hosolang_request_seconds", "Time to answer", ["route"], registry=own, buckets=_SECONDS
        )
        self._bytes = Counter("hosolang_answer_bytes", "Bytes of answers", registry=own)
        self._submissions = Counter("hosolang_submissions", "Submissions by outcome", ["outcome"], registry=own)
        if is_shared:
            MultiProcessCollector(self._registry)  # type: ignore[no-untyped-call]  # the library has no types there
        self._registry.register(_Holdings(gateway))

    def answered(self, method: str, route: str, status: int, size: int, seconds: float) -> None:
        """One request was answered; ``route`` is the pattern, never an address."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        self._bytes.inc(size)

    def judged(self, outcome: str) -> None:
        """One submission of a batch got its outcome."""
        self._submissions.labels(outcome).inc()

    def text(self) -> bytes:
        """All of it as Prometheus reads it."""
        return prometheus_client.generate_latest(self._registry)


class _Holdings(Collector):
    """Counts asked of the database when somebody looks."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def collect(self) -> list[GaugeMetricFamily]:
        """The gauges of this moment."""
        table = schema.submissions
        counts = {
            "dossiers": sa.select(sa.func.count()).select_from(schema.dossiers),
            "submissions": sa.select(sa.func.count()).select_from(table),
            "submissions_waiting_for_files": sa.select(sa.func.count())
            .select_from(table)
            .where(table.c.received_at.is_(None)),
            "uploads_under_way": sa.select(sa.func.count()).select_from(schema.uploads),
            "devices": sa.select(sa.func.count())
            .select_from(schema.devices)
            .where(schema.devices.c.revoked_at.is_(None)),
        }
        with self._gateway.read().begin() as connection:
            found = {name: connection.execute(query).scalar_one() for name, query in counts.items()}
        gauges = [_gauge(name, count) for name, count in found.items()]
        return [*gauges, _gauge("free_bytes", free_bytes(self._gateway))]

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing is asked of the database when the registry is made."""
        return []


def free_bytes(gateway: Gateway) -> int:
    """Room left where the files lie."""
    return shutil.disk_usage(gateway.data).free


def is_well(gateway: Gateway, free: Callable[[Gateway], int] = free_bytes) -> bool:
    """Whether the database and the place of the files answer and there is room for papers."""
    try:
        with gateway.read().begin() as connection:
            connection.execute(sa.select(schema.gateway.c.id)).one()
        gateway.files.probe()
    except Exception:  # noqa: BLE001 - whatever it is, the answer is no
        return False
    return free(gateway) >= LEAST_FREE_BYTES


def _gauge(name: str, count: int) -> GaugeMetricFamily:
    gauge = GaugeMetricFamily(f"hosolang_{name}", f"{name.replace('_', ' ').capitalize()} at this moment")
    gauge.add_metric([], count)
    return gauge
