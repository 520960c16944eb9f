using System.Collections.Frozen;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Parts of a form, in their order: what the public sees first, bookkeeping last.</summary>
public enum FieldGroup
{
    Main,
    Facts,
    Place,
    Text,
    Pictures,
    Sources,
    Keeping,
}

/// <summary>What a field is called, and how to fill it in.</summary>
public sealed record FieldWord(string Label, string? Hint = null, FieldGroup Group = FieldGroup.Main);

/// <summary>
/// The words of every field of every kind, in Vietnamese. "*.name" holds for each kind that has no line of its own; "fair.booths" is a list, "fair.booths.kind"
/// a column of it. An English field without a line is called after its Vietnamese one.
/// </summary>
public static class FieldWords
{
    private const string Dated = "Ngày/tháng/năm, ví dụ 31/12/2026. Chưa biết thì để trống.";
    /// <summary>What is said beside every field of Markdown.</summary>
    public const string Markdown = "Soạn bằng Markdown: **đậm**, *nghiêng*, [chữ](địa chỉ), dòng trống giữa hai đoạn.";

    private static readonly FrozenDictionary<string, FieldWord> Table = new Dictionary<string, FieldWord>(StringComparer.Ordinal)
    {
        ["*.name"] = new("Tên"),
        ["*.title"] = new("Tiêu đề"),
        ["*.summary"] = new("Tóm tắt", "Một, hai câu cho người đọc lướt."),
        ["*.text"] = new("Nội dung", Markdown, FieldGroup.Text),
        ["*.textEn"] = new("Nội dung (tiếng Anh)", null, FieldGroup.Text),
        ["*.slug"] = new("Phần tên trong địa chỉ", "Chữ thường không dấu, nối bằng gạch; để trống thì lấy theo tên. Đổi phần này thì địa chỉ cũ tự dẫn sang địa chỉ mới.", FieldGroup.Keeping),
        ["*.slugEn"] = new("Phần tên trong địa chỉ tiếng Anh", null, FieldGroup.Keeping),
        ["*.nameLang"] = new("Ngôn ngữ của tên", "vi hoặc en: tên chỉ biết qua bản dịch thì ghi en.", FieldGroup.Keeping),
        ["*.province"] = new("Tỉnh, thành phố hiện nay", "Đơn vị hành chính từ 1/7/2025.", FieldGroup.Place),
        ["*.formerProvince"] = new("Tỉnh, thành phố trước sáp nhập", "Đơn vị hành chính đến 30/6/2025, như nguồn ghi.", FieldGroup.Place),
        ["*.placeAsPrinted"] = new("Địa điểm như nguồn ghi", null, FieldGroup.Place),
        ["*.address"] = new("Địa chỉ", null, FieldGroup.Place),
        ["*.sources"] = new("Nguồn", "Mã các nguồn của những điều ghi ở đây, cách nhau bằng dấu cách.", FieldGroup.Sources),
        ["*.recordNote"] = new("Ghi chú về bản ghi", "Điều người đọc cần biết về chính bản ghi này, ví dụ tên bị cắt trong nguồn.", FieldGroup.Sources),
        ["*.level"] = new("Cấp"),
        ["*.year"] = new("Năm"),
        ["*.fromYear"] = new("Từ năm"),
        ["*.toYear"] = new("Đến năm"),
        ["*.region"] = new("Khu vực", "Chỉ khi cấp là khu vực."),
        ["*.decision"] = new("Quyết định", "Gõ số văn bản hoặc một phần của số, rồi chọn."),
        ["*.hours"] = new("Giờ mở cửa", null, FieldGroup.Facts),
        ["*.phone"] = new("Điện thoại", null, FieldGroup.Place),
        ["*.verifiedBy"] = new("Người đối chiếu với bản gốc", "Chưa ai đối chiếu thì để trống.", FieldGroup.Sources),
        ["*.verifiedOn"] = new("Ngày đối chiếu", Dated, FieldGroup.Sources),
        ["*.issuer"] = new("Cơ quan ban hành", "Tên cơ quan như khi đó.", FieldGroup.Facts),

        ["*.pictures"] = new("Hình ảnh", "Hình đứng đầu là hình đại diện: hiện trong danh sách và khi chia sẻ liên kết.", FieldGroup.Pictures),
        ["*.pictures.picture"] = new("Hình"),

        ["product.isSet"] = new("Là bộ sản phẩm", "Nhiều món được công nhận như một sản phẩm."),
        ["product.producer"] = new("Cơ sở", "Gõ một phần tên rồi chọn. Chưa rõ cơ sở nào thì để trống."),
        ["product.group"] = new("Nhóm sản phẩm"),
        ["product.groupInferred"] = new("Nhóm do suy ra từ tên", "Đánh dấu khi không nguồn nào nêu nhóm; trang công khai sẽ nói rõ.", FieldGroup.Sources),
        ["product.category"] = new("Loại hàng"),
        ["product.brand"] = new("Nhãn hiệu"),
        ["product.notice"] = new("Lưu ý theo luật", "Rượu từ 15 độ và thực phẩm bảo vệ sức khoẻ phải kèm lưu ý.", FieldGroup.Facts),
        ["product.members"] = new("Các món trong bộ", "Theo thứ tự của nguồn.", FieldGroup.Facts),
        ["product.members.name"] = new("Tên món"),
        ["product.specifications"] = new("Thông số", "Ví dụ: Độ đạm · 35 °N.", FieldGroup.Facts),
        ["product.specifications.label"] = new("Thông số"),
        ["product.specifications.value"] = new("Giá trị"),

        ["producer.nameBasis"] = new("Tên dựa vào", null, FieldGroup.Sources),
        ["producer.legalForm"] = new("Loại hình"),
        ["producer.email"] = new("Thư điện tử", null, FieldGroup.Place),
        ["producer.website"] = new("Trang web", "Ghi đầy đủ, bắt đầu từ https://", FieldGroup.Place),
        ["producer.exports"] = new("Có thể xuất khẩu", null, FieldGroup.Facts),
        ["producer.capacity"] = new("Năng lực sản xuất", "Như nguồn ghi, kèm đơn vị.", FieldGroup.Facts),

        ["certificate.publicNote"] = new("Ghi chú công khai", "Hiện trên trang của giấy chứng nhận. Mọi mục khác của giấy chứng nhận do cán bộ chứng nhận sửa."),

        ["mark.scheme"] = new("Loại nhãn"),
        ["mark.product"] = new("Của sản phẩm", "Chọn một sản phẩm, hoặc một cơ sở ở mục dưới."),
        ["mark.producer"] = new("Của cơ sở"),
        ["mark.grade"] = new("Hạng", "Ví dụ: 4 sao."),
        ["mark.number"] = new("Số"),
        ["mark.issuer"] = new("Nơi cấp"),
        ["mark.issuedOn"] = new("Ngày cấp", Dated),
        ["mark.expiresOn"] = new("Ngày hết hạn", Dated),
        ["mark.withoutEnd"] = new("Không có ngày hết hạn", "Chỉ đánh dấu khi biết chắc; chưa rõ thì để trống cả hai."),

        ["round.ordinal"] = new("Lần thứ", "Của kỳ quốc gia: 1, 2, 3…"),
        ["round.province"] = new("Tỉnh, thành phố", "Chỉ cho kỳ cấp tỉnh trở xuống, theo đơn vị hành chính khi đó."),
        ["round.issuer"] = new("Cơ quan công nhận", "Tên cơ quan như khi đó.", FieldGroup.Facts),
        ["round.registered"] = new("Số sản phẩm dự bình chọn", null, FieldGroup.Facts),
        ["round.registeredNote"] = new("Ghi chú về số dự bình chọn", null, FieldGroup.Facts),
        ["round.recognised"] = new("Số sản phẩm được công nhận", null, FieldGroup.Facts),
        ["round.ceremonyOn"] = new("Ngày trao giấy", Dated, FieldGroup.Facts),
        ["round.ceremonyPlace"] = new("Nơi trao giấy", null, FieldGroup.Facts),
        ["round.groupCounts"] = new("Số sản phẩm theo nhóm", null, FieldGroup.Facts),
        ["round.groupCounts.group"] = new("Nhóm"),
        ["round.groupCounts.recognised"] = new("Số sản phẩm"),

        ["document.number"] = new("Số, ký hiệu", "Như in trên văn bản, ví dụ 1997/QĐ-BCT."),
        ["document.type"] = new("Loại văn bản"),
        ["document.title"] = new("Trích yếu"),
        ["document.signer"] = new("Người ký", null, FieldGroup.Facts),
        ["document.issuedOn"] = new("Ngày ban hành", Dated, FieldGroup.Facts),
        ["document.effectiveOn"] = new("Ngày có hiệu lực", Dated, FieldGroup.Facts),
        ["document.endedOn"] = new("Ngày hết hiệu lực", "Ngày đầu tiên không còn hiệu lực. " + Dated, FieldGroup.Facts),
        ["document.abstract"] = new("Nội dung chính", null, FieldGroup.Text),
        ["document.abstractEn"] = new("Nội dung chính (tiếng Anh)", null, FieldGroup.Text),
        ["document.url"] = new("Địa chỉ bản gốc", "Ghi đầy đủ, bắt đầu từ https://", FieldGroup.Sources),
        ["document.media"] = new("Tệp văn bản", "Số của tệp đã có trong kho tệp.", FieldGroup.Sources),
        ["document.relations"] = new("Quan hệ với văn bản khác", null, FieldGroup.Facts),
        ["document.relations.target"] = new("Văn bản kia"),
        ["document.relations.kind"] = new("Văn bản này"),

        ["article.summary"] = new("Sa pô", "Câu mở đầu in dưới tiêu đề."),
        ["article.topic"] = new("Chuyên mục"),
        ["article.author"] = new("Tác giả", null, FieldGroup.Sources),
        ["article.basis"] = new("Bài dựa vào", "Bài tự viết, tóm tắt theo nguồn, hay đăng lại theo thoả thuận.", FieldGroup.Sources),
        ["article.factsOn"] = new("Ngày của sự việc", "Khi khác ngày đăng. " + Dated, FieldGroup.Sources),
        ["article.mentions"] = new("Nhắc đến", "Bản ghi mà bài nói tới: thẻ của chúng hiện dưới bài, luôn theo tên mới nhất, kèm ghi chú khi giấy chứng nhận bị thu hồi.", FieldGroup.Facts),
        ["article.mentions.kind"] = new("Loại"),
        ["article.mentions.target"] = new("Bản ghi"),
        ["article.corrections"] = new("Đính chính", "Hiện trên đầu bài, có ngày.", FieldGroup.Facts),
        ["article.corrections.notedOn"] = new("Ngày", Dated),
        ["article.corrections.note"] = new("Nội dung đính chính"),

        ["showroom.manager"] = new("Đơn vị quản lý", null, FieldGroup.Facts),
        ["showroom.groundArea"] = new("Diện tích đất (m²)", null, FieldGroup.Facts),
        ["showroom.floorArea"] = new("Diện tích sàn (m²)", null, FieldGroup.Facts),
        ["showroom.sells"] = new("Có bán hàng", null, FieldGroup.Facts),
        ["showroom.admission"] = new("Ai được trưng bày", null, FieldGroup.Facts),
        ["showroom.openedOn"] = new("Ngày khai trương", Dated, FieldGroup.Facts),
        ["showroom.openingNote"] = new("Ghi chú về khai trương", "Khi chưa rõ ngày, ví dụ “dự kiến tháng 12/2026”.", FieldGroup.Facts),
        ["showroom.closedOn"] = new("Ngày đóng cửa", Dated, FieldGroup.Facts),
        ["showroom.items"] = new("Sản phẩm trưng bày", null, FieldGroup.Facts),
        ["showroom.items.product"] = new("Sản phẩm"),
        ["showroom.items.from"] = new("Từ ngày"),
        ["showroom.items.to"] = new("Đến ngày"),

        ["topic.slug"] = new("Phần tên trong địa chỉ", "Chữ thường không dấu, nối bằng gạch; để trống thì lấy theo tên. Lập xong không đổi được: tin bài ghi chuyên mục theo phần này."),
        ["topic.position"] = new("Thứ tự", "Số nhỏ đứng trước.", FieldGroup.Keeping),
        ["category.slug"] = new("Phần tên trong địa chỉ", "Chữ thường không dấu, nối bằng gạch; để trống thì lấy theo tên. Lập xong không đổi được: sản phẩm ghi loại hàng theo phần này."),
        ["category.group"] = new("Thuộc nhóm"),
        ["category.illustration"] = new("Hình vẽ", "Hiện ở chỗ của ảnh khi sản phẩm chưa có ảnh."),
        ["category.position"] = new("Thứ tự", "Số nhỏ đứng trước, trong cùng nhóm.", FieldGroup.Keeping),
        ["group.shortName"] = new("Tên ngắn", "Hiện ở trang chủ và trong bộ lọc; để trống thì dùng tên đầy đủ."),
        ["menu.name"] = new("Đầu đề", "Hiện trên các liên kết này ở chân trang."),
        ["menu.items"] = new("Liên kết", "Theo thứ tự hiện trên trang."),
        ["menu.items.label"] = new("Chữ"),
        ["menu.items.href"] = new("Dẫn đến"),
        ["menu.items.hrefEn"] = new("Dẫn đến (tiếng Anh)"),
        ["front-page.blocks"] = new("Các khối của trang chủ", "Theo thứ tự từ trên xuống, dưới ô tìm kiếm. Khối không có gì để hiện thì tự ẩn; khối không ghi ở đây thì không hiện. Đầu đề để trống thì dùng đầu đề sẵn có.", FieldGroup.Main),
        ["front-page.blocks.kind"] = new("Khối"),
        ["front-page.blocks.shown"] = new("Hiện"),
        ["front-page.blocks.heading"] = new("Đầu đề riêng"),
        ["front-page.featured"] = new("Sản phẩm giới thiệu", "Cho khối “Sản phẩm giới thiệu”: gõ một phần tên rồi chọn. Sản phẩm không còn hiển thị thì tự ẩn."),
        ["front-page.featured.product"] = new("Sản phẩm"),
        ["synonyms.lines"] = new("Các dòng", "Mỗi dòng một quy tắc; những dòng đầu ghi cách viết. Có dòng sai thì không lưu gì, và từng dòng sai được chỉ ra."),
        ["settings.name"] = new("Tên trang", "Mục nào để trống thì dùng giá trị đặt trên máy chủ."),
        ["settings.operator"] = new("Đơn vị vận hành"),
        ["settings.responsiblePerson"] = new("Người chịu trách nhiệm nội dung", "Hiện ở chân trang, theo nghị định 42/2022/NĐ-CP."),
        ["settings.notice"] = new("Số giấy phép, thông báo", "Hiện ở chân trang."),
        ["settings.email"] = new("Thư điện tử", null, FieldGroup.Place),
        ["settings.dataLicence"] = new("Địa chỉ giấy phép dữ liệu", "Ghi đầy đủ, bắt đầu từ https://. Để trống thì dẫn đến điều khoản sử dụng.", FieldGroup.Facts),
        ["settings.accent"] = new("Màu nhấn trên nền sáng", "Dạng #1f4e79, đủ tương phản với nền. Hai màu ghi đủ cả hai hoặc để trống cả hai.", FieldGroup.Facts),
        ["settings.accentDark"] = new("Màu nhấn trên nền tối", null, FieldGroup.Facts),
        ["settings.measuringScript"] = new("Mã đếm lượt xem", "Địa chỉ https của một tệp mã; chỉ nguồn này được phép chạy thêm trên trang. Để trống thì không đếm.", FieldGroup.Facts),
        ["redirect.fromPath"] = new("Đường dẫn cũ", "Bắt đầu bằng dấu /, như trong thanh địa chỉ sau tên miền, ví dụ /tin-cu/bai-1. Lập xong không đổi được."),
        ["redirect.toPath"] = new("Dẫn đến", "Đường dẫn trong trang này, bắt đầu bằng dấu /. Người đọc và máy tìm kiếm được báo là chuyển vĩnh viễn (301)."),

        ["fair.kind"] = new("Loại hội chợ"),
        ["fair.theme"] = new("Chủ đề"),
        ["fair.startsOn"] = new("Khai mạc", Dated),
        ["fair.endsOn"] = new("Bế mạc", "Ngày cuối cùng còn mở cửa. " + Dated),
        ["fair.venue"] = new("Nơi tổ chức", null, FieldGroup.Place),
        ["fair.boothCount"] = new("Tổng số gian hàng", null, FieldGroup.Facts),
        ["fair.provinceCount"] = new("Số tỉnh, thành phố tham gia", null, FieldGroup.Facts),
        ["fair.admission"] = new("Ai được tham gia", null, FieldGroup.Facts),
        ["fair.applyBy"] = new("Hạn đăng ký", Dated, FieldGroup.Facts),
        ["fair.howToApply"] = new("Cách đăng ký", null, FieldGroup.Facts),
        ["fair.supportedByPromotion"] = new("Có hỗ trợ từ khuyến công", null, FieldGroup.Facts),
        ["fair.disruption"] = new("Hoãn hoặc huỷ", "Chỉ ghi khi hội chợ không diễn ra như lịch.", FieldGroup.Facts),
        ["fair.organisers"] = new("Đơn vị tổ chức", null, FieldGroup.Facts),
        ["fair.organisers.role"] = new("Vai trò"),
        ["fair.organisers.name"] = new("Tên như khi đó"),
        ["fair.halls"] = new("Khu, nhà trưng bày", null, FieldGroup.Facts),
        ["fair.halls.key"] = new("Ký hiệu"),
        ["fair.halls.name"] = new("Tên"),
        ["fair.booths"] = new("Gian hàng", null, FieldGroup.Facts),
        ["fair.booths.number"] = new("Số"),
        ["fair.booths.hall"] = new("Khu", "Ký hiệu của khu ở trên."),
        ["fair.booths.kind"] = new("Loại"),
        ["fair.booths.left"] = new("Cách trái (m)"),
        ["fair.booths.top"] = new("Cách trên (m)"),
        ["fair.booths.width"] = new("Rộng (m)"),
        ["fair.booths.depth"] = new("Sâu (m)"),
        ["fair.exhibitors"] = new("Đơn vị tham gia", null, FieldGroup.Facts),
        ["fair.exhibitors.name"] = new("Tên trên gian hàng"),
        ["fair.exhibitors.producer"] = new("Cơ sở"),
        ["fair.exhibitors.province"] = new("Tỉnh, thành phố"),
        ["fair.exhibitors.boothNumber"] = new("Gian số"),
        ["fair.exhibitors.products"] = new("Sản phẩm", "Số của các sản phẩm, cách nhau bằng dấu cách."),

        ["programme.targets"] = new("Mục tiêu", null, FieldGroup.Facts),
        ["programme.targets.key"] = new("Ký hiệu", "Chữ không dấu, ví dụ lao-dong: để kết quả nối vào."),
        ["programme.targets.name"] = new("Mục tiêu"),
        ["programme.targets.unit"] = new("Đơn vị tính"),
        ["programme.targets.amount"] = new("Số lượng"),
        ["programme.targets.approximate"] = new("Khoảng"),
        ["programme.targets.sources"] = new("Nguồn"),
        ["programme.results"] = new("Kết quả", null, FieldGroup.Facts),
        ["programme.results.target"] = new("Cho mục tiêu", "Ký hiệu của mục tiêu ở trên, hoặc để trống."),
        ["programme.results.name"] = new("Kết quả"),
        ["programme.results.unit"] = new("Đơn vị tính"),
        ["programme.results.fromYear"] = new("Từ năm"),
        ["programme.results.toYear"] = new("Đến năm"),
        ["programme.results.amount"] = new("Số lượng"),
        ["programme.results.atLeast"] = new("Hơn"),
        ["programme.results.sources"] = new("Nguồn"),

        ["project.programme"] = new("Thuộc chương trình"),
        ["project.funding"] = new("Nguồn kinh phí"),
        ["project.shape"] = new("Hình thức", "Đơn lẻ, nhóm hay điểm."),
        ["project.activity"] = new("Nội dung hoạt động", "Theo điều 4 nghị định 45/2012/NĐ-CP."),
        ["project.branch"] = new("Ngành nghề"),
        ["project.implementer"] = new("Đơn vị thực hiện", null, FieldGroup.Facts),
        ["project.totalCost"] = new("Tổng kinh phí (đồng)", "Chỉ ghi chữ số; dấu chấm giữa các hàng nghìn được bỏ qua.", FieldGroup.Facts),
        ["project.totalAtLeast"] = new("Nguồn ghi “hơn”", "Tổng kinh phí là con số tối thiểu.", FieldGroup.Facts),
        ["project.support"] = new("Kinh phí hỗ trợ (đồng)", "Phần khuyến công hỗ trợ; phần còn lại là vốn đối ứng.", FieldGroup.Facts),
        ["project.beneficiaryCount"] = new("Số đơn vị thụ hưởng", null, FieldGroup.Facts),
        ["project.outcome"] = new("Kết quả, nghiệm thu", null, FieldGroup.Text),
        ["project.outcomeEn"] = new("Kết quả, nghiệm thu (tiếng Anh)", null, FieldGroup.Text),
        ["project.beneficiaries"] = new("Đơn vị thụ hưởng", null, FieldGroup.Facts),
        ["project.beneficiaries.name"] = new("Tên hoặc cách nguồn gọi"),
        ["project.beneficiaries.producer"] = new("Cơ sở"),
        ["project.beneficiaries.placeAsPrinted"] = new("Địa điểm như nguồn ghi"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a part of a form is headed.</summary>
    public static string GroupName(EditedKind kind, FieldGroup group) => group switch
    {
        FieldGroup.Main when !kind.IsPublished => "Nội dung",
        FieldGroup.Main => "Người đọc thấy trước tiên",
        FieldGroup.Facts => "Chi tiết",
        FieldGroup.Place => "Địa điểm, liên hệ",
        FieldGroup.Text => "Nội dung",
        FieldGroup.Pictures => "Hình ảnh",
        FieldGroup.Sources => "Nguồn và đối chiếu",
        _ => "Sổ sách",
    };

    /// <summary>Null where a field has no words: a test demands them for every one.</summary>
    /// <param name="kind">One of <c>Kinds</c>.</param>
    /// <param name="field">"name", "booths", "booths.kind"; the number of a row may stand between.</param>
    public static FieldWord? Find(string kind, string field)
    {
        var path = string.Join('.', field.Split('.').Where(p => !char.IsAsciiDigit(p[0])));
        if (Table.GetValueOrDefault($"{kind}.{path}") is { } own)
            return own;
        if (Table.GetValueOrDefault($"*.{path}") is { } common)
            return common;
        return path.EndsWith("En", StringComparison.Ordinal) && Find(kind, path[..^2]) is { } vietnamese
            ? vietnamese with { Label = $"{vietnamese.Label} (tiếng Anh)", Hint = null }
            : null;
    }

    public static FieldWord Of(string kind, string field) => Find(kind, field) ?? new(field);

    /// <summary>"Gian hàng, dòng 2, Loại": a field as a message names it.</summary>
    public static string Path(string kind, string field) => field.Split('.') switch
    {
        [var list, var row, var column] => $"{Of(kind, list).Label}, dòng {int.Parse(row, System.Globalization.CultureInfo.InvariantCulture) + 1}, {Of(kind, $"{list}.{column}").Label}",
        _ => Of(kind, field).Label,
    };
}
