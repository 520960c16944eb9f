using System.Text.RegularExpressions;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Data.Content;

/// <summary>The rules that one row keeps by itself. Shared by import and check; schemes of provinces are those of files and database together.</summary>
internal sealed partial class RecordRules(IReadOnlyDictionary<string, int> provinceSchemes)
{
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private const int MostOfALine = 200;
    private const int MostOfAKey = 300;

    private static readonly DateOnly LastDay = new(2100, 12, 31);

    /// <summary>Tells each value that breaks a rule of its own, with the name of its property and how to mend it.</summary>
    public static void JudgeValues(ContentTable table, object entity, Action<string, RuleFault> tell)
    {
        foreach (var column in table.Columns)
            JudgeValue(column, column.Get(entity), tell);
    }

    /// <summary>Tells each value that does not agree with the others of its row. Needs a row that could be read whole.</summary>
    public void JudgeWhole(object entity, Action<string, RuleFault> tell)
    {
        if (entity is IPublished { VisibleFrom: { } from, VisibleTo: { } to } && to <= from)
            tell(nameof(IPublished.VisibleTo), new("is not after visibleFrom: correct one of them", "phải sau thời điểm bắt đầu hiển thị: sửa một trong hai"));
        switch (entity)
        {
            case Source source:
                Must(SourceKey().IsMatch(source.Key), nameof(Source.Key), new($"\"{source.Key}\" is no key: use letters, digits, dots and hyphens, without spaces", $"“{source.Key}” không dùng được: chỉ gồm chữ cái không dấu, chữ số, dấu chấm và gạch nối, không có dấu cách"), tell);
                break;
            case Province province:
                Judge(province, tell);
                break;
            case RegionMember member:
                Must(member.ToYear is not { } last || last >= member.FromYear, nameof(member.ToYear), new("is before fromYear: correct one of them", "trước năm bắt đầu: sửa một trong hai"), tell);
                break;
            case ValidityRule rule:
                Ordered(rule.GrantedFrom, rule.GrantedTo, nameof(rule.GrantedTo), "grantedFrom", tell);
                Must(rule.Years is null or > 0, nameof(rule.Years), new("is not positive: leave it blank where the term is unknown", "phải lớn hơn 0: để trống nếu chưa rõ thời hạn"), tell);
                break;
            case Producer producer:
                Schemes(producer.ProvinceSlug, producer.FormerProvinceSlug, tell);
                break;
            case Product product:
                Schemes(product.ProvinceSlug, product.FormerProvinceSlug, tell);
                break;
            case Mark mark:
                Judge(mark, tell);
                break;
            case DocumentRelation relation:
                Must(relation.DocumentId != relation.TargetId, nameof(relation.TargetId), new("is the document itself: name the other one", "là chính văn bản này: chọn văn bản kia"), tell);
                break;
            case Round round:
                Judge(round, tell);
                break;
            case Certificate certificate:
                Judge(certificate, tell);
                break;
            case Showroom showroom:
                Schemes(showroom.ProvinceSlug, showroom.FormerProvinceSlug, tell);
                Ordered(showroom.OpenedOn, showroom.ClosedOn, nameof(showroom.ClosedOn), "openedOn", tell);
                break;
            case ShowroomItem item:
                Ordered(item.From, item.To, nameof(item.To), "from", tell);
                break;
            case Fair fair:
                Schemes(fair.ProvinceSlug, fair.FormerProvinceSlug, tell);
                Ordered(fair.StartsOn, fair.EndsOn, nameof(fair.EndsOn), "startsOn", tell);
                Must(fair.RegionSlug is null || fair.Level is Level.Region, nameof(fair.RegionSlug), new("is given for a fair whose level is not region: correct the level or leave it blank", "chỉ dành cho hội chợ cấp khu vực: sửa cấp hoặc để trống"), tell);
                break;
            case Project project:
                Schemes(project.ProvinceSlug, project.FormerProvinceSlug, tell);
                Years(project.FromYear, project.ToYear, tell);
                Must(project.Support is null || project.TotalCost is null || project.Support <= project.TotalCost, nameof(project.Support), new("is more than totalCost: correct one of them", "lớn hơn tổng kinh phí: sửa một trong hai"), tell);
                break;
            case Programme programme:
                Years(programme.FromYear, programme.ToYear, tell);
                break;
            case ProgrammeResult result:
                Years(result.FromYear, result.ToYear, tell);
                break;
            case ArticleMention mention:
                Must(ContentFormat.Mentionable.ContainsKey(mention.Kind), nameof(mention.Kind), UnknownKind(mention.Kind), tell);
                break;
            case MediaUse use:
                Must(ContentFormat.Mentionable.ContainsKey(use.Kind), nameof(use.Kind), UnknownKind(use.Kind), tell);
                break;
            case Media media:
                Must(MediaFile().IsMatch(media.File) && !media.File.Contains("..", StringComparison.Ordinal), nameof(media.File), new($"\"{media.File}\" is no path below media/: use letters, digits, dots, hyphens and slashes", $"“{media.File}” không phải đường dẫn dưới media/: dùng chữ cái không dấu, chữ số, dấu chấm, gạch nối và gạch chéo"), tell);
                break;
            case MenuItem item:
                JudgeLink(item.Href, nameof(item.Href), tell);
                JudgeLink(item.HrefEn, nameof(item.HrefEn), tell);
                break;
            case SiteProfile site:
                Judge(site, tell);
                break;
            case SynonymList list when Synonyms.Parse(new StringReader(list.Lines)).Faults is { Count: > 0 } faults:
                var lines = list.Lines.Split('\n');
                tell(nameof(list.Lines), new(
                    string.Join(" ", faults.Select(f => $"line {f.Line} \"{ContentColumn.Shown(lines[f.Line - 1])}\": {f.Message}")),
                    string.Join(" ", faults.Select(f => $"Dòng {f.Line} «{ContentColumn.Shown(lines[f.Line - 1])}»: {f.Message}"))));
                break;
            case Redirect redirect:
                Must(FormerPath().IsMatch(redirect.FromPath), nameof(redirect.FromPath), new("is no path of this site: begin with one slash, without ? and #, at most 300 characters", "phải là đường dẫn: bắt đầu bằng một dấu /, không có dấu ? hay #, dài nhất 300 chữ"), tell);
                Must(LocalPath().IsMatch(redirect.ToPath), nameof(redirect.ToPath), new("is no path of this site: begin with one slash, in letters that stand in an address", "phải là đường dẫn trong trang này: bắt đầu bằng một dấu /, chỉ gồm các chữ dùng được trong địa chỉ"), tell);
                Must(redirect.FromPath != redirect.ToPath, nameof(redirect.ToPath), new("leads to itself: name the new path", "dẫn về chính nó: ghi đường dẫn mới"), tell);
                break;
        }
    }

    private static void Judge(SiteProfile site, Action<string, RuleFault> tell)
    {
        // They stand in headers of mails, and in links.
        foreach (var (property, text) in ((string, string?)[])[(nameof(site.Name), site.Name), (nameof(site.NameEn), site.NameEn), (nameof(site.Operator), site.Operator), (nameof(site.OperatorEn), site.OperatorEn), (nameof(site.ResponsiblePerson), site.ResponsiblePerson), (nameof(site.Notice), site.Notice), (nameof(site.Address), site.Address), (nameof(site.Phone), site.Phone)])
            Must(text is null || (text.Length <= MostOfALine && !text.AsSpan().ContainsAny('\n', '\t')), property, new($"is no line of at most {MostOfALine} letters", $"phải là một dòng, dài nhất {MostOfALine} chữ"), tell);
        Must(site.Accent is null == site.AccentDark is null, nameof(site.AccentDark), new("the two accents are given together or not at all", "hai màu phải ghi đủ cả hai, hoặc để trống cả hai"), tell);
        Accent(site.Accent, dark: false, nameof(site.Accent));
        Accent(site.AccentDark, dark: true, nameof(site.AccentDark));
        Must(site.MeasuringScript is null || SiteSettings.IsScript(site.MeasuringScript), nameof(site.MeasuringScript), new("is no https address of a script", "phải là địa chỉ https của một tệp mã"), tell);
        Must(site.DataLicence is null || (Uri.TryCreate(site.DataLicence, UriKind.Absolute, out var licence) && licence.Scheme is "http" or "https"), nameof(site.DataLicence), new("is no web address: write it whole, from https:// on", "phải là địa chỉ trang web đầy đủ, bắt đầu từ https://"), tell);

        void Accent(string? accent, bool dark, string property)
        {
            if (accent is not null && AccentStyles.FaultOf(accent, dark) is { } fault)
                tell(property, new(fault, AccentStyles.FaultInVietnamese(accent, dark)));
        }
    }

    private static void JudgeLink(string? href, string property, Action<string, RuleFault> tell) =>
        Must(href is null || LocalPath().IsMatch(href) || (Uri.TryCreate(href, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0), property,
            new("is neither a path of this site nor an https address", "phải là đường dẫn trong trang này (bắt đầu bằng dấu /) hoặc địa chỉ bắt đầu bằng https://"), tell);

    private static void JudgeValue(ContentColumn column, object? value, Action<string, RuleFault> tell)
    {
        var name = column.PropertyName;
        switch (value)
        {
            case string text:
                if (TextRules.Judge(text) is { } problem)
                    tell(name, problem);
                else if (column.IsIndexed && text.Length > MostOfAKey)
                    tell(name, new($"is longer than {MostOfAKey} letters: shorten it", $"dài quá {MostOfAKey} chữ: rút ngắn"));
                else if (name is "Slug" or "SlugEn" && (text.Length > VietnameseText.MaxSlugLength || !KebabSlug().IsMatch(text)))
                    tell(name, new($"\"{ContentColumn.Shown(text)}\" is no slug: use at most {VietnameseText.MaxSlugLength} small letters a-z, digits and single hyphens, like {Suggestion(text)}", $"“{ContentColumn.Shown(text)}” không dùng được trong địa chỉ: tối đa {VietnameseText.MaxSlugLength} chữ thường a-z, chữ số và gạch nối đơn, ví dụ {Suggestion(text)}"));
                else if (name is "Url" or "Website" && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
                    tell(name, new($"\"{ContentColumn.Shown(text)}\" is no web address: write it whole, from https:// on", $"“{ContentColumn.Shown(text)}” không phải địa chỉ trang web: ghi đầy đủ, bắt đầu từ https://"));
                else if (name is "Email" && !EmailShape().IsMatch(text))
                    tell(name, new($"\"{ContentColumn.Shown(text)}\" is no mail address", $"“{ContentColumn.Shown(text)}” không phải địa chỉ thư điện tử: ghi dạng ten@tenmien.vn"));
                break;
            case string[] words:
                if (Array.Find(words, w => TextRules.Judge(w) is not null) is { } odd)
                {
                    var (en, vi) = TextRules.Judge(odd)!.Value;
                    tell(name, new($"\"{ContentColumn.Shown(odd)}\" {en}", $"“{ContentColumn.Shown(odd)}” {vi}"));
                }


                if (words.Distinct(StringComparer.Ordinal).Count() < words.Length)
                    tell(name, new("names the same twice: remove one", "ghi một mục hai lần: bỏ bớt một"));
                break;
            case int number when number < (name is "Id" ? 1 : 0):
                tell(name, new($"{number} is too small: {(name is "Id" ? "ids begin at 1" : "no number here is below 0")}", $"{number} quá nhỏ: {(name is "Id" ? "số bắt đầu từ 1" : "ở đây không có số âm")}"));
                break;
            case int year when name.EndsWith("Year", StringComparison.Ordinal) && year is (< 1900 or > 2100):
                tell(name, new($"{year} is no year from 1900 to 2100", $"{year} không phải năm từ 1900 đến 2100"));
                break;
            case long sum when sum < 0:
                tell(name, new($"{sum} is below 0", $"{sum} là số âm: ghi số từ 0 trở lên"));
                break;
            case DateOnly day when day < FirstDay || day > LastDay:
                tell(name, new($"{ContentColumn.Format(day)} is no day from 1900 to 2100", $"{day:dd/MM/yyyy} không nằm trong các năm 1900 đến 2100"));
                break;
            case DateTimeOffset { Year: < 1900 or > 2100 } instant:
                tell(name, new($"{ContentColumn.Format(instant)} is no instant from 1900 to 2100", $"{instant:dd/MM/yyyy} không nằm trong các năm 1900 đến 2100"));
                break;
        }
    }

    private void Judge(Province province, Action<string, RuleFault> tell)
    {
        Must(province.Scheme is 2004 or 2025, nameof(province.Scheme), new($"{province.Scheme} is no scheme: write 2004 or 2025", $"{province.Scheme} không phải hệ đơn vị hành chính: ghi 2004 hoặc 2025"), tell);
        Must(province.Code.Length == 2 && province.Code.All(char.IsAsciiDigit), nameof(province.Code), new($"\"{province.Code}\" is no code: write two digits, with a leading zero", $"“{province.Code}” không phải mã: ghi hai chữ số, kể cả số 0 đứng đầu"), tell);
        Ordered(province.Since, province.Until, nameof(province.Until), "since", tell);
        if (province.SuccessorSlug is { } successor)
        {
            Must(province.Scheme == 2004, nameof(province.SuccessorSlug), new("is given for a unit of 2025: only units of 2004 have a successor", "chỉ đơn vị hành chính năm 2004 mới có đơn vị kế tiếp"), tell);
            Scheme(successor, 2025, nameof(province.SuccessorSlug), tell);
        }
    }

    private static void Judge(Mark mark, Action<string, RuleFault> tell)
    {
        Must(mark.ProductId is null != mark.ProducerId is null, nameof(mark.ProductId), new("a mark is on a product or on a producer: give one of the two", "nhãn gắn với một sản phẩm hoặc một cơ sở: chọn đúng một trong hai"), tell);
        Ordered(mark.IssuedOn, mark.ExpiresOn, nameof(mark.ExpiresOn), "issuedOn", tell);
        Must(!mark.WithoutEnd || mark.ExpiresOn is null, nameof(mark.WithoutEnd), new("is true beside expiresOn: keep one", "đánh dấu không có ngày hết hạn thì không ghi ngày hết hạn: giữ một trong hai"), tell);
        Must(mark.VerifiedBy is null == mark.VerifiedOn is null, nameof(mark.VerifiedOn), new("verifiedBy and verifiedOn stand together or not at all", "người đối chiếu và ngày đối chiếu phải có đủ cả hai, hoặc để trống cả hai"), tell);
    }

    private void Judge(Round round, Action<string, RuleFault> tell)
    {
        var isRegional = round.Level is Level.Region;
        var isLocal = round.Level is Level.Province or Level.District or Level.Commune;
        Must(!isRegional || round.RegionSlug is not null, nameof(round.RegionSlug), new("a regional round belongs to a region: name it", "kỳ cấp khu vực phải thuộc một khu vực: chọn khu vực"), tell);
        Must(isRegional || round.RegionSlug is null, nameof(round.RegionSlug), new("is given for a round that is not regional: correct the level or leave it blank", "chỉ dành cho kỳ cấp khu vực: sửa cấp hoặc để trống"), tell);
        Must(!isLocal || round.ProvinceSlug is not null, nameof(round.ProvinceSlug), new("a round of a province or below belongs to a province: name it, in the scheme of its day", "kỳ cấp tỉnh trở xuống phải thuộc một tỉnh: chọn tỉnh theo đơn vị hành chính khi đó"), tell);
        Must(isLocal || round.ProvinceSlug is null, nameof(round.ProvinceSlug), new("is given for a regional or national round: correct the level or leave it blank", "không dành cho kỳ cấp khu vực hay quốc gia: sửa cấp hoặc để trống"), tell);
        Must(round.Level is not Level.District || round.Year <= 2025, nameof(round.Level), new("there is no district level after 30/6/2025", "không còn cấp huyện sau ngày 30/6/2025: chọn cấp khác"), tell);
        Must(round.Level is not Level.Commune || round.Year >= 2025, nameof(round.Level), new("there is no commune level before 1/7/2025", "chưa có cấp xã trước ngày 1/7/2025: chọn cấp khác"), tell);
        if (round is { ProvinceSlug: { } province, Year: not 2025 })
            Scheme(province, round.Year < 2025 ? 2004 : 2025, nameof(round.ProvinceSlug), tell);
    }

    private static void Judge(Certificate certificate, Action<string, RuleFault> tell)
    {
        Must(CertificateCode().IsMatch(certificate.Code), nameof(certificate.Code), new($"\"{ContentColumn.Shown(certificate.Code)}\" is no look-up code: ten characters of 23456789ABCDEFGHJKMNPQRSTVWXYZ", $"“{ContentColumn.Shown(certificate.Code)}” không phải mã tra cứu: mười ký tự trong 23456789ABCDEFGHJKMNPQRSTVWXYZ"), tell);
        Must(certificate.GrantedOn is not { } day || day.Year == certificate.GrantYear, nameof(certificate.GrantedOn), new($"is not in the year of the grant, {certificate.GrantYear}: correct one of them", $"không thuộc năm cấp {certificate.GrantYear}: sửa một trong hai"), tell);
        Must(certificate.ValidToOverride is null || certificate.ValidToReason is not null, nameof(certificate.ValidToReason), new("validToOverride is given without a reason: state it", "có ngày hết hạn riêng thì phải ghi lý do"), tell);
        Must(certificate.ValidToReason is null || certificate.ValidToOverride is not null, nameof(certificate.ValidToOverride), new("validToReason is given without a day: state it, or remove the reason", "có lý do thì phải ghi ngày hết hạn riêng, hoặc bỏ lý do"), tell);
        Must(certificate.VerifiedBy is null == certificate.VerifiedOn is null, nameof(certificate.VerifiedOn), new("verifiedBy and verifiedOn stand together or not at all", "người đối chiếu và ngày đối chiếu phải có đủ cả hai, hoặc để trống cả hai"), tell);
    }

    private void Schemes(string? province, string? former, Action<string, RuleFault> tell)
    {
        if (province is not null)
            Scheme(province, 2025, nameof(Producer.ProvinceSlug), tell);
        if (former is not null)
            Scheme(former, 2004, nameof(Producer.FormerProvinceSlug), tell);
    }

    /// <summary>An unknown province is told as a reference that leads nowhere.</summary>
    private void Scheme(string province, int scheme, string name, Action<string, RuleFault> tell)
    {
        if (provinceSchemes.TryGetValue(province, out var actual) && actual != scheme)
            tell(name, new($"\"{province}\" is a unit of the scheme of {actual}: name one of {scheme}{(scheme == 2004 && provinceSchemes.ContainsKey($"{province}-2004") ? $", {province}-2004" : "")}", $"“{province}” là đơn vị hành chính năm {actual}: chọn đơn vị năm {scheme}{(scheme == 2004 && provinceSchemes.ContainsKey($"{province}-2004") ? $", {province}-2004" : "")}"));
    }

    private static void Years(int from, int to, Action<string, RuleFault> tell) =>
        Must(to >= from, nameof(Project.ToYear), new("is before fromYear: correct one of them", "trước năm bắt đầu: sửa một trong hai"), tell);

    private static void Ordered(DateOnly? from, DateOnly? to, string name, string other, Action<string, RuleFault> tell) =>
        Must(from is null || to is null || from <= to, name, new($"is before {other}: correct one of them", "trước ngày bắt đầu của nó: sửa một trong hai"), tell);

    private static void Must(bool holds, string property, RuleFault otherwise, Action<string, RuleFault> tell)
    {
        if (!holds)
            tell(property, otherwise);
    }

    private static RuleFault UnknownKind(string kind) => new(
        $"\"{ContentColumn.Shown(kind)}\" is no kind of record: known are {string.Join(", ", ContentFormat.Mentionable.Keys)}",
        $"“{ContentColumn.Shown(kind)}” không phải loại bản ghi: chọn một loại trong danh sách");

    private static string Suggestion(string text) => VietnameseText.Slug(text) is { Length: > 0 } slug ? slug : "mat-ong-rung";

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabSlug();

    [GeneratedRegex("^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{10}$")]
    private static partial Regex CertificateCode();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex SourceKey();

    /// <summary>As it comes with a request: decoded, without its query.</summary>
    [GeneratedRegex(@"^/(?!/)[^?#\\\p{Cc}]{1,299}$")]
    private static partial Regex FormerPath();

    /// <summary>What follows the host in a link; browsers take a backslash for a slash.</summary>
    [GeneratedRegex(@"^/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]{0,299}$")]
    internal static partial Regex LocalPath();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._/-]*$")]
    private static partial Regex MediaFile();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex EmailShape();
}
