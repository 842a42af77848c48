"""Words for passphrases: short, different to the ear, known in every village, and none of them anybody's name."""

WORDS = tuple(
    """
    ao áo bàn bánh bạc bắp bật bầu bậc bến bếp bí bìa biển bò bóng bông bưởi bướm buồm búa bút cá cà cam
    cánh cành cát cau cày cần cầu cây chanh chăn chân châu chậu chày cháo chè chén chèo chiếu chim chó chổi
    chợ chùa chuối chuông chuồn chút cò cỏ cọc cối cốc cồng cổng cờ củ cua cúc cuốc cuội cửa cưa cừu dao dâu
    dây dế dê diều dòng dốc dù dừa dưa dứa đá đàn đào đậu đê đèn đình đĩa đò đồi đồng đũa đuốc đường ếch én
    gà gác gạch gạo gánh gáo gấc gấu gậy ghe ghế giàn giày giấy giếng gió giỏ gỗ gốm gối gừng gươm hạc hạt
    hang hành hầm hến hoa hòn hồ hồng hộp hươu kẹo kèn kéo kén khăn khay khế khóa khoai khói khung kiến kiệu
    kim kính lá lạc lan lau lân lâu lễ lều lò lồng lợn lụa lúa lũy lược lưới lươn máng mành mào mạ mận mật
    mây mèo mẹt mía miếu mít mõ mỏ móng mộc môn mùa mưa mướp mương nai nạng nắng nậm nấm nấu nem nến ngan
    ngao ngày ngô ngói ngỗng ngựa nhà nhãn nhạc nhện nhím nhót nhung nia niêu nón nong nôi nồi núi nụ nước
    nương ngọc ổi ong ốc ống ớt phà phấn phên phễu phố phở phượng quạ quạt quả quai quán quang quế quýt rá
    rạ rạch rau rắn rằm rây rèm rết rìu rổ rồng rơm rùa rừng rượu ruộng sao sáo sáp sắn sân sâm sầu sấm sen
    sếu sỏi sóc sóng sông sơn suối súng sữa sương tàu tằm tăm tấm tép thang thau thác tháp thảm thân thềm
    thìa thóc thoi thợ thung thuyền thúng thư thước tiêu tím tỏi tôm tơ tranh tràm trám trăng trâm trâu trầu
    tre trà trán trái trạm trống trúc trứng trường tuyết túi tủ tượng tường vách vạc vải vàng ván vẹt vịt
    voi vòng võng vó vôi vườn vượn xanh xe xoài xoan xóm xôi xuân xuồng xưởng yên yến
    """.split()  # noqa: SIM905 - a list literal of 345 words is nothing that a person reads
)
"""More than eight bits each: five of them are 42 bits, behind a key derivation that takes a second."""
