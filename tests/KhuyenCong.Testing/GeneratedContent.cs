using System.Globalization;
using System.Text;
using KhuyenCong.Search;

namespace KhuyenCong.Testing;

/// <summary>
/// A register of any size as content files, the same for the same seed: products named like real ones, four to a producer, each with a certificate of its
/// province and often of its region and of the country, in rounds of many years. It stands on the committed reference data, which it copies beside it.
/// </summary>
public sealed class GeneratedContent
{
    private const string Open = "2025-01-01T00:00:00+07:00";
    private const int FirstYear = 2015;
    private const int LastYear = 2026;
    private const string CodeLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly Dictionary<string, string[]> Goods = new(StringComparer.Ordinal)
    {
        ["che-tra"] = ["Chè xanh", "Trà ô long", "Chè đinh", "Trà hoa vàng", "Chè shan tuyết"],
        ["ca-phe"] = ["Cà phê bột", "Cà phê hạt rang mộc", "Cà phê phin giấy"],
        ["nuoc-mam"] = ["Nước mắm cá cơm", "Nước mắm nhĩ", "Nước mắm cốt"],
        ["thuy-san"] = ["Cá khô một nắng", "Tôm khô", "Mực rim", "Chả cá"],
        ["mien-bun-mi"] = ["Miến dong", "Bún khô", "Mì gạo lứt"],
        ["banh-trang"] = ["Bánh tráng sữa dừa", "Bánh tráng phơi sương"],
        ["banh"] = ["Bánh pía", "Bánh khô mè", "Bánh đậu xanh", "Bánh cốm"],
        ["gao-com"] = ["Gạo nếp cái hoa vàng", "Gạo thơm hữu cơ", "Cốm non"],
        ["hat"] = ["Hạt điều rang muối", "Hạt mắc ca sấy", "Hạt sen sấy giòn"],
        ["mat-ong"] = ["Mật ong hoa cà phê", "Mật ong rừng", "Mật ong bạc hà"],
        ["trai-cay"] = ["Mít sấy", "Chuối sấy dẻo", "Mứt dừa non", "Xoài sấy"],
        ["ruou"] = ["Rượu nếp cẩm", "Rượu gạo men lá"],
        ["may-tre-dan"] = ["Bộ bàn ghế mây", "Giỏ tre đan", "Đèn lồng tre", "Khay mây"],
        ["go-my-nghe"] = ["Tượng gỗ hương", "Tranh gỗ khảm trai", "Bình hoa gỗ"],
        ["gom-su"] = ["Bình gốm men lam", "Bộ ấm trà gốm", "Chum sành"],
        ["son-mai"] = ["Tranh sơn mài", "Hộp sơn mài vỏ trứng"],
        ["vai-lua"] = ["Khăn lụa tơ tằm", "Thổ cẩm dệt tay", "Vải lanh nhuộm chàm"],
        ["dua"] = ["Kẹo dừa", "Dầu dừa ép lạnh", "Xơ dừa mỹ nghệ"],
        ["may-moc"] = ["Máy sấy nông sản", "Máy tách vỏ lạc", "Máy gieo hạt", "Lò sấy chè"],
        ["hoa-my-pham"] = ["Xà phòng thảo mộc", "Tinh dầu sả chanh", "Tinh dầu quế"],
    };

    private static readonly string[] Traits = ["truyền thống", "đặc biệt", "thượng hạng", "hữu cơ", "cao cấp", "loại một", "gia truyền", "nguyên chất", "hộp quà", "xuất khẩu"];
    private static readonly string[] Families = ["An", "Bình", "Cường", "Đức", "Hà", "Hải", "Hòa", "Hương", "Khánh", "Lan", "Lộc", "Minh", "Nam", "Ngọc", "Phúc", "Quang", "Sơn", "Tâm", "Thịnh", "Việt"];
    private static readonly string[] Forms = ["Công ty TNHH", "Hợp tác xã", "Cơ sở", "Hộ kinh doanh", "Công ty cổ phần", "Doanh nghiệp tư nhân"];
    private static readonly string[] Communes = ["Tân", "Phú", "Đông", "Tây", "Thượng", "Hạ", "Vĩnh", "Long"];

    private readonly Random random;
    private readonly string folder;
    private readonly int products;
    private readonly (string Slug, string Successor, string Name)[] provinces;
    private readonly Dictionary<string, string> groupOf;
    private readonly string[] regions;
    private readonly Dictionary<(string Place, int Year), int> rounds = [];

    private GeneratedContent(string folder, int products, int seed)
    {
        this.folder = folder;
        this.products = products;
        random = new(seed);
        var reference = Path.Combine(folder, "reference");
        provinces = [.. Rows(reference, "provinces.csv").Where(r => r[1] == "2004").Select(r => (r[0], r[7], r[3]))];
        groupOf = Rows(reference, "categories.csv").ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        regions = [.. Rows(reference, "regions.csv").Select(r => r[0])];
    }

    /// <summary>Certificates written.</summary>
    public int Certificates { get; private set; }

    public int Producers => Math.Max(1, products / 4);

    /// <summary>Writes reference/ and sample/ below <paramref name="folder"/>. <paramref name="content"/> is the committed content folder.</summary>
    public static GeneratedContent Write(string folder, string content, int products, int seed)
    {
        var reference = Directory.CreateDirectory(Path.Combine(folder, "reference")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(content, "reference"), "*.csv"))
            File.Copy(file, Path.Combine(reference, Path.GetFileName(file)), overwrite: true);
        Directory.CreateDirectory(Path.Combine(folder, "sample"));
        var generated = new GeneratedContent(folder, products, seed);
        generated.WriteRounds();
        generated.WriteProducers();
        generated.WriteProducts();
        return generated;
    }

    private void WriteRounds()
    {
        using var documents = new Table(Path.Combine(folder, "sample", "documents.csv"), "id,slug,number,type,title,titleEn,issuer,issuerEn,signer,issuedOn,effectiveOn,endedOn,abstract,abstractEn,url,media,sources,visibleFrom,visibleTo", "id,slug,number,type,title,issuer,issuedOn,visibleFrom");
        using var list = new Table(Path.Combine(folder, "sample", "rounds.csv"), "id,slug,name,nameEn,level,year,ordinal,region,province,decision,issuer,issuerEn,registered,registeredNote,recognised,ceremonyOn,ceremonyPlace,text,textEn,sources,visibleFrom,visibleTo", "id,slug,name,level,year,region,province,decision,issuer,visibleFrom");
        for (var year = FirstYear; year <= LastYear; year++)
        {
            if (year % 2 == 1)
                Round("", "national", "cấp quốc gia", year, "", "");
            else
                foreach (var region in regions)
                    Round(region, "region", $"cấp khu vực {region}", year, region, "");
            if (year < 2025)
                foreach (var (slug, _, name) in provinces)
                    Round(slug, "province", $"cấp tỉnh {name}", year, "", slug);
        }

        void Round(string place, string level, string name, int year, string region, string province)
        {
            var id = rounds.Count + 1;
            rounds[(place, year)] = id;
            documents.Add($"{id}", $"quyet-dinh-{id}", $"{id}/QĐ-UBND", "decision", $"Quyết định công nhận sản phẩm {name} năm {year}", "Sở Công Thương", Day(year, 8, 1 + (id % 28)), Open);
            list.Add($"{id}", $"ky-{id}", $"Kỳ bình chọn {name} năm {year}", level, $"{year}", region, province, $"{id}", "Sở Công Thương", Open);
        }
    }

    private void WriteProducers()
    {
        using var list = new Table(Path.Combine(folder, "sample", "producers.csv"), "id,slug,name,nameLang,nameEn,nameBasis,legalForm,placeAsPrinted,province,formerProvince,phone,email,website,exports,capacity,summary,summaryEn,text,textEn,sources,visibleFrom,visibleTo", "id,slug,name,nameLang,nameBasis,placeAsPrinted,province,formerProvince,visibleFrom");
        for (var id = 1; id <= Producers; id++)
        {
            var (slug, successor, place) = HomeOf(id);
            var name = $"{Pick(Forms)} {Pick(Families)} {Pick(Families)} {id}";
            list.Add($"{id}", VietnameseText.Slug(name), name, "vi", "registered", $"xã {Pick(Communes)} {Pick(Families)} tỉnh {place}", successor, slug, Open);
        }
    }

    private void WriteProducts()
    {
        using var list = new Table(Path.Combine(folder, "sample", "products.csv"), "id,slug,name,nameLang,nameEn,isSet,producer,group,groupInferred,category,province,formerProvince,placeAsPrinted,brand,summary,summaryEn,text,textEn,notice,recordNote,recordNoteEn,sources,visibleFrom,visibleTo", "id,slug,name,nameLang,isSet,producer,group,groupInferred,category,province,formerProvince,brand,summary,notice,visibleFrom");
        using var certificates = new Table(Path.Combine(folder, "sample", "certificates.csv"), "code,product,round,decision,certificateNumber,grantYear,grantedOn,validToOverride,validToReason,productAsPrinted,producerAsPrinted,addressAsPrinted,signer,signerTitle,prize,publicNote,publicNoteEn,scanMedia,verifiedBy,verifiedOn,sources,visibleFrom,visibleTo", "code,product,round,grantYear,grantedOn,visibleFrom");
        var categories = Goods.Keys.Where(groupOf.ContainsKey).ToArray();
        for (var id = 1; id <= products; id++)
        {
            var producer = 1 + ((id - 1) % Producers);
            var (slug, successor, place) = HomeOf(producer);
            var category = Pick(categories);
            var name = $"{Pick(Goods[category])} {Pick(Traits)} {Pick(Families)} {Pick(Families)}";
            list.Add($"{id}", VietnameseText.Slug(name), name, "vi", "false", $"{producer}", groupOf[category], "false", category, successor, slug, $"{Pick(Families)} {Pick(Families)}", $"{name} làm tại {place} theo cách {Pick(Traits)} của vùng.", "none", Open);
            var year = random.Next(FirstYear, 2025);
            Certify(slug, year);
            if (random.Next(100) < 70)
                Certify(Pick(regions), year + 1 + ((year + 1) % 2));
            if (random.Next(100) < 55)
                Certify("", year + 1 + (year % 2));

            void Certify(string where, int granted)
            {
                if (!rounds.TryGetValue((where, granted), out var round))
                    return;
                certificates.Add(CodeOf(++Certificates), $"{id}", $"{round}", $"{granted}", Day(granted, random.Next(1, 10), random.Next(1, 28)), Open);
            }
        }
    }

    private (string Slug, string Successor, string Name) HomeOf(int producer) => provinces[producer * 31 % provinces.Length];

    /// <summary>Spreads the numbers over all codes; no two give the same, as the factor shares no divisor with 30.</summary>
    private static string CodeOf(long number)
    {
        var rest = number * 1_000_000_007 % 590_490_000_000_000;
        return string.Create(10, rest, static (code, rest) =>
        {
            for (var i = code.Length - 1; i >= 0; i--, rest /= 30)
                code[i] = CodeLetters[(int)(rest % 30)];
        });
    }

    private static string Day(int year, int month, int day) => new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The columns that are read here stand before any that may hold a comma.</summary>
    private static IEnumerable<string[]> Rows(string reference, string file) => File.ReadLines(Path.Combine(reference, file)).Skip(1).Select(l => l.Split(','));

    private T Pick<T>(T[] of) => of[random.Next(of.Length)];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{products:N0} products, {Producers:N0} producers, {Certificates:N0} certificates, {rounds.Count:N0} rounds");

    /// <summary>A file with every column of the format, of which these rows fill some; no value holds a comma.</summary>
    private sealed class Table : IDisposable
    {
        private readonly StreamWriter writer;
        private readonly int[] places;
        private readonly string[] row;

        public Table(string path, string columns, string filled)
        {
            var names = columns.Split(',');
            row = [.. names.Select(_ => "")];
            places = [.. filled.Split(',').Select(f => Array.IndexOf(names, f))];
            writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            writer.WriteLine(columns);
        }

        public void Add(params ReadOnlySpan<string> values)
        {
            for (var i = 0; i < places.Length; i++)
                row[places[i]] = values[i];
            writer.WriteLine(string.Join(',', row));
        }

        public void Dispose() => writer.Dispose();
    }
}
