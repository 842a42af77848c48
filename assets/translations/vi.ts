<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AddUserDialog</name>
    <message>
        <source>Add a user</source>
        <translation>Thêm người dùng</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>T&amp;hêm</translation>
    </message>
    <message>
        <source>Suggest &amp;another</source>
        <translation>&amp;Gợi ý câu khác</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Tên</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Mật khẩu</translation>
    </message>
    <message>
        <source>Let them write it down and keep it, or type one of their own here now. They can change it later; nobody else needs to know it.</source>
        <translation>Đưa cho người ấy chép lại và cất kỹ, hoặc để người ấy tự gõ câu khác ngay bây giờ. Sau này tự đổi được; người khác không cần biết.</translation>
    </message>
    <message>
        <source>Making the key…</source>
        <translation>Đang tạo khóa…</translation>
    </message>
    <message>
        <source>{name} can open this machine now.</source>
        <translation>{name} đã mở được máy này.</translation>
    </message>
</context>
<context>
    <name>AfterFaultPage</name>
    <message>
        <source>The first look finds the vault&apos;s files not in order. Nothing was changed; go on, and the next page leads to the backup.</source>
        <translation>Nhìn qua thì thấy tệp của két không bình thường. Máy chưa sửa gì; cứ bấm làm tiếp, trang sau chỉ cách lấy lại từ bản sao lưu.</translation>
    </message>
    <message>
        <source>Every answer that was written down before it is still there. The vault&apos;s files were looked at and are in order; on unlocking each page of them is checked once more by itself.</source>
        <translation>Những gì đã ghi vào máy trước đó vẫn còn đủ. Máy đã xem qua tệp của két và thấy bình thường; lúc mở khóa máy tự kiểm lại toàn bộ một lần nữa.</translation>
    </message>
    <message>
        <source>Last time the program broke down in the middle</source>
        <translation>Lần trước chương trình hỏng giữa chừng</translation>
    </message>
    <message>
        <source>Last time the program or the machine stopped in the middle</source>
        <translation>Lần trước chương trình hoặc máy tắt ngang</translation>
    </message>
    <message>
        <source>It was a fault of the program, not of anybody&apos;s work.</source>
        <translation>Đó là lỗi của chương trình, không phải do ai làm sai.</translation>
    </message>
    <message>
        <source>The battery ran out, the power went, or the machine was switched off while the vault was open.</source>
        <translation>Máy hết pin, mất điện, hoặc bị tắt trong lúc két đang mở.</translation>
    </message>
    <message>
        <source>Last time the program met a fault of its own</source>
        <translation>Lần trước chương trình bị lỗi</translation>
    </message>
    <message>
        <source>Every answer that was written down before it is still there.</source>
        <translation>Những gì đã ghi vào máy trước đó vẫn còn đủ.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Làm gì bây giờ</translation>
    </message>
    <message>
        <source>Just go on. If it happens again in the same place, give this report to the keeper of the machine. It says where in the program it was, and nothing about any villager.</source>
        <translation>Cứ làm tiếp. Nếu lại bị ở đúng chỗ ấy thì đưa báo cáo này cho người giữ máy. Báo cáo chỉ nói lỗi ở đâu trong chương trình, không có gì về bà con.</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>&amp;Sao chép báo cáo</translation>
    </message>
    <message>
        <source>&amp;Save the report…</source>
        <translation>Lư&amp;u báo cáo…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Làm tiếp</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Văn bản (*.txt)</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>Đã lưu báo cáo.</translation>
    </message>
</context>
<context>
    <name>AgainDialog</name>
    <message>
        <source>A second dossier for the same matter</source>
        <translation>Làm thêm một hồ sơ cùng việc</translation>
    </message>
    <message>
        <source>&amp;Why is it right?</source>
        <translation>&amp;Vì sao làm thêm?</translation>
    </message>
    <message>
        <source>Why is it right?</source>
        <translation>Vì sao làm thêm?</translation>
    </message>
    <message>
        <source>For instance: the first one was on paper, or it is about another matter of the same kind.</source>
        <translation>Ví dụ: hồ sơ trước làm trên giấy, hoặc là một việc khác cùng loại.</translation>
    </message>
</context>
<context>
    <name>AsidePage</name>
    <message>
        <source>Set aside</source>
        <translation>Để riêng</translation>
    </message>
    <message>
        <source>The others go on; nothing here is lost until somebody says so.</source>
        <translation>Hồ sơ khác vẫn đi; ở đây không mất gì cho đến khi có người bỏ.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Nothing stands aside.</source>
        <translation>Không có gì để riêng.</translation>
    </message>
    <message>
        <source>Somebody set it aside.</source>
        <translation>Có người để riêng.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Đưa trở lại</translation>
    </message>
    <message>
        <source>Look at the dossier</source>
        <translation>Xem hồ sơ</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Lý do: {reason}</translation>
    </message>
    <message>
        <source>A record that cannot be read</source>
        <translation>Một mục không đọc được</translation>
    </message>
    <message>
        <source>Number {number}, of {table}, set aside {time}</source>
        <translation>Số {number}, bảng {table}, để riêng lúc {time}</translation>
    </message>
    <message>
        <source>Try to bring it back</source>
        <translation>Thử đưa trở lại</translation>
    </message>
    <message>
        <source>Delete it for good…</source>
        <translation>Xóa hẳn…</translation>
    </message>
    <message>
        <source>Delete the record?</source>
        <translation>Xóa mục này?</translation>
    </message>
    <message>
        <source>It cannot be read here now; a backup may still have it. It cannot be undone.</source>
        <translation>Lúc này máy không đọc được; bản sao lưu có thể còn. Xóa rồi không lấy lại được.</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>Để &amp;nguyên</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Xong.</translation>
    </message>
</context>
<context>
    <name>AskingServerDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Đang hỏi máy chủ…</translation>
    </message>
    <message>
        <source>No longer waiting for the server. If it still answers, this machine is enrolled and that is said; the same code may be sent again.</source>
        <translation>Đã thôi chờ máy chủ. Nếu máy chủ trả lời sau, máy này vẫn được nối và có báo; cũng có thể gửi lại đúng mã này.</translation>
    </message>
</context>
<context>
    <name>AuthoringPage</name>
    <message>
        <source>It is not stopped half way: half a copy would be of no use.</source>
        <translation>Việc này không dừng giữa chừng: bản sao dở dang không dùng được.</translation>
    </message>
    <message>
        <source>Write a content pack</source>
        <translation>Biên soạn gói</translation>
    </message>
    <message>
        <source>One workbook a procedure. Nothing counts here before its pack is signed and installed.</source>
        <translation>Mỗi thủ tục một bảng tính. Chưa ký và cài gói thì chưa có gì đổi.</translation>
    </message>
    <message>
        <source>The workbook</source>
        <translation>Bảng tính</translation>
    </message>
    <message>
        <source>Drop the file here, or choose it. It is only read; mends go into a copy.</source>
        <translation>Kéo tệp vào đây, hoặc chọn tệp. Máy chỉ đọc; sửa thì sửa vào một bản sao.</translation>
    </message>
    <message>
        <source>No workbook yet?</source>
        <translation>Chưa có bảng tính?</translation>
    </message>
    <message>
        <source>Begin with an empty one, or with the workbook of a procedure that is in use.</source>
        <translation>Bắt đầu từ bảng trống, hoặc từ bảng của một thủ tục đang dùng.</translation>
    </message>
    <message>
        <source>Code of the procedure, such as 1.004873</source>
        <translation>Mã thủ tục, như 1.004873</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Choose a &amp;workbook…</source>
        <translation>Chọn &amp;bảng tính…</translation>
    </message>
    <message>
        <source>&amp;Read it again</source>
        <translation>Đọc &amp;lại</translation>
    </message>
    <message>
        <source>&amp;Empty workbook…</source>
        <translation>Bảng &amp;trống…</translation>
    </message>
    <message>
        <source>Sheet of &amp;communes…</source>
        <translation>Bảng các &amp;xã…</translation>
    </message>
    <message>
        <source>Its wor&amp;kbook…</source>
        <translation>Lấy bả&amp;ng của mã này…</translation>
    </message>
    <message>
        <source>See the c&amp;ard</source>
        <translation>Xe&amp;m thẻ</translation>
    </message>
    <message>
        <source>Walk the &amp;questions</source>
        <translation>Đi qua từng &amp;câu hỏi</translation>
    </message>
    <message>
        <source>See the &amp;paper</source>
        <translation>Xem giấy &amp;in</translation>
    </message>
    <message>
        <source>Version, such as 2026.11.22</source>
        <translation>Số bản, như 2026.11.22</translation>
    </message>
    <message>
        <source>&amp;Sign and make the pack…</source>
        <translation>Ký &amp;và làm gói…</translation>
    </message>
    <message>
        <source>Reading the workbook…</source>
        <translation>Đang đọc bảng tính…</translation>
    </message>
    <message>
        <source>{name} has {count} places to mend.</source>
        <translation>{name}: {count} chỗ phải sửa.</translation>
    </message>
    <message>
        <source>&amp;Mend {count} of them in a copy</source>
        <translation>&amp;Sửa hộ {count} ô vào bản sao</translation>
    </message>
    <message>
        <source>Sheet “{sheet}”</source>
        <translation>Trang “{sheet}”</translation>
    </message>
    <message>
        <source>… and {count} more. Mend these first, then read it again.</source>
        <translation>… và {count} chỗ nữa. Sửa những chỗ này trước, rồi đọc lại.</translation>
    </message>
    <message>
        <source>Cell {cell}</source>
        <translation>Ô {cell}</translation>
    </message>
    <message>
        <source>Row {cell}</source>
        <translation>Hàng {cell}</translation>
    </message>
    <message>
        <source>The mend on offer: “{text}”</source>
        <translation>Máy có thể sửa thành: “{text}”</translation>
    </message>
    <message>
        <source>{name} is sound.</source>
        <translation>{name}: không có gì phải sửa.</translation>
    </message>
    <message>
        <source>It speaks of {count} communes.</source>
        <translation>Bảng có {count} xã.</translation>
    </message>
    <message>
        <source>What changes against what is in use</source>
        <translation>Khác gì với bản đang dùng</translation>
    </message>
    <message>
        <source>Nothing that villagers would notice.</source>
        <translation>Không có gì bà con nhận thấy.</translation>
    </message>
    <message>
        <source>How it will look</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>The pack</source>
        <translation>Làm gói</translation>
    </message>
    <message>
        <source>You need the signer&apos;s key file, with signers.json beside it. It is only read, never kept.</source>
        <translation>Cần tệp khóa của người ký, có signers.json nằm cạnh. Máy chỉ đọc khóa, không giữ lại.</translation>
    </message>
    <message>
        <source>Version, such as 2026.11.22 (empty: today)</source>
        <translation>Số bản, như 2026.11.22 (để trống: ngày hôm nay)</translation>
    </message>
    <message>
        <source>A workbook</source>
        <translation>Bảng tính</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Bảng tính (*.xlsx)</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Lưu ở đâu</translation>
    </message>
    <message>
        <source>communes.xlsx</source>
        <translation>cac-xa.xlsx</translation>
    </message>
    <message>
        <source>new-procedure.xlsx</source>
        <translation>thu-tuc-moi.xlsx</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Đang ghi…</translation>
    </message>
    <message>
        <source>{name} is written. Open it with your table program, then drop it here.</source>
        <translation>Đã ghi {name}. Mở bằng Excel để điền, rồi kéo vào đây.</translation>
    </message>
    <message>
        <source>Mending a copy…</source>
        <translation>Đang sửa bản sao…</translation>
    </message>
    <message>
        <source>The mended copy is {name}, beside the first one. Look it over before you use it.</source>
        <translation>Bản đã sửa là {name}, nằm cạnh bản gốc. Xem lại rồi hãy dùng.</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Đang chuẩn bị…</translation>
    </message>
    <message>
        <source>The paper, blank</source>
        <translation>Giấy in, chưa điền</translation>
    </message>
    <message>
        <source>Key files (*.json)</source>
        <translation>Tệp khóa (*.json)</translation>
    </message>
    <message>
        <source>The signer&apos;s key</source>
        <translation>Khóa của người ký</translation>
    </message>
    <message>
        <source>Content packs (*.pack)</source>
        <translation>Gói nội dung (*.pack)</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Đang ký…</translation>
    </message>
    <message>
        <source>{title} {version}, signed by {name}, is in {file}. Install it here, or give it on.</source>
        <translation>Đã làm gói “{title}”, bản {version}, {name} ký, trong tệp {file}. Cài ở đây, hoặc đưa cho máy khác.</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>&amp;Back up now</source>
        <translation>Sao &amp;lưu ngay</translation>
    </message>
    <message>
        <source>Choose a &amp;disk or stick…</source>
        <translation>&amp;Chọn ổ hoặc USB…</translation>
    </message>
    <message>
        <source>Into one &amp;file…</source>
        <translation>Ra một &amp;tệp…</translation>
    </message>
    <message>
        <source>&amp;Restore from a backup…</source>
        <translation>Khôi &amp;phục từ bản sao lưu…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sao lưu</translation>
    </message>
    <message>
        <source>Sealed like the vault: who finds the stick can read nothing.</source>
        <translation>Bản sao niêm kín như két: ai nhặt được USB cũng không đọc được.</translation>
    </message>
    <message>
        <source>Copies that this machine knows of</source>
        <translation>Các bản sao máy này biết</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>The vault of the backup takes the place of this one, which is kept aside for 30 days. What is unfinished in it is asked about at the server before anything is sent.</source>
        <translation>Két trong bản sao thay két này; két này được giữ riêng 30 ngày. Hồ sơ đang dở trong bản sao được hỏi máy chủ trước, rồi mới gửi.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Backups lie beside the vault on this machine only: choose a disk or stick.</source>
        <translation>Bản sao chỉ nằm cạnh két, trên máy này: nên chọn một ổ khác hoặc USB.</translation>
    </message>
    <message>
        <source>Backups go to {place}</source>
        <translation>Bản sao được để ở {place}</translation>
    </message>
    <message>
        <source>Backups should go to {place}, which is not plugged in now.</source>
        <translation>Bản sao để ở {place}, nhưng nơi ấy đang không cắm vào máy.</translation>
    </message>
    <message>
        <source>Last backup, opened and looked over: {time}</source>
        <translation>Bản gần nhất, đã mở ra kiểm lại: {time}</translation>
    </message>
    <message>
        <source>No backup was made yet.</source>
        <translation>Chưa có bản sao lưu nào.</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Chưa có bản nào.</translation>
    </message>
    <message>
        <source>Folder for backups, on another disk or a stick</source>
        <translation>Thư mục để bản sao, ở ổ khác hoặc USB</translation>
    </message>
    <message>
        <source>Backup in one file</source>
        <translation>Bản sao lưu trong một tệp</translation>
    </message>
    <message>
        <source>Copying, then opening the copy to look it over…</source>
        <translation>Đang chép, rồi mở bản sao ra kiểm lại…</translation>
    </message>
    <message>
        <source>Backed up to {place} and looked over.</source>
        <translation>Đã sao lưu ra {place} và kiểm lại.</translation>
    </message>
    <message>
        <source>{count} attached papers are missing in the vault itself: check it.</source>
        <translation>Trong két thiếu {count} giấy tờ đính kèm: hãy kiểm tra két.</translation>
    </message>
    <message>
        <source>Stopped: no new copy was made, and the ones of before are as they were.</source>
        <translation>Đã dừng: không làm thêm bản sao nào, các bản sao trước vẫn như cũ.</translation>
    </message>
    <message>
        <source>Restore from a backup?</source>
        <translation>Khôi phục từ bản sao lưu?</translation>
    </message>
    <message>
        <source>The screen is locked, then the backup is chosen. The present vault is kept aside for 30 days.</source>
        <translation>Máy khóa màn hình, rồi chọn bản sao. Két đang dùng được giữ riêng 30 ngày.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Tiếp</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>Để &amp;nguyên</translation>
    </message>
</context>
<context>
    <name>BeforeClosing</name>
    <message>
        <source>The dossier that is not kept lies in memory alone: it is deleted with the window.</source>
        <translation>Hồ sơ không lưu chỉ nằm trong bộ nhớ: đóng cửa sổ là xóa luôn.</translation>
    </message>
    <message>
        <source>The disk has not taken everything yet: what it did not take goes with the window.</source>
        <translation>Ổ đĩa chưa ghi được hết: đóng cửa sổ là mất phần chưa ghi.</translation>
    </message>
    <message>
        <source>Close the window?</source>
        <translation>Đóng cửa sổ?</translation>
    </message>
    <message>
        <source>&amp;Close and delete it</source>
        <translation>Đó&amp;ng và xóa luôn</translation>
    </message>
</context>
<context>
    <name>BridgePage</name>
    <message>
        <source>Copied: {label}. In a minute it is gone from the clipboard.</source>
        <translation>Đã sao chép: {label}. Một phút nữa máy tự xóa khỏi bộ nhớ tạm.</translation>
    </message>
    <message>
        <source>All values were copied. Now the papers, then the number that the portal shows.</source>
        <translation>Đã chép hết. Giờ đến giấy tờ, rồi số hồ sơ mà cổng hiện ra.</translation>
    </message>
    <message>
        <source>The villager logs in alone, on their own telephone. Never ask for the password or the code that comes by message, and never type them for anybody.</source>
        <translation>Bà con tự đăng nhập trên điện thoại của mình. Không hỏi mật khẩu, không hỏi mã gửi qua tin nhắn, không gõ hộ ai.</translation>
    </message>
    <message>
        <source>&amp;Copy the next value</source>
        <translation>&amp;Chép ô tiếp theo</translation>
    </message>
    <message>
        <source>&amp;Next dossier</source>
        <translation>Hồ sơ &amp;tiếp theo</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Code on the portal: {code}</source>
        <translation>Mã thủ tục trên cổng: {code}</translation>
    </message>
    <message>
        <source>1. Where it is handed in</source>
        <translation>1. Nơi nộp</translation>
    </message>
    <message>
        <source>2. The owner of the dossier</source>
        <translation>2. Chủ hồ sơ</translation>
    </message>
    <message>
        <source>3. Who hands it in</source>
        <translation>3. Người nộp</translation>
    </message>
    <message>
        <source>4. The declaration</source>
        <translation>4. Tờ khai</translation>
    </message>
    <message>
        <source>6. How the result comes</source>
        <translation>6. Nhận kết quả</translation>
    </message>
    <message>
        <source>5. The papers, in their order</source>
        <translation>5. Giấy tờ, theo thứ tự</translation>
    </message>
    <message>
        <source>Look at the papers</source>
        <translation>Xem giấy tờ</translation>
    </message>
    <message>
        <source>Need not be handed in</source>
        <translation>Không cần nộp</translation>
    </message>
    <message>
        <source>The office&apos;s number</source>
        <translation>Số hồ sơ của xã</translation>
    </message>
    <message>
        <source>Filed at the commune. The next dossier may come.</source>
        <translation>Đã nộp ở xã. Làm tiếp hồ sơ sau.</translation>
    </message>
    <message>
        <source>Finalize the dossier first; then the number can be written down here.</source>
        <translation>Chốt hồ sơ trước, rồi mới ghi số được.</translation>
    </message>
    <message>
        <source>Go on filling in</source>
        <translation>Điền tiếp</translation>
    </message>
    <message>
        <source>Number that the portal shows</source>
        <translation>Số hồ sơ mà cổng hiện ra</translation>
    </message>
    <message>
        <source>When the portal shows the dossier&apos;s number, write it down here.</source>
        <translation>Cổng hiện số hồ sơ thì ghi vào đây.</translation>
    </message>
    <message>
        <source>&amp;Write the number down</source>
        <translation>&amp;Ghi số</translation>
    </message>
    <message>
        <source>Written down: {number}. The dossier is filed.</source>
        <translation>Đã ghi: {number}. Hồ sơ đã nộp.</translation>
    </message>
    <message>
        <source>No other dossier waits to be filed this way.</source>
        <translation>Không còn hồ sơ nào chờ nộp cách này.</translation>
    </message>
</context>
<context>
    <name>ByPhonePage</name>
    <message>
        <source>Do not ask for the citizen number, bank account, password or one-time code by telephone, and say so: whoever asks for them by telephone is not us.</source>
        <translation>Không hỏi số căn cước, số tài khoản, mật khẩu, mã xác nhận qua điện thoại. Nói luôn với bà con: ai gọi điện hỏi những thứ ấy thì không phải chúng tôi.</translation>
    </message>
    <message>
        <source>&amp;Say it again from before</source>
        <translation>Câu t&amp;rước</translation>
    </message>
    <message>
        <source>&amp;They did it: next</source>
        <translation>Xong, câu &amp;tiếp</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Say aloud – sentence {number} of {count}</source>
        <translation>Đọc to – câu {number} trên {count}</translation>
    </message>
    <message>
        <source>That was the last one. Ask: is anything unclear? To call again: {number}.</source>
        <translation>Hết rồi. Hỏi: có chỗ nào chưa rõ không? Dặn số để gọi lại: {number}.</translation>
    </message>
    <message>
        <source>Wait until they have done it or written it down.</source>
        <translation>Chờ bà con làm hoặc ghi xong.</translation>
    </message>
    <message>
        <source>The paper “{name}” is filled in and printed at our point.</source>
        <translation>Tờ “{name}”: đến điểm hỗ trợ, chúng tôi điền và in giúp.</translation>
    </message>
    <message>
        <source>A paper to look for: {name}.</source>
        <translation>Giấy cần tìm sẵn: {name}.</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>What the camera sees</source>
        <translation>Hình máy ảnh đang thấy</translation>
    </message>
    <message>
        <source>Which camera</source>
        <translation>Chọn máy ảnh</translation>
    </message>
    <message>
        <source>Like a &amp;mirror</source>
        <translation>Soi &amp;gương</translation>
    </message>
    <message>
        <source>Take the &amp;picture</source>
        <translation>Chụ&amp;p</translation>
    </message>
    <message>
        <source>Switch the camera off</source>
        <translation>Tắt máy ảnh</translation>
    </message>
    <message>
        <source>Switching the camera on…</source>
        <translation>Đang bật máy ảnh…</translation>
    </message>
    <message>
        <source>This machine shows no camera. Plug a webcam in and press again, or take another way: a reader, a file, the clipboard.</source>
        <translation>Máy này chưa thấy máy ảnh nào. Cắm webcam rồi bấm lại, hoặc dùng cách khác: máy đọc, tệp ảnh, ảnh đã sao chép.</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Đã xóa</translation>
    </message>
    <message>
        <source>Not reached: {place}. It is cleaned when it is plugged in again.</source>
        <translation>Chưa với tới: {place}. Cắm lại thì máy xóa nốt.</translation>
    </message>
    <message>
        <source>&amp;Print the certificate…</source>
        <translation>&amp;In phiếu xác nhận…</translation>
    </message>
    <message>
        <source>&amp;Save it as PDF…</source>
        <translation>&amp;Lưu thành PDF…</translation>
    </message>
    <message>
        <source>{count} dossiers and {papers} papers are gone.</source>
        <translation>Đã xóa {count} hồ sơ và {papers} giấy tờ.</translation>
    </message>
    <message>
        <source>{count} dossiers are gone.</source>
        <translation>Đã xóa {count} hồ sơ.</translation>
    </message>
    <message>
        <source>They are gone from {copies} backups too.</source>
        <translation>Cũng đã xóa trong {copies} bản sao lưu.</translation>
    </message>
    <message>
        <source>The certificate was neither printed nor saved, and it cannot be made again. Close once more to go.</source>
        <translation>Phiếu xác nhận chưa in, chưa lưu, và không lập lại được. Bấm đóng lần nữa để bỏ qua.</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Will it come back?</source>
        <translation>Có bị trả lại không?</translation>
    </message>
    <message>
        <source>Errors must be mended; warnings may stand when they are right.</source>
        <translation>Lỗi thì phải sửa; điều cần xem lại, nếu đúng rồi thì giữ nguyên.</translation>
    </message>
    <message>
        <source>&amp;Next: read back</source>
        <translation>&amp;Tiếp: đọc lại</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>It came back once. {told}</source>
        <translation>Lần trước bị trả lại. {told}</translation>
    </message>
    <message>
        <source>Nothing in the form would bring it back.</source>
        <translation>Máy không thấy chỗ nào phải sửa.</translation>
    </message>
    <message>
        <source>To be mended ({count})</source>
        <translation>Phải sửa ({count})</translation>
    </message>
    <message>
        <source>Worth a look ({count})</source>
        <translation>Nên xem lại ({count})</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Photograph, straighten, put together…</source>
        <translation>Chụp, làm thẳng, ghép giấy tờ…</translation>
    </message>
    <message>
        <source>A picture or PDF of the paper</source>
        <translation>Ảnh hoặc tệp PDF của giấy tờ</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.png *.jpg *.jpeg *.pdf)</source>
        <translation>Ảnh và PDF (*.png *.jpg *.jpeg *.pdf)</translation>
    </message>
</context>
<context>
    <name>Coach</name>
    <message>
        <source>Cards to learn from</source>
        <translation>Thẻ học</translation>
    </message>
    <message>
        <source>I can do it alone</source>
        <translation>Tôi tự làm được</translation>
    </message>
    <message>
        <source>Then print the guidance sheet for them to take home, and press Done.</source>
        <translation>Rồi in phiếu hướng dẫn cho bà con mang về, bấm Xong.</translation>
    </message>
    <message>
        <source>Your first dossier is done! Begin another one, or close this window for the real work.</source>
        <translation>Xong bộ hồ sơ đầu tiên! Về Hôm nay làm thử việc khác, hoặc đóng cửa sổ này để làm việc thật.</translation>
    </message>
    <message>
        <source>Step 1: type what the villager says, for instance “xin tiền già”, and press Enter.</source>
        <translation>Bước 1: gõ đúng lời bà con nói, ví dụ “xin tiền già”, rồi bấm Enter.</translation>
    </message>
    <message>
        <source>Step 2: read who may and which papers. Choose the way to the office, then make it.</source>
        <translation>Bước 2: xem ai được làm, cần giấy gì. Chọn cách nộp rồi bấm Làm hồ sơ.</translation>
    </message>
    <message>
        <source>Step 3: read the text aloud and ask purpose by purpose, before anything is scanned.</source>
        <translation>Bước 3: đọc to đoạn hỏi đồng ý, hỏi từng việc, rồi mới quét thẻ.</translation>
    </message>
    <message>
        <source>Step 4: fill in. “Scan the card” has invented people&apos;s cards to practise with; “No card” is as good.</source>
        <translation>Bước 4: điền. Bấm “Quét thẻ”: trong đó có thẻ của người bịa để tập. Không có thẻ thì bấm “Không có thẻ”.</translation>
    </message>
    <message>
        <source>Step 5: mend what is red. What is yellow may stand when the villager says it is right.</source>
        <translation>Bước 5: chỗ phải sửa thì sửa. Chỗ nên xem lại, bà con bảo đúng rồi thì giữ.</translation>
    </message>
    <message>
        <source>Tick what is there; photograph what is sent along.</source>
        <translation>Đánh dấu giấy đã có; giấy nào gửi kèm thì chụp.</translation>
    </message>
    <message>
        <source>Step 6: read it back. What is private is only shown, never said aloud.</source>
        <translation>Bước 6: đọc lại cho bà con nghe. Chuyện riêng chỉ cho xem, không đọc to.</translation>
    </message>
    <message>
        <source>Step 7: print. Real paper is signed in ink; practice paper says that it is practice.</source>
        <translation>Bước 7: in. Giấy thật thì ký bằng bút; giấy tập làm có chữ “Tập làm”.</translation>
    </message>
    <message>
        <source>Step 8: finalize when the paper is signed. Until it is sent it can be opened again.</source>
        <translation>Bước 8: ký xong thì chốt. Chưa gửi thì vẫn mở lại sửa được.</translation>
    </message>
    <message>
        <source>Step 9: press Send now, then the dossier in the list. What the server has is not filed yet.</source>
        <translation>Bước 9: bấm Gửi ngay, rồi bấm vào hồ sơ trong danh sách. Máy chủ nhận đủ chưa phải là đã nộp cho xã.</translation>
    </message>
    <message>
        <source>Step 10: only the office&apos;s number makes it filed. Write one down, and your first dossier is done.</source>
        <translation>Bước 10: có số hồ sơ của xã mới là đã nộp. Ghi thử một số là xong bộ hồ sơ đầu tiên.</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>&amp;Witness (name and relation)</source>
        <translation>&amp;Người làm chứng (họ tên, quan hệ)</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Đồng ý cho lưu thông tin</translation>
    </message>
    <message>
        <source>Read it out slowly, then ask about each line below.</source>
        <translation>Đọc chậm cho ông/bà nghe, rồi hỏi từng việc.</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Bắt đầu</translation>
    </message>
    <message>
        <source>B&amp;ack</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Without a yes to preparing, only guidance can be given. That is fine too.</source>
        <translation>Chưa đồng ý điền giấy tờ thì chỉ hướng dẫn. Như vậy cũng được.</translation>
    </message>
    <message>
        <source>A thumb needs a witness: write their name and relation.</source>
        <translation>Điểm chỉ thì cần người làm chứng: ghi họ tên và quan hệ.</translation>
    </message>
    <message>
        <source>One that is not kept is still open: finish it or delete it on the first page.</source>
        <translation>Còn một hồ sơ không lưu đang làm dở: làm xong, hoặc xóa ở trang Hôm nay.</translation>
    </message>
    <message>
        <source>Several dossiers are begun together only when they are kept.</source>
        <translation>Nhiều hồ sơ chỉ bắt đầu cùng lúc khi được lưu lại.</translation>
    </message>
    <message>
        <source>It lies in the machine already: it goes on with a yes to keeping, or is erased.</source>
        <translation>Hồ sơ này đã lưu trong máy: đồng ý cho lưu thì làm tiếp, không thì Xóa ngay ở trang hồ sơ.</translation>
    </message>
    <message>
        <source>To be read aloud</source>
        <translation>Đọc to cho ông/bà nghe</translation>
    </message>
    <message>
        <source>The villager agrees to (one by one):</source>
        <translation>Ông/bà đồng ý (hỏi từng việc):</translation>
    </message>
    <message>
        <source>&amp;Read aloud by</source>
        <translation>Người đọ&amp;c</translation>
    </message>
    <message>
        <source>Read aloud by</source>
        <translation>Người đọc</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Người làm chứng</translation>
    </message>
    <message>
        <source>Said yes</source>
        <translation>Nói đồng ý</translation>
    </message>
    <message>
        <source>Signs the slip</source>
        <translation>Ký vào phiếu</translation>
    </message>
    <message>
        <source>Thumb on the slip, before a witness</source>
        <translation>Điểm chỉ vào phiếu, có người làm chứng</translation>
    </message>
    <message>
        <source>How was it given?</source>
        <translation>Đồng ý bằng cách nào?</translation>
    </message>
    <message>
        <source>&amp;Begin without keeping</source>
        <translation>&amp;Bắt đầu, không lưu</translation>
    </message>
    <message>
        <source>Not kept – printed, then deleted. The help is the same; nothing is written to the disk.</source>
        <translation>Không lưu – in xong xóa. Vẫn được giúp như thường; không ghi gì vào máy.</translation>
    </message>
</context>
<context>
    <name>CopiesPage</name>
    <message>
        <source>&amp;Another paper</source>
        <translation>&amp;Thêm giấy</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>Papers to copy</source>
        <translation>Giấy tờ cần sao</translation>
    </message>
    <message>
        <source>Count them here; the slip goes along to the commune.</source>
        <translation>Đếm ở đây; phiếu mang theo đến xã.</translation>
    </message>
    <message>
        <source>The fee is paid at the commune, with a receipt. Nothing of this table is kept.</source>
        <translation>Lệ phí nộp ở xã, lấy biên lai. Bảng này không lưu lại gì.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Write the name of at least one paper.</source>
        <translation>Hãy ghi tên ít nhất một giấy.</translation>
    </message>
    <message>
        <source>Pages and copies are whole numbers, from 1 on.</source>
        <translation>Số trang, số bản là số nguyên, từ 1 trở lên.</translation>
    </message>
</context>
<context>
    <name>CornerView</name>
    <message>
        <source>upper left</source>
        <translation>trên bên trái</translation>
    </message>
    <message>
        <source>upper right</source>
        <translation>trên bên phải</translation>
    </message>
    <message>
        <source>lower right</source>
        <translation>dưới bên phải</translation>
    </message>
    <message>
        <source>lower left</source>
        <translation>dưới bên trái</translation>
    </message>
    <message>
        <source>Corners of the sheet; {corner} is moved by the arrow keys, the space bar takes the next</source>
        <translation>Bốn góc tờ giấy; phím mũi tên dời góc {corner}, phím cách sang góc sau</translation>
    </message>
</context>
<context>
    <name>DateControl</name>
    <message>
        <source>Day – month – year</source>
        <translation>Ngày – tháng – năm</translation>
    </message>
    <message>
        <source>Month – year</source>
        <translation>Tháng – năm</translation>
    </message>
    <message>
        <source>Only the year is known</source>
        <translation>Chỉ nhớ năm</translation>
    </message>
    <message>
        <source>for instance {sample}</source>
        <translation>ví dụ {sample}</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>ngày/tháng/năm</translation>
    </message>
</context>
<context>
    <name>DossierHead</name>
    <message>
        <source>No name yet</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>Do not make this dossier anew.</source>
        <translation>Đừng làm lại hồ sơ này.</translation>
    </message>
    <message>
        <source>Write down &amp;why, for the next dossiers…</source>
        <translation>Ghi lý do cho hồ sơ sa&amp;u…</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Lý do: {reason}</translation>
    </message>
    <message>
        <source>Filed at the commune: {number}</source>
        <translation>Đã nộp cho xã: {number}</translation>
    </message>
    <message>
        <source>Papers of the family still here: {count}</source>
        <translation>Giấy giữ hộ chưa trả: {count}</translation>
    </message>
    <message>
        <source>It is sent when the result of this one is there:</source>
        <translation>Chỉ gửi khi việc này có kết quả:</translation>
    </message>
    <message>
        <source>Is the result there on paper already? Then it need not wait.</source>
        <translation>Đã có kết quả trên giấy rồi? Vậy không cần chờ.</translation>
    </message>
    <message>
        <source>Send it &amp;without waiting</source>
        <translation>Gửi, &amp;không chờ</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Withdraw the dossier</source>
        <translation>&amp;Rút hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Open again to change</source>
        <translation>&amp;Mở lại để sửa</translation>
    </message>
    <message>
        <source>&amp;Mend and file again</source>
        <translation>Sửa &amp;và nộp lại</translation>
    </message>
    <message>
        <source>&amp;Go on filling in</source>
        <translation>Điền &amp;tiếp</translation>
    </message>
    <message>
        <source>&amp;Record the receipt</source>
        <translation>Ghi giấy &amp;tiếp nhận</translation>
    </message>
    <message>
        <source>Set it &amp;aside</source>
        <translation>Để r&amp;iêng</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Đã ghi.</translation>
    </message>
    <message>
        <source>This dossier is no longer on this machine.</source>
        <translation>Hồ sơ này không còn trên máy này.</translation>
    </message>
    <message>
        <source>Receipt of the fee</source>
        <translation>Biên lai lệ phí</translation>
    </message>
    <message>
        <source>Recorded: the dossier is filed at the commune.</source>
        <translation>Đã ghi: hồ sơ đã nộp cho xã.</translation>
    </message>
    <message>
        <source>Withdraw the dossier?</source>
        <translation>Rút hồ sơ này?</translation>
    </message>
    <message>
        <source>What was not sent never will be. What was sent stays with the server: tell the office that it is withdrawn. It cannot be undone.</source>
        <translation>Chưa gửi thì sẽ không gửi nữa. Đã gửi thì máy chủ vẫn giữ: hãy báo cho xã là đã rút. Rút rồi không lấy lại được.</translation>
    </message>
    <message>
        <source>&amp;Withdraw it</source>
        <translation>&amp;Rút</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>Để &amp;nguyên</translation>
    </message>
</context>
<context>
    <name>DossierRights</name>
    <message>
        <source>Let everybody at this point see it</source>
        <translation>Cho cả điểm cùng xem</translation>
    </message>
    <message>
        <source>Private dossier: lists do not say what it is about</source>
        <translation>Hồ sơ riêng tư: danh sách không ghi là việc gì</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Ai xem được</translation>
    </message>
    <message>
        <source>The villager no longer agrees to keeping: nothing more is filled in or sent.</source>
        <translation>Ông/bà không đồng ý cho lưu nữa: máy không điền thêm, không gửi nữa.</translation>
    </message>
    <message>
        <source>Ask for consent again…</source>
        <translation>Hỏi lại sự đồng ý…</translation>
    </message>
    <message>
        <source>The villager no longer agrees…</source>
        <translation>Ông/bà không đồng ý nữa…</translation>
    </message>
    <message>
        <source>Erase it now…</source>
        <translation>Xóa ngay…</translation>
    </message>
    <message>
        <source>Erase this dossier for good…</source>
        <translation>Xóa hẳn hồ sơ này…</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Đã ghi.</translation>
    </message>
    <message>
        <source>The villager no longer agrees to keeping?</source>
        <translation>Ông/bà không đồng ý cho lưu nữa?</translation>
    </message>
    <message>
        <source>What was not sent never will be, and nothing more is filled in here. What the server or the office may have is a task: tell them. It is no withdrawal: ask whether the office is to go on.</source>
        <translation>Chưa gửi thì không gửi nữa, máy cũng không điền thêm. Máy chủ hoặc xã đã có hồ sơ rồi thì máy nhắc báo cho xã. Đây không phải là rút hồ sơ: hỏi ông/bà có muốn xã làm tiếp không.</translation>
    </message>
    <message>
        <source>&amp;They no longer agree</source>
        <translation>&amp;Không đồng ý nữa</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>Để &amp;nguyên</translation>
    </message>
</context>
<context>
    <name>DossiersPage</name>
    <message>
        <source>name of the person</source>
        <translation>tên người, viết có dấu hay không dấu đều được</translation>
    </message>
    <message>
        <source>Find a dossier by name</source>
        <translation>Tìm hồ sơ theo tên</translation>
    </message>
    <message>
        <source>Show &amp;more</source>
        <translation>&amp;Xem thêm</translation>
    </message>
    <message>
        <source>Other papers, and all of today…</source>
        <translation>Giấy tờ khác, in cả buổi…</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>In the making</source>
        <translation>Đang làm dở</translation>
    </message>
    <message>
        <source>Not filed</source>
        <translation>Chưa nộp</translation>
    </message>
    <message>
        <source>Filed at the commune</source>
        <translation>Đã nộp cho xã</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Bị trả lại</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã rút</translation>
    </message>
    <message>
        <source>No dossier here.</source>
        <translation>Không có hồ sơ nào.</translation>
    </message>
    <message>
        <source>A dossier begins on the first page: type what the villager needs to get done.</source>
        <translation>Hồ sơ bắt đầu từ trang Hôm nay: gõ việc bà con cần làm.</translation>
    </message>
    <message>
        <source>To the &amp;first page</source>
        <translation>Sang &amp;trang Hôm nay</translation>
    </message>
    <message>
        <source>Private dossier</source>
        <translation>Hồ sơ riêng tư</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>Filed: {number}</source>
        <translation>Đã nộp: {number}</translation>
    </message>
</context>
<context>
    <name>DraftDialog</name>
    <message>
        <source>The office&apos;s draft: is it right?</source>
        <translation>Bản nháp của xã: đúng chưa?</translation>
    </message>
    <message>
        <source>Right as it is</source>
        <translation>Đúng rồi</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>Chưa đúng</translation>
    </message>
    <message>
        <source>&amp;What is not right, in the villager&apos;s words</source>
        <translation>Chưa đúng &amp;chỗ nào (theo lời ông/bà)</translation>
    </message>
    <message>
        <source>Read this aloud, letter by letter where names and dates stand:</source>
        <translation>Đọc to cho ông/bà nghe; chỗ tên và ngày thì đọc từng chữ:</translation>
    </message>
    <message>
        <source>The office wrote no words; the draft stands on its portal.</source>
        <translation>Xã không ghi lời nào; bản nháp ở trên cổng dịch vụ công.</translation>
    </message>
    <message>
        <source>Ask the villager first: right, or not right?</source>
        <translation>Hỏi ông/bà trước: đúng hay chưa đúng?</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Enrol this machine</source>
        <translation>Nối máy này với máy chủ</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>&amp;Nối máy</translation>
    </message>
    <message>
        <source>Both stand on the sheet that the commune or the keeper gave.</source>
        <translation>Địa chỉ và mã nằm trên tờ giấy xã hoặc người giữ máy đưa.</translation>
    </message>
    <message>
        <source>&amp;Address of the server</source>
        <translation>Đị&amp;a chỉ máy chủ</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Mã</translation>
    </message>
    <message>
        <source>Please type both the address and the code.</source>
        <translation>Cần cả địa chỉ và mã.</translation>
    </message>
    <message>
        <source>This machine is enrolled with {name}.</source>
        <translation>Máy này đã nối với máy chủ “{name}”.</translation>
    </message>
</context>
<context>
    <name>EraseDossierDialog</name>
    <message>
        <source>Erase this dossier for good?</source>
        <translation>Xóa hẳn hồ sơ này?</translation>
    </message>
    <message>
        <source>&amp;Erase it now</source>
        <translation>&amp;Xóa ngay</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>Để &amp;nguyên</translation>
    </message>
    <message>
        <source>I have read this: it is gone for good, and nobody can bring it back</source>
        <translation>Tôi đã đọc: hồ sơ mất hẳn, không ai lấy lại được</translation>
    </message>
    <message>
        <source>Slip {code}</source>
        <translation>Mã phiếu {code}</translation>
    </message>
    <message>
        <source>What is destroyed</source>
        <translation>Những gì bị hủy</translation>
    </message>
    <message>
        <source>What remains</source>
        <translation>Những gì còn lại</translation>
    </message>
    <message>
        <source>It is on its way to the server: withdraw it first, or send and wait for the answer. Until then it cannot be erased.</source>
        <translation>Hồ sơ đang trên đường đến máy chủ: hãy rút trước, hoặc gửi rồi đợi trả lời. Trước đó chưa xóa được.</translation>
    </message>
    <message>
        <source>All answers, their history, the consents and the notes, and the dossier&apos;s own key</source>
        <translation>Mọi câu trả lời, lịch sử sửa, lời đồng ý, ghi chú và chìa khóa riêng của hồ sơ</translation>
    </message>
    <message>
        <source>{count} attached papers</source>
        <translation>{count} giấy tờ đính kèm</translation>
    </message>
    <message>
        <source>{count} results of the office that were kept here</source>
        <translation>{count} kết quả của cơ quan đang giữ ở đây</translation>
    </message>
    <message>
        <source>{count} versions frozen to be sent</source>
        <translation>{count} bản đã chốt để gửi</translation>
    </message>
    <message>
        <source>The same in {count} backups in reach</source>
        <translation>Cũng hồ sơ ấy trong {count} bản sao lưu đang với tới được</translation>
    </message>
    <message>
        <source>What the register knows of these persons from this dossier alone</source>
        <translation>Những gì sổ người đã đồng ý lưu biết về họ chỉ nhờ hồ sơ này</translation>
    </message>
    <message>
        <source>The office has the dossier: its own copy stays there. Who wants that erased asks it.</source>
        <translation>Cơ quan đã nhận hồ sơ: bản ở đó do cơ quan giữ. Muốn xóa bản ấy thì hỏi cơ quan.</translation>
    </message>
    <message>
        <source>The commune&apos;s server has the dossier: that copy stays there. Ask the commune.</source>
        <translation>Máy chủ của xã đã nhận hồ sơ: bản ở đó do xã giữ. Muốn xóa bản ấy thì hỏi xã.</translation>
    </message>
    <message>
        <source>{count} backups that are not plugged in now ({places}): they are cleaned at the next backup there</source>
        <translation>{count} bản sao lưu hiện không cắm vào máy ({places}): được xóa khi sao lưu lần tới vào đó</translation>
    </message>
    <message>
        <source>A figure without a name in the reports, as the villager agreed</source>
        <translation>Một con số không tên trong báo cáo, như người dân đã đồng ý</translation>
    </message>
    <message>
        <source>One line in the journal: the dossier&apos;s number, when and by whom it was erased</source>
        <translation>Một dòng trong sổ nhật ký: số của hồ sơ, xóa lúc nào và ai xóa</translation>
    </message>
    <message>
        <source>Papers that were printed or saved outside this program</source>
        <translation>Giấy đã in và tệp đã lưu ra ngoài chương trình này</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>It cannot be stopped half way: what is half erased could not be certified.</source>
        <translation>Việc này không dừng giữa chừng được: xóa dở thì không xác nhận được.</translation>
    </message>
    <message>
        <source>Erasing, here and in the backups…</source>
        <translation>Đang xóa, ở đây và trong các bản sao…</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Somebody else is changing this dossier just now.</source>
        <translation>Người khác đang sửa hồ sơ này.</translation>
    </message>
    <message>
        <source>Wait a moment, open it again and go on.</source>
        <translation>Đợi một chút, mở lại rồi làm tiếp.</translation>
    </message>
    <message>
        <source>This content pack needs a newer version of this program.</source>
        <translation>Gói nội dung này cần bản mới hơn của chương trình.</translation>
    </message>
    <message>
        <source>Update this program, then take the pack in again.</source>
        <translation>Cập nhật chương trình, rồi nhận gói lại.</translation>
    </message>
    <message>
        <source>The content pack that is here is as new or newer. Nothing was changed.</source>
        <translation>Gói nội dung đang dùng đã mới bằng hoặc mới hơn. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>Nothing to do; go on with what is here.</source>
        <translation>Không cần làm gì; cứ dùng gói đang có.</translation>
    </message>
    <message>
        <source>A card of this pack was checked earlier than the one in use. Nothing was changed.</source>
        <translation>Gói này có thẻ thủ tục cũ hơn thẻ đang dùng. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>Ask whoever made the pack for one that was checked anew.</source>
        <translation>Xin người soạn gói một bản đã rà soát lại.</translation>
    </message>
    <message>
        <source>The signer of this pack may not decide this part of it. Nothing of it was used.</source>
        <translation>Người ký gói này không có quyền quyết định phần ấy. Chưa dùng gì của gói.</translation>
    </message>
    <message>
        <source>Tell the keeper of this machine, and ask for a pack of the right signer.</source>
        <translation>Báo người giữ máy, và xin gói do đúng người ký.</translation>
    </message>
    <message>
        <source>This pack is not in use here. Nothing was changed.</source>
        <translation>Máy này không dùng gói ấy. Máy không đổi gì.</translation>
    </message>
    <message>
        <source>Look at the list of packs again.</source>
        <translation>Xem lại danh sách gói.</translation>
    </message>
    <message>
        <source>Dossiers here need this pack: only it has their card. Nothing was changed.</source>
        <translation>Trong máy có hồ sơ cần gói này: chỉ gói này có thẻ của thủ tục ấy. Máy không đổi gì.</translation>
    </message>
    <message>
        <source>Ask who made the pack for a newer version instead.</source>
        <translation>Hãy xin người làm gói một bản mới hơn.</translation>
    </message>
    <message>
        <source>The pack holds a file that packs do not have. Nothing was taken.</source>
        <translation>Trong gói có tệp lạ. Chưa nhận gì của gói.</translation>
    </message>
    <message>
        <source>Do not use it; ask for the pack once more where it came from.</source>
        <translation>Đừng dùng gói này; xin lại gói ở nơi đã đưa.</translation>
    </message>
    <message>
        <source>The file is larger than a content pack may be. Nothing was taken.</source>
        <translation>Tệp lớn hơn mức cho phép của gói nội dung. Chưa nhận gì.</translation>
    </message>
    <message>
        <source>Look whether it is the right file, or ask for the pack once more.</source>
        <translation>Xem lại có đúng tệp không, hoặc xin lại gói.</translation>
    </message>
    <message>
        <source>This is not signed by the commune or the province, and is not used.</source>
        <translation>Bản này không có chữ ký của xã hay tỉnh nên không được dùng.</translation>
    </message>
    <message>
        <source>Ask the commune for the signed file.</source>
        <translation>Xin xã bản có chữ ký.</translation>
    </message>
    <message>
        <source>This was signed with a key that is not trusted on this machine. It is not used.</source>
        <translation>Bản này ký bằng khóa mà máy này không tin. Không dùng bản này.</translation>
    </message>
    <message>
        <source>This belongs to another commune, and is not used here.</source>
        <translation>Bản này của xã khác nên không dùng ở đây.</translation>
    </message>
    <message>
        <source>Ask your own commune for its file.</source>
        <translation>Xin bản của xã mình.</translation>
    </message>
    <message>
        <source>The helper&apos;s badge is not in the commune&apos;s list, or is not valid today.</source>
        <translation>Thẻ người hỗ trợ không có trong danh sách của xã, hoặc hôm nay không còn hiệu lực.</translation>
    </message>
    <message>
        <source>Ask the commune for a new badge; the dossiers can be made without it.</source>
        <translation>Xin xã thẻ mới; hồ sơ vẫn làm được khi chưa có thẻ.</translation>
    </message>
    <message>
        <source>The workbook cannot be read or has places to mend. Nothing was taken.</source>
        <translation>Bảng tính không đọc được hoặc còn chỗ phải sửa. Chưa nhận gì.</translation>
    </message>
    <message>
        <source>Save it once more from its own program, mend what is told, then try again.</source>
        <translation>Lưu lại từ chương trình bảng tính, sửa chỗ được nêu, rồi thử lại.</translation>
    </message>
    <message>
        <source>A file of this program is damaged.</source>
        <translation>Một tệp của chương trình bị hỏng.</translation>
    </message>
    <message>
        <source>Install the program once more; the dossiers stay.</source>
        <translation>Cài lại chương trình; hồ sơ vẫn còn nguyên.</translation>
    </message>
    <message>
        <source>This pack was changed after it was signed. Nothing of it was used.</source>
        <translation>Gói này bị sửa sau khi ký. Máy không dùng gì của gói.</translation>
    </message>
    <message>
        <source>Ask whoever made the pack to mend it and send it once more.</source>
        <translation>Nhờ người làm gói sửa lại rồi gửi gói mới.</translation>
    </message>
    <message>
        <source>A part of this pack is not written as packs are. Nothing was changed.</source>
        <translation>Gói này có phần viết không đúng kiểu của gói. Máy không đổi gì.</translation>
    </message>
    <message>
        <source>This file is no content pack, or it is damaged. Nothing was changed.</source>
        <translation>Tệp này không phải gói nội dung, hoặc đã bị hỏng. Máy không đổi gì.</translation>
    </message>
    <message>
        <source>A form in this pack holds text that could bring in strange files (XML entities). It is not used.</source>
        <translation>Mẫu trong gói có đoạn có thể kéo theo tệp lạ (thực thể XML). Máy không dùng gói này.</translation>
    </message>
    <message>
        <source>In the form of {procedure} some questions wait for each other in a circle. Nothing was changed.</source>
        <translation>Trong mẫu của {procedure} có câu hỏi chờ nhau thành vòng tròn. Máy không đổi gì.</translation>
    </message>
    <message>
        <source>The form of {procedure} reckons with “{function}”, which nobody knows. Nothing was changed.</source>
        <translation>Mẫu của {procedure} tính bằng hàm “{function}” mà máy không có. Máy không đổi gì.</translation>
    </message>
    <message>
        <source>The form of {procedure} in this pack cannot be opened. Nothing was changed.</source>
        <translation>Mẫu của {procedure} trong gói không mở được. Máy không đổi gì.</translation>
    </message>
    <message>
        <source>A card in this pack is not whole or not written right. Nothing was changed.</source>
        <translation>Trong gói có thẻ thủ tục thiếu hoặc viết sai. Máy không đổi gì.</translation>
    </message>
    <message>
        <source>The commune&apos;s account may not be used today.</source>
        <translation>Hôm nay không được dùng tài khoản này của xã.</translation>
    </message>
    <message>
        <source>Ask the commune for a new file, or pay at the desk.</source>
        <translation>Xin xã tệp mới, hoặc nộp tại quầy.</translation>
    </message>
    <message>
        <source>The number or the holder of the account is not written as banks write it.</source>
        <translation>Số hoặc tên chủ tài khoản chưa đúng cách ngân hàng viết.</translation>
    </message>
    <message>
        <source>Compare it with the bank&apos;s paper, or ask the commune for the file once more.</source>
        <translation>So lại với giấy của ngân hàng, hoặc xin xã tệp khác.</translation>
    </message>
    <message>
        <source>The text of the payment is too long or has letters that banks do not take.</source>
        <translation>Nội dung chuyển tiền quá dài hoặc có chữ mà ngân hàng không nhận.</translation>
    </message>
    <message>
        <source>Take at most 25 letters without marks, digits, blanks and dashes.</source>
        <translation>Viết nhiều nhất 25 chữ không dấu, số, dấu cách và gạch ngang.</translation>
    </message>
    <message>
        <source>The sum of the fee cannot be right.</source>
        <translation>Số tiền phí, lệ phí không thể đúng.</translation>
    </message>
    <message>
        <source>Type it in whole đồng as it stands on the paper of the office.</source>
        <translation>Gõ số đồng, không có phần lẻ, như ghi trên giấy của cơ quan.</translation>
    </message>
    <message>
        <source>The office asked for a fee without telling its sum.</source>
        <translation>Cơ quan báo nộp phí, lệ phí nhưng chưa ghi số tiền.</translation>
    </message>
    <message>
        <source>Ask the office how much it is; an officer enters it first.</source>
        <translation>Hỏi cơ quan số tiền; cán bộ nhập số tiền trước.</translation>
    </message>
    <message>
        <source>There is no set-up code in that, or more than one.</source>
        <translation>Ở đây không có mã cài đặt, hoặc có nhiều hơn một mã.</translation>
    </message>
    <message>
        <source>Take the sheet that has the one set-up code.</source>
        <translation>Lấy tờ có đúng một mã cài đặt.</translation>
    </message>
    <message>
        <source>This set-up code holds what no code may set. Nothing was changed.</source>
        <translation>Mã cài đặt này có điều không mã nào được phép đặt. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>Do not use it; give it to the keeper of this machine.</source>
        <translation>Đừng dùng mã này; đưa cho người giữ máy.</translation>
    </message>
    <message>
        <source>This machine is enrolled already; a set-up code is for a new one.</source>
        <translation>Máy này đã nối máy chủ rồi; mã cài đặt chỉ dành cho máy mới.</translation>
    </message>
    <message>
        <source>Nothing to do. The keeper of this machine changes its settings.</source>
        <translation>Không cần làm gì. Người giữ máy đổi được cài đặt.</translation>
    </message>
    <message>
        <source>The enrolment code is not typed as it stands on the paper.</source>
        <translation>Mã nối máy gõ chưa đúng như trên tờ giấy.</translation>
    </message>
    <message>
        <source>The server did not accept the code. Nothing was sent.</source>
        <translation>Máy chủ không nhận mã này. Chưa gửi gì.</translation>
    </message>
    <message>
        <source>Compare the code with the sheet, or ask the commune for a new sheet.</source>
        <translation>So lại mã với tờ giấy, hoặc xin xã tờ mới.</translation>
    </message>
    <message>
        <source>This event of life is not among those that the program knows.</source>
        <translation>Chương trình chưa có việc này của ông/bà.</translation>
    </message>
    <message>
        <source>Choose one of the list, or search the procedure.</source>
        <translation>Chọn một việc trong danh sách, hoặc tìm thủ tục.</translation>
    </message>
    <message>
        <source>This event of life has no such question.</source>
        <translation>Việc này không có câu hỏi ấy.</translation>
    </message>
    <message>
        <source>Begin again with the first question.</source>
        <translation>Bắt đầu lại từ câu hỏi đầu.</translation>
    </message>
    <message>
        <source>This is not one of the answers to the question.</source>
        <translation>Đây không phải một trong các câu trả lời của câu hỏi.</translation>
    </message>
    <message>
        <source>Choose one of the answers below the question.</source>
        <translation>Chọn một câu trả lời ở dưới câu hỏi.</translation>
    </message>
    <message>
        <source>The questions of an event of life have a mistake.</source>
        <translation>Bộ câu hỏi của một việc bị lỗi.</translation>
    </message>
    <message>
        <source>Search the procedure instead, and tell the keeper of this machine.</source>
        <translation>Tạm tìm thủ tục bằng ô tìm, và báo người giữ máy.</translation>
    </message>
    <message>
        <source>There is no such answer among those that are kept ready.</source>
        <translation>Không có câu trả lời soạn sẵn ấy.</translation>
    </message>
    <message>
        <source>This is not the number of a procedure.</source>
        <translation>Đây không phải mã thủ tục.</translation>
    </message>
    <message>
        <source>Write it as on its card, for instance 1.001193.</source>
        <translation>Viết như trên thẻ thủ tục, ví dụ 1.001193.</translation>
    </message>
    <message>
        <source>This procedure has a form here.</source>
        <translation>Thủ tục này có tờ khai ở đây.</translation>
    </message>
    <message>
        <source>Make a dossier of it.</source>
        <translation>Bấm “Làm hồ sơ”.</translation>
    </message>
    <message>
        <source>No commune has this number.</source>
        <translation>Không có xã nào mang mã này.</translation>
    </message>
    <message>
        <source>Choose the commune from the list, or give its five digits.</source>
        <translation>Chọn xã trong danh sách, hoặc ghi đủ năm chữ số.</translation>
    </message>
    <message>
        <source>No province has this number.</source>
        <translation>Không có tỉnh nào mang mã này.</translation>
    </message>
    <message>
        <source>Choose the province from the list, or give its two digits.</source>
        <translation>Chọn tỉnh trong danh sách, hoặc ghi đủ hai chữ số.</translation>
    </message>
    <message>
        <source>This is not a month.</source>
        <translation>Đây không phải một tháng.</translation>
    </message>
    <message>
        <source>Write it as 2026-11.</source>
        <translation>Viết như 2026-11.</translation>
    </message>
    <message>
        <source>This reason is not in the list of this point any more.</source>
        <translation>Lý do này không còn trong danh sách của điểm.</translation>
    </message>
    <message>
        <source>Open the list again.</source>
        <translation>Mở lại danh sách.</translation>
    </message>
    <message>
        <source>It is missing what was wrong with the dossier.</source>
        <translation>Chưa ghi hồ sơ sai ở đâu.</translation>
    </message>
    <message>
        <source>Write one sentence.</source>
        <translation>Viết một câu.</translation>
    </message>
    <message>
        <source>A reason is kept for others and may name nobody.</source>
        <translation>Lý do được giữ cho người khác xem nên không được nêu riêng ai.</translation>
    </message>
    <message>
        <source>Leave names, numbers and addresses out of it.</source>
        <translation>Bỏ tên, số và địa chỉ ra khỏi câu.</translation>
    </message>
    <message>
        <source>It is missing why this is right as it stands.</source>
        <translation>Chưa ghi vì sao vẫn đúng như vậy.</translation>
    </message>
    <message>
        <source>Say it in a few words.</source>
        <translation>Ghi vài chữ.</translation>
    </message>
    <message>
        <source>This file is no signer&apos;s key with its secret half.</source>
        <translation>Tệp này không phải khóa của người ký.</translation>
    </message>
    <message>
        <source>Choose the key file that was made for you, not its public half.</source>
        <translation>Chọn tệp khóa riêng của mình, không phải tệp .public.json.</translation>
    </message>
    <message>
        <source>A file that is needed cannot be opened: the workbook, the key, or signers.json.</source>
        <translation>Không mở được một tệp cần dùng: bảng tính, khóa, hoặc signers.json.</translation>
    </message>
    <message>
        <source>Look whether it is still there; signers.json stands beside the key.</source>
        <translation>Xem tệp còn ở đó không; signers.json phải nằm cạnh khóa.</translation>
    </message>
    <message>
        <source>The list of signers (signers.json) does not have this key, or not today.</source>
        <translation>Danh sách người được ký (signers.json) không có khóa này, hoặc hôm nay khóa không dùng được.</translation>
    </message>
    <message>
        <source>Ask who keeps the root key for a new list.</source>
        <translation>Xin người giữ khóa gốc danh sách mới.</translation>
    </message>
    <message>
        <source>This key may not sign what the workbook holds.</source>
        <translation>Khóa này không được ký phần có trong bảng tính.</translation>
    </message>
    <message>
        <source>Cards and forms want a national key; a commune&apos;s data its own or its province&apos;s.</source>
        <translation>Thẻ và mẫu cần khóa quốc gia; số liệu của xã cần khóa của xã hoặc của tỉnh.</translation>
    </message>
    <message>
        <source>The fee is written down as paid already.</source>
        <translation>Lệ phí này đã ghi là nộp rồi.</translation>
    </message>
    <message>
        <source>Pay nothing twice; look at the receipt on the dossier&apos;s page.</source>
        <translation>Không nộp hai lần; xem biên lai ở trang hồ sơ.</translation>
    </message>
    <message>
        <source>The office has no draft to be confirmed now.</source>
        <translation>Xã chưa có bản nháp nào chờ xác nhận.</translation>
    </message>
    <message>
        <source>Send and fetch news, then look again.</source>
        <translation>Bấm gửi để lấy tin, rồi xem lại.</translation>
    </message>
    <message>
        <source>The words are missing.</source>
        <translation>Chưa có lời nào.</translation>
    </message>
    <message>
        <source>Write down in a few words what was said.</source>
        <translation>Ghi vài chữ về lời đã nói.</translation>
    </message>
    <message>
        <source>Nothing is overdue here.</source>
        <translation>Hồ sơ này chưa quá hẹn.</translation>
    </message>
    <message>
        <source>Look at the day due on the dossier&apos;s page.</source>
        <translation>Xem ngày hẹn ở trang hồ sơ.</translation>
    </message>
    <message>
        <source>There is nothing that the office still has to hear.</source>
        <translation>Không còn gì phải báo cho xã.</translation>
    </message>
    <message>
        <source>Somebody wrote it down before.</source>
        <translation>Đã có người ghi rồi.</translation>
    </message>
    <message>
        <source>The result is not in the villager&apos;s hand yet.</source>
        <translation>Kết quả chưa đến tay ông/bà.</translation>
    </message>
    <message>
        <source>Hand the result over first, then ask how it went.</source>
        <translation>Trao kết quả trước, rồi hãy hỏi.</translation>
    </message>
    <message>
        <source>What was kept cannot be opened as a picture.</source>
        <translation>Ảnh đã lưu không mở được.</translation>
    </message>
    <message>
        <source>Call the keeper of this machine; the paper receipt counts.</source>
        <translation>Gọi người giữ máy; biên lai giấy vẫn có giá trị.</translation>
    </message>
    <message>
        <source>The lines on the back of the card were not read right.</source>
        <translation>Các dòng chữ ở mặt sau thẻ đọc chưa đúng.</translation>
    </message>
    <message>
        <source>Read the three lines again letter by letter, or scan the square code of the card.</source>
        <translation>Đọc lại ba dòng từng chữ, hoặc quét mã vuông trên thẻ.</translation>
    </message>
    <message>
        <source>This is no number of a health insurance card.</source>
        <translation>Đây không phải mã thẻ bảo hiểm y tế.</translation>
    </message>
    <message>
        <source>Look at the card again: two letters and thirteen digits, or ten digits.</source>
        <translation>Xem lại thẻ: hai chữ cái và mười ba chữ số, hoặc mười chữ số.</translation>
    </message>
    <message>
        <source>It is not clear whose card this is. Nothing was filled in.</source>
        <translation>Chưa rõ thẻ này của ai. Chưa điền gì.</translation>
    </message>
    <message>
        <source>Choose the person whose card it is, or confirm that it is right.</source>
        <translation>Chọn người có thẻ này, hoặc xác nhận là đúng.</translation>
    </message>
    <message>
        <source>The camera sees no code.</source>
        <translation>Máy ảnh chưa thấy mã nào.</translation>
    </message>
    <message>
        <source>Hold the paper flat and near, in good light, then try again.</source>
        <translation>Để giấy phẳng, gần, đủ sáng, rồi thử lại.</translation>
    </message>
    <message>
        <source>The camera cannot be used on this machine: a part of the system is missing.</source>
        <translation>Máy này chưa dùng được máy ảnh: hệ thống thiếu một phần.</translation>
    </message>
    <message>
        <source>Use a reader, a picture file or the clipboard; the keeper can add what is missing.</source>
        <translation>Dùng máy đọc, tệp ảnh hoặc ảnh đã sao chép; người giữ máy có thể cài thêm phần thiếu.</translation>
    </message>
    <message>
        <source>This camera is not plugged in any more.</source>
        <translation>Máy ảnh này không còn cắm vào máy.</translation>
    </message>
    <message>
        <source>Plug it in and try again, or take another way.</source>
        <translation>Cắm lại rồi thử lại, hoặc dùng cách khác.</translation>
    </message>
    <message>
        <source>The camera shows nothing.</source>
        <translation>Máy ảnh không cho hình.</translation>
    </message>
    <message>
        <source>Another program may be using it: close that one, then switch the camera on again.</source>
        <translation>Có thể chương trình khác đang dùng: đóng chương trình đó, rồi bật máy ảnh lại.</translation>
    </message>
    <message>
        <source>The camera stopped.</source>
        <translation>Máy ảnh đã dừng.</translation>
    </message>
    <message>
        <source>Look at its cable, then switch it on again, or take another way.</source>
        <translation>Xem lại dây, rồi bật lại, hoặc dùng cách khác.</translation>
    </message>
    <message>
        <source>This code is not a person&apos;s. Nothing was filled in.</source>
        <translation>Mã này không phải của một người. Chưa điền gì.</translation>
    </message>
    <message>
        <source>Scan the citizen card, the lines on its back, or a BHYT card; other codes with F8.</source>
        <translation>Quét thẻ căn cước, các dòng mặt sau thẻ, hoặc thẻ BHYT; mã khác thì bấm F8.</translation>
    </message>
    <message>
        <source>The scanner did not send the code as it is.</source>
        <translation>Máy quét gửi mã không đúng.</translation>
    </message>
    <message>
        <source>Scan once more; if it happens again, the keeper changes the scanner&apos;s setting.</source>
        <translation>Quét lại; nếu vẫn vậy, người giữ máy chỉnh lại máy quét.</translation>
    </message>
    <message>
        <source>The scanner sent nothing.</source>
        <translation>Máy quét chưa gửi gì.</translation>
    </message>
    <message>
        <source>Press its key over the code once more.</source>
        <translation>Bấm nút máy quét trên mã lần nữa.</translation>
    </message>
    <message>
        <source>This machine cannot read a scanner on a serial port.</source>
        <translation>Máy này không đọc được máy quét nối cổng nối tiếp.</translation>
    </message>
    <message>
        <source>Let the keeper set the scanner to type as a keyboard does.</source>
        <translation>Nhờ người giữ máy đặt máy quét sang kiểu gõ như bàn phím.</translation>
    </message>
    <message>
        <source>There is no scanner on {port}.</source>
        <translation>Không có máy quét ở {port}.</translation>
    </message>
    <message>
        <source>Look at its cable and at the name of the port.</source>
        <translation>Xem dây cắm và tên cổng.</translation>
    </message>
    <message>
        <source>Nothing that can be used was copied.</source>
        <translation>Chưa chép mã hay ảnh mã nào.</translation>
    </message>
    <message>
        <source>Copy the code, or a picture of it, then try again.</source>
        <translation>Chép mã, hoặc ảnh có mã, rồi thử lại.</translation>
    </message>
    <message>
        <source>This is not the code of a dossier.</source>
        <translation>Đây không phải mã của hồ sơ.</translation>
    </message>
    <message>
        <source>Take the page of the form that has the codes, the last one.</source>
        <translation>Lấy trang có mã, là trang cuối của tờ khai.</translation>
    </message>
    <message>
        <source>The code holds more than any dossier does; it was not made by this program.</source>
        <translation>Mã chứa nhiều hơn mọi hồ sơ; không phải do chương trình này in.</translation>
    </message>
    <message>
        <source>This file is sealed to another server or another machine.</source>
        <translation>Tệp này niêm phong cho máy chủ hoặc máy khác.</translation>
    </message>
    <message>
        <source>Take it to the machine that it was made for.</source>
        <translation>Mang đến đúng máy được nhận.</translation>
    </message>
    <message>
        <source>An attached paper is not as it was when the dossier was finalized.</source>
        <translation>Một giấy tờ đính kèm không còn như lúc chốt hồ sơ.</translation>
    </message>
    <message>
        <source>Attach the paper again.</source>
        <translation>Đính kèm lại giấy tờ ấy.</translation>
    </message>
    <message>
        <source>This machine does not know the office&apos;s key, without which a code on paper cannot be sealed.</source>
        <translation>Máy này chưa có khóa của cơ quan nên chưa niêm phong được mã trên giấy.</translation>
    </message>
    <message>
        <source>The server&apos;s receipt could not be proved. It does not count.</source>
        <translation>Chưa kiểm được lời báo nhận của máy chủ nên chưa tính.</translation>
    </message>
    <message>
        <source>Send and fetch once more; do not make the dossier anew.</source>
        <translation>Bấm “Gửi ngay” lần nữa; đừng làm lại hồ sơ.</translation>
    </message>
    <message>
        <source>This paper was taken along already and has not come back.</source>
        <translation>Giấy này đã mang đi và chưa mang về.</translation>
    </message>
    <message>
        <source>Write down first that it has come back.</source>
        <translation>Ghi là đã mang về trước.</translation>
    </message>
    <message>
        <source>Nobody has taken this paper along.</source>
        <translation>Chưa ai mang giấy này đi.</translation>
    </message>
    <message>
        <source>Look at the list of papers again.</source>
        <translation>Xem lại danh sách giấy tờ.</translation>
    </message>
    <message>
        <source>Which paper it is, or how many of it, is not said.</source>
        <translation>Chưa rõ giấy nào, hay mấy bản.</translation>
    </message>
    <message>
        <source>Name the paper in a few words and write a number from 1 to 99.</source>
        <translation>Hãy ghi tên giấy thật ngắn, và một số từ 1 đến 99.</translation>
    </message>
    <message>
        <source>The list of papers to be copied cannot be read.</source>
        <translation>Không đọc được danh sách giấy cần sao.</translation>
    </message>
    <message>
        <source>Write for each paper its name, pages and number of copies.</source>
        <translation>Mỗi giấy ghi tên, số trang và số bản.</translation>
    </message>
    <message>
        <source>A list of papers to be copied does not belong on this sheet.</source>
        <translation>Tờ này không có danh sách giấy cần sao.</translation>
    </message>
    <message>
        <source>For certified copies, print the preparation slip.</source>
        <translation>Nếu chứng thực bản sao, in phiếu chuẩn bị hồ sơ.</translation>
    </message>
    <message>
        <source>Official forms and pages with codes keep their size.</source>
        <translation>Tờ khai mẫu Nhà nước và trang có mã phải giữ đúng cỡ.</translation>
    </message>
    <message>
        <source>Print them on A4.</source>
        <translation>In trên giấy A4.</translation>
    </message>
    <message>
        <source>A preparation slip is printed for one dossier.</source>
        <translation>Phiếu chuẩn bị hồ sơ in cho một hồ sơ.</translation>
    </message>
    <message>
        <source>Open the dossier, and print from its page.</source>
        <translation>Mở hồ sơ, rồi in từ trang ấy.</translation>
    </message>
    <message>
        <source>It is missing which file the paper is, or how it stands with it.</source>
        <translation>Chưa chọn tệp của giấy tờ, hoặc chưa nói giấy ấy thế nào.</translation>
    </message>
    <message>
        <source>Choose the file, or say: there, missing, later, not needed.</source>
        <translation>Chọn tệp, hoặc ghi: đã có, còn thiếu, bổ sung sau, không cần nộp.</translation>
    </message>
    <message>
        <source>The form does not ask this question as it stands.</source>
        <translation>Tờ khai lúc này không hỏi câu ấy.</translation>
    </message>
    <message>
        <source>Look at the answers before it; one of them decides whether it is asked.</source>
        <translation>Xem các câu trước; có câu quyết định việc hỏi câu này.</translation>
    </message>
    <message>
        <source>This dossier is finalized or closed; there is nothing to fill in.</source>
        <translation>Hồ sơ này đã chốt hoặc đã đóng; không còn gì để điền.</translation>
    </message>
    <message>
        <source>Use “open again to change”, or “mend and file again”.</source>
        <translation>Bấm “Mở lại để sửa”, hoặc “Sửa và nộp lại”.</translation>
    </message>
    <message>
        <source>This dossier is on this machine already.</source>
        <translation>Hồ sơ này đã có trên máy.</translation>
    </message>
    <message>
        <source>Look for it in the list of dossiers; do not make it anew.</source>
        <translation>Tìm trong danh sách hồ sơ; đừng làm lại.</translation>
    </message>
    <message>
        <source>Nothing with this number was finalized on this machine.</source>
        <translation>Máy này chưa chốt hồ sơ nào mang số ấy.</translation>
    </message>
    <message>
        <source>Look for the dossier in the outbox.</source>
        <translation>Tìm hồ sơ ở trang chờ gửi.</translation>
    </message>
    <message>
        <source>The form with which this dossier was made is not on this machine.</source>
        <translation>Máy này không có mẫu tờ khai đã dùng cho hồ sơ.</translation>
    </message>
    <message>
        <source>Call the keeper of this machine; the dossier is kept.</source>
        <translation>Gọi người giữ máy; hồ sơ vẫn còn.</translation>
    </message>
    <message>
        <source>The dossier&apos;s text cannot be sent as it is.</source>
        <translation>Nội dung hồ sơ chưa gửi được như hiện có.</translation>
    </message>
    <message>
        <source>Use “open again to change”, look through it and finalize it once more.</source>
        <translation>Bấm “Mở lại để sửa”, xem lại rồi chốt lần nữa.</translation>
    </message>
    <message>
        <source>The form of this procedure cannot be read.</source>
        <translation>Không đọc được mẫu tờ khai của thủ tục này.</translation>
    </message>
    <message>
        <source>The check number of an attached paper is not right.</source>
        <translation>Số kiểm tra của một giấy tờ đính kèm không đúng.</translation>
    </message>
    <message>
        <source>The form of this procedure counts without end and was stopped.</source>
        <translation>Tờ khai của thủ tục này tính mãi không xong nên đã dừng.</translation>
    </message>
    <message>
        <source>Take the last answer back; if it happens again, tell the keeper of this machine.</source>
        <translation>Bỏ câu trả lời vừa rồi; nếu vẫn vậy, báo người giữ máy.</translation>
    </message>
    <message>
        <source>The form of this procedure has a mistake: its questions wait for each other.</source>
        <translation>Tờ khai của thủ tục này có lỗi: các câu chờ lẫn nhau.</translation>
    </message>
    <message>
        <source>The list has as many rows as it may have.</source>
        <translation>Danh sách đã đủ số dòng cho phép.</translation>
    </message>
    <message>
        <source>Leave it so; write the rest on a sheet of its own.</source>
        <translation>Để vậy; phần còn lại ghi ra tờ riêng.</translation>
    </message>
    <message>
        <source>The form does not have this language.</source>
        <translation>Tờ khai không có thứ tiếng này.</translation>
    </message>
    <message>
        <source>Fill it in in Vietnamese.</source>
        <translation>Điền bằng tiếng Việt.</translation>
    </message>
    <message>
        <source>The file of answers cannot be read.</source>
        <translation>Không đọc được tệp câu trả lời.</translation>
    </message>
    <message>
        <source>Look at its form, mend it, then try again.</source>
        <translation>Xem lại cách viết, sửa, rồi thử lại.</translation>
    </message>
    <message>
        <source>Something is missing in what was asked, or two things exclude each other.</source>
        <translation>Lệnh còn thiếu, hoặc có hai điều không đi cùng nhau.</translation>
    </message>
    <message>
        <source>Look at the help of the command.</source>
        <translation>Xem phần trợ giúp của lệnh.</translation>
    </message>
    <message>
        <source>So many rows cannot be shown at once.</source>
        <translation>Không hiện được ngần ấy dòng một lần.</translation>
    </message>
    <message>
        <source>Ask for 1 to 1000.</source>
        <translation>Chọn từ 1 đến 1000.</translation>
    </message>
    <message>
        <source>The place in the list is not known any more.</source>
        <translation>Không còn biết đang ở chỗ nào trong danh sách.</translation>
    </message>
    <message>
        <source>Open the list again from the first page.</source>
        <translation>Mở lại danh sách từ trang đầu.</translation>
    </message>
    <message>
        <source>Dossiers have no such state.</source>
        <translation>Hồ sơ không có trạng thái ấy.</translation>
    </message>
    <message>
        <source>Consent has no such purpose.</source>
        <translation>Không có mục đích đồng ý ấy.</translation>
    </message>
    <message>
        <source>Choose one of those in the text that is read out.</source>
        <translation>Chọn một mục đích trong bản đã đọc.</translation>
    </message>
    <message>
        <source>It is missing what is to be erased. Nothing was erased.</source>
        <translation>Chưa nói xóa gì. Chưa xóa gì.</translation>
    </message>
    <message>
        <source>Choose the dossiers, or the person.</source>
        <translation>Chọn hồ sơ, hoặc chọn người.</translation>
    </message>
    <message>
        <source>No passphrase was typed.</source>
        <translation>Chưa gõ mật khẩu.</translation>
    </message>
    <message>
        <source>Type the passphrase, then try again.</source>
        <translation>Gõ mật khẩu, rồi thử lại.</translation>
    </message>
    <message>
        <source>What was typed the second time differs from the first.</source>
        <translation>Hai lần gõ không giống nhau.</translation>
    </message>
    <message>
        <source>Type it twice again.</source>
        <translation>Gõ lại cả hai lần.</translation>
    </message>
    <message>
        <source>There is no screen on which the window could open.</source>
        <translation>Không có màn hình để mở cửa sổ.</translation>
    </message>
    <message>
        <source>Start the program on the laptop itself, or use its commands.</source>
        <translation>Mở chương trình ngay trên máy, hoặc dùng lệnh.</translation>
    </message>
    <message>
        <source>Another program asked for something that cannot be trusted. It was not done.</source>
        <translation>Một chương trình khác yêu cầu điều không tin được. Không làm theo.</translation>
    </message>
    <message>
        <source>Close both windows of this program and open it once more.</source>
        <translation>Đóng các cửa sổ của chương trình rồi mở lại.</translation>
    </message>
    <message>
        <source>The open window ended before it had answered.</source>
        <translation>Cửa sổ đang mở đã tắt trước khi trả lời.</translation>
    </message>
    <message>
        <source>Look first at the dossier what was done, then go on.</source>
        <translation>Xem hồ sơ đã làm đến đâu, rồi làm tiếp.</translation>
    </message>
    <message>
        <source>The trial run did not come to its end.</source>
        <translation>Lượt chạy thử chưa đến cuối.</translation>
    </message>
    <message>
        <source>Nothing of the villagers is in it. Tell the keeper of this machine.</source>
        <translation>Trong đó không có hồ sơ của bà con. Báo người giữ máy.</translation>
    </message>
    <message>
        <source>This is a fault of the program, not yours.</source>
        <translation>Đây là lỗi của chương trình, không phải do ai làm sai.</translation>
    </message>
    <message>
        <source>Your part at this point does not include this.</source>
        <translation>Vai của bạn không gồm việc này.</translation>
    </message>
    <message>
        <source>Ask the keeper or the officer of this point.</source>
        <translation>Nhờ người giữ máy hoặc cán bộ phụ trách của điểm hỗ trợ.</translation>
    </message>
    <message>
        <source>This dossier is another helper&apos;s.</source>
        <translation>Hồ sơ này do người hỗ trợ khác giữ.</translation>
    </message>
    <message>
        <source>Ask them to share it with the point.</source>
        <translation>Nhờ người ấy bấm cho cả điểm cùng xem.</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess.</source>
        <translation>Mã PIN này dễ đoán quá.</translation>
    </message>
    <message>
        <source>Take four to twelve digits, not all the same and not in a row.</source>
        <translation>Chọn bốn đến mười hai chữ số, không giống hết nhau, không theo thứ tự.</translation>
    </message>
    <message>
        <source>The PIN is not right; {tries} tries are left.</source>
        <translation>Sai mã PIN, còn {tries} lần.</translation>
    </message>
    <message>
        <source>Try again, or type the passphrase.</source>
        <translation>Thử lại, hoặc gõ mật khẩu.</translation>
    </message>
    <message>
        <source>The PIN does not lift the lock any more.</source>
        <translation>Mã PIN không mở khóa được nữa.</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Gõ mật khẩu.</translation>
    </message>
    <message>
        <source>Nothing was erased: nobody confirmed it yet.</source>
        <translation>Chưa xóa gì: chưa có người xác nhận.</translation>
    </message>
    <message>
        <source>Look at the list once more, then confirm.</source>
        <translation>Xem lại danh sách rồi xác nhận.</translation>
    </message>
    <message>
        <source>The server has not told the time yet.</source>
        <translation>Máy chủ chưa báo giờ cho máy này.</translation>
    </message>
    <message>
        <source>Send once where there is a network, then try again.</source>
        <translation>Gửi một lần ở nơi có mạng, rồi thử lại.</translation>
    </message>
    <message>
        <source>A dossier is to be kept for now; nothing was erased.</source>
        <translation>Có hồ sơ còn phải giữ; chưa xóa gì.</translation>
    </message>
    <message>
        <source>Look at the day until which it is kept.</source>
        <translation>Xem hồ sơ được giữ tới ngày nào.</translation>
    </message>
    <message>
        <source>This record cannot come back yet.</source>
        <translation>Mục này chưa đưa lại được.</translation>
    </message>
    <message>
        <source>Leave it aside, or restore a backup.</source>
        <translation>Cứ để riêng, hoặc khôi phục từ bản sao lưu.</translation>
    </message>
    <message>
        <source>Nothing of this dossier stands aside.</source>
        <translation>Hồ sơ này không có gì đang để riêng.</translation>
    </message>
    <message>
        <source>Look at the outbox.</source>
        <translation>Xem trang “Chờ gửi”.</translation>
    </message>
    <message>
        <source>Nothing of this dossier waits to be sent.</source>
        <translation>Hồ sơ này không có gì đang chờ gửi.</translation>
    </message>
    <message>
        <source>Everything written before this stays as it was on this machine.</source>
        <translation>Những gì đã ghi trước đó vẫn nguyên trong máy.</translation>
    </message>
    <message>
        <source>What was saved on this machine is still there.</source>
        <translation>Điều gì đã ghi vào máy thì vẫn còn.</translation>
    </message>
    <message>
        <source>The program met something that it did not foresee.</source>
        <translation>Chương trình gặp một lỗi chưa lường trước.</translation>
    </message>
    <message>
        <source>Go back and try again. If it happens again, call the keeper of this machine.</source>
        <translation>Quay lại và thử lại. Vẫn lỗi thì gọi người giữ máy.</translation>
    </message>
    <message>
        <source>This cannot be done just now.</source>
        <translation>Lúc này chưa làm được.</translation>
    </message>
    <message>
        <source>Go on with other work and try again later.</source>
        <translation>Làm việc khác rồi thử lại sau.</translation>
    </message>
    <message>
        <source>The program could not take this ({code}).</source>
        <translation>Chương trình không nhận được điều này ({code}).</translation>
    </message>
    <message>
        <source>Look at what was entered, or call the keeper of this machine.</source>
        <translation>Xem lại điều vừa nhập, hoặc gọi người giữ máy.</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>Mật khẩu chưa đúng.</translation>
    </message>
    <message>
        <source>Look at the capital letters and the Vietnamese typing, then try again.</source>
        <translation>Xem chữ hoa và bộ gõ tiếng Việt, rồi thử lại.</translation>
    </message>
    <message>
        <source>The passphrase is too easy to guess.</source>
        <translation>Mật khẩu dễ đoán quá.</translation>
    </message>
    <message>
        <source>Take four words or twelve letters at the least, and nothing that many people use.</source>
        <translation>Ít nhất bốn tiếng hoặc mười hai chữ cái, và đừng dùng mật khẩu mà nhiều người hay đặt.</translation>
    </message>
    <message>
        <source>Please wait after a wrong passphrase: {seconds} seconds.</source>
        <translation>Sai mật khẩu thì phải chờ: {seconds} giây.</translation>
    </message>
    <message>
        <source>Then try again.</source>
        <translation>Rồi thử lại.</translation>
    </message>
    <message>
        <source>Group {group} of the recovery code is not right.</source>
        <translation>Nhóm thứ {group} của mã cứu dữ liệu chưa đúng.</translation>
    </message>
    <message>
        <source>Compare this group with the paper, letter by letter.</source>
        <translation>So nhóm ấy với tờ giấy, từng chữ một.</translation>
    </message>
    <message>
        <source>The recovery code has {groups} groups of {size} characters; {typed} were typed.</source>
        <translation>Mã cứu dữ liệu có {groups} nhóm, mỗi nhóm {size} chữ; mới gõ {typed} chữ.</translation>
    </message>
    <message>
        <source>The program is open already on this machine.</source>
        <translation>Chương trình đang mở ở cửa sổ khác.</translation>
    </message>
    <message>
        <source>Use the window that is open, or close it first.</source>
        <translation>Dùng cửa sổ đang mở, hoặc đóng nó trước.</translation>
    </message>
    <message>
        <source>There are dossiers in this folder already.</source>
        <translation>Thư mục này đã có két hồ sơ.</translation>
    </message>
    <message>
        <source>Unlock them, or choose another folder.</source>
        <translation>Mở khóa két đó, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>There is no vault of dossiers in this folder.</source>
        <translation>Thư mục này chưa có két hồ sơ.</translation>
    </message>
    <message>
        <source>Look whether the right disk or stick is plugged in.</source>
        <translation>Xem đã cắm đúng ổ đĩa hoặc USB chưa.</translation>
    </message>
    <message>
        <source>The dossiers were written by a newer version of this program.</source>
        <translation>Hồ sơ do bản mới hơn của chương trình ghi.</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>Cài bản mới.</translation>
    </message>
    <message>
        <source>The dossiers were written by a much older version of this program.</source>
        <translation>Hồ sơ do bản quá cũ của chương trình ghi.</translation>
    </message>
    <message>
        <source>Call the keeper of this machine.</source>
        <translation>Gọi người giữ máy.</translation>
    </message>
    <message>
        <source>The file that holds the dossiers is damaged.</source>
        <translation>Tệp chứa hồ sơ bị hỏng.</translation>
    </message>
    <message>
        <source>Do not delete anything; call the keeper of this machine.</source>
        <translation>Đừng xóa gì; gọi người giữ máy.</translation>
    </message>
    <message>
        <source>One dossier cannot be read.</source>
        <translation>Có một hồ sơ không đọc được.</translation>
    </message>
    <message>
        <source>Leave it as it is and call the keeper of this machine; the others can be used.</source>
        <translation>Để nguyên và gọi người giữ máy; hồ sơ khác vẫn dùng được.</translation>
    </message>
    <message>
        <source>Nothing can be written into this folder.</source>
        <translation>Không ghi được vào thư mục này.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask the keeper of this machine.</source>
        <translation>Chọn thư mục khác, hoặc hỏi người giữ máy.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Ổ đĩa đã đầy.</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again.</source>
        <translation>Dọn bớt ổ đĩa rồi thử lại.</translation>
    </message>
    <message>
        <source>The disk did not take what was written.</source>
        <translation>Ổ đĩa không ghi được.</translation>
    </message>
    <message>
        <source>Restart the machine; if it happens again, call the keeper.</source>
        <translation>Khởi động lại máy; vẫn vậy thì gọi người giữ máy.</translation>
    </message>
    <message>
        <source>Nobody of that name may open these dossiers.</source>
        <translation>Không có ai tên đó được mở két này.</translation>
    </message>
    <message>
        <source>Look at the spelling of the name.</source>
        <translation>Xem lại tên đã gõ.</translation>
    </message>
    <message>
        <source>The name is empty or too long.</source>
        <translation>Tên để trống hoặc dài quá.</translation>
    </message>
    <message>
        <source>Type your name as it stands on papers.</source>
        <translation>Gõ họ tên như trên giấy tờ.</translation>
    </message>
    <message>
        <source>Somebody of that name is there already.</source>
        <translation>Đã có người tên đó.</translation>
    </message>
    <message>
        <source>Take another name.</source>
        <translation>Dùng tên khác.</translation>
    </message>
    <message>
        <source>This is not the recovery code of these dossiers.</source>
        <translation>Đây không phải mã cứu của két này.</translation>
    </message>
    <message>
        <source>Look whether the paper belongs to this machine.</source>
        <translation>Xem tờ giấy có đúng của máy này không.</translation>
    </message>
    <message>
        <source>Compare it with the paper, group by group.</source>
        <translation>So với tờ giấy, từng nhóm một.</translation>
    </message>
    <message>
        <source>The dossiers are open only for reading.</source>
        <translation>Két đang mở chỉ để xem.</translation>
    </message>
    <message>
        <source>Close the program and open it again.</source>
        <translation>Đóng chương trình rồi mở lại.</translation>
    </message>
    <message>
        <source>The screen is locked.</source>
        <translation>Màn hình đang khóa.</translation>
    </message>
    <message>
        <source>Unlock it first.</source>
        <translation>Mở khóa trước.</translation>
    </message>
    <message>
        <source>This dossier was not kept and is gone.</source>
        <translation>Hồ sơ này không lưu nên không còn.</translation>
    </message>
    <message>
        <source>Begin again when the villager wishes it.</source>
        <translation>Ông/bà muốn thì làm lại từ đầu.</translation>
    </message>
    <message>
        <source>This is not a day of the calendar.</source>
        <translation>Ngày này không có trên lịch.</translation>
    </message>
    <message>
        <source>Write for instance 12/04/1940, 04/1940 or 1940.</source>
        <translation>Ghi như 12/04/1940, 04/1940 hoặc 1940.</translation>
    </message>
    <message>
        <source>The form cannot take this answer.</source>
        <translation>Tờ khai không nhận câu trả lời này.</translation>
    </message>
    <message>
        <source>Look at the sample below the question.</source>
        <translation>Xem ví dụ dưới câu hỏi.</translation>
    </message>
    <message>
        <source>This name cannot be right.</source>
        <translation>Tên này chưa đúng.</translation>
    </message>
    <message>
        <source>Look at how it was typed.</source>
        <translation>Xem lại cách gõ.</translation>
    </message>
    <message>
        <source>This is not one of the choices.</source>
        <translation>Không có lựa chọn này.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Chọn một trong danh sách.</translation>
    </message>
    <message>
        <source>The program works this answer out by itself.</source>
        <translation>Câu này máy tự tính.</translation>
    </message>
    <message>
        <source>Change the answers that it comes from.</source>
        <translation>Sửa các câu mà nó tính từ đó.</translation>
    </message>
    <message>
        <source>A row of the list is missing before this one.</source>
        <translation>Thiếu một dòng phía trước.</translation>
    </message>
    <message>
        <source>Fill the rows in their order.</source>
        <translation>Điền lần lượt từng dòng.</translation>
    </message>
    <message>
        <source>The form has no such question.</source>
        <translation>Tờ khai không có câu này.</translation>
    </message>
    <message>
        <source>Go back and open the dossier again.</source>
        <translation>Quay lại và mở lại hồ sơ.</translation>
    </message>
    <message>
        <source>Somebody else stands there already.</source>
        <translation>Ở đó đã có người khác.</translation>
    </message>
    <message>
        <source>Take the name away first, or choose another person of the form.</source>
        <translation>Xóa tên ở đó trước, hoặc chọn người khác của tờ khai.</translation>
    </message>
    <message>
        <source>It is not clear whose card this is.</source>
        <translation>Chưa rõ thẻ này của ai.</translation>
    </message>
    <message>
        <source>Choose the person whose card it is.</source>
        <translation>Chọn người có thẻ này.</translation>
    </message>
    <message>
        <source>The form of this procedure has a mistake.</source>
        <translation>Tờ khai của thủ tục này có lỗi.</translation>
    </message>
    <message>
        <source>Print the guidance sheet, and tell the keeper of this machine.</source>
        <translation>In phiếu hướng dẫn, và báo người giữ máy.</translation>
    </message>
    <message>
        <source>The card of this procedure cannot be read.</source>
        <translation>Không đọc được thẻ thủ tục này.</translation>
    </message>
    <message>
        <source>Tell the keeper of this machine.</source>
        <translation>Báo người giữ máy.</translation>
    </message>
    <message>
        <source>The dossier is not ready yet.</source>
        <translation>Hồ sơ chưa đủ để nộp.</translation>
    </message>
    <message>
        <source>Mend what the list shows.</source>
        <translation>Sửa các chỗ trong danh sách.</translation>
    </message>
    <message>
        <source>It is missing who read the text aloud.</source>
        <translation>Thiếu tên người đọc.</translation>
    </message>
    <message>
        <source>Type the name of the one who read it.</source>
        <translation>Ghi tên người đọc.</translation>
    </message>
    <message>
        <source>A thumb needs a witness.</source>
        <translation>Điểm chỉ thì cần người làm chứng.</translation>
    </message>
    <message>
        <source>Type the name of the witness and the relation.</source>
        <translation>Ghi tên người làm chứng và quan hệ.</translation>
    </message>
    <message>
        <source>Nothing is prepared without a yes.</source>
        <translation>Chưa đồng ý thì không điền.</translation>
    </message>
    <message>
        <source>Ask the villager once more, or give guidance only.</source>
        <translation>Hỏi lại ông/bà, hoặc chỉ hướng dẫn.</translation>
    </message>
    <message>
        <source>The villager no longer agrees to keeping this dossier.</source>
        <translation>Ông/bà không đồng ý lưu hồ sơ này nữa.</translation>
    </message>
    <message>
        <source>Ask for consent anew first.</source>
        <translation>Hỏi lại sự đồng ý trước.</translation>
    </message>
    <message>
        <source>The villager did not agree to keeping.</source>
        <translation>Ông/bà không đồng ý lưu.</translation>
    </message>
    <message>
        <source>Fill in without keeping, or start a new dossier.</source>
        <translation>Điền không lưu, hoặc làm hồ sơ mới.</translation>
    </message>
    <message>
        <source>A letter of an answer cannot be printed.</source>
        <translation>Có chữ không in được.</translation>
    </message>
    <message>
        <source>Look at the names with unusual letters and type them again.</source>
        <translation>Xem tên có chữ lạ và gõ lại.</translation>
    </message>
    <message>
        <source>This is not the code of a citizen card.</source>
        <translation>Đây không phải mã của thẻ căn cước.</translation>
    </message>
    <message>
        <source>Scan the square code on the card itself.</source>
        <translation>Quét mã vuông trên chính thẻ.</translation>
    </message>
    <message>
        <source>The Vietnamese typing has spoilt the card&apos;s text.</source>
        <translation>Bộ gõ tiếng Việt làm sai chữ của thẻ.</translation>
    </message>
    <message>
        <source>Switch Vietnamese typing off (Unikey: E) and scan again.</source>
        <translation>Tắt gõ tiếng Việt (Unikey: E) rồi quét lại.</translation>
    </message>
    <message>
        <source>The card&apos;s code was not read whole.</source>
        <translation>Chưa đọc đủ mã của thẻ.</translation>
    </message>
    <message>
        <source>Scan the card once more, slowly.</source>
        <translation>Quét thẻ lại, chậm hơn.</translation>
    </message>
    <message>
        <source>The code is cut off or damaged.</source>
        <translation>Mã bị cắt hoặc hỏng.</translation>
    </message>
    <message>
        <source>Scan it once more.</source>
        <translation>Quét lại.</translation>
    </message>
    <message>
        <source>This is not a code of this program.</source>
        <translation>Đây không phải mã của chương trình này.</translation>
    </message>
    <message>
        <source>Scan the right code.</source>
        <translation>Quét đúng mã.</translation>
    </message>
    <message>
        <source>This code is neither a citizen card nor one of this program.</source>
        <translation>Mã này không phải thẻ căn cước, cũng không phải của chương trình.</translation>
    </message>
    <message>
        <source>This is not a set-up code.</source>
        <translation>Đây không phải mã cài đặt.</translation>
    </message>
    <message>
        <source>Scan the one that the keeper made: Settings, “Set-up code for another machine”.</source>
        <translation>Quét đúng tờ mã người giữ máy làm ở trang “Mã cài đặt cho máy khác”.</translation>
    </message>
    <message>
        <source>There is no readable code in this picture.</source>
        <translation>Không đọc được mã nào trong ảnh này.</translation>
    </message>
    <message>
        <source>Take the picture again, closer, in good light, without shine.</source>
        <translation>Chụp lại, gần hơn, đủ sáng, không lóa.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be read.</source>
        <translation>Tệp này không phải ảnh đọc được.</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG or PDF.</source>
        <translation>Chọn tệp PNG, JPEG hoặc PDF.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>Tệp nặng quá.</translation>
    </message>
    <message>
        <source>Choose a smaller picture.</source>
        <translation>Chọn ảnh nhỏ hơn.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Không đọc được tệp.</translation>
    </message>
    <message>
        <source>Look whether it is still there, then choose it again.</source>
        <translation>Xem tệp còn không, rồi chọn lại.</translation>
    </message>
    <message>
        <source>This kind of file cannot be attached.</source>
        <translation>Không đính kèm được loại tệp này.</translation>
    </message>
    <message>
        <source>Choose a PDF, JPEG or PNG.</source>
        <translation>Chọn tệp PDF, JPEG hoặc PNG.</translation>
    </message>
    <message>
        <source>This procedure asks for no such paper.</source>
        <translation>Thủ tục này không cần giấy đó.</translation>
    </message>
    <message>
        <source>Nothing was attached there.</source>
        <translation>Chưa đính kèm gì.</translation>
    </message>
    <message>
        <source>Look at the list of papers.</source>
        <translation>Xem danh sách giấy tờ.</translation>
    </message>
    <message>
        <source>This procedure is not in the catalogue.</source>
        <translation>Chưa có thủ tục này trong danh mục.</translation>
    </message>
    <message>
        <source>Search it with other words.</source>
        <translation>Tìm bằng từ khác.</translation>
    </message>
    <message>
        <source>This procedure has no form here.</source>
        <translation>Thủ tục này chưa có tờ khai ở đây.</translation>
    </message>
    <message>
        <source>Print the guidance sheet.</source>
        <translation>In phiếu hướng dẫn.</translation>
    </message>
    <message>
        <source>This procedure has no such case.</source>
        <translation>Thủ tục này không có trường hợp đó.</translation>
    </message>
    <message>
        <source>Choose one of the cases on its card.</source>
        <translation>Chọn một trường hợp ghi trên thẻ thủ tục.</translation>
    </message>
    <message>
        <source>This procedure has no such way to the office.</source>
        <translation>Thủ tục này không nộp bằng cách đó.</translation>
    </message>
    <message>
        <source>Begin again when you like.</source>
        <translation>Khi nào muốn thì làm lại.</translation>
    </message>
    <message>
        <source>This picture is HEIC, a kind that portals and this program do not take.</source>
        <translation>Ảnh này là HEIC, loại mà cổng và chương trình này không nhận.</translation>
    </message>
    <message>
        <source>On the telephone: Settings, Camera, Formats, “Most Compatible”; then take the picture again.</source>
        <translation>Trên điện thoại: Cài đặt, Camera, Định dạng, chọn “Tương thích nhất”; rồi chụp lại.</translation>
    </message>
    <message>
        <source>Choose one of the ways on its card.</source>
        <translation>Chọn một cách trên thẻ thủ tục.</translation>
    </message>
    <message>
        <source>This dossier is not on this machine.</source>
        <translation>Hồ sơ này không có trong máy.</translation>
    </message>
    <message>
        <source>Look for it in the list of dossiers.</source>
        <translation>Tìm trong danh sách hồ sơ.</translation>
    </message>
    <message>
        <source>The code on the paper would be too big.</source>
        <translation>Mã in trên giấy lớn quá.</translation>
    </message>
    <message>
        <source>There is nothing to print.</source>
        <translation>Không có gì để in.</translation>
    </message>
    <message>
        <source>Choose a paper.</source>
        <translation>Chọn một loại giấy.</translation>
    </message>
    <message>
        <source>This dossier is finalized; it cannot be changed as it is.</source>
        <translation>Hồ sơ đã chốt; không sửa được như vậy.</translation>
    </message>
    <message>
        <source>Open it again to change, or mend it and file again.</source>
        <translation>Mở lại để sửa, hoặc sửa và nộp lại.</translation>
    </message>
    <message>
        <source>This dossier is not finalized yet.</source>
        <translation>Hồ sơ chưa chốt.</translation>
    </message>
    <message>
        <source>Finalize it first.</source>
        <translation>Chốt hồ sơ trước.</translation>
    </message>
    <message>
        <source>This dossier was finalized already.</source>
        <translation>Hồ sơ đã chốt rồi.</translation>
    </message>
    <message>
        <source>Look for it in the outbox.</source>
        <translation>Xem ở “Chờ gửi”.</translation>
    </message>
    <message>
        <source>This dossier was sent already.</source>
        <translation>Hồ sơ đã gửi rồi.</translation>
    </message>
    <message>
        <source>Use “mend and file again”.</source>
        <translation>Dùng “Sửa và nộp lại”.</translation>
    </message>
    <message>
        <source>This dossier was not sent yet.</source>
        <translation>Hồ sơ chưa gửi.</translation>
    </message>
    <message>
        <source>Use “open again to change”.</source>
        <translation>Dùng “Mở lại để sửa”.</translation>
    </message>
    <message>
        <source>It is not known yet whether the server has it.</source>
        <translation>Chưa rõ máy chủ đã nhận chưa.</translation>
    </message>
    <message>
        <source>Press “send now”, then try again.</source>
        <translation>Bấm “Gửi ngay”, rồi thử lại.</translation>
    </message>
    <message>
        <source>This dossier was withdrawn already.</source>
        <translation>Hồ sơ đã rút rồi.</translation>
    </message>
    <message>
        <source>Start a new one when the villager wishes it.</source>
        <translation>Ông/bà muốn thì làm hồ sơ mới.</translation>
    </message>
    <message>
        <source>The commune&apos;s number is not complete.</source>
        <translation>Mã hồ sơ của xã chưa đủ.</translation>
    </message>
    <message>
        <source>Write it as it stands on the slip: at most 40 characters, a digit among them.</source>
        <translation>Ghi đúng như trên giấy tiếp nhận: nhiều nhất 40 ký tự, trong đó có chữ số.</translation>
    </message>
    <message>
        <source>This is a vault for practising; it never sends to a real server.</source>
        <translation>Đây là két tập làm, không bao giờ gửi tới máy chủ thật.</translation>
    </message>
    <message>
        <source>Open the real vault to enrol this machine.</source>
        <translation>Mở két thật rồi mới nối máy chủ.</translation>
    </message>
    <message>
        <source>The printer takes nothing.</source>
        <translation>Máy in không nhận.</translation>
    </message>
    <message>
        <source>Is it on, connected, with paper? Or choose “Save as PDF” and print it elsewhere.</source>
        <translation>Máy in đã bật, đã nối dây, còn giấy chưa? Hoặc chọn “Lưu PDF” rồi in ở máy khác.</translation>
    </message>
    <message>
        <source>This dossier is filed another way.</source>
        <translation>Hồ sơ này nộp theo cách khác.</translation>
    </message>
    <message>
        <source>Look at its page which way it goes.</source>
        <translation>Xem ở trang hồ sơ.</translation>
    </message>
    <message>
        <source>This machine knows no server yet.</source>
        <translation>Máy này chưa nối với máy chủ.</translation>
    </message>
    <message>
        <source>Enrol it with the code on the keeper&apos;s sheet. Dossiers wait until then.</source>
        <translation>Nối bằng mã trên tờ giấy của người giữ máy. Hồ sơ chờ đến lúc đó.</translation>
    </message>
    <message>
        <source>Compare it with the sheet, group by group.</source>
        <translation>So với tờ giấy, từng nhóm một.</translation>
    </message>
    <message>
        <source>The address of the server is not right.</source>
        <translation>Địa chỉ máy chủ chưa đúng.</translation>
    </message>
    <message>
        <source>Compare it with the sheet; it begins with https://</source>
        <translation>So với tờ giấy; địa chỉ bắt đầu bằng https://</translation>
    </message>
    <message>
        <source>Another server answered, not the one on the sheet.</source>
        <translation>Máy chủ khác trả lời, không phải máy chủ trên giấy.</translation>
    </message>
    <message>
        <source>Use another network, or ask the commune for a new code.</source>
        <translation>Dùng mạng khác, hoặc xin xã mã mới.</translation>
    </message>
    <message>
        <source>The server no longer accepts this machine. Nothing here is lost.</source>
        <translation>Máy chủ không nhận máy này nữa. Hồ sơ trong máy còn nguyên.</translation>
    </message>
    <message>
        <source>The keeper asks the commune why. To go on: make a backup, restore it on this machine, then join the server with a new code.</source>
        <translation>Người giữ máy hỏi xã vì sao. Được dùng tiếp thì sao lưu, khôi phục bản ấy trên máy này, rồi nối máy chủ bằng mã mới.</translation>
    </message>
    <message>
        <source>There is no network.</source>
        <translation>Không có mạng.</translation>
    </message>
    <message>
        <source>Go on with other work; it is sent later.</source>
        <translation>Cứ làm tiếp; gửi sau.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Máy chủ không trả lời.</translation>
    </message>
    <message>
        <source>Try again later; dossiers wait.</source>
        <translation>Thử lại sau; hồ sơ vẫn chờ.</translation>
    </message>
    <message>
        <source>There is a signal, but the network wants a log-in.</source>
        <translation>Có sóng nhưng phải đăng nhập mạng.</translation>
    </message>
    <message>
        <source>Log in to the network with a browser, then try again.</source>
        <translation>Mở trình duyệt đăng nhập mạng, rồi thử lại.</translation>
    </message>
    <message>
        <source>Another server answers at this address.</source>
        <translation>Máy chủ khác trả lời ở địa chỉ này.</translation>
    </message>
    <message>
        <source>Use another network; nothing was sent.</source>
        <translation>Dùng mạng khác; chưa gửi gì.</translation>
    </message>
    <message>
        <source>A safe connection could not be made.</source>
        <translation>Không nối an toàn được.</translation>
    </message>
    <message>
        <source>Look at the date and time of this machine; use another network.</source>
        <translation>Xem ngày giờ của máy; dùng mạng khác.</translation>
    </message>
    <message>
        <source>The network is too slow just now.</source>
        <translation>Mạng đang chậm quá.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Thử lại sau.</translation>
    </message>
    <message>
        <source>The connection broke.</source>
        <translation>Mạng bị đứt.</translation>
    </message>
    <message>
        <source>Try again; nothing is sent twice.</source>
        <translation>Thử lại; không gửi trùng.</translation>
    </message>
    <message>
        <source>The server needs a newer version of this program.</source>
        <translation>Máy chủ cần bản mới của chương trình.</translation>
    </message>
    <message>
        <source>The Vietnamese typing has spoilt what the scanner sent.</source>
        <translation>Bộ gõ tiếng Việt đã làm sai chữ máy quét gửi vào.</translation>
    </message>
    <message>
        <source>This code was printed by a newer version of this program.</source>
        <translation>Mã này do bản mới hơn của chương trình in ra.</translation>
    </message>
    <message>
        <source>Update this program, then scan again.</source>
        <translation>Cập nhật chương trình rồi quét lại.</translation>
    </message>
    <message>
        <source>The dossier&apos;s code has more squares than were scanned.</source>
        <translation>Mã hồ sơ còn ô chưa quét.</translation>
    </message>
    <message>
        <source>Scan the other squares of the same page too.</source>
        <translation>Quét nốt các ô còn lại trên cùng trang.</translation>
    </message>
    <message>
        <source>These squares belong to different dossiers.</source>
        <translation>Các ô mã này thuộc các hồ sơ khác nhau.</translation>
    </message>
    <message>
        <source>Scan the squares of one page only.</source>
        <translation>Chỉ quét các ô trên một trang.</translation>
    </message>
    <message>
        <source>This picture takes too long to read.</source>
        <translation>Ảnh này đọc quá lâu.</translation>
    </message>
    <message>
        <source>Take a smaller picture, or only the code.</source>
        <translation>Chụp ảnh nhỏ hơn, hoặc chỉ chụp mã.</translation>
    </message>
    <message>
        <source>Pictures cannot be read on this machine now.</source>
        <translation>Máy này chưa đọc được ảnh lúc này.</translation>
    </message>
    <message>
        <source>Close other programs and try again, or type the code.</source>
        <translation>Đóng bớt chương trình rồi thử lại, hoặc gõ tay.</translation>
    </message>
    <message>
        <source>The signature in this code or file does not fit.</source>
        <translation>Chữ ký trong mã hoặc tệp này không khớp.</translation>
    </message>
    <message>
        <source>Do not use it. Call the keeper of this machine.</source>
        <translation>Đừng dùng. Gọi người giữ máy.</translation>
    </message>
    <message>
        <source>This account names no bank that is known.</source>
        <translation>Tài khoản này ghi mã ngân hàng không có.</translation>
    </message>
    <message>
        <source>Do not pay by it. Ask the commune for the account.</source>
        <translation>Đừng chuyển tiền theo mã này. Hỏi xã số tài khoản.</translation>
    </message>
    <message>
        <source>This payment code is damaged or of no Vietnamese bank.</source>
        <translation>Mã chuyển khoản này hỏng hoặc không phải của ngân hàng Việt Nam.</translation>
    </message>
    <message>
        <source>Do not pay by it.</source>
        <translation>Đừng chuyển tiền theo mã này.</translation>
    </message>
    <message>
        <source>The office has not asked for this dossier&apos;s fee yet.</source>
        <translation>Nơi nhận chưa yêu cầu nộp lệ phí hồ sơ này.</translation>
    </message>
    <message>
        <source>Print the payment code once it has.</source>
        <translation>Khi nơi nhận yêu cầu rồi mới in mã nộp.</translation>
    </message>
    <message>
        <source>No account of the commune is confirmed on this machine.</source>
        <translation>Máy này chưa có tài khoản của xã được xác nhận.</translation>
    </message>
    <message>
        <source>Pay at the desk or on the portal.</source>
        <translation>Nộp tại nơi nhận hoặc trên Cổng Dịch vụ công.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has run out, or this machine&apos;s clock is ahead.</source>
        <translation>Chứng thư của máy chủ đã hết hạn, hoặc đồng hồ máy này chạy nhanh.</translation>
    </message>
    <message>
        <source>Look at the date and time of this machine first. If they are right, tell the commune.</source>
        <translation>Xem lại ngày giờ của máy này trước. Ngày giờ đúng thì báo cho xã.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet: this machine&apos;s clock is probably behind.</source>
        <translation>Chứng thư của máy chủ chưa đến ngày dùng: chắc đồng hồ máy này chạy chậm.</translation>
    </message>
    <message>
        <source>Set the date and time of this machine right, then send again.</source>
        <translation>Chỉnh lại ngày giờ của máy cho đúng rồi gửi lại.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server. Nothing was sent.</source>
        <translation>Chứng thư này của máy chủ khác. Chưa gửi gì cả.</translation>
    </message>
    <message>
        <source>This network may be leading elsewhere: use another network.</source>
        <translation>Mạng này có thể dẫn đi nơi khác: dùng mạng khác.</translation>
    </message>
    <message>
        <source>Nobody whom this machine trusts has signed the server&apos;s certificate. Nothing was sent.</source>
        <translation>Chứng thư của máy chủ không do nơi nào máy này tin ký. Chưa gửi gì cả.</translation>
    </message>
    <message>
        <source>Somebody may be listening in on this network: use another network.</source>
        <translation>Có thể có người nghe lén trên mạng này: dùng mạng khác.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read.</source>
        <translation>Không đọc được lời đáp của máy chủ.</translation>
    </message>
    <message>
        <source>Nothing to do: the machine asks again by itself.</source>
        <translation>Không phải làm gì: máy sẽ tự hỏi lại.</translation>
    </message>
    <message>
        <source>The server has a fault of its own.</source>
        <translation>Máy chủ đang bị lỗi.</translation>
    </message>
    <message>
        <source>Try again later; nothing is sent twice.</source>
        <translation>Lát nữa thử lại; không gửi trùng đâu.</translation>
    </message>
    <message>
        <source>The server is busy and asked to wait.</source>
        <translation>Máy chủ đang bận, bảo chờ.</translation>
    </message>
    <message>
        <source>Go on with other work; the machine sends later.</source>
        <translation>Cứ làm việc khác; máy sẽ gửi sau.</translation>
    </message>
    <message>
        <source>The server has no room left.</source>
        <translation>Máy chủ hết chỗ chứa.</translation>
    </message>
    <message>
        <source>Tell the commune; dossiers wait on this machine.</source>
        <translation>Báo cho xã; hồ sơ chờ trên máy này.</translation>
    </message>
    <message>
        <source>The server did not accept this machine&apos;s log-in.</source>
        <translation>Máy chủ không nhận máy này đăng nhập.</translation>
    </message>
    <message>
        <source>Send again; if it happens again, call the commune.</source>
        <translation>Gửi lại; vẫn vậy thì gọi cho xã.</translation>
    </message>
    <message>
        <source>The server signs with a key that this machine does not know.</source>
        <translation>Máy chủ ký bằng khóa mà máy này không biết.</translation>
    </message>
    <message>
        <source>Ask the commune for a new sheet with a code.</source>
        <translation>Xin xã tờ giấy có mã mới.</translation>
    </message>
    <message>
        <source>The server does not have this form yet.</source>
        <translation>Máy chủ chưa có mẫu này.</translation>
    </message>
    <message>
        <source>Tell the keeper of the server; the dossier waits.</source>
        <translation>Báo người giữ máy chủ; hồ sơ vẫn chờ.</translation>
    </message>
    <message>
        <source>No form server answers at this address.</source>
        <translation>Không có máy chủ nhận mẫu nào trả lời ở địa chỉ này.</translation>
    </message>
    <message>
        <source>Look at the address again.</source>
        <translation>Xem lại địa chỉ.</translation>
    </message>
    <message>
        <source>The server did not accept the name and password.</source>
        <translation>Máy chủ không nhận tên và mật khẩu này.</translation>
    </message>
    <message>
        <source>Look at them again, or ask the keeper of the server.</source>
        <translation>Xem lại, hoặc hỏi người giữ máy chủ.</translation>
    </message>
    <message>
        <source>This machine cannot seal dossiers for a stick yet.</source>
        <translation>Máy này chưa niêm được hồ sơ vào USB.</translation>
    </message>
    <message>
        <source>Ask the commune for a new sheet with a code, and enrol again.</source>
        <translation>Xin xã tờ giấy có mã mới rồi nối lại máy chủ.</translation>
    </message>
    <message>
        <source>This file holds no dossiers and no receipts of this program.</source>
        <translation>Tệp này không phải hồ sơ hay lời báo nhận của chương trình.</translation>
    </message>
    <message>
        <source>Choose the file that ends in .hsb or .hsr.</source>
        <translation>Chọn tệp có đuôi .hsb hoặc .hsr.</translation>
    </message>
    <message>
        <source>The file is damaged or was cut off. Nothing was taken in.</source>
        <translation>Tệp bị hỏng hoặc bị cụt. Chưa nhận gì vào máy.</translation>
    </message>
    <message>
        <source>Have it written to the stick once more.</source>
        <translation>Nhờ ghi lại vào USB lần nữa.</translation>
    </message>
    <message>
        <source>These receipts belong to another machine.</source>
        <translation>Lời báo nhận này của máy khác.</translation>
    </message>
    <message>
        <source>Take the stick to the machine that made the dossiers.</source>
        <translation>Đem USB đến máy đã làm hồ sơ.</translation>
    </message>
    <message>
        <source>There is nothing of this program on the stick.</source>
        <translation>Trong USB không có gì của chương trình này.</translation>
    </message>
    <message>
        <source>Look whether it is the right stick and folder.</source>
        <translation>Xem có đúng USB, đúng thư mục không.</translation>
    </message>
    <message>
        <source>The commune has given back no result for this dossier yet.</source>
        <translation>Xã chưa trả kết quả cho hồ sơ này.</translation>
    </message>
    <message>
        <source>Send and fetch, then look again.</source>
        <translation>Bấm Gửi ngay để lấy về rồi xem lại.</translation>
    </message>
    <message>
        <source>The result cannot be opened on this machine.</source>
        <translation>Máy này không mở được kết quả.</translation>
    </message>
    <message>
        <source>Ask the commune for the paper.</source>
        <translation>Hỏi xã lấy bản giấy.</translation>
    </message>
    <message>
        <source>The server no longer has this paper.</source>
        <translation>Máy chủ không còn giữ giấy này.</translation>
    </message>
    <message>
        <source>It is missing who took the result.</source>
        <translation>Chưa ghi ai nhận kết quả.</translation>
    </message>
    <message>
        <source>Type the name of the one who took it.</source>
        <translation>Gõ tên người đã nhận.</translation>
    </message>
    <message>
        <source>These hours are no night.</source>
        <translation>Giờ ban đêm này không đúng.</translation>
    </message>
    <message>
        <source>Take full hours from 0 to 23, for example from 22 to 5.</source>
        <translation>Ghi giờ tròn từ 0 đến 23, ví dụ từ 22 đến 5.</translation>
    </message>
    <message>
        <source>Nobody takes their own way in away.</source>
        <translation>Không ai tự bỏ mình ra được.</translation>
    </message>
    <message>
        <source>Another keeper of this machine can do it.</source>
        <translation>Nhờ người giữ máy khác làm.</translation>
    </message>
    <message>
        <source>The machine needs a keeper.</source>
        <translation>Máy phải có người giữ.</translation>
    </message>
    <message>
        <source>Make another user keeper first.</source>
        <translation>Cho người khác làm người giữ máy trước.</translation>
    </message>
    <message>
        <source>There is no such role.</source>
        <translation>Không có vai này.</translation>
    </message>
    <message>
        <source>Choose helper, officer or keeper.</source>
        <translation>Chọn người hỗ trợ, cán bộ hoặc người giữ máy.</translation>
    </message>
    <message>
        <source>This backup has several users.</source>
        <translation>Bản sao này có nhiều người dùng.</translation>
    </message>
    <message>
        <source>Type your name as it was at the time of the backup.</source>
        <translation>Gõ tên của bạn như lúc sao lưu.</translation>
    </message>
    <message>
        <source>There is no backup of this program here.</source>
        <translation>Ở đây không có bản sao lưu của chương trình.</translation>
    </message>
    <message>
        <source>Choose the backup&apos;s file, or the folder on the stick where backups lie.</source>
        <translation>Chọn tệp sao lưu, hoặc thư mục bản sao trên USB.</translation>
    </message>
    <message>
        <source>Backups of several vaults lie here.</source>
        <translation>Ở đây có bản sao của nhiều két.</translation>
    </message>
    <message>
        <source>Choose the folder of the one that is meant.</source>
        <translation>Chọn thư mục của két cần lấy.</translation>
    </message>
    <message>
        <source>A vault with dossiers lies here already.</source>
        <translation>Ở đây đang có két với hồ sơ.</translation>
    </message>
    <message>
        <source>Tick that it is put aside for 30 days, or restore on another machine.</source>
        <translation>Đánh dấu để riêng 30 ngày, hoặc khôi phục trên máy khác.</translation>
    </message>
    <message>
        <source>The vault cannot lie in this folder: a stick, a network or a synchronised folder.</source>
        <translation>Két không để ở thư mục này được: USB, ổ mạng hoặc thư mục tự đồng bộ.</translation>
    </message>
    <message>
        <source>Choose a folder on this machine&apos;s own disk.</source>
        <translation>Chọn thư mục trên ổ của chính máy này.</translation>
    </message>
    <message>
        <source>It cannot be written there.</source>
        <translation>Không ghi vào đó được.</translation>
    </message>
    <message>
        <source>Choose another folder, or look whether the stick is full or locked.</source>
        <translation>Chọn thư mục khác, hoặc xem USB có đầy hay bị khóa không.</translation>
    </message>
    <message>
        <source>The power went while the last answer was being written.</source>
        <translation>Mất điện đúng lúc đang ghi câu trả lời cuối.</translation>
    </message>
    <message>
        <source>Look at the last answer of the dossier in the making; everything before it is there.</source>
        <translation>Xem lại câu trả lời cuối của hồ sơ đang làm; trước đó còn đủ.</translation>
    </message>
    <message>
        <source>The disk is nearly full. What was typed could still be saved.</source>
        <translation>Ổ đĩa sắp đầy. Những gì vừa gõ vẫn ghi được.</translation>
    </message>
    <message>
        <source>Make room now: videos, old downloads. Finish this dossier, begin no other.</source>
        <translation>Dọn ổ ngay: phim, tệp tải về cũ. Làm xong hồ sơ này, đừng bắt đầu hồ sơ khác.</translation>
    </message>
    <message>
        <source>{count} attached papers cannot be read any more.</source>
        <translation>Có {count} giấy tờ đính kèm không đọc được nữa.</translation>
    </message>
    <message>
        <source>Check the vault (Settings, vault and users), and attach them again.</source>
        <translation>Kiểm tra két (Cài đặt, Két hồ sơ và người dùng), rồi đính lại.</translation>
    </message>
    <message>
        <source>This machine holds no dossier of that person.</source>
        <translation>Máy này không có hồ sơ của người ấy.</translation>
    </message>
    <message>
        <source>Look for the number, or for the whole name.</source>
        <translation>Tìm theo số thẻ, hoặc cả họ tên.</translation>
    </message>
    <message>
        <source>Several persons bear that name.</source>
        <translation>Có nhiều người trùng tên.</translation>
    </message>
    <message>
        <source>Choose by the number of the card or by the year of birth.</source>
        <translation>Chọn theo số thẻ hoặc năm sinh.</translation>
    </message>
    <message>
        <source>A dossier of these is still on its way, so that nothing was erased.</source>
        <translation>Có hồ sơ còn đang gửi hoặc chưa chắc, nên chưa xóa gì.</translation>
    </message>
    <message>
        <source>Withdraw it, or send and wait for the answer, then erase.</source>
        <translation>Rút hồ sơ, hoặc gửi và chờ trả lời, rồi xóa.</translation>
    </message>
    <message>
        <source>No dossier&apos;s time of keeping is over.</source>
        <translation>Chưa có hồ sơ nào hết hạn giữ.</translation>
    </message>
    <message>
        <source>It was stopped; everything is as it was before.</source>
        <translation>Đã dừng; mọi thứ vẫn như cũ.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Không cần làm gì.</translation>
    </message>
    <message>
        <source>Dossiers are kept 0 to 3650 days.</source>
        <translation>Hồ sơ được giữ từ 0 đến 3650 ngày.</translation>
    </message>
    <message>
        <source>Type another number.</source>
        <translation>Gõ số khác.</translation>
    </message>
    <message>
        <source>Nothing stands aside under this number any more.</source>
        <translation>Số này không còn để riêng nữa.</translation>
    </message>
    <message>
        <source>Open the page again.</source>
        <translation>Mở lại trang này.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Không có gì để lấy lại.</translation>
    </message>
    <message>
        <source>Go on filling in.</source>
        <translation>Cứ điền tiếp.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Không có gì để làm lại.</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Go on: {event}</source>
        <translation>Làm tiếp: {event}</translation>
    </message>
    <message>
        <source>The family of {name}</source>
        <translation>Nhà của {name}</translation>
    </message>
    <message>
        <source>(no name yet)</source>
        <translation>(chưa có tên)</translation>
    </message>
    <message>
        <source>What you make here joins the dossier made before; its answers are offered again.</source>
        <translation>Hồ sơ làm ở đây vào cùng vụ việc với hồ sơ đã làm; câu trả lời chung được mang sang.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;From the beginning</source>
        <translation>&amp;Làm lại từ đầu</translation>
    </message>
    <message>
        <source>What has happened in the family?</source>
        <translation>Nhà mình có việc gì?</translation>
    </message>
    <message>
        <source>A few short questions lead to the right procedures.</source>
        <translation>Trả lời vài câu ngắn là biết cần làm việc gì.</translation>
    </message>
    <message>
        <source>Question {number}, of {of} at most</source>
        <translation>Câu {number}, nhiều nhất {of} câu</translation>
    </message>
    <message>
        <source>What is to be done, in this order</source>
        <translation>Các việc cần làm, theo thứ tự</translation>
    </message>
    <message>
        <source>Ask the commune first</source>
        <translation>Hỏi xã trước</translation>
    </message>
    <message>
        <source>Number to call: {number}</source>
        <translation>Số gọi hỏi: {number}</translation>
    </message>
    <message>
        <source>Begin these {count} dossiers together</source>
        <translation>Bắt đầu {count} hồ sơ này cùng lúc</translation>
    </message>
    <message>
        <source>One consent for all; what the first one knows is taken over when the next is opened.</source>
        <translation>Hỏi đồng ý một lần cho tất cả; mở hồ sơ sau thì máy lấy sang những gì hồ sơ trước đã biết.</translation>
    </message>
    <message>
        <source>Not certain – ask the commune first</source>
        <translation>Chưa chắc – hỏi xã trước</translation>
    </message>
    <message>
        <source>The commune decides who is entitled; this program only shows the way.</source>
        <translation>Ai được hưởng là do Nhà nước quyết định. Máy chỉ giúp tìm đường.</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Mã {code}</translation>
    </message>
    <message>
        <source>Waits for the one before it</source>
        <translation>Chờ việc trước xong</translation>
    </message>
    <message>
        <source>Which way does the family take?</source>
        <translation>Nhà mình nộp cách nào?</translation>
    </message>
    <message>
        <source>Make the dossier</source>
        <translation>Làm hồ sơ</translation>
    </message>
    <message>
        <source>Look at the card</source>
        <translation>Xem thẻ thủ tục</translation>
    </message>
    <message>
        <source>Print the leaflet</source>
        <translation>In phiếu hướng dẫn</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>none yet</source>
        <translation>chưa có</translation>
    </message>
    <message>
        <source>About the dossier</source>
        <translation>Về hồ sơ</translation>
    </message>
    <message>
        <source>Number (given by the commune)</source>
        <translation>Mã hồ sơ (xã cấp)</translation>
    </message>
    <message>
        <source>Received by the commune on</source>
        <translation>Ngày xã nhận</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Ngày hẹn trả</translation>
    </message>
    <message>
        <source>Our slip code</source>
        <translation>Mã phiếu</translation>
    </message>
    <message>
        <source>Way to the office</source>
        <translation>Cách nộp</translation>
    </message>
    <message>
        <source>Who files it</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>the owner</source>
        <translation>chính chủ hồ sơ</translation>
    </message>
    <message>
        <source>Helper</source>
        <translation>Người hỗ trợ</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Lần nộp</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source> (may stay empty)</source>
        <translation> (không bắt buộc)</translation>
    </message>
    <message>
        <source>must be answered</source>
        <translation>phải trả lời</translation>
    </message>
    <message>
        <source>worked out from {questions}</source>
        <translation>tính từ {questions}</translation>
    </message>
    <message>
        <source>Edit: {label}</source>
        <translation>Sửa: {label}</translation>
    </message>
    <message>
        <source>Worked out by the program</source>
        <translation>Máy tự tính</translation>
    </message>
    <message>
        <source>From the card</source>
        <translation>Lấy từ thẻ</translation>
    </message>
    <message>
        <source>Suggested from the card – look at it</source>
        <translation>Đoán từ thẻ – xem lại</translation>
    </message>
    <message>
        <source>From the earlier dossier</source>
        <translation>Lấy từ hồ sơ trước</translation>
    </message>
</context>
<context>
    <name>FillAloud</name>
    <message>
        <source>Read this question aloud</source>
        <translation>Đọc to câu này</translation>
    </message>
    <message>
        <source>Only show this one, do not say it aloud.</source>
        <translation>Câu này chỉ xem, không đọc to.</translation>
    </message>
    <message>
        <source>This machine has no Vietnamese voice, and nobody recorded this question.</source>
        <translation>Máy này chưa có giọng đọc tiếng Việt, và chưa ai thu giọng đọc câu này.</translation>
    </message>
</context>
<context>
    <name>FillHead</name>
    <message>
        <source>The dossier…</source>
        <translation>Hồ sơ này…</translation>
    </message>
    <message>
        <source>Who may see it, ending consent, putting it aside, erasing it</source>
        <translation>Ai xem được, thôi đồng ý, để riêng, xóa</translation>
    </message>
    <message>
        <source>{procedure} · part {at} of {count}</source>
        <translation>{procedure} · phần {at} trong {count}</translation>
    </message>
    <message>
        <source>The whole form</source>
        <translation>Cả tờ khai</translation>
    </message>
    <message>
        <source>One part at a time</source>
        <translation>Xem từng phần</translation>
    </message>
    <message>
        <source>The whole form on one page</source>
        <translation>Xem cả tờ khai</translation>
    </message>
    <message>
        <source>{answered} of {asked} answered</source>
        <translation>Đã trả lời {answered} trong {asked} câu</translation>
    </message>
</context>
<context>
    <name>FillPage</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Tiếp</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Not kept: only in memory</source>
        <translation>Không lưu: in xong xóa</translation>
    </message>
    <message>
        <source>&amp;Next: read back</source>
        <translation>&amp;Tiếp: đọc lại</translation>
    </message>
    <message>
        <source>&amp;Next: check</source>
        <translation>&amp;Tiếp: kiểm tra</translation>
    </message>
    <message>
        <source>One answer could not be taken yet</source>
        <translation>Có câu chưa ghi được – sẽ xem ở “Tiếp”</translation>
    </message>
    <message>
        <source>Written to this machine, {time}</source>
        <translation>Đã ghi vào máy, {time}</translation>
    </message>
</context>
<context>
    <name>FillPersons</name>
    <message>
        <source>This person&apos;s card</source>
        <translation>Thẻ căn cước của người này</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) filled in from the card.</source>
        <translation>
            <numerusform>Đã điền %n câu từ thẻ.</numerusform>
        </translation>
    </message>
    <message>
        <source>They stand at: {person}.</source>
        <translation>Ghi ở phần: {person}.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) taken over from the register. Look at them.</source>
        <translation>
            <numerusform>Đã lấy %n câu trả lời từ sổ. Xem lại cùng bà con.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FillPlaces</name>
    <message>
        <source>Find the commune by its old or new name…</source>
        <translation>Tìm xã theo tên cũ hay mới…</translation>
    </message>
    <message>
        <source>As in the dossier before: {place}</source>
        <translation>Như hồ sơ trước: {place}</translation>
    </message>
</context>
<context>
    <name>FillProblems</name>
    <message>
        <source>Later – go &amp;on to the next part</source>
        <translation>Để s&amp;au – sang phần tiếp</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) on this page to look at</source>
        <translation>
            <numerusform>Trang này còn %n chỗ cần xem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FillSteps</name>
    <message>
        <source>Und&amp;o</source>
        <translation>H&amp;oàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Làm &amp;lại</translation>
    </message>
</context>
<context>
    <name>FinalizePage</name>
    <message>
        <source>Finalize the whole case together</source>
        <translation>Chốt cả vụ việc cùng lúc</translation>
    </message>
    <message>
        <source>The case has more dossiers in the making</source>
        <translation>Vụ việc còn hồ sơ đang làm dở</translation>
    </message>
    <message>
        <source>All are finalized or none. One that needs another&apos;s result waits for it by itself.</source>
        <translation>Chốt hết hoặc không chốt hồ sơ nào. Hồ sơ cần kết quả của việc khác sẽ tự chờ.</translation>
    </message>
    <message>
        <source>Finalize the dossier</source>
        <translation>Chốt hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Finalize the dossier</source>
        <translation>&amp;Chốt hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>It was not read back to the villager since the last change.</source>
        <translation>Từ lần sửa cuối chưa đọc lại cho ông/bà nghe.</translation>
    </message>
    <message>
        <source>Finalized, it can still be changed until it is sent.</source>
        <translation>Chốt xong vẫn sửa được cho đến khi gửi.</translation>
    </message>
    <message>
        <source>It is held for a minute, then sent when there is a network.</source>
        <translation>Máy giữ lại một phút, rồi gửi khi có mạng.</translation>
    </message>
    <message>
        <source>Sending gives the commune an advance copy. Only its own number or receipt makes it filed.</source>
        <translation>Gửi đi là đưa trước cho xã một bản. Có mã hồ sơ hoặc giấy tiếp nhận của xã mới là đã nộp.</translation>
    </message>
    <message>
        <source>Next comes the guidance sheet for the villager.</source>
        <translation>Sau đó in phiếu hướng dẫn cho ông/bà mang về.</translation>
    </message>
    <message>
        <source>Finalized. The dossier now waits to be sent.</source>
        <translation>Đã chốt. Hồ sơ đang chờ gửi.</translation>
    </message>
</context>
<context>
    <name>FindPlaceDialog</name>
    <message>
        <source>Find the commune</source>
        <translation>Tìm xã theo tên cũ hay mới</translation>
    </message>
    <message>
        <source>&amp;Take this commune</source>
        <translation>&amp;Lấy xã này</translation>
    </message>
    <message>
        <source>Choose a commune of the list, or close.</source>
        <translation>Chọn một xã trong danh sách, hoặc đóng lại.</translation>
    </message>
    <message>
        <source>Name of the commune, old or new</source>
        <translation>Tên xã, cũ hay mới</translation>
    </message>
    <message>
        <source>for example: tả phìn đồng văn hà giang</source>
        <translation>ví dụ: tả phìn đồng văn hà giang</translation>
    </message>
    <message>
        <source>Communes of today</source>
        <translation>Các xã, phường hiện nay</translation>
    </message>
    <message>
        <source>Old name or new, with or without accents, or the whole address as on the card. Ask the villager.</source>
        <translation>Gõ tên cũ hay tên mới, có dấu hay không dấu, hoặc cả địa chỉ như trên thẻ. Rồi hỏi lại bà con.</translation>
    </message>
    <message>
        <source>before July 2025: {name}</source>
        <translation>trước tháng 7/2025: {name}</translation>
    </message>
    <message>
        <source>No commune of this name, old or new. Try fewer letters.</source>
        <translation>Không có xã nào tên như vậy, cũ hay mới. Thử gõ ít chữ hơn.</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>Pages of the vault&apos;s file are damaged: restore a backup, or repair</source>
        <translation>Tệp của két bị hỏng: khôi phục bản sao, hoặc sửa</translation>
    </message>
    <message>
        <source>A record names another that is not there</source>
        <translation>Có mục trỏ đến mục không còn</translation>
    </message>
    <message>
        <source>The journal was changed: tell whoever answers for this point</source>
        <translation>Sổ nhật ký bị sửa: báo người chịu trách nhiệm điểm này</translation>
    </message>
    <message>
        <source>The end of the journal is missing</source>
        <translation>Sổ nhật ký thiếu phần cuối</translation>
    </message>
    <message>
        <source>The journal is not the one that the server keeps</source>
        <translation>Sổ nhật ký không khớp với dấu máy chủ giữ</translation>
    </message>
    <message>
        <source>An attached paper cannot be read: attach it again</source>
        <translation>Giấy tờ đính kèm không đọc được: đính lại</translation>
    </message>
    <message>
        <source>An attached paper is missing</source>
        <translation>Thiếu giấy tờ đính kèm</translation>
    </message>
    <message>
        <source>A record of a dossier cannot be read</source>
        <translation>Có mục của hồ sơ không đọc được</translation>
    </message>
    <message>
        <source>Something is wrong ({code})</source>
        <translation>Có điều không ổn ({code})</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Making the vault…</source>
        <translation>Đang tạo két hồ sơ…</translation>
    </message>
    <message>
        <source>Where the dossiers are kept</source>
        <translation>Nơi để hồ sơ</translation>
    </message>
    <message>
        <source>Choose &amp;folder…</source>
        <translation>&amp;Chọn thư mục…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>Gõ lại mật khẩu</translation>
    </message>
    <message>
        <source>Four words or twelve letters at the least.</source>
        <translation>Ít nhất bốn tiếng hoặc mười hai chữ cái.</translation>
    </message>
    <message>
        <source>S&amp;uggest one</source>
        <translation>Gợi ý một câ&amp;u</translation>
    </message>
    <message>
        <source>&amp;Restore from a backup instead…</source>
        <translation>Đã có &amp;bản sao lưu: khôi phục…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Tiếp</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Chào mừng</translation>
    </message>
    <message>
        <source>What is your &amp;name?</source>
        <translation>Họ tê&amp;n của bạn</translation>
    </message>
    <message>
        <source>It stands on the papers as the one who helped.</source>
        <translation>Ghi trên giấy là người hỗ trợ.</translation>
    </message>
    <message>
        <source>&amp;Passphrase – a long sentence that is easy to remember</source>
        <translation>&amp;Mật khẩu – một câu dài dễ nhớ</translation>
    </message>
    <message>
        <source>The passphrase &amp;once more</source>
        <translation>&amp;Gõ lại mật khẩu</translation>
    </message>
    <message>
        <source>&amp;Where the dossiers are kept on this machine</source>
        <translation>Nơi để &amp;hồ sơ trong máy này</translation>
    </message>
    <message>
        <source>&amp;Print the code</source>
        <translation>&amp;In mã</translation>
    </message>
    <message>
        <source>I have kept it – &amp;begin</source>
        <translation>Đã cất mã – &amp;bắt đầu</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Mã cứu dữ liệu</translation>
    </message>
    <message>
        <source>Keep it elsewhere, not with the machine.</source>
        <translation>Cất nơi khác, không để cùng máy.</translation>
    </message>
    <message>
        <source>Who forgot the passphrase opens the dossiers with this code. It is shown only now.</source>
        <translation>Quên mật khẩu thì mở hồ sơ bằng mã này. Mã chỉ hiện lúc này.</translation>
    </message>
    <message>
        <source>Type the &amp;last group of the code, so that we know it was written down</source>
        <translation>Gõ &amp;nhóm chữ cuối của mã, để chắc là đã chép</translation>
    </message>
    <message>
        <source>Please give your name.</source>
        <translation>Xin ghi họ tên.</translation>
    </message>
    <message>
        <source>Not enough yet: four different words or twelve letters, nothing that others would guess.</source>
        <translation>Chưa đủ: bốn tiếng khác nhau hoặc mười hai chữ, đừng dùng câu ai cũng đoán ra.</translation>
    </message>
    <message>
        <source>&amp;Practise first, with invented people…</source>
        <translation>Tậ&amp;p làm trước, với người bịa…</translation>
    </message>
    <message>
        <source>Only once: a name, a passphrase, and a code to be kept.</source>
        <translation>Chỉ làm một lần: ghi tên, đặt mật khẩu, cất mã cứu dữ liệu.</translation>
    </message>
    <message>
        <source>Please choose a passphrase.</source>
        <translation>Chưa đặt mật khẩu. Gõ một câu dài dễ nhớ, hoặc bấm “Gợi ý một câu”.</translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess: take four different words or twelve letters.</source>
        <translation>Mật khẩu này dễ đoán quá: lấy bốn tiếng khác nhau hoặc mười hai chữ cái.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same: press “Show” to compare them.</source>
        <translation>Hai lần gõ mật khẩu không giống nhau: bấm “Hiện” để so, rồi gõ lại.</translation>
    </message>
    <message>
        <source>Enough. One more word makes it stronger.</source>
        <translation>Được. Thêm một tiếng nữa thì chắc hơn.</translation>
    </message>
    <message>
        <source>Good and strong.</source>
        <translation>Tốt, chắc chắn.</translation>
    </message>
    <message>
        <source>Write these words down before you go on, and keep them away from the machine.</source>
        <translation>Chép câu này ra giấy rồi mới làm tiếp, cất giấy xa máy.</translation>
    </message>
    <message>
        <source>That is not the last group. Look at the code above once more.</source>
        <translation>Chưa đúng nhóm cuối. Xem lại mã ở trên.</translation>
    </message>
</context>
<context>
    <name>FollowCards</name>
    <message>
        <source>The office asks for a fee, by &amp;telephone or on paper…</source>
        <translation>&amp;Xã báo lệ phí qua điện thoại hay trên giấy…</translation>
    </message>
    <message>
        <source>Mend and file again</source>
        <translation>Sửa và nộp lại</translation>
    </message>
    <message>
        <source>It is &amp;paid…</source>
        <translation>Đã &amp;nộp…</translation>
    </message>
    <message>
        <source>Payment code…</source>
        <translation>Mã chuyển khoản…</translation>
    </message>
    <message>
        <source>Paying by transfer</source>
        <translation>Nộp bằng chuyển khoản</translation>
    </message>
    <message>
        <source>Enter the &amp;sum…</source>
        <translation>Ghi &amp;số tiền…</translation>
    </message>
    <message>
        <source>The &amp;villager&apos;s answer…</source>
        <translation>Ông/bà trả &amp;lời…</translation>
    </message>
    <message>
        <source>What we wrote</source>
        <translation>Tờ khai của mình</translation>
    </message>
    <message>
        <source>Look at the result</source>
        <translation>Xem kết quả</translation>
    </message>
    <message>
        <source>What to ask, what to complain of</source>
        <translation>Lời hỏi, lời phản ánh</translation>
    </message>
    <message>
        <source>&amp;Words for the call…</source>
        <translation>&amp;Lời hỏi, lời phản ánh…</translation>
    </message>
    <message>
        <source>Ask again &amp;later…</source>
        <translation>Để hôm khá&amp;c…</translation>
    </message>
    <message>
        <source>It was filed: record the receipt</source>
        <translation>Đã nộp: ghi giấy tiếp nhận</translation>
    </message>
    <message>
        <source>Guidance sheet</source>
        <translation>Phiếu hướng dẫn</translation>
    </message>
    <message>
        <source>Open beside the portal…</source>
        <translation>Mở cạnh cổng dịch vụ công…</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Đưa trở lại</translation>
    </message>
    <message>
        <source>The office was &amp;told…</source>
        <translation>Đã &amp;báo xã…</translation>
    </message>
    <message>
        <source>Withdraw the dossier</source>
        <translation>Rút hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Ask how it went…</source>
        <translation>&amp;Hỏi mức hài lòng…</translation>
    </message>
</context>
<context>
    <name>FollowDialog</name>
    <message>
        <source>&amp;Write it down</source>
        <translation>Gh&amp;i lại</translation>
    </message>
</context>
<context>
    <name>GiveSetUpDialog</name>
    <message>
        <source>A set-up code for another machine</source>
        <translation>Mã cài đặt cho máy khác</translation>
    </message>
    <message>
        <source>&amp;Make the sheet</source>
        <translation>&amp;Làm tờ mã</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The commune gives one enrolment code for each machine. The sheet holds it together with what stands below; the new machine scans it after its vault was made.</source>
        <translation>Xã cấp cho mỗi máy một mã nối máy. Tờ mã mang mã ấy cùng các điều dưới đây; máy mới tạo két hồ sơ xong thì quét.</translation>
    </message>
    <message>
        <source>&amp;Enrolment code for that machine</source>
        <translation>&amp;Mã nối máy của máy mới</translation>
    </message>
    <message>
        <source>&amp;Address of the server</source>
        <translation>Đị&amp;a chỉ máy chủ</translation>
    </message>
    <message>
        <source>&amp;Name of the help point there</source>
        <translation>&amp;Tên điểm hỗ trợ ở đó</translation>
    </message>
    <message>
        <source>&amp;Telephone there</source>
        <translation>Điện thoạ&amp;i ở đó</translation>
    </message>
    <message>
        <source>Letters of this machine; the new one asks to compare them:</source>
        <translation>Chữ của máy này, máy mới sẽ hỏi để so:</translation>
    </message>
    <message>
        <source>Please type the enrolment code that the commune gave.</source>
        <translation>Hãy gõ mã nối máy xã đã cấp.</translation>
    </message>
</context>
<context>
    <name>HandResultDialog</name>
    <message>
        <source>Hand the result over</source>
        <translation>Trao kết quả</translation>
    </message>
    <message>
        <source>&amp;Record it</source>
        <translation>Gh&amp;i lại</translation>
    </message>
    <message>
        <source>Signed on the slip</source>
        <translation>Ký vào phiếu</translation>
    </message>
    <message>
        <source>Thumb in ink, before a witness</source>
        <translation>Điểm chỉ, có người làm chứng</translation>
    </message>
    <message>
        <source>Said only</source>
        <translation>Chỉ nói miệng</translation>
    </message>
    <message>
        <source>&amp;Witness</source>
        <translation>&amp;Người làm chứng</translation>
    </message>
    <message>
        <source>Who &amp;takes it</source>
        <translation>Ai &amp;nhận</translation>
    </message>
    <message>
        <source>What they are to the o&amp;wner (empty: the owner)</source>
        <translation>&amp;Quan hệ với chủ hồ sơ (chính chủ thì để trống)</translation>
    </message>
    <message>
        <source>How is it known that they have it?</source>
        <translation>Lấy gì làm chứng là đã nhận?</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Search in the guide</source>
        <translation>Tìm trong hướng dẫn</translation>
    </message>
    <message>
        <source>The guide is not part of this installation.</source>
        <translation>Bản cài này không kèm hướng dẫn.</translation>
    </message>
    <message>
        <source>Nothing in the guide holds these words.</source>
        <translation>Trong hướng dẫn không có những chữ này.</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>Helps villagers with their papers, with or without a network.</source>
        <translation>Giúp bà con làm giấy tờ, có mạng hay không có mạng.</translation>
    </message>
    <message>
        <source>Do not give OTP codes or the VNeID password to anyone.</source>
        <translation>Không đưa mã OTP, mật khẩu VNeID cho bất kỳ ai.</translation>
    </message>
</context>
<context>
    <name>HomeDay</name>
    <message>
        <source>Go on with what was begun</source>
        <translation>Làm tiếp hồ sơ dở</translation>
    </message>
    <message>
        <source>Not kept, only in memory</source>
        <translation>Không lưu, chỉ còn lúc máy đang mở</translation>
    </message>
    <message>
        <source>&amp;Delete it now</source>
        <translation>&amp;Xóa ngay</translation>
    </message>
    <message>
        <source>Deleted. Nothing of it was kept.</source>
        <translation>Đã xóa. Máy không giữ lại gì.</translation>
    </message>
    <message>
        <source>Show all {count} tasks</source>
        <translation>Xem cả {count} việc</translation>
    </message>
    <message>
        <source>And {count} more tasks come when these are done.</source>
        <translation>Còn {count} việc nữa, hiện ra khi làm xong các việc trên.</translation>
    </message>
    <message>
        <source>Last success: {time}</source>
        <translation>Gửi được lần cuối: {time}</translation>
    </message>
    <message>
        <source>Nothing was sent from this machine yet</source>
        <translation>Máy này chưa gửi gì</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is behind the server&apos;s: today is not the day that stands here. Set date and time, for days due and deadlines hang on them.</source>
        <translation>Đồng hồ máy này chậm hơn máy chủ: hôm nay không phải ngày máy đang hiện. Chỉnh lại ngày giờ, vì ngày hẹn và hạn tính theo đó.</translation>
    </message>
    <message>
        <source>No dossier is in the making.</source>
        <translation>Không có hồ sơ nào đang làm dở.</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>chờ gửi</translation>
    </message>
    <message>
        <source>not certain, asking again</source>
        <translation>chưa chắc</translation>
    </message>
    <message>
        <source>not taken by the server</source>
        <translation>máy chủ không nhận</translation>
    </message>
    <message>
        <source>returned by the office</source>
        <translation>bị trả lại</translation>
    </message>
    <message>
        <source>&amp;Send now</source>
        <translation>Gử&amp;i ngay</translation>
    </message>
    <message>
        <source>&amp;Enrol this machine…</source>
        <translation>&amp;Nối máy chủ…</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>What there is to do</source>
        <translation>Việc cần làm</translation>
    </message>
    <message>
        <source>Private dossier</source>
        <translation>Hồ sơ riêng tư</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>say it as the villager says it: father just died, old people&apos;s money…</source>
        <translation>nói như bà con nói: bố mới mất, xin tiền già…</translation>
    </message>
    <message>
        <source>What do you need to get done?</source>
        <translation>Ông/bà cần làm việc gì?</translation>
    </message>
    <message>
        <source>Or answer a few &amp;questions…</source>
        <translation>Hoặc trả lời &amp;vài câu hỏi…</translation>
    </message>
    <message>
        <source>&amp;Scan a code…</source>
        <translation>Quét &amp;mã…</translation>
    </message>
    <message>
        <source>Putting the list of words to search by in order…</source>
        <translation>Đang xếp lại mục lục để tìm…</translation>
    </message>
</context>
<context>
    <name>HomeResults</name>
    <message>
        <source>What comes nearest, perhaps:</source>
        <translation>Gần nhất, có thể là:</translation>
    </message>
    <message>
        <source>Form here</source>
        <translation>Có tờ khai</translation>
    </message>
    <message>
        <source>Guidance only</source>
        <translation>Chỉ hướng dẫn</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Mã {code}</translation>
    </message>
    <message>
        <source>Matches: {words}</source>
        <translation>Khớp: {words}</translation>
    </message>
    <message>
        <source>A few short questions lead to the right procedures.</source>
        <translation>Trả lời vài câu ngắn là biết cần làm việc gì.</translation>
    </message>
    <message>
        <source>Not certain – ask the commune first</source>
        <translation>Chưa chắc – hỏi xã trước</translation>
    </message>
    <message>
        <source>Checked on {day}</source>
        <translation>Đã xem lại ngày {day}</translation>
    </message>
    <message>
        <source>This matter was not found</source>
        <translation>Chưa tìm thấy việc này</translation>
    </message>
    <message>
        <source>Nothing in the catalogue fits “{words}”.</source>
        <translation>Chưa có thủ tục nào khớp “{words}”.</translation>
    </message>
    <message>
        <source>Try other words, shorter ones, as the villager says them.</source>
        <translation>Thử nói cách khác, ngắn hơn, như bà con hay nói.</translation>
    </message>
    <message>
        <source>Number to call: {number}</source>
        <translation>Số gọi hỏi: {number}</translation>
    </message>
</context>
<context>
    <name>InstallPackDialog</name>
    <message>
        <source>Install this pack?</source>
        <translation>Cài gói này?</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>&amp;Cài</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Thôi</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Bản {version}</translation>
    </message>
    <message>
        <source>Holds for {where}</source>
        <translation>Dùng cho {where}</translation>
    </message>
    <message>
        <source>Signed by {name}; made {made}</source>
        <translation>{name} ký; làm ngày {made}</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Điều gì thay đổi</translation>
    </message>
    <message>
        <source>Nothing that villagers would notice.</source>
        <translation>Không có gì bà con nhận thấy.</translation>
    </message>
</context>
<context>
    <name>KeepWarningDialog</name>
    <message>
        <source>It is right as it is</source>
        <translation>Vẫn đúng như vậy</translation>
    </message>
    <message>
        <source>&amp;Keep it so</source>
        <translation>&amp;Giữ như vậy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>How do you know?</source>
        <translation>Vì sao biết là đúng?</translation>
    </message>
    <message>
        <source>Asked again: the villager says that it is right</source>
        <translation>Đã hỏi lại, bà con nói đúng</translation>
    </message>
    <message>
        <source>It stands so on a paper that was shown</source>
        <translation>Giấy tờ đưa ra ghi đúng như vậy</translation>
    </message>
    <message>
        <source>The office said that it may stay so</source>
        <translation>Xã nói cứ để như vậy</translation>
    </message>
    <message>
        <source>For another reason, in a few words:</source>
        <translation>Lý do khác, ghi vài chữ:</translation>
    </message>
    <message>
        <source>The reason in a few words</source>
        <translation>Lý do, vài chữ</translation>
    </message>
    <message>
        <source>Say in a few words why, or choose another reason.</source>
        <translation>Ghi vài chữ vì sao, hoặc chọn một lý do khác.</translation>
    </message>
</context>
<context>
    <name>KeeperPage</name>
    <message>
        <source>Vault and users</source>
        <translation>Két hồ sơ và người dùng</translation>
    </message>
    <message>
        <source>What the keeper of this machine, or an officer, looks after.</source>
        <translation>Những việc của người giữ máy hoặc cán bộ.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>For the rest ask the keeper of this machine.</source>
        <translation>Việc khác thì nhờ người giữ máy.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Người dùng</translation>
    </message>
    <message>
        <source>Who opens this machine, their roles, passphrase, PIN</source>
        <translation>Ai mở được máy này, vai, mật khẩu, mã PIN</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sao lưu</translation>
    </message>
    <message>
        <source>To another disk or stick, and restoring</source>
        <translation>Ra ổ khác hoặc USB, và khôi phục</translation>
    </message>
    <message>
        <source>Check and repair</source>
        <translation>Kiểm tra và sửa</translation>
    </message>
    <message>
        <source>Whether everything is whole</source>
        <translation>Xem mọi thứ còn nguyên vẹn không</translation>
    </message>
    <message>
        <source>How long dossiers are kept</source>
        <translation>Hồ sơ được giữ bao lâu</translation>
    </message>
    <message>
        <source>Whose time is over, and erasing them</source>
        <translation>Hồ sơ nào hết hạn giữ, và xóa</translation>
    </message>
    <message>
        <source>Persons on this machine</source>
        <translation>Những người có hồ sơ ở máy này</translation>
    </message>
    <message>
        <source>The register, a person&apos;s own data, erasing, whom to tell after a loss</source>
        <translation>Sổ, dữ liệu của một người, xóa, cần báo ai khi mất máy</translation>
    </message>
    <message>
        <source>Content packs</source>
        <translation>Gói nội dung</translation>
    </message>
    <message>
        <source>Newer cards and forms, the commune&apos;s own numbers, who signed them</source>
        <translation>Thẻ, mẫu mới hơn, số liệu của xã, ai đã ký</translation>
    </message>
    <message>
        <source>A set-up code for another machine</source>
        <translation>Mã cài đặt cho máy khác</translation>
    </message>
    <message>
        <source>Server, help point and enrolment on one sheet that the new machine scans</source>
        <translation>Máy chủ, điểm hỗ trợ và mã nối máy trên một tờ, máy mới chỉ việc quét</translation>
    </message>
    <message>
        <source>Write a content pack</source>
        <translation>Biên soạn gói</translation>
    </message>
    <message>
        <source>A workbook, what is to be mended in it, how it will look, and the pack of it</source>
        <translation>Bảng tính: chỗ sai, xem trước, khác gì bản cũ, rồi làm gói</translation>
    </message>
    <message>
        <source>Why dossiers came back here</source>
        <translation>Ở đây từng bị trả vì sao</translation>
    </message>
    <message>
        <source>What the helper is asked about before a dossier is finalized</source>
        <translation>Những điều máy hỏi lại trước khi chốt hồ sơ</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Để riêng</translation>
    </message>
    <message>
        <source>What could not be read or sent, and bringing it back</source>
        <translation>Những gì không đọc hoặc không gửi được, và đưa trở lại</translation>
    </message>
</context>
<context>
    <name>KnownPersonDialog</name>
    <message>
        <source>Somebody known: {person}</source>
        <translation>Người đã quen: {person}</translation>
    </message>
    <message>
        <source>&amp;Fill with this person</source>
        <translation>Điề&amp;n bằng người này</translation>
    </message>
    <message>
        <source>Choose a person of the list, or close.</source>
        <translation>Chọn một người trong danh sách, hoặc đóng lại.</translation>
    </message>
    <message>
        <source>Name, number or telephone</source>
        <translation>Họ tên, số định danh hoặc điện thoại</translation>
    </message>
    <message>
        <source>name, number or telephone</source>
        <translation>họ tên, số định danh hoặc điện thoại</translation>
    </message>
    <message>
        <source>People who agreed to be kept</source>
        <translation>Người đã đồng ý lưu</translation>
    </message>
    <message>
        <source>Only people who agreed to be kept stand here. Ask for name and birth date before you choose.</source>
        <translation>Ở đây chỉ có người đã đồng ý lưu. Hỏi lại họ tên và ngày sinh rồi mới chọn.</translation>
    </message>
    <message>
        <source>Nobody of this name is in the register.</source>
        <translation>Trong sổ chưa có ai như vậy.</translation>
    </message>
    <message>
        <source>born {born}</source>
        <translation>sinh {born}</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>số {number}</translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>Cards to learn from</source>
        <translation>Thẻ học</translation>
    </message>
    <message>
        <source>Less than a minute each.</source>
        <translation>Mỗi thẻ chưa tới một phút.</translation>
    </message>
    <message>
        <source>Card &amp;before</source>
        <translation>Thẻ t&amp;rước</translation>
    </message>
    <message>
        <source>&amp;Next card</source>
        <translation>Thẻ &amp;tiếp</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>The guide is not part of this installation.</source>
        <translation>Bản cài này không kèm hướng dẫn.</translation>
    </message>
    <message>
        <source>Card {number} of {count}</source>
        <translation>Thẻ {number} trên {count}</translation>
    </message>
</context>
<context>
    <name>LendDialog</name>
    <message>
        <source>Take a paper along</source>
        <translation>Nhận giữ giấy</translation>
    </message>
    <message>
        <source>&amp;Write it down</source>
        <translation>Gh&amp;i lại</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>Bản chính</translation>
    </message>
    <message>
        <source>A copy</source>
        <translation>Bản sao</translation>
    </message>
    <message>
        <source>Another paper, in own words</source>
        <translation>Giấy khác, tự ghi tên</translation>
    </message>
    <message>
        <source>&amp;Name of the paper</source>
        <translation>&amp;Tên giấy</translation>
    </message>
    <message>
        <source>Take along only what is needed, and tell the family when it comes back.</source>
        <translation>Chỉ nhận giữ giấy thật cần, và hẹn bà con ngày trả.</translation>
    </message>
    <message>
        <source>Which &amp;paper</source>
        <translation>Giấy &amp;nào</translation>
    </message>
    <message>
        <source>How &amp;many</source>
        <translation>&amp;Mấy bản</translation>
    </message>
    <message>
        <source>N&amp;ote (torn, stained, …; may stay empty)</source>
        <translation>G&amp;hi chú (rách, ố…; để trống cũng được)</translation>
    </message>
    <message>
        <source>Give the paper back</source>
        <translation>Trả lại giấy</translation>
    </message>
    <message>
        <source>It is &amp;given back</source>
        <translation>Đã &amp;trả</translation>
    </message>
    <message>
        <source>Count and look at it together with who receives it.</source>
        <translation>Cùng người nhận đếm và xem lại giấy.</translation>
    </message>
    <message>
        <source>Who &amp;received it</source>
        <translation>&amp;Ai nhận lại</translation>
    </message>
    <message>
        <source>Write who received it.</source>
        <translation>Hãy ghi ai nhận lại giấy.</translation>
    </message>
    <message>
        <source>{count} of it</source>
        <translation>{count} bản</translation>
    </message>
    <message>
        <source>{count} original</source>
        <translation>{count} bản chính</translation>
    </message>
    <message>
        <source>{count} copy</source>
        <translation>{count} bản sao</translation>
    </message>
    <message>
        <source>taken on {day} by {who}</source>
        <translation>nhận ngày {day}, người nhận: {who}</translation>
    </message>
    <message>
        <source>taken on {day}</source>
        <translation>nhận ngày {day}</translation>
    </message>
    <message>
        <source>Given back on {day} to {who}</source>
        <translation>Trả ngày {day}, người nhận lại: {who}</translation>
    </message>
    <message>
        <source>Given back on {day}</source>
        <translation>Trả ngày {day}</translation>
    </message>
</context>
<context>
    <name>LentCard</name>
    <message>
        <source>Papers of the family kept here</source>
        <translation>Giấy nhờ giữ hộ</translation>
    </message>
    <message>
        <source>None. Whatever you take along is written down here.</source>
        <translation>Chưa giữ giấy nào. Nhận giữ giấy gì của bà con thì ghi ở đây.</translation>
    </message>
    <message>
        <source>&amp;Print it on the guidance sheet</source>
        <translation>&amp;In vào phiếu hướng dẫn</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Đã trả</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>Chưa trả</translation>
    </message>
    <message>
        <source>Give it back…</source>
        <translation>Trả lại…</translation>
    </message>
    <message>
        <source>Give it back: {paper}</source>
        <translation>Trả lại: {paper}</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Stopping after this step; what was here stays as it is…</source>
        <translation>Đang dừng sau bước này; những gì đang có vẫn như cũ…</translation>
    </message>
    <message>
        <source>&amp;Stop it and close</source>
        <translation>&amp;Dừng rồi đóng</translation>
    </message>
    <message>
        <source>&amp;Close when it is done</source>
        <translation>Đóng khi &amp;xong</translation>
    </message>
    <message>
        <source>Something is still being done</source>
        <translation>Còn một việc đang làm dở</translation>
    </message>
    <message>
        <source>If the window is closed now, it is stopped, and everything stays as it was before it.</source>
        <translation>Nếu đóng cửa sổ bây giờ, việc ấy dừng lại và mọi thứ vẫn như trước khi làm.</translation>
    </message>
    <message>
        <source>It cannot be stopped half way. The window can close by itself as soon as it is done.</source>
        <translation>Việc này không dừng giữa chừng được. Cửa sổ có thể tự đóng ngay khi làm xong.</translation>
    </message>
    <message>
        <source>It cannot be stopped half way. When it is done, its certificate comes, which is never made again: print or save that, then close the window.</source>
        <translation>Việc này không dừng giữa chừng được. Khi xong sẽ có phiếu xác nhận, chỉ lập một lần: hãy in hoặc lưu phiếu ấy rồi mới đóng cửa sổ.</translation>
    </message>
    <message>
        <source>&amp;Leave the window open</source>
        <translation>&amp;Không đóng</translation>
    </message>
</context>
<context>
    <name>LoudspeakerDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>For the loudspeaker</source>
        <translation>Lời cho loa thôn</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Save as text…</source>
        <translation>&amp;Lưu thành tệp chữ…</translation>
    </message>
    <message>
        <source>Copied. It can be pasted for a minute.</source>
        <translation>Đã chép. Dán được trong một phút.</translation>
    </message>
</context>
<context>
    <name>MoneyControl</name>
    <message>
        <source>{amount} đồng</source>
        <translation>{amount} đồng</translation>
    </message>
</context>
<context>
    <name>OpenAlready</name>
    <message>
        <source>There is an open dossier of {name} for the same matter: slip {code}, begun {day}.</source>
        <translation>{name} đã có một hồ sơ đang làm về việc này: mã phiếu {code}, bắt đầu ngày {day}.</translation>
    </message>
    <message>
        <source>Look at the &amp;open one</source>
        <translation>X&amp;em hồ sơ đang có</translation>
    </message>
    <message>
        <source>A &amp;second one is right…</source>
        <translation>Đúng là &amp;làm thêm…</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>First: {names}</source>
        <translation>Việc trước: {names}</translation>
    </message>
    <message>
        <source>Held until the server was asked what it has of it.</source>
        <translation>Giữ lại cho đến khi hỏi xong máy chủ đã có gì.</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>Xem tất &amp;cả</translation>
    </message>
    <message>
        <source>&amp;Send now</source>
        <translation>Gử&amp;i ngay</translation>
    </message>
    <message>
        <source>Dossiers waiting to be sent</source>
        <translation>Hồ sơ chờ gửi</translation>
    </message>
    <message>
        <source>Only: {state}</source>
        <translation>Đang lọc: {state}</translation>
    </message>
    <message>
        <source>&amp;Pause sending</source>
        <translation>&amp;Tạm dừng gửi</translation>
    </message>
    <message>
        <source>Go on s&amp;ending</source>
        <translation>&amp;Gửi tiếp</translation>
    </message>
    <message>
        <source>By sti&amp;ck…</source>
        <translation>Gửi bằng &amp;USB…</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>Đang tìm máy chủ…</translation>
    </message>
    <message>
        <source>Stopping after this step; nothing is lost…</source>
        <translation>Xong bước này thì dừng, không mất gì…</translation>
    </message>
    <message>
        <source>Paused: nothing is sent by itself until “Go on sending”. “Send now” sends all the same.</source>
        <translation>Đang tạm dừng: máy không tự gửi cho đến khi bấm “Gửi tiếp”. Bấm “Gửi ngay” thì vẫn gửi.</translation>
    </message>
    <message>
        <source>What is finalized stands here until the server has all of it.</source>
        <translation>Hồ sơ đã chốt nằm ở đây đến khi máy chủ nhận đủ.</translation>
    </message>
    <message>
        <source>Nothing waits here.</source>
        <translation>Không có hồ sơ nào ở đây.</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>Private dossier</source>
        <translation>Hồ sơ riêng tư</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Lý do: {reason}</translation>
    </message>
    <message>
        <source>Next try: {time}</source>
        <translation>Lần gửi tới: {time}</translation>
    </message>
    <message>
        <source>Sent by itself from {time}</source>
        <translation>Tự gửi từ {time}</translation>
    </message>
    <message>
        <source>Do not make this dossier anew.</source>
        <translation>Đừng làm lại hồ sơ này.</translation>
    </message>
    <message>
        <source>Filed at the commune: {number}</source>
        <translation>Đã nộp cho xã: {number}</translation>
    </message>
</context>
<context>
    <name>OuterWindow</name>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message>
        <source>Choose a pack&apos;s &amp;file…</source>
        <translation>Chọn &amp;tệp gói…</translation>
    </message>
    <message>
        <source>Ask the &amp;server</source>
        <translation>Hỏi &amp;máy chủ</translation>
    </message>
    <message>
        <source>Lock and &amp;open again</source>
        <translation>Khóa &amp;rồi mở lại</translation>
    </message>
    <message>
        <source>Content packs</source>
        <translation>Gói nội dung</translation>
    </message>
    <message>
        <source>Cards, forms and a commune&apos;s own numbers that are newer than the program, each signed.</source>
        <translation>Thẻ thủ tục, mẫu và số liệu của xã mới hơn chương trình; gói nào cũng có người ký.</translation>
    </message>
    <message>
        <source>Take a pack in</source>
        <translation>Lấy gói vào</translation>
    </message>
    <message>
        <source>From a stick: drop the file here, or choose it. Before anything counts you see who signed.</source>
        <translation>Từ USB: kéo tệp vào đây, hoặc bấm chọn. Trước khi dùng, máy cho xem ai ký và đổi gì.</translation>
    </message>
    <message>
        <source>A dossier that was begun keeps the form and the paper it was begun with; new dossiers take the new ones. A pack that is put aside counts no more, and what lay below it counts again.</source>
        <translation>Hồ sơ đang làm giữ mẫu cũ và tờ khai cũ của nó; hồ sơ mới dùng mẫu mới. Gói để riêng thì thôi dùng, máy lại dùng cái có sẵn bên dưới.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Proving the signatures and trying the cards of the pack…</source>
        <translation>Đang kiểm tra chữ ký và thử các thẻ trong gói…</translation>
    </message>
    <message>
        <source>The keeper of this machine takes packs in.</source>
        <translation>Lấy gói vào là việc của người giữ máy.</translation>
    </message>
    <message>
        <source>Only what came with the program is here.</source>
        <translation>Chưa có gói nào, chỉ có nội dung đi kèm chương trình.</translation>
    </message>
    <message>
        <source>The server offers {count} packs that are not here yet; the next sending brings them.</source>
        <translation>Máy chủ có {count} gói máy này chưa có; lần gửi sau máy tự lấy.</translation>
    </message>
    <message>
        <source>A pack that the server offered was not taken ({time}): {why}</source>
        <translation>Máy chủ đưa một gói mà máy không nhận ({time}): {why}</translation>
    </message>
    <message>
        <source>the whole country</source>
        <translation>cả nước</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Bản {version}</translation>
    </message>
    <message>
        <source>Holds for {where}</source>
        <translation>Dùng cho {where}</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Để riêng</translation>
    </message>
    <message>
        <source>Counts when the machine is opened next</source>
        <translation>Có hiệu lực từ lần mở máy sau</translation>
    </message>
    <message>
        <source>Signed by {name}; made {made}, installed {time}</source>
        <translation>{name} ký; làm ngày {made}, cài lúc {time}</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Điều gì thay đổi</translation>
    </message>
    <message>
        <source>Put aside…</source>
        <translation>Để riêng…</translation>
    </message>
    <message>
        <source>Put aside: {title}</source>
        <translation>Để riêng: {title}</translation>
    </message>
    <message>
        <source>Content packs (*.pack);;All files (*)</source>
        <translation>Gói nội dung (*.pack);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>A pack&apos;s file</source>
        <translation>Tệp gói nội dung</translation>
    </message>
    <message>
        <source>This very pack is installed already. Nothing was changed.</source>
        <translation>Đúng gói này đã cài rồi. Máy không đổi gì.</translation>
    </message>
    <message>
        <source>Installing the pack…</source>
        <translation>Đang cài gói…</translation>
    </message>
    <message>
        <source>{title} {version} is installed. It counts from the next time the machine is opened.</source>
        <translation>Đã cài {title} {version}. Có hiệu lực từ lần mở máy sau.</translation>
    </message>
    <message>
        <source>Stopped: the pack is not installed, and nothing was changed.</source>
        <translation>Đã dừng: gói chưa được cài, không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Put {title} aside?</source>
        <translation>Để riêng {title}?</translation>
    </message>
    <message>
        <source>From the next opening on what lay below it counts again: the pack before it is not kept, the program&apos;s own cards are. The same file brings it back.</source>
        <translation>Từ lần mở máy sau, máy lại dùng thẻ có sẵn của chương trình (bản gói trước không còn giữ). Cài lại đúng tệp này thì gói trở lại.</translation>
    </message>
    <message>
        <source>&amp;Put it aside</source>
        <translation>Để r&amp;iêng</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Thôi</translation>
    </message>
    <message>
        <source>Put aside. It counts no more from the next time the machine is opened.</source>
        <translation>Đã để riêng. Từ lần mở máy sau máy thôi dùng gói này.</translation>
    </message>
</context>
<context>
    <name>PaidDialog</name>
    <message>
        <source>The fee is paid</source>
        <translation>Đã nộp lệ phí</translation>
    </message>
    <message>
        <source>No picture of the receipt yet; it can be left out.</source>
        <translation>Chưa có ảnh biên lai; không có cũng được.</translation>
    </message>
    <message>
        <source>&amp;Picture of the receipt…</source>
        <translation>Ả&amp;nh biên lai…</translation>
    </message>
    <message>
        <source>Whoever pays in cash takes a receipt. The program never handles money.</source>
        <translation>Nộp tiền mặt thì phải lấy biên lai. Máy không bao giờ giữ hay chuyển tiền.</translation>
    </message>
    <message>
        <source>&amp;Number of the receipt, or a word about it</source>
        <translation>&amp;Số biên lai, hoặc một lời ghi thêm</translation>
    </message>
    <message>
        <source>Picture: {name}</source>
        <translation>Ảnh: {name}</translation>
    </message>
    <message>
        <source>Picture of the receipt</source>
        <translation>Ảnh biên lai</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Save the PDF</source>
        <translation>Lưu tệp PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved. This file lies outside the vault: delete it when it is no longer needed.</source>
        <translation>Đã lưu. Tệp này nằm ngoài két hồ sơ: dùng xong thì xóa.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Lưu ảnh</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Ảnh (*.png)</translation>
    </message>
    <message>
        <source>Saved. Send the picture by Zalo; it names nobody.</source>
        <translation>Đã lưu. Gửi ảnh qua Zalo được; ảnh không có tên ai.</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>Lưu lời đọc</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Văn bản (*.txt)</translation>
    </message>
    <message>
        <source>Saved. The text names nobody.</source>
        <translation>Đã lưu. Lời đọc không có tên ai.</translation>
    </message>
</context>
<context>
    <name>PaperCard</name>
    <message>
        <source>The original is there</source>
        <translation>Có bản chính</translation>
    </message>
    <message>
        <source>Torn, erased or secret</source>
        <translation>Rách, tẩy xóa hoặc đóng dấu mật</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Bỏ giấy này</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Số trang</translation>
    </message>
    <message>
        <source>Copies wanted</source>
        <translation>Số bản cần</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Tên giấy tờ</translation>
    </message>
</context>
<context>
    <name>PaperLaterDialog</name>
    <message>
        <source>By when does it come?</source>
        <translation>Bổ sung chậm nhất ngày nào?</translation>
    </message>
    <message>
        <source>&amp;Write it down</source>
        <translation>&amp;Ghi lại</translation>
    </message>
    <message>
        <source>for instance {sample}</source>
        <translation>ví dụ {sample}</translation>
    </message>
    <message>
        <source>&amp;Day (may stay empty)</source>
        <translation>&amp;Ngày (không biết thì để trống)</translation>
    </message>
    <message>
        <source>It stands on the guidance sheet, so that the family knows.</source>
        <translation>Ngày này in trên phiếu hướng dẫn, để gia đình nhớ.</translation>
    </message>
</context>
<context>
    <name>PaperOptions</name>
    <message>
        <source>Large print</source>
        <translation>Chữ to</translation>
    </message>
    <message>
        <source>Folded to A5 (two pages on a side)</source>
        <translation>Gấp khổ A5 (hai trang một mặt)</translation>
    </message>
    <message>
        <source>Enlarged to A3</source>
        <translation>Phóng to A3</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Tháng trước</translation>
    </message>
    <message>
        <source>old people, families with a small child …</source>
        <translation>người già, nhà có con nhỏ…</translation>
    </message>
    <message>
        <source>&amp;For whom is it?</source>
        <translation>&amp;Dành cho ai?</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Lưu PDF…</translation>
    </message>
    <message>
        <source>Picture for &amp;Zalo…</source>
        <translation>Ảnh gửi &amp;Zalo…</translation>
    </message>
    <message>
        <source>For the &amp;loudspeaker…</source>
        <translation>Lời &amp;cho loa thôn…</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Tiếp</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Done – delete it now</source>
        <translation>&amp;Xong – xóa ngay</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Xong</translation>
    </message>
    <message>
        <source>&amp;Next: finalize</source>
        <translation>&amp;Tiếp: chốt hồ sơ</translation>
    </message>
    <message>
        <source>Drawing the paper…</source>
        <translation>Đang dựng trang giấy…</translation>
    </message>
    <message>
        <source>Print it, let the villager sign in ink. The signature never goes through the machine.</source>
        <translation>In ra để ông/bà ký bằng mực. Máy không giữ chữ ký.</translation>
    </message>
    <message>
        <source>Nothing of this is kept: print all that is needed before it is deleted.</source>
        <translation>Hồ sơ này không lưu: in đủ giấy cần dùng trước khi xóa.</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Trang {number} trên {count}</translation>
    </message>
    <message>
        <source>This paper cannot be drawn.</source>
        <translation>Không dựng được trang này.</translation>
    </message>
    <message>
        <source>Deleted. Nothing of it was kept.</source>
        <translation>Đã xóa. Máy không giữ lại gì.</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>{count} original</source>
        <translation>{count} bản chính</translation>
    </message>
    <message>
        <source>{count} copy</source>
        <translation>{count} bản sao</translation>
    </message>
    <message>
        <source>if there is one</source>
        <translation>nếu có</translation>
    </message>
    <message>
        <source>this program fills and prints it</source>
        <translation>máy điền và in giúp</translation>
    </message>
    <message>
        <source>Not needed – the commune looks it up itself</source>
        <translation>Không cần nộp – xã tự tra cứu</translation>
    </message>
    <message>
        <source>Not needed – the office looks it up itself</source>
        <translation>Không cần nộp – cơ quan tự tra cứu</translation>
    </message>
    <message>
        <source>Comes later</source>
        <translation>Bổ sung sau</translation>
    </message>
    <message>
        <source>Comes later, by {day}</source>
        <translation>Bổ sung sau, chậm nhất {day}</translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message>
        <source>Open beside the portal…</source>
        <translation>Mở cạnh cổng dịch vụ công…</translation>
    </message>
    <message>
        <source>Look at the papers</source>
        <translation>Xem giấy tờ</translation>
    </message>
    <message>
        <source>Guidance sheet</source>
        <translation>Phiếu hướng dẫn</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Preparation slip</source>
        <translation>Phiếu chuẩn bị hồ sơ</translation>
    </message>
    <message>
        <source>Consent slip</source>
        <translation>Phiếu đồng ý</translation>
    </message>
    <message>
        <source>One more like this</source>
        <translation>Thêm một hồ sơ như vậy</translation>
    </message>
    <message>
        <source>For twins, or others of the family.</source>
        <translation>Cho trẻ sinh đôi, hoặc người cùng nhà.</translation>
    </message>
    <message>
        <source>Papers to print</source>
        <translation>Giấy in</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Bring it back</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>Papers of the dossier</source>
        <translation>Giấy tờ của hồ sơ</translation>
    </message>
    <message>
        <source>Tick what is there; photograph what is sent along.</source>
        <translation>Đánh dấu giấy đã có; giấy nào gửi kèm thì chụp.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Take a paper along…</source>
        <translation>&amp;Nhận giữ giấy…</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Đã ghi.</translation>
    </message>
    <message>
        <source>{there} of {count} papers are here</source>
        <translation>Đã có {there} trên {count} giấy tờ</translation>
    </message>
    <message>
        <source>The dossier is finalized; its papers cannot change here.</source>
        <translation>Hồ sơ đã chốt; giấy tờ không đổi ở đây được nữa.</translation>
    </message>
    <message>
        <source>Taken away. Until you leave this page it can be brought back.</source>
        <translation>Đã bỏ. Chưa rời trang này thì còn lấy lại được.</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Hide</source>
        <translation>Ẩn</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Looking for the dossiers…</source>
        <translation>Đang tìm hồ sơ…</translation>
    </message>
    <message>
        <source>&amp;Give everything to the person…</source>
        <translation>Đư&amp;a hết cho chính người đó…</translation>
    </message>
    <message>
        <source>&amp;Erase everything of the person…</source>
        <translation>&amp;Xóa hết của người này…</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Đang gom…</translation>
    </message>
    <message>
        <source>{count} dossiers on this machine name this person as owner or filer.</source>
        <translation>Máy này có {count} hồ sơ mà người này là chủ hoặc người nộp.</translation>
    </message>
    <message>
        <source>Everything of the person</source>
        <translation>Toàn bộ dữ liệu của người này</translation>
    </message>
    <message>
        <source>Choose those that are this person&apos;s: somebody else may bear the same name.</source>
        <translation>Chọn đúng hồ sơ của người này: người khác có thể trùng tên.</translation>
    </message>
    <message>
        <source>Saved in clear, outside the vault: give it to the person, then delete it here.</source>
        <translation>Đã lưu, không mã hóa, ngoài két: đưa cho người đó rồi xóa tệp.</translation>
    </message>
    <message>
        <source>Erase {count} dossiers?</source>
        <translation>Xóa {count} hồ sơ?</translation>
    </message>
    <message>
        <source>They are gone for good, also from backups in reach, and so is the person in the register. What the commune holds stays with the commune.</source>
        <translation>Xóa hẳn, cả trong bản sao đang cắm, và cả trong sổ. Bản xã giữ thì vẫn ở xã.</translation>
    </message>
    <message>
        <source>&amp;Erase them</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>&amp;Leave them</source>
        <translation>Để &amp;yên</translation>
    </message>
    <message>
        <source>Stopped: nothing was written.</source>
        <translation>Đã dừng: không ghi ra tệp nào.</translation>
    </message>
</context>
<context>
    <name>PersonStrip</name>
    <message>
        <source>Scan the card after all</source>
        <translation>Quét thẻ</translation>
    </message>
    <message>
        <source>Somebody known…</source>
        <translation>Người đã quen…</translation>
    </message>
    <message>
        <source>Somebody known: {person}</source>
        <translation>Người đã quen: {person}</translation>
    </message>
    <message>
        <source>&amp;Scan the citizen card</source>
        <translation>Quét thẻ &amp;căn cước</translation>
    </message>
    <message>
        <source>&amp;No card here</source>
        <translation>Khô&amp;ng có thẻ</translation>
    </message>
    <message>
        <source>Scan the card: {person}</source>
        <translation>Quét thẻ: {person}</translation>
    </message>
    <message>
        <source>No card: {person}</source>
        <translation>Không có thẻ: {person}</translation>
    </message>
</context>
<context>
    <name>PersonsPage</name>
    <message>
        <source>name, number or telephone</source>
        <translation>họ tên, số định danh hoặc điện thoại</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>Tìm người</translation>
    </message>
    <message>
        <source>The register</source>
        <translation>Sổ người đã đồng ý lưu</translation>
    </message>
    <message>
        <source>Everybody, to tell them after a loss</source>
        <translation>Tất cả, để báo khi mất máy</translation>
    </message>
    <message>
        <source>Show &amp;more</source>
        <translation>&amp;Xem thêm</translation>
    </message>
    <message>
        <source>&amp;Print the list…</source>
        <translation>&amp;In danh sách…</translation>
    </message>
    <message>
        <source>Save it as a &amp;table…</source>
        <translation>&amp;Lưu thành bảng…</translation>
    </message>
    <message>
        <source>After a loss or a theft these people are told. The list says how to find them, and never what a dossier is about. On paper there is room for what happened and who was told when.</source>
        <translation>Khi mất máy hoặc bị trộm thì phải báo cho những người này. Danh sách chỉ ghi cách tìm họ, không ghi hồ sơ nói về việc gì. Trên giấy có chỗ ghi chuyện gì đã xảy ra, đã báo ai lúc nào.</translation>
    </message>
    <message>
        <source>Persons on this machine</source>
        <translation>Những người có hồ sơ ở máy này</translation>
    </message>
    <message>
        <source>Everybody may see what is kept of them, get it, and have it erased.</source>
        <translation>Ai cũng được xem, lấy về, và yêu cầu xóa thông tin của mình.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Writing the list…</source>
        <translation>Đang ghi danh sách…</translation>
    </message>
    <message>
        <source>Everybody to be told</source>
        <translation>Những người cần báo</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
    <message>
        <source>Saved in clear, outside the vault: delete it as soon as all are told.</source>
        <translation>Đã lưu ra ngoài két, không mã hóa: báo xong mọi người thì xóa ngay tệp này.</translation>
    </message>
    <message>
        <source>born {born}</source>
        <translation>sinh {born}</translation>
    </message>
    <message>
        <source>Nobody here.</source>
        <translation>Không có ai.</translation>
    </message>
    <message>
        <source>Only who agreed to be kept stands in the register.</source>
        <translation>Chỉ người đã đồng ý lưu mới có trong sổ.</translation>
    </message>
    <message>
        <source>{count} persons, each with the dossiers that lie here.</source>
        <translation>{count} người, kèm số hồ sơ ở máy này.</translation>
    </message>
    <message>
        <source>{count} dossiers</source>
        <translation>{count} hồ sơ</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>PictureReading</name>
    <message>
        <source>Looking at the picture…</source>
        <translation>Đang xem ảnh…</translation>
    </message>
</context>
<context>
    <name>PictureSources</name>
    <message>
        <source>&amp;From a file…</source>
        <translation>Từ &amp;tệp…</translation>
    </message>
    <message>
        <source>From the &amp;telephone…</source>
        <translation>Từ đ&amp;iện thoại, thẻ nhớ…</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>&amp;Chờ ảnh ở thư mục…</translation>
    </message>
    <message>
        <source>From the &amp;clipboard</source>
        <translation>&amp;Dán ảnh</translation>
    </message>
    <message>
        <source>By web&amp;cam</source>
        <translation>Chụp bằng &amp;webcam</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard.</source>
        <translation>Chưa có ảnh nào được sao chép.</translation>
    </message>
    <message>
        <source>Pictures or PDF of the paper</source>
        <translation>Ảnh hoặc tệp PDF của giấy tờ</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.png *.jpg *.jpeg *.pdf)</source>
        <translation>Ảnh và PDF (*.png *.jpg *.jpeg *.pdf)</translation>
    </message>
    <message>
        <source>No telephone or card shows itself. Plug the cable in and choose “Transfer files” on it, or put its card into the reader; then press again. Else copy the pictures and take “From a file”.</source>
        <translation>Chưa thấy điện thoại hay thẻ nhớ. Cắm cáp rồi chọn “Truyền tệp” trên điện thoại, hoặc cắm thẻ vào đầu đọc, rồi bấm lại. Không được thì chép ảnh sang máy rồi chọn “Từ tệp”.</translation>
    </message>
    <message>
        <source>Folder into which the pictures come</source>
        <translation>Thư mục mà ảnh sẽ về</translation>
    </message>
    <message>
        <source>Watching a folder: each new picture appears here by itself.</source>
        <translation>Đang chờ ảnh ở thư mục: có ảnh mới là hiện ở đây.</translation>
    </message>
    <message>
        <source>The folder is gone: was the cable or card pulled out? What came stays.</source>
        <translation>Không thấy thư mục nữa: đã rút cáp hoặc thẻ? Ảnh đã lấy vẫn còn.</translation>
    </message>
</context>
<context>
    <name>PictureWork</name>
    <message>
        <source>The page as it will be</source>
        <translation>Trang sau khi làm</translation>
    </message>
    <message>
        <source>Making the page…</source>
        <translation>Đang làm trang…</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Lên trước</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Xuống sau</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Xoay trái</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Xoay phải</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Lấy cả ảnh</translation>
    </message>
    <message>
        <source>Find the sheet</source>
        <translation>Tìm tờ giấy</translation>
    </message>
    <message>
        <source>Take this page away</source>
        <translation>Bỏ trang này</translation>
    </message>
    <message>
        <source>Before – drag the four corners</source>
        <translation>Trước – kéo bốn góc cho khớp tờ giấy</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Xám</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Đen trắng</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Có màu</translation>
    </message>
    <message>
        <source>A4 sheet</source>
        <translation>Khổ A4</translation>
    </message>
    <message>
        <source>A5 sheet</source>
        <translation>Khổ A5</translation>
    </message>
    <message>
        <source>A3 sheet</source>
        <translation>Khổ A3</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Cỡ thẻ</translation>
    </message>
    <message>
        <source>{dpi} dots an inch</source>
        <translation>{dpi} điểm mỗi inch</translation>
    </message>
    <message>
        <source>{dpi}: readable</source>
        <translation>{dpi}: đọc được</translation>
    </message>
    <message>
        <source>{dpi}: too coarse, take it from nearer</source>
        <translation>{dpi}: thô quá, chụp lại gần hơn</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>These pages could not be written yet. They are still here: write them again.</source>
        <translation>Các trang này chưa ghi được. Chúng vẫn còn ở đây: bấm ghi lại.</translation>
    </message>
    <message>
        <source>&amp;Discard these pictures</source>
        <translation>&amp;Bỏ hết ảnh này</translation>
    </message>
    <message>
        <source>&amp;Write into the dossier</source>
        <translation>Ghi &amp;vào hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Lay the paper on something dark, by daylight, all four corners in sight. Pictures may also be dragged here or pasted with Ctrl+V. A page becomes at most {page}; a file may have {file}.</source>
        <translation>Đặt giấy trên nền sẫm, chỗ sáng, thấy đủ bốn góc. Có thể kéo ảnh thả vào đây, hoặc dán bằng Ctrl+V. Mỗi trang thành nhiều nhất {page}; tệp đưa vào được tới {file}.</translation>
    </message>
    <message>
        <source>Stopped: {count} pictures were not read. Those that are here stay, each of them whole.</source>
        <translation>Đã dừng: {count} ảnh chưa đọc. Những ảnh đã hiện ở đây vẫn còn nguyên.</translation>
    </message>
    <message>
        <source>Discarded. Nothing of these pictures was kept.</source>
        <translation>Đã bỏ. Không giữ lại ảnh nào.</translation>
    </message>
    <message>
        <source>They are written as soon as all of them are read.</source>
        <translation>Đọc xong mọi ảnh thì tự ghi vào hồ sơ.</translation>
    </message>
    <message>
        <source>Written into the dossier, {size}. Now delete the pictures on the telephone, in its trash too.</source>
        <translation>Đã ghi vào hồ sơ, {size}. Giờ hãy xóa ảnh trên điện thoại, cả trong thùng rác.</translation>
    </message>
    <message>
        <source>{count} pages: {before} before, {after} as one PDF; at most {most} a page</source>
        <translation>{count} trang: trước {before}, một tệp PDF {after}; mỗi trang tối đa {most}</translation>
    </message>
    <message>
        <source>less than {least} dots an inch: page {pages}</source>
        <translation>dưới {least} điểm mỗi inch: trang {pages}, chụp lại gần hơn</translation>
    </message>
    <message>
        <source>{count} still being worked on…</source>
        <translation>còn {count} việc đang làm…</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Trang {number} trên {count}</translation>
    </message>
</context>
<context>
    <name>PortalRow</name>
    <message>
        <source>{count} dossiers wait</source>
        <translation>{count} hồ sơ đang chờ</translation>
    </message>
    <message>
        <source>File beside the portal</source>
        <translation>Nộp cùng người dân trên cổng</translation>
    </message>
    <message>
        <source>One after the other, with each villager&apos;s own log-in; the one that waits longest comes first</source>
        <translation>Lần lượt từng hồ sơ, bà con tự đăng nhập; chờ lâu nhất đứng trước</translation>
    </message>
</context>
<context>
    <name>Post</name>
    <message>
        <source>Sending and fetching…</source>
        <translation>Đang gửi và nhận tin…</translation>
    </message>
    <message>
        <source>Network not tried yet</source>
        <translation>Chưa thử mạng</translation>
    </message>
    <message>
        <source>The server answers</source>
        <translation>Máy chủ trả lời</translation>
    </message>
    <message>
        <source>No network – just go on</source>
        <translation>Không có mạng – cứ làm tiếp</translation>
    </message>
    <message>
        <source>There is a signal, but the network wants a log-in</source>
        <translation>Có sóng nhưng phải đăng nhập mạng</translation>
    </message>
    <message>
        <source>The network works, but the server does not answer</source>
        <translation>Có mạng nhưng máy chủ chưa trả lời</translation>
    </message>
    <message>
        <source>The network is slow or broke off – tried again later</source>
        <translation>Mạng chậm hoặc bị đứt – sẽ thử lại</translation>
    </message>
    <message>
        <source>This machine knows no server yet</source>
        <translation>Máy này chưa nối với máy chủ</translation>
    </message>
    <message>
        <source>Nothing was sent since the program was opened</source>
        <translation>Từ lúc mở máy chưa gửi gì</translation>
    </message>
    <message>
        <source>Last success: {time}</source>
        <translation>Gửi được lần cuối: {time}</translation>
    </message>
    <message>
        <source>Sent: {sent}. Still waiting: {waiting}. News from the office: {events}.</source>
        <translation>Đã gửi: {sent}. Còn chờ: {waiting}. Tin mới từ xã: {events}.</translation>
    </message>
</context>
<context>
    <name>PracticeBand</name>
    <message>
        <source>Open the practice window</source>
        <translation>Mở cửa sổ tập làm</translation>
    </message>
    <message>
        <source>Make the real vault…</source>
        <translation>Làm két thật…</translation>
    </message>
    <message>
        <source>A practice vault in the place of the real one: all here is invented, and no server hears of it.</source>
        <translation>Két tập làm nằm ở chỗ của két thật: mọi thứ ở đây là bịa ra, không máy chủ nào nhận.</translation>
    </message>
    <message>
        <source>Practice – people and dossiers here are invented. Closing this window ends it.</source>
        <translation>Tập làm – người và hồ sơ ở đây đều là bịa. Đóng cửa sổ này là về việc thật.</translation>
    </message>
</context>
<context>
    <name>PracticeHere</name>
    <message>
        <source>Make the real vault</source>
        <translation>Làm két hồ sơ thật</translation>
    </message>
    <message>
        <source>This practice vault is moved, whole, into a folder of its own beside this place; nothing of it is erased. Then the first start makes the real vault here, with its own passphrase and recovery code.</source>
        <translation>Két tập làm này được chuyển nguyên vẹn sang một thư mục riêng ngay bên cạnh, không xóa gì. Rồi máy làm két thật ở đây, có mật khẩu và mã khôi phục riêng.</translation>
    </message>
    <message>
        <source>&amp;Move it and begin</source>
        <translation>&amp;Chuyển đi và bắt đầu</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>The practice vault lies in {folder} now, whole.</source>
        <translation>Két tập làm nay nằm ở {folder}, còn nguyên vẹn.</translation>
    </message>
</context>
<context>
    <name>PrintRoomPage</name>
    <message>
        <source>Large print</source>
        <translation>Chữ to</translation>
    </message>
    <message>
        <source>&amp;Draw them all</source>
        <translation>S&amp;oạn hết</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Lưu PDF…</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>In giấy tờ</translation>
    </message>
    <message>
        <source>For a whole session, and for the help point.</source>
        <translation>Cho cả buổi hỗ trợ, và cho điểm hỗ trợ.</translation>
    </message>
    <message>
        <source>Helper&apos;s badge…</source>
        <translation>Thẻ người hỗ trợ…</translation>
    </message>
    <message>
        <source>Papers to copy, and the fee</source>
        <translation>Giấy tờ cần sao, và lệ phí</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>The session of today</source>
        <translation>Buổi hôm nay</translation>
    </message>
    <message>
        <source>Papers on their way</source>
        <translation>Giấy tờ mang đi, gửi đi</translation>
    </message>
    <message>
        <source>Of today&apos;s dossiers that are final and not yet filed, by their way of filing.</source>
        <translation>Của hồ sơ hôm nay đã chốt mà chưa nộp, theo cách nộp.</translation>
    </message>
    <message>
        <source>Of which matter?</source>
        <translation>Về việc nào?</translation>
    </message>
    <message>
        <source>For walls, hands and Zalo</source>
        <translation>Để dán, phát tay, gửi Zalo</translation>
    </message>
    <message>
        <source>A guidance sheet and a blank form of the matter stand beside the poster.</source>
        <translation>Cạnh áp phích có cả phiếu hướng dẫn và mẫu trống của việc ấy.</translation>
    </message>
    <message>
        <source>For the help point</source>
        <translation>Cho điểm hỗ trợ</translation>
    </message>
    <message>
        <source>The file that the commune signed</source>
        <translation>Tệp xã đã ký</translation>
    </message>
    <message>
        <source>Signed file (*.json)</source>
        <translation>Tệp đã ký (*.json)</translation>
    </message>
    <message>
        <source>{count} dossiers were worked on today</source>
        <translation>{count} hồ sơ làm hôm nay</translation>
    </message>
    <message>
        <source>Handover list ({count})</source>
        <translation>Bảng kê bàn giao ({count})</translation>
    </message>
    <message>
        <source>Post slips ({count})</source>
        <translation>Phiếu gửi bưu điện ({count})</translation>
    </message>
    <message>
        <source>Choose at least one paper.</source>
        <translation>Chọn ít nhất một loại giấy.</translation>
    </message>
    <message>
        <source>Drawing the papers…</source>
        <translation>Đang soạn giấy tờ…</translation>
    </message>
    <message>
        <source>All papers are drawn. Print them, or save one PDF.</source>
        <translation>Đã soạn hết. In ra, hoặc lưu thành một tệp PDF.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was printed.</source>
        <translation>Đã dừng. Chưa in gì.</translation>
    </message>
</context>
<context>
    <name>PrintingDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Đang in</translation>
    </message>
    <message>
        <source>Sending the pages to the printer…</source>
        <translation>Đang gửi các trang sang máy in…</translation>
    </message>
    <message>
        <source>Stopping after this page…</source>
        <translation>Dừng sau trang này…</translation>
    </message>
    <message>
        <source>Page {done} of {total}</source>
        <translation>Trang {done} trên {total}</translation>
    </message>
    <message>
        <source>Printing was stopped. What came out so far is not whole: tear it up.</source>
        <translation>Đã dừng in. Phần đã in ra chưa đủ: xé bỏ.</translation>
    </message>
    <message>
        <source>Sent to the printer. If nothing comes out: is it on, with paper? The PDF can still be saved.</source>
        <translation>Đã gửi sang máy in. Không thấy ra giấy thì xem máy in đã bật, còn giấy chưa; vẫn lưu được PDF.</translation>
    </message>
</context>
<context>
    <name>ProblemRow</name>
    <message>
        <source>It stands: {reason}</source>
        <translation>Vẫn đúng: {reason}</translation>
    </message>
    <message>
        <source>Mend it</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Mend it: {label}</source>
        <translation>Sửa: {label}</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Xem lại</translation>
    </message>
    <message>
        <source>It is right as it is</source>
        <translation>Vẫn đúng như vậy</translation>
    </message>
    <message>
        <source>It says: {answer}</source>
        <translation>Đang ghi: {answer}</translation>
    </message>
</context>
<context>
    <name>ProcedurePage</name>
    <message>
        <source>&amp;Guidance only</source>
        <translation>Chỉ hướng &amp;dẫn</translation>
    </message>
    <message>
        <source>&amp;Make the dossier</source>
        <translation>&amp;Làm hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Papers to &amp;copy, and the fee</source>
        <translation>Giấy tờ cần &amp;sao, và lệ phí</translation>
    </message>
    <message>
        <source>Guide by &amp;telephone</source>
        <translation>Chỉ qua điện th&amp;oại</translation>
    </message>
    <message>
        <source>This is how the card will look. It is not in use.</source>
        <translation>Đây là thẻ xem trước, chưa dùng.</translation>
    </message>
    <message>
        <source>This card is not certain in all. Ask the commune first.</source>
        <translation>Thẻ này có điều chưa chắc – hỏi xã trước.</translation>
    </message>
    <message>
        <source>Sheet in {language} ({commune})…</source>
        <translation>Tờ tiếng {language} ({commune})…</translation>
    </message>
    <message>
        <source>How will the dossier reach the office?</source>
        <translation>Nộp bằng cách nào?</translation>
    </message>
    <message>
        <source>Who may</source>
        <translation>Ai được làm</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nộp ở đâu</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Bao lâu</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Lệ phí</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Lưu ý</translation>
    </message>
    <message>
        <source>When to do it</source>
        <translation>Làm khi nào</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>Số tiền</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Căn cứ pháp lý</translation>
    </message>
    <message>
        <source>Or is it another matter?</source>
        <translation>Hay là việc khác?</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>When: {cases}</source>
        <translation>Khi: {cases}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Các bước</translation>
    </message>
    <message>
        <source>From the program&apos;s table of procedures, checked on {day}; look again after {review}.</source>
        <translation>Theo bảng thủ tục của chương trình, kiểm tra ngày {day}; xem lại sau {review}.</translation>
    </message>
    <message>
        <source>Not certain – ask the commune first</source>
        <translation>Chưa chắc – hỏi xã trước</translation>
    </message>
</context>
<context>
    <name>PutOffDialog</name>
    <message>
        <source>Ask again on a later day</source>
        <translation>Để hôm khác hỏi lại</translation>
    </message>
    <message>
        <source>The task is quiet until then, and comes back by itself.</source>
        <translation>Từ nay đến ngày đó máy không nhắc, rồi tự nhắc lại.</translation>
    </message>
    <message>
        <source>&amp;Until which day</source>
        <translation>Đến &amp;ngày nào</translation>
    </message>
    <message>
        <source>W&amp;hat they said, and who</source>
        <translation>&amp;Họ nói gì, ai nói</translation>
    </message>
</context>
<context>
    <name>ReadBackPage</name>
    <message>
        <source>Read it back to the villager</source>
        <translation>Đọc lại cho ông/bà nghe</translation>
    </message>
    <message>
        <source>Read each line aloud and wait for the nod.</source>
        <translation>Đọc to từng dòng, chờ ông/bà gật đầu.</translation>
    </message>
    <message>
        <source>&amp;Right</source>
        <translation>Đú&amp;ng rồi</translation>
    </message>
    <message>
        <source>Read the &amp;rest too</source>
        <translation>Đọ&amp;c cả phần còn lại</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>This machine has no Vietnamese voice: read it yourself, slowly, label and answer, and look at the villager after each.</source>
        <translation>Máy này chưa có giọng đọc tiếng Việt: mình tự đọc, chậm rãi, từng dòng một, đọc xong nhìn bà con rồi mới sang dòng sau.</translation>
    </message>
    <message>
        <source>Read &amp;aloud</source>
        <translation>Đọ&amp;c to</translation>
    </message>
    <message>
        <source>Show on the &amp;other screen</source>
        <translation>Hiện ở &amp;màn hình ngoài</translation>
    </message>
    <message>
        <source>Show over the &amp;whole screen</source>
        <translation>Hiện chữ to cả &amp;màn hình</translation>
    </message>
    <message>
        <source>Words to re&amp;cord…</source>
        <translation>&amp;Lời để thu giọng…</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>Phần còn lại</translation>
    </message>
    <message>
        <source>Nothing was filled in yet.</source>
        <translation>Chưa điền gì.</translation>
    </message>
    <message>
        <source>Only show it, do not say it aloud</source>
        <translation>Chỉ xem, không đọc to</translation>
    </message>
    <message>
        <source>Say it</source>
        <translation>Đọc</translation>
    </message>
    <message>
        <source>Say it: {label}</source>
        <translation>Đọc: {label}</translation>
    </message>
    <message>
        <source>Not right, mend it</source>
        <translation>Chưa đúng, sửa</translation>
    </message>
    <message>
        <source>Not right, mend it: {label}</source>
        <translation>Chưa đúng, sửa: {label}</translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>Receipt of the server</source>
        <translation>Lời báo nhận của máy chủ</translation>
    </message>
    <message>
        <source>No receipt is kept here.</source>
        <translation>Máy này không có lời báo nhận.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Had all of it at</source>
        <translation>Nhận đủ lúc</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Lần nộp</translation>
    </message>
    <message>
        <source>Papers sent along</source>
        <translation>Số giấy tờ gửi kèm</translation>
    </message>
    <message>
        <source>Check number of the content</source>
        <translation>Số kiểm nội dung</translation>
    </message>
    <message>
        <source>Signed by the server, and proved on this machine just now.</source>
        <translation>Máy chủ đã ký; máy này vừa kiểm lại chữ ký.</translation>
    </message>
    <message>
        <source>The receipt could not be proved; the server is asked again.</source>
        <translation>Chưa kiểm được lời báo nhận; máy sẽ hỏi lại máy chủ.</translation>
    </message>
</context>
<context>
    <name>RecordFilingDialog</name>
    <message>
        <source>Record the receipt of the commune</source>
        <translation>Ghi giấy tiếp nhận của xã</translation>
    </message>
    <message>
        <source>&amp;Record it</source>
        <translation>Gh&amp;i lại</translation>
    </message>
    <message>
        <source>{line}: write the day, the month and the year, for instance {sample}.</source>
        <translation>{line}: ghi đủ ngày, tháng, năm, ví dụ {sample}.</translation>
    </message>
    <message>
        <source>The paper is issued by the office alone; the program only records it.</source>
        <translation>Giấy này do xã cấp; máy chỉ ghi lại.</translation>
    </message>
    <message>
        <source>&amp;Number of the dossier (given by the commune)</source>
        <translation>&amp;Mã hồ sơ (xã cấp)</translation>
    </message>
    <message>
        <source>Day &amp;received</source>
        <translation>Ngày &amp;nhận</translation>
    </message>
    <message>
        <source>Day &amp;due (when it stands on the paper)</source>
        <translation>Ngày &amp;hẹn trả (nếu giấy có ghi)</translation>
    </message>
    <message>
        <source>for instance {sample}</source>
        <translation>ví dụ {sample}</translation>
    </message>
    <message>
        <source>From the paper</source>
        <translation>Đọc trên giấy</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>Hỏi qua điện thoại</translation>
    </message>
    <message>
        <source>From the portal</source>
        <translation>Xem trên cổng dịch vụ công</translation>
    </message>
    <message>
        <source>How is it known?</source>
        <translation>Biết bằng cách nào?</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>New passphrase</source>
        <translation>Mật khẩu mới</translation>
    </message>
    <message>
        <source>Open with the &amp;code</source>
        <translation>Mở bằng &amp;mã</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Thử lại</translation>
    </message>
    <message>
        <source>&amp;Restore from a backup…</source>
        <translation>Khôi &amp;phục từ bản sao lưu…</translation>
    </message>
    <message>
        <source>Re&amp;pair…</source>
        <translation>&amp;Sửa két…</translation>
    </message>
    <message>
        <source>The vault cannot be opened</source>
        <translation>Chưa mở được két hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Type the passphrase after all</source>
        <translation>&amp;Quay lại gõ mật khẩu</translation>
    </message>
    <message>
        <source>Opening with the recovery code; this takes some seconds…</source>
        <translation>Đang mở bằng mã cứu dữ liệu; mất vài giây…</translation>
    </message>
    <message>
        <source>Recovery code (from the paper that is kept elsewhere)</source>
        <translation>Mã cứu dữ liệu (trên tờ giấy cất nơi khác)</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Họ tên của bạn</translation>
    </message>
    <message>
        <source>Four words or twelve letters at the least.</source>
        <translation>Ít nhất bốn tiếng hoặc mười hai chữ cái.</translation>
    </message>
    <message>
        <source>The dossiers on this machine stay as they are; nothing was changed or deleted.</source>
        <translation>Hồ sơ trong máy vẫn nguyên; không đổi, không xóa gì.</translation>
    </message>
    <message>
        <source>The passphrase was forgotten.</source>
        <translation>Quên mật khẩu.</translation>
    </message>
    <message>
        <source>Take the paper with the recovery code, type the code here and choose a new passphrase.</source>
        <translation>Lấy tờ giấy có mã cứu dữ liệu, gõ mã vào đây và đặt mật khẩu mới.</translation>
    </message>
    <message>
        <source>The file that holds the dossiers is damaged or incomplete.</source>
        <translation>Tệp chứa hồ sơ bị hỏng hoặc thiếu.</translation>
    </message>
    <message>
        <source>The program has not touched it any further.</source>
        <translation>Máy không đụng thêm vào tệp này.</translation>
    </message>
    <message>
        <source>Do not delete anything. Restart the machine once; if it stays so, call the keeper of the machine.</source>
        <translation>Đừng xóa gì. Khởi động lại máy một lần; vẫn vậy thì gọi người giữ máy.</translation>
    </message>
    <message>
        <source>The dossiers were written by a newer version of this program.</source>
        <translation>Hồ sơ do bản mới hơn của chương trình ghi.</translation>
    </message>
    <message>
        <source>Install the newer version, or use the machine that has it.</source>
        <translation>Cài bản mới, hoặc dùng máy đã có bản mới.</translation>
    </message>
    <message>
        <source>This user may not write into the folder of the dossiers.</source>
        <translation>Không có quyền ghi vào thư mục hồ sơ.</translation>
    </message>
    <message>
        <source>Log in as the user who set the program up, or ask the keeper of the machine.</source>
        <translation>Đăng nhập máy bằng tài khoản đã cài chương trình, hoặc hỏi người giữ máy.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Ổ đĩa đã đầy.</translation>
    </message>
    <message>
        <source>Make room on the disk (videos, old downloads), then try again.</source>
        <translation>Dọn bớt ổ đĩa (phim, tệp tải cũ) rồi thử lại.</translation>
    </message>
    <message>
        <source>There is no vault of dossiers in the folder.</source>
        <translation>Trong thư mục chưa có két hồ sơ.</translation>
    </message>
    <message>
        <source>Look whether the stick or the disk with the dossiers is plugged in, then try again.</source>
        <translation>Xem ổ đĩa hoặc USB chứa hồ sơ đã cắm chưa, rồi thử lại.</translation>
    </message>
</context>
<context>
    <name>RepairPage</name>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>&amp;Save what can be saved</source>
        <translation>&amp;Cứu những gì còn đọc được</translation>
    </message>
    <message>
        <source>&amp;Unlock it</source>
        <translation>&amp;Mở khóa</translation>
    </message>
    <message>
        <source>Repair the vault</source>
        <translation>Sửa két hồ sơ</translation>
    </message>
    <message>
        <source>A backup is better, where a good one is at hand.</source>
        <translation>Có bản sao lưu tốt thì khôi phục vẫn hơn.</translation>
    </message>
    <message>
        <source>Everything that can still be read goes into a new vault in the same place. The damaged one is kept aside for 30 days. Nothing is guessed: what cannot be read is counted.</source>
        <translation>Những gì còn đọc được chuyển sang két mới ở chỗ cũ. Két hỏng được giữ riêng 30 ngày. Máy không đoán: phần không đọc được thì đếm và nói rõ.</translation>
    </message>
    <message>
        <source>&amp;Name of a keeper</source>
        <translation>&amp;Tên người giữ máy</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Mật khẩu</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Reading every record and every paper…</source>
        <translation>Đang đọc từng mục và từng giấy tờ…</translation>
    </message>
    <message>
        <source>Saved: {saved} records, {papers} papers. Lost: {lost} records, {papers_lost} papers, {log} entries not yet written into the file. Set aside: {aside}.</source>
        <translation>Cứu được: {saved} mục, {papers} giấy tờ. Mất: {lost} mục, {papers_lost} giấy tờ, {log} lần ghi chưa kịp vào tệp. Để riêng: {aside}.</translation>
    </message>
    <message>
        <source>Everything was saved.</source>
        <translation>Cứu được tất cả.</translation>
    </message>
    <message>
        <source>Some of it is lost: see the numbers.</source>
        <translation>Có phần bị mất: xem các con số.</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>With the recovery code</source>
        <translation>Bằng mã cứu dữ liệu</translation>
    </message>
    <message>
        <source>With the passphrase of the backup&apos;s time</source>
        <translation>Bằng mật khẩu lúc sao lưu</translation>
    </message>
    <message>
        <source>A vault lies here: put it aside for 30 days</source>
        <translation>Ở đây đang có két: để riêng 30 ngày</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Khôi phục</translation>
    </message>
    <message>
        <source>&amp;Unlock it</source>
        <translation>&amp;Mở khóa</translation>
    </message>
    <message>
        <source>Choose the backup first.</source>
        <translation>Chọn bản sao lưu trước đã.</translation>
    </message>
    <message>
        <source>Recovery &amp;code (from the paper that is kept elsewhere)</source>
        <translation>Mã &amp;cứu dữ liệu (trên tờ giấy cất nơi khác)</translation>
    </message>
    <message>
        <source>Copying the backup…</source>
        <translation>Đang chép bản sao lưu…</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>Tệ&amp;p…</translation>
    </message>
    <message>
        <source>F&amp;older or stick…</source>
        <translation>Thư mục hoặc &amp;USB…</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>Trying is safe: a wrong code changes nothing.</source>
        <translation>Cứ thử: gõ sai mã cũng không mất gì.</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>&amp;Bản sao lưu</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>&amp;Tên của bạn</translation>
    </message>
    <message>
        <source>B&amp;ack</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Mật khẩu</translation>
    </message>
    <message>
        <source>New &amp;passphrase</source>
        <translation>&amp;Mật khẩu mới</translation>
    </message>
    <message>
        <source>Backup in one file</source>
        <translation>Bản sao lưu trong một tệp</translation>
    </message>
    <message>
        <source>Folder with backups</source>
        <translation>Thư mục có bản sao lưu</translation>
    </message>
    <message>
        <source>Restored. This is a new machine to the server: enrol it again. {count} unfinished dossiers are asked about first, before anything is sent.</source>
        <translation>Đã khôi phục. Với máy chủ đây là máy mới: hãy nối lại. {count} hồ sơ đang dở sẽ được hỏi máy chủ trước, rồi mới gửi.</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Result of the office</source>
        <translation>Kết quả xã trả</translation>
    </message>
    <message>
        <source>It stays sealed in the vault and is shown from memory.</source>
        <translation>Giấy này niêm trong két, chỉ mở ra để xem.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>&amp;Hand it over…</source>
        <translation>&amp;Trao kết quả…</translation>
    </message>
    <message>
        <source>Opening the paper…</source>
        <translation>Đang mở giấy…</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Trang {number} trên {count}</translation>
    </message>
    <message>
        <source>Paper {number} ({day})</source>
        <translation>Giấy {number} ({day})</translation>
    </message>
    <message>
        <source>The paper itself is at the office.</source>
        <translation>Giấy kết quả đang ở xã.</translation>
    </message>
    <message>
        <source>Fetch it there, give it to the villager, and record here who took it.</source>
        <translation>Đến xã nhận, đưa cho bà con, rồi ghi ở đây ai đã nhận.</translation>
    </message>
    <message>
        <source>Recorded: the result was handed over.</source>
        <translation>Đã ghi: kết quả đã trao.</translation>
    </message>
</context>
<context>
    <name>ResultsCard</name>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Look at the result</source>
        <translation>Xem kết quả</translation>
    </message>
    <message>
        <source>Handed to {name}, {time}</source>
        <translation>Đã trao cho {name}, {time}</translation>
    </message>
    <message>
        <source>How it went: {answer}</source>
        <translation>Mức hài lòng: {answer}</translation>
    </message>
    <message>
        <source>Receipt of the fee</source>
        <translation>Biên lai lệ phí</translation>
    </message>
</context>
<context>
    <name>RetentionPage</name>
    <message>
        <source>&amp;Erase those chosen…</source>
        <translation>&amp;Xóa hồ sơ đã chọn…</translation>
    </message>
    <message>
        <source>&amp;Put in force</source>
        <translation>Áp &amp;dụng</translation>
    </message>
    <message>
        <source>How long dossiers are kept</source>
        <translation>Hồ sơ được giữ bao lâu</translation>
    </message>
    <message>
        <source>The machine warns; only a person erases.</source>
        <translation>Máy chỉ nhắc; xóa là do người.</translation>
    </message>
    <message>
        <source>Whose time is over, or nearly</source>
        <translation>Hết hạn giữ hoặc sắp hết</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Days after the &amp;result</source>
        <translation>Số ngày s&amp;au kết quả</translation>
    </message>
    <message>
        <source>Days after the &amp;filing</source>
        <translation>Số ngày sau khi nộ&amp;p</translation>
    </message>
    <message>
        <source>&amp;Warn so many days before</source>
        <translation>&amp;Nhắc trước số ngày</translation>
    </message>
    <message>
        <source>By the server&apos;s time it is {day} at least.</source>
        <translation>Theo giờ máy chủ, hôm nay ít nhất là {day}.</translation>
    </message>
    <message>
        <source>The server has not told the time yet: nothing can be erased here before a sending.</source>
        <translation>Máy chủ chưa báo giờ: phải gửi nhận một lần rồi mới xóa ở đây được.</translation>
    </message>
    <message>
        <source>Nobody&apos;s time of keeping is over.</source>
        <translation>Chưa có hồ sơ nào hết hạn giữ.</translation>
    </message>
    <message>
        <source>since the result</source>
        <translation>kể từ khi có kết quả</translation>
    </message>
    <message>
        <source>since the filing</source>
        <translation>kể từ khi nộp</translation>
    </message>
    <message>
        <source>since it was withdrawn</source>
        <translation>kể từ khi rút</translation>
    </message>
    <message>
        <source>{name} · slip {code} · kept until {day}, {since}</source>
        <translation>{name} · mã phiếu {code} · giữ đến {day}, {since}</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>Choose the dossiers first.</source>
        <translation>Chọn hồ sơ trước đã.</translation>
    </message>
    <message>
        <source>Erase {count} dossiers?</source>
        <translation>Xóa {count} hồ sơ?</translation>
    </message>
    <message>
        <source>They are gone for good, also from backups in reach. A certificate says which copies remain.</source>
        <translation>Xóa hẳn, cả trong bản sao lưu đang cắm. Phiếu xác nhận ghi rõ bản sao nào còn.</translation>
    </message>
    <message>
        <source>&amp;Erase them</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>&amp;Leave them</source>
        <translation>Để &amp;yên</translation>
    </message>
    <message>
        <source>Days are whole numbers.</source>
        <translation>Số ngày là số nguyên.</translation>
    </message>
    <message>
        <source>In force from now on.</source>
        <translation>Đã áp dụng.</translation>
    </message>
</context>
<context>
    <name>ReturnReasonDialog</name>
    <message>
        <source>Why did it come back?</source>
        <translation>Vì sao bị trả?</translation>
    </message>
    <message>
        <source>&amp;Write it down</source>
        <translation>Gh&amp;i lại</translation>
    </message>
    <message>
        <source>It may happen with every procedure</source>
        <translation>Thủ tục nào cũng có thể bị</translation>
    </message>
    <message>
        <source>What was &amp;wrong, in one sentence</source>
        <translation>&amp;Sai ở đâu, nói một câu</translation>
    </message>
    <message>
        <source>What to &amp;do about it</source>
        <translation>&amp;Cách sửa</translation>
    </message>
    <message>
        <source>It is shown with the next dossiers: leave names, numbers and addresses out of it.</source>
        <translation>Câu này hiện ra ở hồ sơ sau: đừng ghi tên, số, địa chỉ của ai.</translation>
    </message>
    <message>
        <source>Written down. The next dossiers are checked for it.</source>
        <translation>Đã ghi. Hồ sơ sau máy sẽ hỏi lại điều này.</translation>
    </message>
</context>
<context>
    <name>ReturnReasonsPage</name>
    <message>
        <source>&amp;Add a reason…</source>
        <translation>&amp;Thêm lý do…</translation>
    </message>
    <message>
        <source>Why dossiers came back here</source>
        <translation>Ở đây từng bị trả vì sao</translation>
    </message>
    <message>
        <source>Before a dossier is finalized the helper is asked about these. Never a name or a number.</source>
        <translation>Trước khi chốt, máy hỏi lại những điều này. Không ghi tên hay số của ai.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Nothing has come back yet, or nobody wrote it down.</source>
        <translation>Chưa có hồ sơ nào bị trả, hoặc chưa ai ghi lại.</translation>
    </message>
    <message>
        <source>Every procedure</source>
        <translation>Mọi thủ tục</translation>
    </message>
    <message>
        <source>What to do: {fix}</source>
        <translation>Cách sửa: {fix}</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Change: {reason}</source>
        <translation>Sửa: {reason}</translation>
    </message>
    <message>
        <source>Strike out…</source>
        <translation>Bỏ đi…</translation>
    </message>
    <message>
        <source>Strike out: {reason}</source>
        <translation>Bỏ đi: {reason}</translation>
    </message>
    <message>
        <source>Strike this reason out?</source>
        <translation>Bỏ lý do này?</translation>
    </message>
    <message>
        <source>&amp;Strike it out</source>
        <translation>&amp;Bỏ đi</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Thôi</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>Role of {name}</source>
        <translation>Vai của {name}</translation>
    </message>
    <message>
        <source>&amp;Give this role</source>
        <translation>Đổi &amp;vai</translation>
    </message>
</context>
<context>
    <name>RoleWords</name>
    <message>
        <source>Helper</source>
        <translation>Người hỗ trợ</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>Keeper of the machine</source>
        <translation>Người giữ máy</translation>
    </message>
    <message>
        <source>A helper sees their own dossiers and those shared with the point. An officer sees all, and answers for erasing and for a person&apos;s data. The keeper may do everything: users, backups, settings.</source>
        <translation>Người hỗ trợ thấy hồ sơ của mình và hồ sơ cho cả điểm cùng xem. Cán bộ thấy hết, lo việc xóa và dữ liệu của bà con. Người giữ máy làm được mọi việc: người dùng, sao lưu, cài đặt.</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>No line yet.</source>
        <translation>Chưa có dòng nào.</translation>
    </message>
    <message>
        <source>Add a &amp;line</source>
        <translation>Thêm &amp;dòng</translation>
    </message>
    <message>
        <source>Scan the ne&amp;xt card</source>
        <translation>Quét thẻ tiế&amp;p theo</translation>
    </message>
    <message>
        <source>&amp;Double it</source>
        <translation>Thê&amp;m giống dòng này</translation>
    </message>
    <message>
        <source>Take the line &amp;away</source>
        <translation>&amp;Bỏ dòng này</translation>
    </message>
    <message>
        <source>Bring the line bac&amp;k</source>
        <translation>&amp;Lấy lại dòng vừa bỏ</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>Dòng {number}</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>Asking the server about {total} uncertain dossiers…</source>
        <translation>Đang hỏi máy chủ về {total} hồ sơ chưa chắc…</translation>
    </message>
    <message>
        <source>Sending the texts: {done} of {total} dossiers…</source>
        <translation>Đang gửi phần chữ: {done} trên {total} hồ sơ…</translation>
    </message>
    <message>
        <source>Sending a paper: {sent} of {size}…</source>
        <translation>Đang gửi giấy tờ: {sent} trên {size}…</translation>
    </message>
    <message>
        <source>Fetching the office&apos;s news…</source>
        <translation>Đang lấy tin của xã…</translation>
    </message>
    <message>
        <source>Passing on what sticks brought, and fetching results…</source>
        <translation>Đang chuyển giúp hồ sơ từ USB và lấy kết quả về…</translation>
    </message>
    <message>
        <source>Cards and forms came: proving their signatures…</source>
        <translation>Có thẻ và mẫu mới: đang kiểm chữ ký…</translation>
    </message>
    <message>
        <source>Cards and forms came. Making the list of words to search by: {done} of {total}…</source>
        <translation>Có thẻ và mẫu mới. Đang xếp lại mục lục: {done}/{total}…</translation>
    </message>
    <message>
        <source>Sending and fetching…</source>
        <translation>Đang gửi và nhận…</translation>
    </message>
    <message>
        <source>Paper: {done} of {total} is there</source>
        <translation>Giấy tờ: đã đến {done} trên {total}</translation>
    </message>
    <message>
        <source>Last run {time}: {sent} dossiers sent, {news} news, {size} in {seconds} seconds.</source>
        <translation>Lần gần nhất {time}: gửi {sent} hồ sơ, nhận {news} tin, {size} trong {seconds} giây.</translation>
    </message>
    <message>
        <source>The line broke while it was being sent. The machine asks the server by itself whether it arrived; nothing is sent twice.</source>
        <translation>Đang gửi thì đứt mạng. Máy tự hỏi máy chủ đã nhận chưa, không gửi hai lần.</translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Dừng lại</translation>
    </message>
    <message>
        <source>For {time} so far</source>
        <translation>Đã làm được {time}</translation>
    </message>
    <message>
        <source>About {time} left for this step</source>
        <translation>Bước này còn khoảng {time}</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} giây</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} giờ</translation>
    </message>
</context>
<context>
    <name>ScanAnyDialog</name>
    <message>
        <source>Scan a code</source>
        <translation>Quét mã</translation>
    </message>
    <message>
        <source>&amp;Read it</source>
        <translation>Đọc &amp;mã</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Any code on paper: a citizen card, the squares on the office&apos;s copy, a tracking code, the portal&apos;s page, a set-up code, a payment code.</source>
        <translation>Mã nào trên giấy cũng được: thẻ căn cước, các ô mã trên bản của xã, mã phiếu, trang của Cổng dịch vụ công, mã cài đặt máy, mã chuyển tiền.</translation>
    </message>
    <message>
        <source>born {born}</source>
        <translation>sinh {born}</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>số {number}</translation>
    </message>
    <message>
        <source>A citizen card</source>
        <translation>Thẻ căn cước</translation>
    </message>
    <message>
        <source>&amp;Dossiers of this name</source>
        <translation>&amp;Hồ sơ mang tên này</translation>
    </message>
    <message>
        <source>A health insurance card (BHYT)</source>
        <translation>Thẻ bảo hiểm y tế (BHYT)</translation>
    </message>
    <message>
        <source>It fills in name, birth and sex in a form: scan it there, at the person&apos;s card.</source>
        <translation>Thẻ này điền được họ tên, ngày sinh, giới tính: hãy quét lại trong tờ khai, ở phần thẻ của người đó.</translation>
    </message>
    <message>
        <source>{have}/{count} squares</source>
        <translation>{have}/{count} ô mã</translation>
    </message>
    <message>
        <source>A dossier on paper, sealed to its office</source>
        <translation>Hồ sơ trên giấy, niêm phong cho cơ quan nhận</translation>
    </message>
    <message>
        <source>Scan square {missing} of the same page too, in any order.</source>
        <translation>Quét thêm ô mã số {missing} cùng trang, thứ tự nào cũng được.</translation>
    </message>
    <message>
        <source>&amp;Carry it to the server</source>
        <translation>&amp;Mang về máy chủ</translation>
    </message>
    <message>
        <source>Only the office can open it; nothing of it can be read here. This laptop can take it along and hand it in at the next sending.</source>
        <translation>Chỉ cơ quan nhận mở được; ở đây không đọc được gì. Máy này có thể mang theo và giao khi gửi lần tới.</translation>
    </message>
    <message>
        <source>Taken along: it goes to the server at the next sending.</source>
        <translation>Đã nhận mang theo: sẽ giao cho máy chủ khi gửi lần tới.</translation>
    </message>
    <message>
        <source>This laptop has it already; nothing more is to be done.</source>
        <translation>Máy này đã có hồ sơ ấy rồi; không phải làm gì thêm.</translation>
    </message>
    <message>
        <source>The paper and this machine say the same.</source>
        <translation>Tờ giấy và máy này ghi giống nhau.</translation>
    </message>
    <message>
        <source>The paper and this machine say different things: print it anew.</source>
        <translation>Tờ giấy và máy này ghi khác nhau: hãy in lại.</translation>
    </message>
    <message>
        <source>This paper was made elsewhere; it cannot be compared here.</source>
        <translation>Tờ này làm ở máy khác; ở đây không so được.</translation>
    </message>
    <message>
        <source>The check code of a printed form</source>
        <translation>Mã đối chiếu của tờ khai đã in</translation>
    </message>
    <message>
        <source>The tracking code of a dossier</source>
        <translation>Mã phiếu của một hồ sơ</translation>
    </message>
    <message>
        <source>This dossier is not on this machine. The villager&apos;s telephone opens its page by the same code.</source>
        <translation>Hồ sơ này không có trong máy. Điện thoại của bà con quét chính mã này thì mở được trang theo dõi.</translation>
    </message>
    <message>
        <source>A page of the national portal</source>
        <translation>Trang của Cổng dịch vụ công</translation>
    </message>
    <message>
        <source>Procedure {code}; there is no card of it here.</source>
        <translation>Thủ tục {code}; máy này chưa có phần hướng dẫn.</translation>
    </message>
    <message>
        <source>&amp;Open this procedure</source>
        <translation>Mở &amp;thủ tục này</translation>
    </message>
    <message>
        <source>A payment code</source>
        <translation>Mã chuyển tiền</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Ngân hàng</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Số tài khoản</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Số tiền</translation>
    </message>
    <message>
        <source>none: whoever pays types it</source>
        <translation>không có: người trả tự nhập</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Nothing is paid here and nothing is kept of it. Compare the account with the one that the commune posts; who is in doubt pays at the desk.</source>
        <translation>Ở đây không trả tiền và không lưu gì. So số tài khoản với số xã niêm yết; còn ngờ thì nộp tại quầy.</translation>
    </message>
    <message>
        <source>The keeper of machines sets one up with it: server {url}. Nothing was set yet.</source>
        <translation>Người giữ máy dùng mã này để cài đặt máy: máy chủ {url}. Chưa cài gì.</translation>
    </message>
    <message>
        <source>Set this machine &amp;up…</source>
        <translation>&amp;Cài đặt máy này…</translation>
    </message>
    <message>
        <source>A set-up code</source>
        <translation>Mã cài đặt máy</translation>
    </message>
    <message>
        <source>&amp;Open this dossier</source>
        <translation>Mở &amp;hồ sơ này</translation>
    </message>
</context>
<context>
    <name>ScanCardDialog</name>
    <message>
        <source>Scan the card: {person}</source>
        <translation>Quét thẻ: {person}</translation>
    </message>
    <message>
        <source>&amp;Read the card</source>
        <translation>Đọc &amp;thẻ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>To practise, take an invented person&apos;s card:</source>
        <translation>Tập quét: chọn thẻ của một người bịa:</translation>
    </message>
    <message>
        <source>Whose card is this?</source>
        <translation>Thẻ này là của ai?</translation>
    </message>
    <message>
        <source>{name}, born {born}</source>
        <translation>{name}, sinh {born}</translation>
    </message>
    <message>
        <source>Line {number}: {name}</source>
        <translation>Dòng {number}: {name}</translation>
    </message>
    <message>
        <source>Line {number}, still empty</source>
        <translation>Dòng {number}, còn trống</translation>
    </message>
    <message>
        <source>&amp;Fill with this card</source>
        <translation>Điề&amp;n bằng thẻ này</translation>
    </message>
    <message>
        <source>Hold the card&apos;s square code before the reader or the webcam; the three lines on its back and a BHYT card can be read too. Vietnamese typing must be switched off for a reader.</source>
        <translation>Đưa mã vuông trên thẻ trước máy đọc hoặc webcam; ba dòng mặt sau thẻ và thẻ BHYT cũng đọc được. Dùng máy đọc thì tắt gõ tiếng Việt (Unikey: E).</translation>
    </message>
    <message>
        <source>Choose the person whose card it is, or close.</source>
        <translation>Chọn người có thẻ này, hoặc đóng lại.</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>The lines are not whole yet; signs that are missing: {count}</source>
        <translation>Các dòng chưa đủ; còn thiếu {count} ký tự.</translation>
    </message>
    <message>
        <source>Text of the code</source>
        <translation>Chữ trong mã</translation>
    </message>
    <message>
        <source>the reader writes here by itself</source>
        <translation>máy đọc tự ghi vào đây</translation>
    </message>
    <message>
        <source>&amp;Webcam</source>
        <translation>&amp;Webcam</translation>
    </message>
    <message>
        <source>Reader on a &amp;line</source>
        <translation>Máy đọc cổng &amp;nối tiếp</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>&amp;Picture or PDF…</source>
        <translation>Ảnh hoặc &amp;PDF…</translation>
    </message>
    <message>
        <source>Scan with the reader or the webcam, or choose a picture.</source>
        <translation>Quét bằng máy đọc hoặc webcam, hoặc chọn ảnh.</translation>
    </message>
    <message>
        <source>The Vietnamese typing had changed the code; it was put right and proved.</source>
        <translation>Bộ gõ tiếng Việt đã làm đổi mã; máy đã sửa lại và kiểm đúng.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>A picture of the code</source>
        <translation>Ảnh có mã</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.png *.jpg *.jpeg *.pdf)</source>
        <translation>Ảnh và PDF (*.png *.jpg *.jpeg *.pdf)</translation>
    </message>
    <message>
        <source>Listening to the reader: press its key over the code.</source>
        <translation>Đang chờ máy đọc: bấm nút của nó trên mã.</translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor a text.</source>
        <translation>Chưa sao chép ảnh hay chữ nào.</translation>
    </message>
</context>
<context>
    <name>SearchControl</name>
    <message>
        <source>Type some letters, with or without accents</source>
        <translation>Gõ vài chữ, có dấu hay không dấu đều được</translation>
    </message>
    <message>
        <source>No choice has these letters. Delete some, or Esc to leave the list.</source>
        <translation>Không có lựa chọn nào có chữ này. Xóa bớt chữ, hoặc bấm Esc để đóng.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
</context>
<context>
    <name>SendingCard</name>
    <message>
        <source>Papers may go over a connection that is paid by the byte</source>
        <translation>Ảnh giấy tờ được đi qua mạng tính tiền theo dung lượng</translation>
    </message>
    <message>
        <source>Send while away: one sending goes on behind the locked screen</source>
        <translation>Gửi khi vắng mặt: khóa màn hình rồi vẫn gửi nốt một lượt</translation>
    </message>
    <message>
        <source>Papers go only at night</source>
        <translation>Ảnh giấy tờ chỉ đi ban đêm</translation>
    </message>
    <message>
        <source>Put the &amp;hours in force</source>
        <translation>Áp &amp;dụng giờ</translation>
    </message>
    <message>
        <source>Sending by itself</source>
        <translation>Tự gửi</translation>
    </message>
    <message>
        <source>Texts are small and always go first. “Send now” sends everything at any hour.</source>
        <translation>Phần chữ nhỏ, luôn đi trước. Bấm “Gửi ngay” thì gửi hết, giờ nào cũng được.</translation>
    </message>
    <message>
        <source>from (hour)</source>
        <translation>Từ (giờ)</translation>
    </message>
    <message>
        <source>to (hour)</source>
        <translation>Đến (giờ)</translation>
    </message>
    <message>
        <source>Only the keeper of this machine changes this.</source>
        <translation>Chỉ người giữ máy đổi được.</translation>
    </message>
    <message>
        <source>Hours are whole numbers from 0 to 23.</source>
        <translation>Giờ là số nguyên từ 0 đến 23.</translation>
    </message>
    <message>
        <source>In force from now on.</source>
        <translation>Đã áp dụng.</translation>
    </message>
</context>
<context>
    <name>SetUpDialog</name>
    <message>
        <source>Set this machine up by a code</source>
        <translation>Cài đặt máy bằng mã</translation>
    </message>
    <message>
        <source>&amp;Set it up</source>
        <translation>&amp;Cài đặt</translation>
    </message>
    <message>
        <source>The code, scanned</source>
        <translation>Mã quét vào đây</translation>
    </message>
    <message>
        <source>Letters on the keeper&apos;s screen</source>
        <translation>Chữ trên màn hình người giữ máy</translation>
    </message>
    <message>
        <source>From a &amp;picture…</source>
        <translation>Từ ản&amp;h…</translation>
    </message>
    <message>
        <source>Letters on the keeper&apos;s screen (compare them, then type them here)</source>
        <translation>Chữ trên màn hình người giữ máy (so cho khớp rồi gõ vào đây)</translation>
    </message>
    <message>
        <source>The keeper made the code on their own machine. Scan it here, or open its picture.</source>
        <translation>Người giữ máy làm mã này trên máy của họ. Quét vào đây, hoặc mở ảnh của mã.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Help point</source>
        <translation>Điểm hỗ trợ</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Picture of the code</source>
        <translation>Ảnh của mã</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.png *.jpg *.jpeg *.pdf)</source>
        <translation>Ảnh và PDF (*.png *.jpg *.jpeg *.pdf)</translation>
    </message>
    <message>
        <source>This machine is set up and enrolled with {name}.</source>
        <translation>Đã cài đặt xong, máy đã nối với máy chủ “{name}”.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>These are not the letters of the code&apos;s maker. Nothing was set; ask your keeper.</source>
        <translation>Chữ không khớp với người làm mã. Chưa đặt gì cả; hỏi người giữ máy.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>&amp;Write it down</source>
        <translation>Gh&amp;i lại</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>Đen trên trắng</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Tự chọn</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Tắt</translation>
    </message>
    <message>
        <source>&amp;Enrol this machine…</source>
        <translation>&amp;Nối máy chủ…</translation>
    </message>
    <message>
        <source>Set up by a &amp;code…</source>
        <translation>Cài đặt bằng &amp;mã…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Letters, colours, lock and typing are for everybody to change.</source>
        <translation>Cỡ chữ, màu, tự khóa, cách gõ: ai cũng đổi được.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>This machine is enrolled</source>
        <translation>Máy đã nối máy chủ</translation>
    </message>
    <message>
        <source>This machine knows no server yet</source>
        <translation>Máy này chưa nối với máy chủ</translation>
    </message>
    <message>
        <source>Lead me &amp;step by step again</source>
        <translation>Chỉ lại &amp;từng bước</translation>
    </message>
    <message>
        <source>&amp;Practise first…</source>
        <translation>Tậ&amp;p làm…</translation>
    </message>
    <message>
        <source>Help point</source>
        <translation>Điểm hỗ trợ</translation>
    </message>
    <message>
        <source>Stands on every sheet, so that villagers know whom to call.</source>
        <translation>In trên mọi phiếu, để bà con biết gọi ai.</translation>
    </message>
    <message>
        <source>&amp;Name of the help point</source>
        <translation>&amp;Tên điểm hỗ trợ</translation>
    </message>
    <message>
        <source>&amp;Telephone</source>
        <translation>Số điện th&amp;oại</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Letters and colours</source>
        <translation>Chữ và màu</translation>
    </message>
    <message>
        <source>Size of the letters</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Lock the screen by itself</source>
        <translation>Tự khóa màn hình</translation>
    </message>
    <message>
        <source>When nobody touches the machine. What was filled in stays.</source>
        <translation>Khi không ai chạm vào máy. Những gì đã điền vẫn còn.</translation>
    </message>
    <message>
        <source>For machines without Unikey or the like. F9 turns it on and off; numbers and codes stay as typed.</source>
        <translation>Cho máy chưa có Unikey hay bộ gõ nào khác. Bấm F9 để bật, tắt; ô số và ô mã luôn giữ nguyên phím gõ.</translation>
    </message>
    <message>
        <source>Vietnamese typing</source>
        <translation>Gõ tiếng Việt</translation>
    </message>
    <message>
        <source>Cards to learn &amp;from</source>
        <translation>Thẻ họ&amp;c</translation>
    </message>
    <message>
        <source>With invented people, a server of its own and a first dossier step by step; nothing is real.</source>
        <translation>Người bịa, máy chủ riêng, một bộ hồ sơ đầu tiên chỉ từng bước; không có gì là thật.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Học và tập</translation>
    </message>
    <message>
        <source>&amp;Vault and users…</source>
        <translation>Két hồ sơ &amp;và người dùng…</translation>
    </message>
    <message>
        <source>Vault and users</source>
        <translation>Két hồ sơ và người dùng</translation>
    </message>
    <message>
        <source>Users, screen PIN, backups, checking, how long dossiers are kept, persons.</source>
        <translation>Người dùng, mã PIN, sao lưu, kiểm tra, thời hạn giữ, những người có hồ sơ ở đây.</translation>
    </message>
    <message>
        <source>Written down. The next sheets have it.</source>
        <translation>Đã ghi. Phiếu in từ nay có tên và số này.</translation>
    </message>
    <message>
        <source>Help point and server are set by the keeper of this machine.</source>
        <translation>Điểm hỗ trợ và máy chủ do người giữ máy đặt.</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Guidance sheet</source>
        <translation>Phiếu hướng dẫn</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Preparation slip</source>
        <translation>Phiếu chuẩn bị hồ sơ</translation>
    </message>
    <message>
        <source>Consent slip</source>
        <translation>Phiếu đồng ý</translation>
    </message>
    <message>
        <source>Blank declaration</source>
        <translation>Tờ khai để trống</translation>
    </message>
    <message>
        <source>Handover list</source>
        <translation>Bảng kê bàn giao</translation>
    </message>
    <message>
        <source>Post slip</source>
        <translation>Phiếu gửi bưu điện</translation>
    </message>
    <message>
        <source>What is to do</source>
        <translation>Việc cần làm</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Áp phích</translation>
    </message>
    <message>
        <source>Leaflet</source>
        <translation>Tờ gấp</translation>
    </message>
    <message>
        <source>Picture sheet</source>
        <translation>Tờ hình</translation>
    </message>
    <message>
        <source>What can be done online</source>
        <translation>Việc làm được trên mạng</translation>
    </message>
    <message>
        <source>Pages to copy by hand</source>
        <translation>Trang chép tay</translation>
    </message>
    <message>
        <source>Words to record</source>
        <translation>Lời để thu giọng</translation>
    </message>
    <message>
        <source>Report of the month</source>
        <translation>Báo cáo tháng</translation>
    </message>
    <message>
        <source>Helper&apos;s badge</source>
        <translation>Thẻ người hỗ trợ</translation>
    </message>
</context>
<context>
    <name>ShowFileDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Đang mở…</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Trang {number} trên {count}</translation>
    </message>
</context>
<context>
    <name>ShowPdfDialog</name>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Drawing the paper…</source>
        <translation>Đang dựng trang giấy…</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Trang {number} trên {count}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step {at} of {count}: {name}</source>
        <translation>Bước {at} trên {count}: {name}</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Điền</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>Đọc lại</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Finalize</source>
        <translation>Chốt</translation>
    </message>
</context>
<context>
    <name>StickDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>By stick, where there is no signal</source>
        <translation>Gửi bằng USB, nơi không có sóng</translation>
    </message>
    <message>
        <source>&amp;Write to the stick…</source>
        <translation>&amp;Chép ra USB…</translation>
    </message>
    <message>
        <source>&amp;Take in from the stick…</source>
        <translation>&amp;Nhận từ USB…</translation>
    </message>
    <message>
        <source>Dossiers are sealed to the server: who carries the stick cannot read them. Any machine of a help point with a network takes them in, sends them, and writes the receipts to the same stick.</source>
        <translation>Hồ sơ được niêm cho máy chủ: người cầm USB không đọc được. Máy nào của điểm hỗ trợ có mạng cũng nhận vào, gửi giúp, rồi chép lời báo nhận lại vào USB ấy.</translation>
    </message>
    <message>
        <source>Writing to the stick…</source>
        <translation>Đang chép ra USB…</translation>
    </message>
    <message>
        <source>Reading the stick…</source>
        <translation>Đang đọc USB…</translation>
    </message>
    <message>
        <source>The stick&apos;s folder</source>
        <translation>Thư mục của USB</translation>
    </message>
    <message>
        <source>Nothing waits to be written.</source>
        <translation>Không có gì chờ chép.</translation>
    </message>
    <message>
        <source>On the stick: {dossiers} dossiers, {papers} papers ({size}), {receipts} receipts for other machines. Eject the stick before pulling it out.</source>
        <translation>Đã chép ra USB: {dossiers} hồ sơ, {papers} giấy tờ ({size}), {receipts} lời báo nhận cho máy khác. Bấm tháo USB an toàn rồi mới rút.</translation>
    </message>
    <message>
        <source>Taken in: {bundles} bundles of other machines ({known} known already). {delivered} dossiers of this machine are proved to have arrived.</source>
        <translation>Đã nhận: {bundles} gói của máy khác ({known} gói đã có). {delivered} hồ sơ của máy này có lời báo là đã đến.</translation>
    </message>
    <message>
        <source>This machine&apos;s own bundle is there: take it to a machine that has a network.</source>
        <translation>Trên USB có gói của chính máy này: mang nó sang máy có mạng.</translation>
    </message>
    <message>
        <source>Stopped: nothing new is on the stick. The server is asked about these dossiers first; then they go by themselves, or by a stick.</source>
        <translation>Đã dừng: trên USB không có gì mới. Máy sẽ hỏi máy chủ về các hồ sơ này trước; sau đó chúng tự gửi đi, hoặc đi bằng USB.</translation>
    </message>
    <message>
        <source>Stopped. What was read is kept; take the same stick in again for the rest.</source>
        <translation>Đã dừng. Phần đã đọc được giữ lại; nhận lại chính USB đó để lấy phần còn lại.</translation>
    </message>
    <message>
        <source>it holds no dossiers of this program.</source>
        <translation>tệp không phải gói hồ sơ của chương trình này.</translation>
    </message>
    <message>
        <source>it is sealed to another server. Take it to a machine of that one.</source>
        <translation>gói niêm cho máy chủ khác. Mang sang máy nối với máy chủ ấy.</translation>
    </message>
    <message>
        <source>it is damaged or was cut off. Write it to the stick once more.</source>
        <translation>gói hỏng hoặc bị cắt. Chép lại ra USB một lần nữa.</translation>
    </message>
    <message>
        <source>it was damaged on the way. Write it to the stick once more.</source>
        <translation>gói hỏng trên đường đi. Chép lại ra USB một lần nữa.</translation>
    </message>
    <message>
        <source>it is too large. Write it in several parts.</source>
        <translation>gói quá lớn. Chép ra làm nhiều lần.</translation>
    </message>
    <message>
        <source>the machine that wrote it is not enrolled. Ask the commune.</source>
        <translation>máy viết ra gói chưa đăng ký hoặc đã bị khóa. Hỏi xã.</translation>
    </message>
    <message>
        <source>the machine that wrote it was shut out. Ask the commune.</source>
        <translation>máy viết ra gói đã bị khóa. Hỏi xã.</translation>
    </message>
    <message>
        <source>it cannot be used there. Write it to the stick once more.</source>
        <translation>gói không dùng được ở đó. Chép lại ra USB một lần nữa.</translation>
    </message>
    <message>
        <source>The server did not take this machine&apos;s bundle: {why}</source>
        <translation>Máy chủ không nhận gói của máy này: {why}</translation>
    </message>
    <message>
        <source>that is not named</source>
        <translation>chưa rõ</translation>
    </message>
    <message>
        <source>The server did not take the bundle of the machine {machine}: {why}</source>
        <translation>Máy chủ không nhận gói của máy {machine}: {why}</translation>
    </message>
</context>
<context>
    <name>StoryCard</name>
    <message>
        <source>What happened</source>
        <translation>Đã làm những gì</translation>
    </message>
</context>
<context>
    <name>SumDialog</name>
    <message>
        <source>How much is the fee?</source>
        <translation>Lệ phí bao nhiêu?</translation>
    </message>
    <message>
        <source>From the paper</source>
        <translation>Đọc trên giấy</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>Hỏi qua điện thoại</translation>
    </message>
    <message>
        <source>From the portal</source>
        <translation>Xem trên cổng dịch vụ công</translation>
    </message>
    <message>
        <source>&amp;Sum in đồng</source>
        <translation>&amp;Số tiền (đồng)</translation>
    </message>
    <message>
        <source>How is it known?</source>
        <translation>Biết bằng cách nào?</translation>
    </message>
</context>
<context>
    <name>TaskWords</name>
    <message>
        <source>The commune wants more papers</source>
        <translation>Xã yêu cầu bổ sung giấy tờ</translation>
    </message>
    <message>
        <source>The commune did not accept it</source>
        <translation>Xã không tiếp nhận</translation>
    </message>
    <message>
        <source>A fee is to be paid</source>
        <translation>Cần nộp phí, lệ phí</translation>
    </message>
    <message>
        <source>Confirm the office&apos;s draft</source>
        <translation>Xác nhận bản nháp của xã</translation>
    </message>
    <message>
        <source>The result is there: hand it over</source>
        <translation>Có kết quả, chờ trao</translation>
    </message>
    <message>
        <source>Past the day due, and the office is silent</source>
        <translation>Quá hẹn mà xã im lặng</translation>
    </message>
    <message>
        <source>Its deadline is near, and no office has it</source>
        <translation>Sắp đến hạn mà xã chưa nhận</translation>
    </message>
    <message>
        <source>The server does not take it: mend it</source>
        <translation>Máy chủ không nhận, cần sửa</translation>
    </message>
    <message>
        <source>Stands aside: look at it</source>
        <translation>Để riêng, cần xem lại</translation>
    </message>
    <message>
        <source>Tell the office</source>
        <translation>Báo cho xã</translation>
    </message>
    <message>
        <source>Ask how it went</source>
        <translation>Hỏi xem có hài lòng không</translation>
    </message>
    <message>
        <source>Fee: {amount} đồng ({words} đồng)</source>
        <translation>Lệ phí: {amount} đồng ({words} đồng)</translation>
    </message>
    <message>
        <source>The office named no sum: ask it before anybody pays.</source>
        <translation>Xã chưa nói bao nhiêu tiền: hỏi xã rồi hãy nộp.</translation>
    </message>
    <message>
        <source>Call and ask where it is and when the result comes.</source>
        <translation>Gọi hỏi hồ sơ đang ở đâu, bao giờ có kết quả.</translation>
    </message>
    <message>
        <source>The result is in hand. Ask once, and write down what is said.</source>
        <translation>Kết quả đã đến tay. Hỏi một lần, ghi lại lời ông/bà nói.</translation>
    </message>
    <message>
        <source>The villager no longer agrees to keeping. This machine sends nothing more, but the server or the office may have the dossier. Call and say: the villager wants us to keep nothing any more. Ask the villager whether the office is to go on: if not, withdraw the dossier.</source>
        <translation>Ông/bà không đồng ý cho lưu nữa. Máy này không gửi thêm gì, nhưng máy chủ hoặc xã có thể đã có hồ sơ. Gọi xã và nói: ông/bà không muốn người hỗ trợ giữ thông tin nữa. Hỏi ông/bà có muốn xã làm tiếp không: không muốn thì rút hồ sơ.</translation>
    </message>
    <message>
        <source>It is withdrawn on this machine. Call the office, give its number, and say that the villager does not want it any more.</source>
        <translation>Hồ sơ đã rút ở máy này. Gọi xã, nói mã hồ sơ, và nói ông/bà không làm nữa.</translation>
    </message>
    <message>
        <source>The villager says: the draft is right. Call and say so; where it was filed with VNeID, the villager confirms it there.</source>
        <translation>Ông/bà nói: bản nháp đúng rồi. Gọi xã nói vậy; nộp bằng VNeID thì ông/bà tự bấm xác nhận ở đó.</translation>
    </message>
    <message>
        <source>The villager says: the draft is not right. Call and read these words out, before its day ends.</source>
        <translation>Ông/bà nói: bản nháp chưa đúng. Gọi xã đọc lời này, trong ngày hẹn.</translation>
    </message>
    <message>
        <source>The villager says: “{words}”</source>
        <translation>Ông/bà nói: “{words}”</translation>
    </message>
    <message>
        <source>Asked before: “{words}”</source>
        <translation>Lần hỏi trước: “{words}”</translation>
    </message>
    <message>
        <source>The officer writes: “{words}”</source>
        <translation>Cán bộ viết: “{words}”</translation>
    </message>
    <message>
        <source>Add what is missing, then file again: a new version is made.</source>
        <translation>Bổ sung phần còn thiếu rồi nộp lại: máy làm bản mới.</translation>
    </message>
    <message>
        <source>Tell the villager the reason; mend it and file again.</source>
        <translation>Nói lý do cho bà con biết, sửa rồi nộp lại.</translation>
    </message>
    <message>
        <source>The villager pays at the commune or as the office says, with a receipt.</source>
        <translation>Bà con nộp tại xã hoặc theo lời xã, có biên lai.</translation>
    </message>
    <message>
        <source>Read the draft to the villager; the office waits a day for the word.</source>
        <translation>Đọc bản nháp cho bà con nghe; xã chờ trả lời trong một ngày.</translation>
    </message>
    <message>
        <source>Look at it, print it, and record who took it.</source>
        <translation>Xem, in ra, rồi ghi ai đã nhận.</translation>
    </message>
    <message>
        <source>Bring it to the commune before the day.</source>
        <translation>Đem nộp cho xã trước ngày này.</translation>
    </message>
    <message>
        <source>Mend what the reason names, then file again.</source>
        <translation>Sửa theo lý do rồi nộp lại.</translation>
    </message>
    <message>
        <source>Look at the reason, then bring it back.</source>
        <translation>Xem lý do rồi đưa trở lại.</translation>
    </message>
    <message>
        <source>The result was due on {day} (reckoned from the card&apos;s working days)</source>
        <translation>Lẽ ra có kết quả ngày {day} (máy tính theo số ngày làm việc của thủ tục)</translation>
    </message>
    <message>
        <source>The office promised the result for {day}</source>
        <translation>Xã hẹn trả kết quả ngày {day}</translation>
    </message>
    <message>
        <source>By {day}</source>
        <translation>Chậm nhất {day}</translation>
    </message>
</context>
<context>
    <name>Teller</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>ToldDialog</name>
    <message>
        <source>The office was told</source>
        <translation>Đã báo cho xã</translation>
    </message>
    <message>
        <source>Written down are your name and the time, and what you add here.</source>
        <translation>Máy ghi tên người báo, giờ báo, và lời ghi dưới đây.</translation>
    </message>
    <message>
        <source>W&amp;hom, and what they said</source>
        <translation>Báo cho &amp;ai, họ nói gì</translation>
    </message>
</context>
<context>
    <name>TongueChoice</name>
    <message>
        <source>In Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>In {name}</source>
        <translation>Tiếng {name}</translation>
    </message>
    <message>
        <source>Say the labels:</source>
        <translation>Đọc tên các mục bằng:</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Cover numbers</source>
        <translation>Che số</translation>
    </message>
    <message>
        <source>Others can see the screen: show only the ends of numbers</source>
        <translation>Có người khác nhìn màn hình: chỉ hiện mấy số cuối</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>&amp;Lock the screen</source>
        <translation>&amp;Khóa màn hình</translation>
    </message>
    <message>
        <source>Vietnamese typing: {method}</source>
        <translation>Gõ tiếng Việt: {method}</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Hôm nay</translation>
    </message>
    <message>
        <source>&amp;Dossiers</source>
        <translation>Hồ &amp;sơ</translation>
    </message>
    <message>
        <source>&amp;Outbox</source>
        <translation>Chờ &amp;gửi</translation>
    </message>
</context>
<context>
    <name>TypingAtHand</name>
    <message>
        <source>Another program types Vietnamese here, so this one leaves the keys alone. F9 turns it on again.</source>
        <translation>Máy này đã có bộ gõ tiếng Việt khác, nên chương trình không gõ giúp nữa. Bấm F9 để bật lại.</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>For practice the passphrase stands there already.</source>
        <translation>Tập làm: mật khẩu đã điền sẵn, chỉ cần bấm mở.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Bạn là ai?</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>Mở &amp;khóa</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Mật khẩu</translation>
    </message>
    <message>
        <source>Passphrase &amp;forgotten?</source>
        <translation>&amp;Quên mật khẩu?</translation>
    </message>
    <message>
        <source>Unlock this machine</source>
        <translation>Mở khóa</translation>
    </message>
    <message>
        <source>A long sentence that is easy to remember.</source>
        <translation>Một câu dài dễ nhớ.</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Đang mở…</translation>
    </message>
    <message>
        <source>Hello, {name}</source>
        <translation>Chào {name}</translation>
    </message>
    <message>
        <source>Screen &amp;PIN</source>
        <translation>Mã &amp;PIN màn hình</translation>
    </message>
    <message>
        <source>Screen PIN</source>
        <translation>Mã PIN màn hình</translation>
    </message>
    <message>
        <source>With the p&amp;assphrase instead</source>
        <translation>&amp;Dùng mật khẩu</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Thử lại.</translation>
    </message>
    <message>
        <source>After a wrong passphrase please wait: {seconds} seconds more.</source>
        <translation>Sai mật khẩu thì phải chờ: còn {seconds} giây.</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>A backup is being made by itself, or papers are looked through.</source>
        <translation>Máy đang tự sao lưu, hoặc tự xem lại các giấy tờ.</translation>
    </message>
</context>
<context>
    <name>UsersPage</name>
    <message>
        <source>&amp;Add a user…</source>
        <translation>&amp;Thêm người dùng…</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Mật khẩu mới</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Mật khẩu đang dùng</translation>
    </message>
    <message>
        <source>The new one once more</source>
        <translation>Gõ lại mật khẩu mới</translation>
    </message>
    <message>
        <source>&amp;Change my passphrase</source>
        <translation>Đổi &amp;mật khẩu của tôi</translation>
    </message>
    <message>
        <source>Set the &amp;PIN</source>
        <translation>Đặt mã &amp;PIN</translation>
    </message>
    <message>
        <source>Do &amp;without a PIN</source>
        <translation>&amp;Bỏ mã PIN</translation>
    </message>
    <message>
        <source>It cannot be stopped half way: a machine with two keys could not be opened.</source>
        <translation>Việc này không dừng giữa chừng được: máy có hai chìa khóa thì không mở ra được.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Người dùng</translation>
    </message>
    <message>
        <source>Each with a passphrase of their own; nobody shares one.</source>
        <translation>Mỗi người một mật khẩu riêng, không dùng chung.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Who opens this machine</source>
        <translation>Ai mở được máy này</translation>
    </message>
    <message>
        <source>My passphrase</source>
        <translation>Mật khẩu của tôi</translation>
    </message>
    <message>
        <source>Four words or twelve letters at the least.</source>
        <translation>Ít nhất bốn tiếng hoặc mười hai chữ cái.</translation>
    </message>
    <message>
        <source>Screen PIN</source>
        <translation>Mã PIN màn hình</translation>
    </message>
    <message>
        <source>Lifts the locked screen for an hour at most, and never opens the machine. After five wrong tries, and after the machine slept, the passphrase is asked.</source>
        <translation>Chỉ mở màn hình đang khóa, trong một giờ; không bao giờ thay mật khẩu. Sai năm lần, hoặc máy vừa ngủ dậy, thì phải gõ mật khẩu.</translation>
    </message>
    <message>
        <source>New PIN, 4 to 12 digits</source>
        <translation>Mã PIN mới, 4 đến 12 chữ số</translation>
    </message>
    <message>
        <source>Take away…</source>
        <translation>Bỏ ra…</translation>
    </message>
    <message>
        <source>Take away: {name}</source>
        <translation>Bỏ ra: {name}</translation>
    </message>
    <message>
        <source>Role…</source>
        <translation>Vai…</translation>
    </message>
    <message>
        <source>Another role: {name}</source>
        <translation>Đổi vai: {name}</translation>
    </message>
    <message>
        <source>Take {name}&apos;s way in away?</source>
        <translation>Không cho {name} mở máy nữa?</translation>
    </message>
    <message>
        <source>Their dossiers stay and can be seen by officer and keeper. The machine gets another key, which may take a minute. Backups of before still open with the old passphrase: make a new one afterwards and keep the old sticks safe.</source>
        <translation>Hồ sơ của người ấy vẫn còn, cán bộ và người giữ máy xem được. Máy đổi khóa, có thể mất một phút. Bản sao lưu cũ vẫn mở được bằng mật khẩu cũ: đổi xong thì sao lưu lại, USB cũ cất kỹ.</translation>
    </message>
    <message>
        <source>&amp;Take it away</source>
        <translation>&amp;Bỏ ra</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>Để &amp;nguyên</translation>
    </message>
    <message>
        <source>Changing the machine&apos;s key…</source>
        <translation>Đang đổi khóa của máy…</translation>
    </message>
    <message>
        <source>Done. Make a backup now.</source>
        <translation>Xong. Nên sao lưu ngay.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>Hai lần gõ mật khẩu không giống nhau.</translation>
    </message>
    <message>
        <source>Working out the new key from the words…</source>
        <translation>Đang tính chìa khóa mới từ mật khẩu…</translation>
    </message>
    <message>
        <source>Changed. From now on only the new one opens the machine.</source>
        <translation>Đã đổi. Từ nay chỉ mật khẩu mới mở được máy.</translation>
    </message>
    <message>
        <source>A PIN is set.</source>
        <translation>Đã có mã PIN.</translation>
    </message>
</context>
<context>
    <name>VaultCheckPage</name>
    <message>
        <source>&amp;Check everything now</source>
        <translation>Kiểm &amp;tra tất cả</translation>
    </message>
    <message>
        <source>&amp;Repair…</source>
        <translation>Sử&amp;a…</translation>
    </message>
    <message>
        <source>Check and repair</source>
        <translation>Kiểm tra và sửa</translation>
    </message>
    <message>
        <source>Reads every record and every paper, and compares the journal with what the server keeps.</source>
        <translation>Đọc từng mục, từng giấy tờ, và so sổ nhật ký với dấu máy chủ giữ.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Only when something is damaged and no good backup is at hand. The vault is shut, what can be read goes into a new one, and the damaged one is kept aside for 30 days.</source>
        <translation>Chỉ khi có phần hỏng mà không có bản sao tốt. Két đóng lại, phần đọc được chuyển sang két mới, két hỏng giữ riêng 30 ngày.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Reading every record and every paper…</source>
        <translation>Đang đọc từng mục và từng giấy tờ…</translation>
    </message>
    <message>
        <source>Everything is whole ({time}).</source>
        <translation>Mọi thứ đều nguyên vẹn (kiểm tra lúc {time}).</translation>
    </message>
    <message>
        <source>Stopped before the end: what was not read yet is not checked.</source>
        <translation>Đã dừng trước khi xong: phần chưa đọc thì chưa được kiểm tra.</translation>
    </message>
    <message>
        <source>{count} things are not right.</source>
        <translation>Có {count} điều không ổn.</translation>
    </message>
</context>
<context>
    <name>VaultNews</name>
    <message>
        <source>Last time it all ended in the middle. The vault was checked page by page; what was saved is there.</source>
        <translation>Lần trước máy hoặc chương trình tắt ngang. Két đã được kiểm lại toàn bộ: những gì đã ghi vẫn còn.</translation>
    </message>
</context>
<context>
    <name>WalkFormDialog</name>
    <message>
        <source>The questions, page by page</source>
        <translation>Các câu hỏi, từng trang</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>Trang &amp;sau</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>&amp;Page before</source>
        <translation>Trang &amp;trước</translation>
    </message>
    <message>
        <source>This form asks nothing.</source>
        <translation>Mẫu này không hỏi gì.</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Trang {number} trên {count}</translation>
    </message>
    <message>
        <source>Must be answered</source>
        <translation>Phải trả lời</translation>
    </message>
    <message>
        <source>… and {count} more to be searched</source>
        <translation>… và {count} lựa chọn nữa, tìm bằng chữ</translation>
    </message>
</context>
<context>
    <name>WentDialog</name>
    <message>
        <source>How did it go?</source>
        <translation>Ông/bà có hài lòng không?</translation>
    </message>
    <message>
        <source>Are you satisfied with how your matter was done?</source>
        <translation>Ông/bà có hài lòng với việc vừa làm không ạ?</translation>
    </message>
    <message>
        <source>Read it aloud and wait. Nobody is asked twice, and no answer is better than another.</source>
        <translation>Đọc to rồi chờ. Không hỏi đi hỏi lại, trả lời thế nào cũng được.</translation>
    </message>
    <message>
        <source>&amp;In their own words (may be empty)</source>
        <translation>&amp;Lời ông/bà nói thêm (bỏ trống cũng được)</translation>
    </message>
    <message>
        <source>Choose what they said, or that nobody could be asked.</source>
        <translation>Chọn câu ông/bà trả lời, hoặc chọn không hỏi được.</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Hài lòng</translation>
    </message>
    <message>
        <source>So so</source>
        <translation>Bình thường</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>Không hài lòng</translation>
    </message>
    <message>
        <source>Nobody could be asked</source>
        <translation>Không hỏi được</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>The window for practising opens beside this one, with invented people.</source>
        <translation>Cửa sổ tập làm đang mở bên cạnh, trong đó toàn người bịa.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Waits for the one before it to be done</source>
        <translation>Chờ việc trước xong</translation>
    </message>
    <message>
        <source>File at the commune&apos;s police</source>
        <translation>Nộp tại công an xã</translation>
    </message>
    <message>
        <source>File at the commune&apos;s military command</source>
        <translation>Nộp tại Ban Chỉ huy quân sự xã</translation>
    </message>
    <message>
        <source>File at the social insurance</source>
        <translation>Nộp tại cơ quan bảo hiểm xã hội</translation>
    </message>
    <message>
        <source>File at the school</source>
        <translation>Nộp tại trường</translation>
    </message>
    <message>
        <source>File at the legal aid centre</source>
        <translation>Nộp tại trung tâm trợ giúp pháp lý</translation>
    </message>
    <message>
        <source>File where the register is kept</source>
        <translation>Nộp tại cơ quan giữ sổ gốc</translation>
    </message>
    <message>
        <source>File at the receiving office</source>
        <translation>Nộp tại nơi nhận hồ sơ</translation>
    </message>
    <message>
        <source>An officer of the receiving office takes it over</source>
        <translation>Cán bộ nơi nhận làm tiếp</translation>
    </message>
    <message>
        <source>Let go without waiting for the other one</source>
        <translation>Cho gửi, không chờ việc trước</translation>
    </message>
    <message>
        <source>{time} today</source>
        <translation>{time} hôm nay</translation>
    </message>
    <message>
        <source>Finalized</source>
        <translation>Đã chốt</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Not certain – asking again</source>
        <translation>Chưa chắc – đang hỏi lại</translation>
    </message>
    <message>
        <source>The server has it all</source>
        <translation>Máy chủ đã nhận đủ</translation>
    </message>
    <message>
        <source>The server does not take it</source>
        <translation>Máy chủ không nhận</translation>
    </message>
    <message>
        <source>Set aside, look at it</source>
        <translation>Để riêng, cần xem lại</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã rút</translation>
    </message>
    <message>
        <source>In the making</source>
        <translation>Đang làm dở</translation>
    </message>
    <message>
        <source>Registered, waiting to be accepted</source>
        <translation>Đã đăng ký, chờ tiếp nhận</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Được tiếp nhận</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Không được tiếp nhận</translation>
    </message>
    <message>
        <source>Being handled</source>
        <translation>Đang xử lý</translation>
    </message>
    <message>
        <source>More papers are needed</source>
        <translation>Cần bổ sung giấy tờ</translation>
    </message>
    <message>
        <source>A fee is to be paid</source>
        <translation>Cần nộp phí, lệ phí</translation>
    </message>
    <message>
        <source>Dossier withdrawn</source>
        <translation>Đã rút hồ sơ</translation>
    </message>
    <message>
        <source>Handling stopped</source>
        <translation>Dừng xử lý</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Đã xử lý xong</translation>
    </message>
    <message>
        <source>Result handed over</source>
        <translation>Đã trả kết quả</translation>
    </message>
    <message>
        <source>Status {code} of the office</source>
        <translation>Trạng thái {code} của cơ quan</translation>
    </message>
    <message>
        <source>File at the commune&apos;s desk</source>
        <translation>Nộp tại xã</translation>
    </message>
    <message>
        <source>File online with one&apos;s own VNeID</source>
        <translation>Tự nộp bằng VNeID</translation>
    </message>
    <message>
        <source>Send by post</source>
        <translation>Gửi bưu điện</translation>
    </message>
    <message>
        <source>The commune&apos;s officer takes it over</source>
        <translation>Cán bộ xã nhận qua máy chủ</translation>
    </message>
    <message>
        <source>Advice only, nothing is filed</source>
        <translation>Chỉ hướng dẫn, không nộp</translation>
    </message>
    <message>
        <source>The dossier is not yet filed at the commune</source>
        <translation>Hồ sơ chưa nộp cho xã</translation>
    </message>
    <message>
        <source>The number on the card tells another sex than the card.</source>
        <translation>Số trên thẻ và giới tính ghi trên thẻ không khớp.</translation>
    </message>
    <message>
        <source>The number on the card tells another year of birth than the card.</source>
        <translation>Số trên thẻ và năm sinh ghi trên thẻ không khớp.</translation>
    </message>
    <message>
        <source>The number begins with an unknown province.</source>
        <translation>Đầu số định danh không thuộc tỉnh nào đã biết.</translation>
    </message>
    <message>
        <source>The card says more than the program can read.</source>
        <translation>Thẻ có thêm phần máy chưa đọc được.</translation>
    </message>
    <message>
        <source>The address on the card is from before the communes were merged. Ask for the present one.</source>
        <translation>Địa chỉ trên thẻ là xã cũ, trước khi sáp nhập. Hỏi lại địa chỉ hiện nay.</translation>
    </message>
    <message>
        <source>This part is about the office, not about a person.</source>
        <translation>Phần này về nơi nhận, không phải về người.</translation>
    </message>
    <message>
        <source>This person has no card yet.</source>
        <translation>Người này chưa có thẻ.</translation>
    </message>
    <message>
        <source>The name on the card is another than the one filled in.</source>
        <translation>Họ tên trên thẻ khác họ tên đã điền.</translation>
    </message>
    <message>
        <source>The date of birth on the card is another than the one filled in.</source>
        <translation>Ngày sinh trên thẻ khác ngày sinh đã điền.</translation>
    </message>
    <message>
        <source>The number on the card is another than the one filled in.</source>
        <translation>Số trên thẻ khác số đã điền.</translation>
    </message>
    <message>
        <source>The sex on the card does not fit this person.</source>
        <translation>Giới tính trên thẻ không hợp với người này.</translation>
    </message>
    <message>
        <source>The age on the card does not fit this person.</source>
        <translation>Tuổi trên thẻ không hợp với người này.</translation>
    </message>
    <message>
        <source>This card is filled in for another person of this form already.</source>
        <translation>Thẻ này đã điền cho người khác trong tờ khai.</translation>
    </message>
    <message>
        <source>The card has not the whole date of birth: ask for it.</source>
        <translation>Thẻ không ghi đủ ngày sinh: hỏi thêm.</translation>
    </message>
    <message>
        <source>The old commune was divided: choose the present one.</source>
        <translation>Xã cũ đã chia cho nhiều xã: chọn xã hiện nay.</translation>
    </message>
    <message>
        <source>The Vietnamese typing was on while the reader wrote: look at the name letter by letter.</source>
        <translation>Bộ gõ tiếng Việt còn bật khi đầu đọc viết: xem lại họ tên từng chữ.</translation>
    </message>
    <message>
        <source>The address of the card was not found: choose the commune.</source>
        <translation>Chưa tìm ra địa chỉ trên thẻ: hãy chọn xã.</translation>
    </message>
    <message>
        <source>Something about the card does not fit ({code}).</source>
        <translation>Thẻ có điều chưa khớp ({code}).</translation>
    </message>
    <message>
        <source>The office sent a result</source>
        <translation>Xã gửi kết quả</translation>
    </message>
    <message>
        <source>The office asks to confirm its draft</source>
        <translation>Xã nhờ xác nhận bản nháp</translation>
    </message>
    <message>
        <source>The commune received it: {number}</source>
        <translation>Xã đã nhận: {number}</translation>
    </message>
    <message>
        <source>The lines on the back have no marks on the name: type it as it stands on the front.</source>
        <translation>Mặt sau thẻ ghi tên không dấu: gõ họ tên theo mặt trước.</translation>
    </message>
    <message>
        <source>The number stands twice in the lines and differs: look at it.</source>
        <translation>Số ghi hai lần ở mặt sau và khác nhau: xem lại.</translation>
    </message>
    <message>
        <source>The name on this card could not be read: type it.</source>
        <translation>Không đọc được họ tên trên thẻ này: gõ vào.</translation>
    </message>
    <message>
        <source>The date of birth on this card could not be read: type it.</source>
        <translation>Không đọc được ngày sinh trên thẻ này: gõ vào.</translation>
    </message>
    <message>
        <source>This form does not ask for the number of the BHYT card.</source>
        <translation>Tờ khai này không hỏi số thẻ BHYT.</translation>
    </message>
    <message>
        <source>It is only shown here.</source>
        <translation>Ở đây chỉ hiện ra cho xem.</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Bắt đầu làm</translation>
    </message>
    <message>
        <source>Consent given</source>
        <translation>Đã đồng ý</translation>
    </message>
    <message>
        <source>No longer agreed to keeping</source>
        <translation>Không đồng ý cho lưu nữa</translation>
    </message>
    <message>
        <source>A paper was attached</source>
        <translation>Đính kèm giấy tờ</translation>
    </message>
    <message>
        <source>A paper was taken away</source>
        <translation>Bỏ giấy tờ đính kèm</translation>
    </message>
    <message>
        <source>A warning was asked about and stands</source>
        <translation>Đã hỏi một chỗ cần xem, vẫn đúng</translation>
    </message>
    <message>
        <source>A warning is to be looked at again</source>
        <translation>Một chỗ cần xem lại</translation>
    </message>
    <message>
        <source>Opened again to change</source>
        <translation>Mở lại để sửa</translation>
    </message>
    <message>
        <source>Being mended for a new filing</source>
        <translation>Sửa để nộp lại</translation>
    </message>
    <message>
        <source>Something else was written down</source>
        <translation>Máy ghi thêm một việc khác</translation>
    </message>
    <message>
        <source>The office did something about it</source>
        <translation>Xã vừa xử lý hồ sơ</translation>
    </message>
    <message>
        <source>The result came and is kept sealed</source>
        <translation>Kết quả đã về, giữ niêm trong két</translation>
    </message>
    <message>
        <source>The result was handed over</source>
        <translation>Đã trao kết quả</translation>
    </message>
    <message>
        <source>The fee was paid</source>
        <translation>Đã nộp lệ phí</translation>
    </message>
    <message>
        <source>The villager says: the draft is right</source>
        <translation>Ông/bà nói bản nháp đúng rồi</translation>
    </message>
    <message>
        <source>The villager says what is not right</source>
        <translation>Ông/bà nói chỗ chưa đúng trong bản nháp</translation>
    </message>
    <message>
        <source>The office was asked; to be asked again later</source>
        <translation>Đã hỏi xã, hẹn hỏi lại</translation>
    </message>
    <message>
        <source>The office was told</source>
        <translation>Đã báo cho xã</translation>
    </message>
    <message>
        <source>It was asked how it went</source>
        <translation>Đã hỏi mức hài lòng</translation>
    </message>
    <message>
        <source>Set aside by a person</source>
        <translation>Có người để riêng</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Đã đưa trở lại</translation>
    </message>
    <message>
        <source>The server had it already</source>
        <translation>Máy chủ đã có từ trước</translation>
    </message>
    <message>
        <source>Its code was carried on paper</source>
        <translation>Mã trên giấy đã được chuyển đi</translation>
    </message>
    <message>
        <source>Begun though another one of this person was open</source>
        <translation>Bắt đầu khi người này còn hồ sơ dở</translation>
    </message>
    <message>
        <source>Shared with the whole point</source>
        <translation>Cho cả điểm cùng xem</translation>
    </message>
    <message>
        <source>No longer shared with the point</source>
        <translation>Thôi cho cả điểm xem</translation>
    </message>
    <message>
        <source>Lists no longer say what it is about</source>
        <translation>Danh sách thôi ghi là việc gì</translation>
    </message>
    <message>
        <source>Lists say again what it is about</source>
        <translation>Danh sách lại ghi là việc gì</translation>
    </message>
    <message>
        <source>There was no network.</source>
        <translation>Lúc đó không có mạng.</translation>
    </message>
    <message>
        <source>The server did not answer.</source>
        <translation>Máy chủ không trả lời.</translation>
    </message>
    <message>
        <source>The network wanted a log-in first.</source>
        <translation>Mạng đòi đăng nhập trước.</translation>
    </message>
    <message>
        <source>Another server answered; nothing was sent.</source>
        <translation>Máy chủ khác trả lời; chưa gửi gì.</translation>
    </message>
    <message>
        <source>A safe connection could not be made.</source>
        <translation>Không nối an toàn được.</translation>
    </message>
    <message>
        <source>A safe connection could not be made: look at this machine&apos;s date.</source>
        <translation>Không nối an toàn được: xem lại ngày giờ của máy.</translation>
    </message>
    <message>
        <source>The network leads elsewhere; nothing was sent.</source>
        <translation>Mạng dẫn sang nơi khác; chưa gửi gì.</translation>
    </message>
    <message>
        <source>The network may be listening in; nothing was sent.</source>
        <translation>Mạng này có thể bị nghe lén; chưa gửi gì.</translation>
    </message>
    <message>
        <source>The network was too slow.</source>
        <translation>Mạng chậm quá.</translation>
    </message>
    <message>
        <source>The connection broke in the middle.</source>
        <translation>Đang gửi thì mạng đứt.</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be read.</source>
        <translation>Không đọc được câu trả lời của máy chủ.</translation>
    </message>
    <message>
        <source>The server had a fault of its own.</source>
        <translation>Máy chủ bị lỗi.</translation>
    </message>
    <message>
        <source>The server asked to wait.</source>
        <translation>Máy chủ đang bận, chờ một lát.</translation>
    </message>
    <message>
        <source>The server has no room left.</source>
        <translation>Máy chủ hết chỗ chứa.</translation>
    </message>
    <message>
        <source>The server did not accept this machine&apos;s log-in.</source>
        <translation>Máy chủ không nhận máy này đăng nhập.</translation>
    </message>
    <message>
        <source>The server shut this machine out: the keeper asks the commune why.</source>
        <translation>Máy chủ không nhận máy này nữa: người giữ máy hỏi xã vì sao.</translation>
    </message>
    <message>
        <source>The server needs a newer version of this program.</source>
        <translation>Máy chủ cần bản mới của chương trình.</translation>
    </message>
    <message>
        <source>The server signs with a key that this machine does not know.</source>
        <translation>Máy chủ ký bằng khóa mà máy này không biết.</translation>
    </message>
    <message>
        <source>The server did not understand this machine: its program may be too old.</source>
        <translation>Máy chủ không hiểu máy này: có lẽ chương trình đã cũ.</translation>
    </message>
    <message>
        <source>It comes from a backup: the server is asked before anything is repeated.</source>
        <translation>Hồ sơ lấy từ bản sao lưu: máy hỏi máy chủ trước, không gửi trùng.</translation>
    </message>
    <message>
        <source>The sending was stopped.</source>
        <translation>Đã dừng gửi.</translation>
    </message>
    <message>
        <source>The program was interrupted while sending.</source>
        <translation>Đang gửi thì máy tắt.</translation>
    </message>
    <message>
        <source>The server holds another content for this dossier: mend it and file again.</source>
        <translation>Máy chủ đang giữ nội dung khác của hồ sơ này: sửa và nộp lại.</translation>
    </message>
    <message>
        <source>The server knows that it is withdrawn</source>
        <translation>Máy chủ đã biết là đã rút</translation>
    </message>
    <message>
        <source>A paper of the family was taken along</source>
        <translation>Mang theo giấy của nhà</translation>
    </message>
    <message>
        <source>The paper was given back</source>
        <translation>Đã trả giấy cho nhà</translation>
    </message>
    <message>
        <source>The laptop made of this one&apos;s backup has sent it and goes on with it.</source>
        <translation>Máy dựng lại từ bản sao lưu của máy này đã gửi hồ sơ và làm tiếp; máy này không phải gửi nữa.</translation>
    </message>
    <message>
        <source>The server cannot take it as it is: mend it and file again.</source>
        <translation>Máy chủ không nhận được như vậy: sửa và nộp lại.</translation>
    </message>
    <message>
        <source>It is too large: attach fewer or smaller papers.</source>
        <translation>Nặng quá: đính kèm ít hơn hoặc ảnh nhỏ hơn.</translation>
    </message>
    <message>
        <source>The text has arrived, papers are still on their way.</source>
        <translation>Tờ khai đã đến, giấy tờ còn đang gửi.</translation>
    </message>
    <message>
        <source>A stick carries it; the server is asked before anything is repeated.</source>
        <translation>Đang đi theo USB; máy sẽ hỏi máy chủ trước khi gửi lại.</translation>
    </message>
    <message>
        <source>The server does not have this form yet.</source>
        <translation>Máy chủ chưa có mẫu này.</translation>
    </message>
    <message>
        <source>An attached paper cannot be read: attach it again.</source>
        <translation>Có giấy đính kèm không đọc được: đính kèm lại.</translation>
    </message>
    <message>
        <source>It cannot be read on this machine.</source>
        <translation>Không đọc được trên máy này.</translation>
    </message>
    <message>
        <source>The server&apos;s receipt could not be proved; it is asked again.</source>
        <translation>Chưa kiểm được lời báo nhận của máy chủ; đang hỏi lại.</translation>
    </message>
    <message>
        <source>It may have reached another server; only that one can tell.</source>
        <translation>Có thể đã đến máy chủ khác; chỉ máy chủ đó biết.</translation>
    </message>
    <message>
        <source>Its turn did not come before the connection ended.</source>
        <translation>Chưa đến lượt thì mất mạng.</translation>
    </message>
    <message>
        <source>An earlier try failed; the next one comes by itself.</source>
        <translation>Lần trước chưa gửi được; máy sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>The server gave the reason “{code}”.</source>
        <translation>Máy chủ nêu lý do “{code}”.</translation>
    </message>
    <message>
        <source>The office scanned the code on paper; the papers are at the desk</source>
        <translation>Nơi nhận đã quét mã trên giấy; giấy tờ ở quầy</translation>
    </message>
    <message>
        <source>The office asked for the fee</source>
        <translation>Nơi nhận yêu cầu nộp lệ phí</translation>
    </message>
</context>
<context>
    <name>WorkWords</name>
    <message>
        <source>Working out the key from the passphrase…</source>
        <translation>Đang tính chìa khóa từ mật khẩu…</translation>
    </message>
    <message>
        <source>It was not shut in order last time: checking every page of the vault…</source>
        <translation>Lần trước két không được đóng đúng cách: đang kiểm tra từng trang…</translation>
    </message>
    <message>
        <source>The program is newer: a copy of the vault is made first…</source>
        <translation>Chương trình mới hơn: đang sao két trước khi đổi…</translation>
    </message>
    <message>
        <source>Bringing the vault to the newer version…</source>
        <translation>Đang đưa két sang bản mới…</translation>
    </message>
    <message>
        <source>Checking the file of the vault, page by page…</source>
        <translation>Đang kiểm tra tệp của két, từng trang một…</translation>
    </message>
    <message>
        <source>Checking the journal link by link…</source>
        <translation>Đang kiểm tra sổ nhật ký, từng mắt xích một…</translation>
    </message>
    <message>
        <source>Reading the dossiers: {done} of {total}…</source>
        <translation>Đang đọc hồ sơ: {done}/{total}…</translation>
    </message>
    <message>
        <source>Reading the papers through: {done} of {total} files…</source>
        <translation>Đang đọc hết các giấy tờ: {done}/{total} tệp…</translation>
    </message>
    <message>
        <source>Copying the file of the vault…</source>
        <translation>Đang chép tệp của két…</translation>
    </message>
    <message>
        <source>Opening the copy to look it over…</source>
        <translation>Đang mở bản sao để kiểm tra lại…</translation>
    </message>
    <message>
        <source>Copying the papers and reading each through: {done} of {total} files…</source>
        <translation>Đang sao giấy tờ và đọc lại từng tệp: {done}/{total} tệp…</translation>
    </message>
    <message>
        <source>Putting the papers into the file: {done} of {total}…</source>
        <translation>Đang xếp giấy tờ vào tệp sao lưu: {done}/{total}…</translation>
    </message>
    <message>
        <source>Erased on this machine. Now in the backups: {done} of {total}…</source>
        <translation>Đã xóa trên máy này. Đang xóa trong các bản sao lưu: {done}/{total}…</translation>
    </message>
    <message>
        <source>Drawing the papers: {done} of {total} dossiers…</source>
        <translation>Đang vẽ giấy tờ: {done}/{total} hồ sơ…</translation>
    </message>
    <message>
        <source>Erasing the dossiers on this machine…</source>
        <translation>Đang xóa hồ sơ trên máy này…</translation>
    </message>
    <message>
        <source>Writing the certificate…</source>
        <translation>Đang lập phiếu xác nhận…</translation>
    </message>
    <message>
        <source>Collecting the dossiers: {done} of {total}…</source>
        <translation>Đang gom hồ sơ: {done}/{total}…</translation>
    </message>
    <message>
        <source>Copying the backup: {size} of {whole}…</source>
        <translation>Đang chép bản sao lưu: {size}/{whole}…</translation>
    </message>
    <message>
        <source>Opening the backup and looking it over…</source>
        <translation>Đang mở và kiểm tra bản sao lưu…</translation>
    </message>
    <message>
        <source>Saving what can be read: {done} of {total} tables…</source>
        <translation>Đang cứu những gì đọc được: {done}/{total} bảng…</translation>
    </message>
    <message>
        <source>Sealing and writing to the stick: {size} of {whole}…</source>
        <translation>Đang niêm phong và ghi vào USB: {size}/{whole}…</translation>
    </message>
    <message>
        <source>Reading the stick: {done} of {total} files…</source>
        <translation>Đang đọc USB: {done}/{total} tệp…</translation>
    </message>
    <message>
        <source>Reading the workbooks: {done} of {total} read…</source>
        <translation>Đang đọc bảng tính: đã đọc {done} trên {total}…</translation>
    </message>
    <message>
        <source>Reading the workbook…</source>
        <translation>Đang đọc bảng tính…</translation>
    </message>
    <message>
        <source>Opening the pages: {done} of {total}…</source>
        <translation>Đang mở các trang: {done} trên {total}…</translation>
    </message>
    <message>
        <source>Reading the pictures: {done} of {total} read…</source>
        <translation>Đang đọc ảnh: đã đọc {done} trên {total}…</translation>
    </message>
    <message>
        <source>Looking at the picture…</source>
        <translation>Đang xem ảnh…</translation>
    </message>
    <message>
        <source>Mending copies of the workbooks: {done} of {total} done…</source>
        <translation>Đang sửa vào bản sao của bảng tính: xong {done} trên {total}…</translation>
    </message>
    <message>
        <source>Proving the signatures and trying the cards of the pack…</source>
        <translation>Đang kiểm tra chữ ký và thử các thẻ trong gói…</translation>
    </message>
    <message>
        <source>Putting the list of words to search by in order: {done} of {total} cards…</source>
        <translation>Đang xếp lại mục lục để tìm: {done}/{total} thẻ…</translation>
    </message>
    <message>
        <source>Installed. Making the list of words to search by: {done} of {total} cards…</source>
        <translation>Đã cài. Đang lập danh mục từ để tìm: {done}/{total} thẻ…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Đang làm…</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>_PaperCard</name>
    <message>
        <source>It is here</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>Need not be handed in</source>
        <translation>Không cần nộp</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Look at it: {paper}</source>
        <translation>Xem: {paper}</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>Take it away: {paper}</source>
        <translation>Bỏ ra: {paper}</translation>
    </message>
    <message>
        <source>Pictures of it…</source>
        <translation>Chụp, thêm ảnh…</translation>
    </message>
    <message>
        <source>Pictures of it: {paper}</source>
        <translation>Chụp, thêm ảnh: {paper}</translation>
    </message>
</context>
<context>
    <name>_PaperRow</name>
    <message>
        <source>It is printed in step 4; signed, it is there. Nothing to do here yet.</source>
        <translation>In ở bước 4, ký xong là có. Ở đây chưa phải làm gì.</translation>
    </message>
    <message>
        <source>It is here</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>Attach a picture…</source>
        <translation>Đính kèm ảnh…</translation>
    </message>
    <message>
        <source>Attach a picture: {paper}</source>
        <translation>Đính kèm ảnh: {paper}</translation>
    </message>
</context>
<context>
    <name>_ValueRow</name>
    <message>
        <source>Copied: {label}</source>
        <translation>Đã chép: {label}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy: {label}</source>
        <translation>Sao chép: {label}</translation>
    </message>
</context>
</TS>
