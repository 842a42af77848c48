"""What is wrong with an XLSForm, in Vietnamese for the people of a commune who write one."""

import re

from forms.refusal import Refusal

# what the English sentence says → what an author reads; the first that fits counts
_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"Unknown question type '([^']*)'", "Không có loại câu hỏi “{0}”. Xem lại cột type."),
    (r"Question or group with no name", "Câu hỏi hoặc nhóm này chưa có tên (cột name)."),
    (r"Question with no type", "Câu hỏi này chưa có loại (cột type)."),
    (r"must begin with a letter or underscore",
     "Tên phải bắt đầu bằng chữ cái không dấu hoặc “_”, sau đó chỉ gồm chữ cái, chữ số, “_”, “-”, “.”."),
    (r"must be unique within their nearest parent|Repeat names must unique",
     "Tên này đã dùng cho câu hỏi khác trong cùng nhóm. Mỗi tên chỉ dùng một lần."),
    (r"Could not find the name '([^']*)'", "Không có câu hỏi nào tên “{0}” để tham chiếu ${{{0}}}."),
    (r"The name '([^']*)' appears more than once", "Có nhiều câu hỏi tên “{0}”, nên ${{{0}}} không rõ là câu nào."),
    (r"Reference variables must start with", "Tham chiếu phải viết dạng ${{tên_câu_hỏi}}."),
    (r"There should be a choices sheet",
     "Biểu mẫu có câu hỏi lựa chọn nhưng thiếu trang tính choices (có cột list_name, name, label)."),
    (r"List name not in choices sheet: ?(\S*)", "Danh sách lựa chọn “{0}” không có trong trang tính choices."),
    (r"Unmatched 'begin_(\w+)'.*for the name '([^']*)'", "Nhóm “{1}” mở bằng begin_{0} nhưng chưa đóng bằng end_{0}."),
    (r"Unmatched 'end_(\w+)'", "Có end_{0} nhưng không có begin_{0} tương ứng ở trước."),
    (r"has no label or hint", "Câu hỏi này chưa có nhãn (cột label)."),
    (r"Choices must have a name", "Lựa chọn này chưa có giá trị (cột name)."),
    (r"Choices should have a label", "Lựa chọn này chưa có nhãn (cột label)."),
    (r"Choice names must be unique", "Giá trị lựa chọn này bị lặp trong cùng một danh sách."),
    (r"Choice names with spaces", "Giá trị của lựa chọn trong câu hỏi chọn nhiều không được có dấu cách."),
    (r"must have a sheet named 'survey'", "Tệp phải có trang tính tên là survey."),
    (r"Headers that are different names for the same column", "Có hai cột cùng một ý nghĩa; hãy giữ một cột."),
    (r"required column headers were not found: (.*?)\.", "Trang tính thiếu cột bắt buộc: {0}."),
    (r"headers must not be empty and must not contain spaces",
     "Tên cột không được để trống và không được có dấu cách."),
    (r"'range' question type", "Tham số của câu hỏi range (start, end, step) chưa đúng: phải là số và hợp nhau."),
    (r"Parameters must be in the form", "Tham số phải viết dạng khóa=giá_trị, cách nhau bằng dấu cách."),
    (r"invalid parameter key\(s\): '([^']*)'", "Tham số “{0}” không dùng được cho loại câu hỏi này."),
    (r"Missing calculation", "Câu tính toán (calculate) chưa có công thức ở cột calculation."),
    (r"There is no function '([^']*)'", "Không có hàm “{0}”."),
    (r"The function '([^']*)' takes (.+?) arguments, not (\d+)", "Hàm “{0}” cần {1} đối số, đang có {2}."),
    (r"position (\d+) of the expression", "Công thức viết sai ở ký tự thứ {0}."),
    (r"depend on each other in a circle", "Các công thức phụ thuộc vòng tròn vào nhau."),
    (r"unknown role (\S+)", "Không có vai “{0}” (cột bind::hsl:role), như: owner, filer, mother."),
    (r"unknown attribute hsl:(\S+)", "Không có cột “bind::hsl:{0}”."),
    (r"anchor every pattern", "Mẫu regex phải bắt đầu bằng ^ và kết thúc bằng $."),
    (r"(\d+) questions on one page; at most (\d+)", "Một trang có {0} câu hỏi; nhiều nhất {1}. Chia thành hai nhóm."),
    (r"a section needs a label", "Nhóm này chưa có nhãn (cột label)."),
    (r"a warning must be about a question", "Lời nhắc phải nói về một câu hỏi của mẫu (cột bind::hsl:about)."),
    (r"there is no date (\S+) beside it", "Không có câu hỏi ngày “{0}” bên cạnh."),
    (r"leads to nothing", "Công thức trỏ tới một câu hỏi không có trong biểu mẫu."),
    (r"is not an XLSForm|cannot be read|not appear to be a valid|not recognized as a supported type",
     "Tệp này không phải XLSForm đọc được (.xlsx, .xls, .csv hoặc .md)."),
)  # fmt: skip
_OTHER = "Biểu mẫu chưa đúng ở đây. Thông báo gốc: {0}"


def in_vietnamese(refusal: Refusal) -> str:
    """The refusal of a form as one Vietnamese line: the place, then what is wrong."""
    place = refusal.facts.get("place_vietnamese", "")
    said = sentence(str(refusal))
    return f"{place[:1].upper()}{place[1:]}: {said}" if place else said


def sentence(english: str) -> str:
    """What an English sentence about a form says; one that is not known is quoted."""
    for pattern, words in _SENTENCES:
        found = re.search(pattern, english, re.DOTALL)
        if found is not None:
            return words.format(*(group or "" for group in found.groups()))
    return _OTHER.format(english)
