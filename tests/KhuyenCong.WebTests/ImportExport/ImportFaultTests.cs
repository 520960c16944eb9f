using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.ImportExport;

public sealed class ImportFaultTests
{
    /// <summary>File, what to replace by what in it, and how the fault that this makes begins.</summary>
    private static readonly string[][] Cases =
    [
        // Files
        ["sources.csv", "key,citation", "key,cite", "sources.csv:1 cite: unknown column"],
        ["sources.csv", "key,citation", "key,cite", "sources.csv:1 citation: the column is missing"],
        ["sources.csv", "key,citation", "key,key,citation", "sources.csv:1 key: the column stands twice"],
        ["sources.csv", "key,citation,url,publishedOn,certainty", "key;citation;url;publishedOn;certainty", "sources.csv:1: the columns are separated by semicolons"],
        ["sources.csv", "S2,Sở Công Thương,,,low", "S2,Sở Công Thương,,low", "sources.csv:3: the row has 4 values, the header 5"],
        ["sources.csv", "S2,Sở Công Thương", "S2,Sở \"Công\" Thương", "sources.csv:3: a quotation mark stands within an unquoted value"],
        ["sources.csv", "S2,Sở Công Thương", "S2,\"Sở Công Thương", "sources.csv:3: a quotation mark is opened here and never closed"],
        ["fairs/1-hoi-cho.yaml", "name: Hội chợ\n", "name: [Hội chợ\n", "fairs/1-hoi-cho.yaml:1: YAML cannot be read"],
        ["fairs/1-hoi-cho.yaml", "year: 2022", "years: 2022", "fairs/1-hoi-cho.yaml:6 years: unknown field"],
        ["fairs/1-hoi-cho.yaml", "year: 2022", "years: 2022", "fairs/1-hoi-cho.yaml:1 year: the field is missing"],
        ["fairs/1-hoi-cho.yaml", "slug: hoi-cho", "slug: hoi-cho-khac", "fairs/1-hoi-cho.yaml: the file is named \"1-hoi-cho\" but holds \"1-hoi-cho-khac\""],
        ["fairs/1-hoi-cho.yaml", "    kind: standard\n  - number: A2", "    kind: big\n  - number: A2", "fairs/1-hoi-cho.yaml:20 booths.kind: \"big\" is none of standard"],
        ["articles/1-tin-dau.md", "---\nid: 1", "id: 1", "articles/1-tin-dau.md:1: no front matter"],
        ["articles/1-tin-dau.md", "Nội dung tin.\n", "", "articles/1-tin-dau.md text: the file has no text"],

        // Values
        ["products.csv", ",cbtp,false,", ",abc,false,", "products.csv:2 group: \"abc\" is no group; known are cbtp, tcmn"],
        ["products.csv", "1,hat-dieu-rang-muoi", "x,hat-dieu-rang-muoi", "products.csv:2 id: \"x\" is no whole number"],
        ["products.csv", "1,hat-dieu-rang-muoi", "0,hat-dieu-rang-muoi", "products.csv:2 id: 0 is too small"],
        ["products.csv", "vi,,true,", "vi,,yes,", "products.csv:3 isSet: \"yes\" is neither true nor false"],
        ["products.csv", "2,bo-san-pham-dua,", "2,,", "products.csv:3 slug: must not be blank"],
        ["products.csv", "2,bo-san-pham-dua,", "2,Bo-San-Pham,", "products.csv:3 slug: \"Bo-San-Pham\" is no slug"],
        ["products.csv", "2026-11-22T00:00:00+07:00,\n2", "2026-11-22,\n2", "products.csv:2 visibleFrom: \"2026-11-22\" is no instant"],
        ["products.csv", "2026-11-22T00:00:00+07:00,\n2", "2026-11-22T00:00:00+07:00,2026-11-21T00:00:00+07:00\n2", "products.csv:2 visibleTo: is not after visibleFrom"],
        ["products.csv", "S1 S2,", "S1 S1,", "products.csv:2 sources: names the same twice"],
        ["rounds.csv", ",national,", ",global,", "rounds.csv:2 level: \"global\" is none of commune, district, province, region, national"],
        ["rounds.csv", ",200,", ",-200,", "rounds.csv:2 recognised: -200 is too small"],
        ["rounds.csv", ",national,2021,", ",national,21,", "rounds.csv:2 year: 21 is no year"],
        ["documents.csv", "2021-08-23", "23/8/2021", "documents.csv:2 issuedOn: \"23/8/2021\" is no day"],
        ["documents.csv", "2021-08-23", "0202-08-23", "documents.csv:2 issuedOn: 0202-08-23 is no day from 1900 to 2100"],
        ["sources.csv", "https://example.vn/1", "javascript:alert(1)", "sources.csv:2 url: \"javascript:alert(1)\" is no web address"],
        ["sources.csv", "S2,Sở", "S 2,Sở", "sources.csv:3 key: \"S 2\" is no key"],
        ["programmes/1-chuong-trinh.yaml", "amount: 20.5", "amount: 20,5", "programmes/1-chuong-trinh.yaml:22 results.amount: \"20,5\" is no number"],

        // Texts
        ["products.csv", "Bộ sản phẩm", "Bô\u0323 sản phẩm", "products.csv:3 name: is not composed Unicode"],
        ["products.csv", "Bộ sản phẩm", "Bộ s\uFFFDn phẩm", "products.csv:3 name: holds the replacement character"],
        ["products.csv", "Bộ sản phẩm", "Bộ s\u0001n phẩm", "products.csv:3 name: holds the control character U+0001"],
        ["products.csv", "Bộ sản phẩm", "Bé s¶n phÈm", "products.csv:3 name: looks like the legacy encoding TCVN3"],
        ["products.csv", "Bộ sản phẩm", "Boä saûn phaåm", "products.csv:3 name: looks like the legacy encoding VNI"],
        ["products.csv", "Bộ sản phẩm", " Bộ sản phẩm", "products.csv:3 name: begins or ends with a space"],

        // Keys and references
        ["products.csv", "\n2,bo-san", "\n1,bo-san", "products.csv:3 id: 1 stands already in line 2"],
        ["provinces.csv", "ben-tre,2004,83", "ben-tre,2004,86", "provinces.csv:4 code: scheme and code 2004/86 belongs already to line 3"],
        ["certificates.csv", "23456789AC,1,2", "23456789AC,1,1", "certificates.csv:3 round: product and round 1/1 belongs already to line 2"],
        ["products.csv", "false,1,cbtp", "false,7,cbtp", "products.csv:2 producer: \"7\" is no producer"],
        ["products.csv", "true,hat,vinh-long", "true,hat,vinh-lon", "products.csv:3 province: \"vinh-lon\" is no province"],
        ["product-members.csv", "2,2,Mứt", "9,2,Mứt", "product-members.csv:3 product: \"9\" is no product"],
        ["sources.csv", "S2,", "S3,", "products.csv:2 sources: \"S2\" is no source; known are S1, S3"],
        ["articles/1-tin-dau.md", "product:1", "product:5", "articles/1-tin-dau.md:11 target: \"5\" is no product"],
        ["articles/1-tin-dau.md", "product:1", "sanpham:1", "articles/1-tin-dau.md:11 kind: \"sanpham\" is no kind of record"],
        ["articles/1-tin-dau.md", "product:1", "product-1", "articles/1-tin-dau.md:11 mentions: \"product-1\" is no mention"],
        ["fairs/1-hoi-cho.yaml", "boothNumber: A2", "boothNumber: A3", "fairs/1-hoi-cho.yaml:32 boothNumber: \"A3\" is no booth of this fair"],
        ["fairs/1-hoi-cho.yaml", "boothNumber: A2", "boothNumber: A1", "fairs/1-hoi-cho.yaml:32 boothNumber: fair and boothNumber 1/A1 belongs already to line 25"],
        ["programmes/1-chuong-trinh.yaml", "target: mo-hinh", "target: may-moc", "programmes/1-chuong-trinh.yaml:17 target: \"may-moc\" is no target of this programme"],

        // Rules
        ["certificates.csv", "23456789AB", "I3456789AB", "certificates.csv:2 code: \"I3456789AB\" is no look-up code"],
        ["certificates.csv", "2021,2021-08-23,", "2021,2022-08-23,", "certificates.csv:2 grantedOn: is not in the year of the grant, 2021"],
        ["certificates.csv", "2021,2021-08-23,,", "2021,2021-08-23,2023-12-31,", "certificates.csv:2 validToReason: validToOverride is given without a reason"],
        ["certificates.csv", "2021,2021-08-23,,", "2021,2021-08-23,,Lý do", "certificates.csv:2 validToOverride: validToReason is given without a day"],
        ["rounds.csv", "region,2022,,phia-nam", "region,2022,,", "rounds.csv:3 region: a regional round belongs to a region"],
        ["rounds.csv", "national,2021,4,", "national,2021,4,phia-nam", "rounds.csv:2 region: is given for a round that is not regional"],
        ["rounds.csv", "province,2020,,,ben-tre", "province,2020,,,", "rounds.csv:4 province: a round of a province or below"],
        ["rounds.csv", "province,2020,,,ben-tre", "province,2020,,,vinh-long", "rounds.csv:4 province: \"vinh-long\" is a unit of the scheme of 2025: name one of 2004, vinh-long-2004"],
        ["rounds.csv", "province,2020,,,ben-tre", "commune,2020,,,ben-tre", "rounds.csv:4 level: there is no commune level before 1/7/2025"],
        ["rounds.csv", "province,2020,,,ben-tre", "district,2026,,,vinh-long", "rounds.csv:4 level: there is no district level after 30/6/2025"],
        ["producers.csv", "vinh-long,ben-tre", "ben-tre,ben-tre", "producers.csv:2 province: \"ben-tre\" is a unit of the scheme of 2004: name one of 2025"],
        ["producers.csv", "vinh-long,ben-tre", "vinh-long,vinh-long", "producers.csv:2 formerProvince: \"vinh-long\" is a unit of the scheme of 2025: name one of 2004, vinh-long-2004"],
        ["provinces.csv", "2025-06-30,vinh-long\nvinh", "2025-06-30,vinh-long-2004\nvinh", "provinces.csv:3 successor: \"vinh-long-2004\" is a unit of the scheme of 2004"],
        ["marks.csv", "ocop,1,,", "ocop,1,1,", "marks.csv:2 product: a mark is on a product or on a producer"],
        ["marks.csv", "2025-01-05", "2021-01-05", "marks.csv:2 expiresOn: is before issuedOn"],
        ["fairs/1-hoi-cho.yaml", "level: region", "level: national", "fairs/1-hoi-cho.yaml:7 region: is given for a fair whose level is not region"],
        ["document-relations.csv", "1,2,guides", "1,1,guides", "document-relations.csv:2 target: is the document itself"],
    ];

    public static TheoryData<Engine, string, string, string, string> Faults
    {
        get
        {
            var data = new TheoryData<Engine, string, string, string, string>();
            foreach (var c in Cases)
                foreach (var engine in Enum.GetValues<Engine>())
                    data.Add(engine, c[0], c[1], c[2], c[3]);
            return data;
        }
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Import_FaultInAFile_IsToldWithItsPlaceAndNothingIsWritten(Engine engine, string file, string old, string by, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small().Replace(file, old, by);

        var report = await database.ImportAsync(folder.Path);

        Assert.True(report.Faults.Any(f => f.ToString().StartsWith(expected, StringComparison.Ordinal)), $"Told: {string.Join('\n', report.Faults)}");
        Assert.All(report.Faults, f => Assert.DoesNotContain('\n', f.ToString()));
        await database.ReadAsync(async db =>
        {
            Assert.False(await db.Sources.AnyAsync());
            Assert.False(await db.Changes.AnyAsync());
        });
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_ManyFaults_AreAllTold(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small()
            .Replace("products.csv", ",cbtp,false,", ",abc,false,")
            .Replace("documents.csv", "2021-08-23", "hôm qua")
            .Write("notes.txt", "…")
            .Write("articles/2-khac.en.md", "Alone.\n")
            .Write("fairs/readme.md", "…");
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "topics.csv"), [.. "slug,name,nameEn,position\nx,"u8, 0xC3, 0x28, .. ",,1\n"u8]);

        var report = await database.ImportAsync(folder.Path);

        Assert.Equal(
            [
                "articles/1-tin-dau.md:6 topic: \"chung-nhan\" is no topic: add it to topics.csv or correct it",
                "articles/2-khac.en.md: English text without its Vietnamese file: add 2-khac.md",
                "documents.csv:2 issuedOn: \"hôm qua\" is no day: write it as 2024-12-31",
                "fairs/readme.md: unknown file: here stand files named {id}-{slug}.yaml",
                "notes.txt: unknown file: remove it or correct its name",
                "products.csv:2 group: \"abc\" is no group; known are cbtp, tcmn",
                "topics.csv:2: not UTF-8: save the file as UTF-8",
            ],
            report.Faults.Select(f => f.ToString().Split("; known are sources.csv")[0]));
    }

    /// <summary>As in the form: a redirect that no reader would follow, or that leads in a circle, with those of the register too.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_RedirectsThatCannotBeFollowed_AreTold(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await database.ReadAsync(async db =>
        {
            db.Redirects.AddRange(new() { FromPath = "/ba", ToPath = "/bon" }, new() { FromPath = "/xa", ToPath = "/gan" });
            await db.SaveChangesAsync();
        });
        using var folder = new ContentFolder();
        folder.Write("redirects.csv", "fromPath,toPath\n/bon,/ba?x=1#y\n/gan,/tin-tuc\n/gioi-thieu,/tin-tuc\n/mot,/hai\n/hai,/mot\n/quan-tri/cu,/\n/san-pham/cu-1,/tin-tuc\n/tin-cu,/tin-tuc\n");
        var told = (await database.ImportAsync(folder.Path)).Faults.Select(f => f.ToString()).ToList();
        string[] expected =
        [
            "redirects.csv:2 toPath: leads back to itself: /bon → /ba → /bon", "redirects.csv:4 fromPath: \"/gioi-thieu\" is answered by a page", "redirects.csv:5 toPath: leads back to itself: /mot → /hai → /mot",
            "redirects.csv:6 toPath: leads back to itself", "redirects.csv:7 fromPath: \"/quan-tri/cu\" is answered by a page", "redirects.csv:8 fromPath: \"/san-pham/cu-1\" is answered by a page",
        ];
        Assert.Equal(expected.Length, told.Count);
        Assert.All(expected.Zip(told), p => Assert.StartsWith(p.First, p.Second, StringComparison.Ordinal));
        folder.Write("redirects.csv", "fromPath,toPath\n/gan,/tin-tuc\n/tin-cu,/tin-tuc\n");
        Assert.Empty((await database.ImportAsync(folder.Path)).Faults);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_SmallRegister_HasNoFault(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();

        var report = await database.ImportAsync(folder.Path);

        Assert.Empty(report.Faults.Select(f => f.ToString()));
        Assert.Equal(0, report.Changed + report.Unchanged);
        Assert.Empty(await database.Services.GetRequiredService<RegisterCheck>().RunAsync(default));
    }
}
