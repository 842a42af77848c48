"""Which encrypted papers the rows of a database name, and whose they are."""

from sqlalchemy import Connection, inspect, select

from app.storage.tables.dossiers import papers
from app.storage.tables.office import result_papers
from app.storage.tables.outbox import submission_segments, submissions


def wanted_papers(connection: Connection) -> dict[str, str]:
    """Segment name -> dossier id, over attached papers, frozen submissions and results, also in an earlier schema."""
    attached = select(papers.c.segment, papers.c.dossier_id).where(papers.c.segment.is_not(None))
    frozen = select(submission_segments.c.segment, submissions.c.dossier_id).join(submissions)
    named = attached.union(frozen)
    if inspect(connection).has_table(result_papers.name):
        named = attached.union(frozen, select(result_papers.c.segment, result_papers.c.dossier_id))
    return {row.segment: row.dossier_id for row in connection.execute(named)}
