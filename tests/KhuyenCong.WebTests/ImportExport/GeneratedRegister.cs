using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KhuyenCong.WebTests.ImportExport;

/// <summary>
/// A register of every kind of row, made from a seed and written as content files by code of its own: odd characters, quotes, commas, line breaks, texts
/// that look like YAML, numbers or dates.
/// </summary>
internal sealed class GeneratedRegister(int seed, ContentFolder folder)
{
    private static readonly string[] Odd =
    [
        "chè", "Thái Nguyên", "đặc biệt", "\"ngoặc kép\"", "dấu, phẩy", "hai chấm: sau", "# thăng", "- gạch", "true", "null", "~", "0123", "2024-01-01", "1e5", "'nháy'", "{ngoặc}",
        "[vuông]", "@", "%", "`", "\\", "a\\nb", "👍", "nước\u00A0mắm", "…", "“cong”", "&amp;", "<b>", "|", ">", "!", "*", "dòng\nmới", "ô\tthẻ", "Ế Ộ Ữ", "ﬁ", "ę", "日本", "---", "key: value", "a: ", "x #y", "y", "No", "Noël", "Müller", "niño",
    ];

    private static readonly string[] Mentions = ["product:1", "certificate:23456789AB", "province:ben-tre", "fair:1", "programme:1"];

    private readonly Random random = new(seed);

    public void Write()
    {
        var sources = Many(4, i => $"S{i * 7}");
        Csv("sources.csv", "key,citation,url,publishedOn,certainty", sources.Select(s => Row(s, Text(), Maybe("https://example.vn/?a=1,2"), MaybeDay(), Pick("high", "medium", "low"))));
        string[] now = ["vinh-long", "ha-noi"];
        string[] former = ["ben-tre", "vinh-long-2004", "ha-noi-2004"];
        Csv("provinces.csv", "slug,scheme,code,name,nameEn,since,until,successor",
            now.Select((p, i) => Row(p, "2025", $"{i + 10}", Text(), MaybeText(), "2025-07-01", "", ""))
                .Concat(former.Select((p, i) => Row(p, "2004", $"{i + 10}", Text(), MaybeText(), "", "2025-06-30", Maybe(Pick(now))))));
        Csv("province-statuses.csv", "province,since,kind,sources", now.Select(p => Row(p, "2025-07-01", Pick("city", "province"), Sources())));
        Csv("province-aliases.csv", "province,alias,kind", former.Select(p => Row(p, Text(), Pick("spelling", "town", "abbreviation"))));
        Csv("regions.csv", "slug,name,nameEn,position", [Row("phia-nam", Text(), MaybeText(), "2"), Row("phia-bac", Text(), MaybeText(), "1")]);
        Csv("region-members.csv", "region,province,fromYear,toYear,certain,sources", former.Select(p => Row("phia-nam", p, "2014", Maybe("2024"), Flag(), Sources())));
        Csv("groups.csv", "slug,name,nameEn,shortName,shortNameEn,position", [Row("cbtp", Text(), MaybeText(), MaybeText(), "", "1")]);
        Csv("categories.csv", "slug,group,name,nameEn,illustration,position", [Row("hat", "cbtp", Text(), MaybeText(), "nuts", "2"), Row("che", "cbtp", Text(), "", "tea", "1")]);
        Csv("validity-rules.csv", "key,grantedFrom,grantedTo,years,certainlyOverOn,basis,basisEn,sources", [Row("moi", "2018-08-16", "", "4", "", Text(), MaybeText(), Sources()), Row("cu", "", "2018-08-15", "", "2026-11-22", Text(), "", Sources())]);
        Csv("mark-schemes.csv", "slug,name,nameEn,issuer,term,termEn,sources,position", [Row("ocop", Text(), MaybeText(), MaybeText(), MaybeText(), "", Sources(), "1")]);
        Csv("topics.csv", "slug,name,nameEn,position", [Row("tin", Text(), MaybeText(), "1")]);
        Csv("media.csv", "id,file,kind,width,height,alt,altEn,caption,captionEn,credit,rights", [Row("3", "ab/cd.webp", "photo", "640", "480", Text(), MaybeText(), MaybeText(), "", MaybeText(), ""), Row("10", "ef.pdf", "file", "", "", "", "", "", "", "", "")]);
        Csv("media-uses.csv", "media,kind,target,position", [Row("3", "product", "1", "1"), Row("3", "showroom", "1", "2")]);
        Csv("documents.csv", "id,slug,number,type,title,titleEn,issuer,issuerEn,signer,issuedOn,effectiveOn,endedOn,abstract,abstractEn,url,media,sources,visibleFrom,visibleTo",
            Many(3, i => Row($"{i}", $"van-ban-{i}", Text(), Pick("law", "prime-minister-decision", "circular"), Text(), MaybeText(), MaybeText(), "", MaybeText(), MaybeDay(), MaybeDay(), "", MaybeText(), "", "", Maybe("10"), Sources(), Visible(), "")));
        Csv("document-relations.csv", "document,target,kind", [Row("1", "2", "amends"), Row("1", "3", "replaces"), Row("2", "3", "guides")]);
        Csv("producers.csv", "id,slug,name,nameLang,nameEn,nameBasis,legalForm,placeAsPrinted,province,formerProvince,phone,email,website,exports,capacity,summary,summaryEn,text,textEn,sources,visibleFrom,visibleTo",
            Many(5, i => Row($"{i * 3}", $"co-so-{i}", Text(), Pick("vi", "en"), MaybeText(), Pick("registered", "brand", "translation"), Maybe("single-member-limited-company"), MaybeText(), Maybe(Pick(now)), Maybe(Pick(former)), MaybeText(), "", "", Maybe(Flag()), MaybeText(), MaybeText(), "", MaybeText(), "", Sources(), Visible(), "")));
        Csv("products.csv", "id,slug,name,nameLang,nameEn,isSet,producer,group,groupInferred,category,province,formerProvince,placeAsPrinted,brand,summary,summaryEn,text,textEn,notice,recordNote,recordNoteEn,sources,visibleFrom,visibleTo",
            Many(12, i => Row($"{i}", $"san-pham-{i}", Text(), "vi", MaybeText(), Flag(), Maybe($"{random.Next(1, 6) * 3}"), "cbtp", Flag(), Pick("hat", "che"), Maybe(Pick(now)), Maybe(Pick(former)), MaybeText(), MaybeText(), MaybeText(), "", MaybeText(), "", Pick("none", "spirits", "health-food"), MaybeText(), "", Sources(), Visible(), "")));
        Csv("product-members.csv", "product,position,name,nameEn", Many(3, i => Row("2", $"{i}", Text(), MaybeText())));
        Csv("product-specifications.csv", "product,position,label,labelEn,value,valueEn", Many(2, i => Row("1", $"{i}", Text(), "", Text(), MaybeText())));
        Csv("marks.csv", "id,scheme,product,producer,grade,number,issuer,issuedOn,expiresOn,withoutEnd,verifiedBy,verifiedOn,sources,visibleFrom,visibleTo",
            [Row("1", "ocop", "1", "", MaybeText(), "", "", "2020-01-01", Maybe("2023-01-01"), "false", "", "", Sources(), Visible(), ""), Row("2", "ocop", "", "3", "", MaybeText(), "", "", "", "true", Text(), "2024-02-29", "", "", "")]);
        Csv("rounds.csv", "id,slug,name,nameEn,level,year,ordinal,region,province,decision,issuer,issuerEn,registered,registeredNote,recognised,ceremonyOn,ceremonyPlace,text,textEn,sources,visibleFrom,visibleTo",
            [
                Row("1", "quoc-gia", Text(), "", "national", "2021", "4", "", "", Maybe("1"), MaybeText(), "", Maybe("300"), "", Maybe("200"), MaybeDay(), MaybeText(), MaybeText(), "", Sources(), Visible(), ""),
                Row("2", "khu-vuc", Text(), "", "region", "2022", "", "phia-nam", "", "", "", "", "", "", "", "", "", "", "", "", "", ""),
                Row("3", "tinh", Text(), "", "province", "2020", "", "", "ben-tre", "", "", "", "", "", "", "", "", "", "", "", "", ""),
            ]);
        Csv("round-group-counts.csv", "round,group,recognised", [Row("1", "cbtp", "12")]);
        string[] codes = ["23456789AB", "ZYXWVTSRQP", "A2A2A2A2A2"];
        Csv("certificates.csv", "code,product,round,decision,certificateNumber,grantYear,grantedOn,validToOverride,validToReason,productAsPrinted,producerAsPrinted,addressAsPrinted,signer,signerTitle,prize,publicNote,publicNoteEn,scanMedia,verifiedBy,verifiedOn,sources,visibleFrom,visibleTo",
            codes.Select((c, i) => Row(c, $"{i + 1}", $"{i + 1}", Maybe("2"), MaybeText(), "2021", Maybe("2021-08-23"), i == 1 ? "2023-01-31" : "", i == 1 ? Text() : "", MaybeText(), MaybeText(), MaybeText(), "", "", MaybeText(), MaybeText(), "", Maybe("10"), "", "", Sources(), Visible(), "")));
        Csv("certificate-events.csv", "certificate,kind,effectiveOn,decision,ground,publicNote,publicNoteEn,recordedAt",
            [Row(codes[0], "suspended", "2022-01-01", "", Text(), "", "", "2022-01-02T03:04:05.678+07:00"), Row(codes[0], "reinstated", "2022-05-01", Maybe("3"), "", MaybeText(), "", "2022-05-01T00:00:00Z")]);
        Csv("projects.csv", "id,slug,name,nameEn,programme,fromYear,toYear,funding,shape,activity,branch,branchEn,implementer,placeAsPrinted,province,formerProvince,totalCost,totalAtLeast,support,beneficiaryCount,outcome,outcomeEn,recordNote,sources,visibleFrom,visibleTo",
            [Row("5", "de-an", Text(), "", Maybe("1"), "2022", "2023", "national", Maybe("focus"), Maybe("technology-demonstration"), MaybeText(), "", "", MaybeText(), "", Maybe("ben-tre"), "9007199254740993", Flag(), Maybe("260000000"), "", MaybeText(), "", "", Sources(), Visible(), "")]);
        Csv("project-beneficiaries.csv", "project,position,name,producer,placeAsPrinted", [Row("5", "1", Text(), Maybe("6"), MaybeText())]);
        Csv("redirects.csv", "fromPath,toPath", [Row("/cũ", "/san-pham"), Row("/a,b", "/c")]);
        WriteStructure();
        WriteDocuments();
    }

    private void WriteStructure()
    {
        Csv("menus.csv", "slug,name,nameEn", [Row("main", Text(), MaybeText()), Row("footer", Text(), "")]);
        Csv("menu-items.csv", "menu,position,label,labelEn,href,hrefEn", Many(3, i => Row("main", $"{i}", Text(), MaybeText(), "/san-pham?q=a,b", Maybe("https://example.vn/?a=1,2"))));
        Csv("front-pages.csv", "slug", [Row("home")]);
        Csv("front-blocks.csv", "frontPage,kind,position,shown,heading,headingEn", [Row("home", "where-to-see", "1", Flag(), MaybeText(), ""), Row("home", "groups", "2", Flag(), MaybeText(), MaybeText())]);
        Csv("featured-products.csv", "frontPage,product,position", [Row("home", "7", "1"), Row("home", "2", "2")]);
        Csv("site.csv", "slug,name,nameEn,operator,operatorEn,responsiblePerson,notice,address,phone,email,dataLicence,accent,accentDark,measuringScript",
            [Row("site", MaybeLine(), "", MaybeLine(), "", MaybeLine(), MaybeLine(), MaybeLine(), "", Maybe("a@example.vn"), Maybe("https://example.vn/giay-phep"), "#6b2d5c", "#e0a3d0", Maybe("https://example.vn/a.js"))]);
        folder.Write("synonyms.txt", "# ghi chú\n\nlợn = heo ! heo may\nroi > mận\n");
    }

    private void WriteDocuments()
    {
        Yaml("programmes/1-chuong-trinh.yaml", new { id = 1, slug = "chuong-trinh", name = Text(), fromYear = 2021, toYear = 2025, @decision = 1, text = Text(), sources = List(), targets = Many(3, i => new { key = $"k{i}", name = Text(), unit = Text(), amount = 9007199254740993, approximate = Coin() }), results = Many(2, i => new { target = "k1", name = Text(), unit = "%", fromYear = 2022, toYear = 2022, amount = i + 0.25m, atLeast = Coin(), sources = List() }) });
        Yaml("showrooms/1-phong.yaml", new { id = 1, slug = "phong", name = Text(), manager = Text(), province = "ha-noi", formerProvince = "ha-noi-2004", sells = Coin(), openedOn = "2020-02-29", textEn = Text(), items = new object[] { new { product = 4, from = "2021-01-01" }, new { product = 1 } } });
        Yaml("fairs/1-hoi-cho.yaml", new
        {
            id = 1,
            slug = "hoi-cho",
            name = Text(),
            kind = "craft-villages",
            level = "region",
            year = 2022,
            region = "phia-bac",
            theme = Text(),
            startsOn = "2022-05-01",
            supportedByPromotion = Coin(),
            disruption = "postponed",
            text = Text(),
            visibleFrom = "2026-11-22T00:00:00+07:00",
            organisers = Many(2, _ => new { role = Pick("host", "partner"), name = Text() }),
            halls = Many(2, i => new { key = $"{i}", name = Text() }),
            booths = Many(4, i => new { number = $"0{i}", hall = Pick("1", "2"), kind = "open-space", left = i, top = 0 }),
            exhibitors = Many(3, i => new { name = Text(), producer = 3 * i, province = "vinh-long", boothNumber = $"0{5 - i}", products = new object[] { 11, 2 } }),
        });
        foreach (var id in new[] { 1, 12 })
        {
            Markdown($"articles/{id}-bai", new { id, slug = "bai", title = Text(), titleEn = Text(), summary = Text(), author = Text(), topic = "tin", basis = "own", factsOn = "2024-02-29", sources = List(), mentions = Mentions, corrections = Many(2, _ => new { notedOn = "2025-01-01", note = Text() }) });
            Markdown($"pages/{id}-trang", new { id, slug = "trang", slugEn = $"page-{id}", title = Text(), summary = Text() });
        }

        folder.Replace("pages/12-trang.md", "\"trang\"", "\"trang-khac\"");
        File.Move(Path.Combine(folder.Path, "pages/12-trang.md"), Path.Combine(folder.Path, "pages/12-trang-khac.md"));
        File.Move(Path.Combine(folder.Path, "pages/12-trang.en.md"), Path.Combine(folder.Path, "pages/12-trang-khac.en.md"));
    }

    private void Csv(string file, string header, IEnumerable<string[]> rows) =>
        folder.Write(file, header + "\n" + string.Concat(rows.Select(r => string.Join(',', r.Select(v => random.Next(4) == 0 || v.AsSpan().IndexOfAny(",\"\n") >= 0 ? $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : v)) + "\n")));

    /// <summary>JSON is YAML.</summary>
    private void Yaml(string file, object fields) => folder.Write(file, JsonSerializer.Serialize(fields) + "\n");

    private void Markdown(string name, object fields)
    {
        folder.Write(name + ".md", $"---\n{JsonSerializer.Serialize(fields)}\n---\n\n# {Text()}\n\n{Text()}\n\n---\n\n- {Text()}\n");
        folder.Write(name + ".en.md", $"{Text()}\n");
    }

    private static string[] Row(params string[] values) => values;

    private static T[] Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(1, count).Select(make)];

    private string Text()
    {
        var text = new StringBuilder(Pick(Odd));
        for (var words = random.Next(5); words > 0; words--)
            text.Append(Pick(" ", " ", "\n", "\n\n", ", ")).Append(Pick(Odd));
        return text.Append(Pick("", " 35 °N", " (2021)")).ToString().Trim();
    }

    private string MaybeText() => Maybe(Text());

    /// <summary>Without breaks, at most 200 letters.</summary>
    private string MaybeLine() => MaybeText().Replace('\n', ' ').Replace('\t', ' ') is { Length: <= 200 } line ? line : "";

    private string MaybeDay() => Maybe(new DateOnly(2000, 1, 1).AddDays(random.Next(9000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private string Visible() => Pick("2026-11-22T00:00:00+07:00", "", "2026-11-21T17:00:00Z", "2026-11-22T08:30:15.125+07:00");

    private string[] List() => random.Next(3) == 0 ? [] : ["S14", "S7"];

    private string Sources() => string.Join(' ', List());

    private string Maybe(string value) => Coin() ? value : "";

    private string Flag() => Coin() ? "true" : "false";

    private bool Coin() => random.Next(2) == 0;

    private T Pick<T>(params T[] of) => of[random.Next(of.Length)];
}
