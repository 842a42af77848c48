"""A folder becomes a signed pack, by the command line and by the page that writes packs alike."""

from datetime import date
from pathlib import Path

from app.services.usable_pack import check_usable
from forms.authoring.pack_folder import files_of, label_of, read_key, read_signers, with_signed_accounts
from forms.catalogue import Catalogue
from forms.pack_file import Pack, built, opened, signers_of
from forms.trust import TrustedKey

SIGNERS_NAME = "signers.json"
"""The list of signers that the root signed; it lies beside a signer's key unless another one is named."""


def sign_folder(
    folder: Path,
    key: Path,
    *,
    catalogue: Catalogue,
    root: TrustedKey,
    today: date,
    signers: Path | None = None,
    **label: str | None,
) -> tuple[bytes, Pack]:
    """The pack's bytes, proved as they will be when it is installed.

    Args:
        folder: cards, forms, words and local data as a pack holds them.
        key: the signer's secret half, a file that its keeper holds.
        catalogue: what is in force, with the folder on top.
        root: who vouches for the signers.
        today: the pack's day.
        signers: the list of signers, where it does not lie beside the key.
        label: ``name``, ``title``, ``version`` where they are not to be worked out.

    Raises:
        Refusal: those of ``files_of``, ``read_key``, ``read_signers``, ``check_usable`` and ``pack_file.opened``.
    """
    signer = read_key(key)
    files = with_signed_accounts(files_of(folder), signer)
    check_usable(files, catalogue)
    listed = read_signers(signers or key.parent / SIGNERS_NAME)
    vouched = signers_of(*listed, root=root, today=today)
    content = built(files, label_of(folder, today, **label), signer.key, signer.secret, vouched)
    return content, opened(content, root=root, today=today)
