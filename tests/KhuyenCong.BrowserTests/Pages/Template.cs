namespace KhuyenCong.BrowserTests.Pages;

/// <summary>An address for each template of the theme, with the record that shows the most of it.</summary>
public static class Template
{
    public static TheoryData<string, string> Vietnamese => new()
    {
        { "home", "/" },
        { "products, narrowed", "/san-pham?nhom=cbtp&cap=khu-vuc&tinh=thai-nguyen" },
        { "products, all", "/san-pham" },
        { "products in rows on a day", "/san-pham?kieu=danh-sach&ngay=2026-11-22&trang=2" },
        { "products, a former province", "/san-pham?tinh=quang-nam" },
        { "products, none", "/san-pham?q=keo+dua" },
        { "product, six certificates", "/san-pham/tieu-bau-may-25" },
        { "product, a set", "/san-pham/bo-muc-bo-toi-ca-du-chay-toi-ca-lac-chien-mam-ca-mai-sot-chanh-53" },
        { "product without a certificate", "/san-pham/gia-treo-khan-88" },
        { "producers", "/co-so" },
        { "producer", "/co-so/van-phat-dat-52" },
        { "look-up", "/chung-nhan?q=chè&ngay=2026-11-22" },
        { "look-up, none", "/chung-nhan?q=không+có+tên+này" },
        { "certificate, valid", "/chung-nhan/FDS7GVASPC?ngay=2026-11-22" },
        { "certificate, expired", "/chung-nhan/W6CPRYE7B3" },
        { "certificate, end unknown", "/chung-nhan/GSAF9HFWKG" },
        { "rounds", "/ky-binh-chon" },
        { "round", "/ky-binh-chon/ky-binh-chon-cap-tinh-nam-2023-tinh-phu-yen-23" },
        { "search", "/tim-kiem?q=chè+thái+nguyên" },
        { "search, none", "/tim-kiem?q=zzzzz" },
        { "static page", "/gioi-thieu" },
        { "not found", "/khong-co-trang-nay" },
        { "bad question", "/san-pham?trang=x" },
        { "components", "/quan-tri/thanh-phan" },
    };

    public static TheoryData<string, string> English => new()
    {
        { "home, English", "/en" },
        { "products, English", "/en/products?nhom=cbtp&cap=khu-vuc" },
        { "product, English", "/en/products/tieu-bau-may-25" },
        { "producer, English", "/en/producers/van-phat-dat-52" },
        { "certificate, English", "/en/certificates/FDS7GVASPC?ngay=2026-11-22" },
        { "rounds, English", "/en/rounds" },
        { "search, English", "/en/search?q=tea" },
        { "not found, English", "/en/no-such-page" },
    };

    public static TheoryData<string, string> Both => Joined(Vietnamese, English);

    /// <summary>The templates whose layout changes most on a phone.</summary>
    public static TheoryData<string, string> OnPhones => Picked("home", "products, narrowed", "product, six certificates", "producer", "look-up", "certificate, valid", "round");

    private static TheoryData<string, string> Joined(params TheoryData<string, string>[] parts)
    {
        var all = new TheoryData<string, string>();
        foreach (var row in parts.SelectMany(p => p))
            all.Add((string)row[0], (string)row[1]);
        return all;
    }

    private static TheoryData<string, string> Picked(params string[] names)
    {
        var some = new TheoryData<string, string>();
        foreach (var row in Vietnamese.Where(r => names.Contains((string)r[0])))
            some.Add((string)row[0], (string)row[1]);
        return some;
    }
}
