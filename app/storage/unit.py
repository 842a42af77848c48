"""Everything that one use case may touch, in one transaction."""

from app.storage.stores.bindings import Bindings
from app.storage.stores.consents import Consents
from app.storage.stores.copies import Copies
from app.storage.stores.dossiers import Dossiers
from app.storage.stores.drafts import Drafts
from app.storage.stores.erasures import Erasures
from app.storage.stores.events import Events
from app.storage.stores.follow_ups import FollowUps
from app.storage.stores.journal import Journal
from app.storage.stores.kept_forms import KeptForms
from app.storage.stores.marks import Marks
from app.storage.stores.outbox import Outbox
from app.storage.stores.papers import Papers
from app.storage.stores.pending import Pending
from app.storage.stores.persons import Persons
from app.storage.stores.register import Register
from app.storage.stores.reports import Reports
from app.storage.stores.restored import Restored
from app.storage.stores.results import Results
from app.storage.stores.retention import Retention
from app.storage.stores.set_aside import SetAsideRecords
from app.storage.stores.settings import Settings
from app.storage.stores.silence import Silence
from app.storage.stores.submissions import Submissions
from app.storage.transaction import Transaction


class Unit:
    """The stores of one transaction; what they return are the frozen values of ``app.storage.records``."""

    def __init__(self, tx: Transaction) -> None:
        self.dossiers = Dossiers(tx)
        self.marks = Marks(tx)
        self.drafts = Drafts(tx)
        self.consents = Consents(tx)
        self.papers = Papers(tx)
        self.submissions = Submissions(tx)
        self.outbox = Outbox(tx)
        self.events = Events(tx)
        self.reports = Reports(tx)
        self.results = Results(tx)
        self.follow_ups = FollowUps(tx)
        self.pending = Pending(tx)
        self.silence = Silence(tx)
        self.journal = Journal(tx)
        self.settings = Settings(tx)
        self.forms = KeptForms(tx)
        self.binding = Bindings(tx)
        self.copies = Copies(tx)
        self.erasures = Erasures(tx)
        self.restored = Restored(tx)
        self.retention = Retention(tx)
        self.persons = Persons(tx)
        self.register = Register(tx)
        self.set_aside = SetAsideRecords(tx)
