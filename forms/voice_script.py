"""What a helper reads into a microphone where no machine has a voice: each label of a form, with its file's name."""

from collections.abc import Sequence

from forms.dossier_facts import Helper
from forms.questions import QuestionView
from forms.sheet_values import Grid, Line, Slip

KIND = "wav"


def file_of(ref: str) -> str:
    """The file in which the label of a question is read: ``/data/owner/owner_name`` gives ``owner_name.wav``."""
    return f"{ref.rsplit('/', 1)[-1]}.{KIND}"


def sentences(questions: Sequence[QuestionView]) -> list[tuple[str, str]]:
    """(label, file) of what is read back; what is shown only, notes and doubled labels of rows are left out."""
    spoken = [each for each in questions if each.type != "note" and not each.sensitive and each.label]
    by_file: dict[str, str] = {}
    for each in spoken:
        by_file.setdefault(file_of(each.ref), each.label)
    return [(label, file) for file, label in by_file.items()]


def build_voice_script(code: str, title: str, questions: Sequence[QuestionView], *, helper: Helper) -> Slip:
    """The page to read from; answers of people are never recorded, and it says so."""
    rows = tuple((str(number), label, file, "") for number, (label, file) in enumerate(sentences(questions), 1))
    return Slip(
        title="Lời để thu giọng",
        status_banner="",
        intro=(
            Line(f"Việc: {title} ({code})."),
            Line("Đọc to, chậm, rõ từng câu; mỗi câu một tệp WAV, mang đúng tên ở cột “Tên tệp”."),
            Line(f"Cất các tệp vào thư mục voice/{code}/ của két dữ liệu. Máy không có giọng thì phát tệp này."),
            Line("Chỉ thu tên mục. Không bao giờ thu câu trả lời, tên hay số của ai."),
        ),
        facts=(("Điểm hỗ trợ", helper.point), ("Người đọc", "")),
        ticks=(),
        bring=(),
        signatures=(),
        notes=(Line("Câu hỏi trong biểu đổi lời thì thu lại câu ấy."),),
        our_code="",
        codes=(),
        grids=(("", Grid(("TT", "Câu đọc", "Tên tệp", "Đã thu"), (0.6, 6.0, 3.6, 1.0), rows)),),
    )
