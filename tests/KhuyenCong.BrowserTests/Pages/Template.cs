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
        { "look-up of many", "/chung-nhan/tra-cuu" },
        { "certificate, valid", "/chung-nhan/FDS7GVASPC?ngay=2026-11-22" },
        { "certificate, expired", "/chung-nhan/W6CPRYE7B3" },
        { "certificate, end unknown", "/chung-nhan/GSAF9HFWKG" },
        { "rounds", "/ky-binh-chon" },
        { "round", "/ky-binh-chon/ky-binh-chon-cap-tinh-nam-2023-tinh-phu-yen-23" },
        { "showrooms", "/phong-trung-bay" },
        { "showrooms, none", "/phong-trung-bay?q=zzzzz&tinh=nghe-an" },
        { "showroom", "/phong-trung-bay/phong-trung-bay-san-pham-tinh-nghe-an-1" },
        { "fairs", "/hoi-cho?thoi-gian=da" },
        { "fair", "/hoi-cho/hoi-cho-trien-lam-hang-cong-nghiep-nong-thon-tieu-bieu-khu-vuc-phia-bac-nam-2024-1" },
        { "programmes", "/chuong-trinh" },
        { "programme", "/chuong-trinh/chuong-trinh-khuyen-cong-quoc-gia-giai-doan-2021-2025-1" },
        { "projects", "/chuong-trinh/de-an?tinh=hoa-binh" },
        { "project", "/chuong-trinh/de-an/ho-tro-ung-dung-may-moc-thiet-bi-tien-tien-trong-san-xuat-duoc-lieu-5" },
        { "statistics", "/thong-ke" },
        { "products, read and explained", "/san-pham?q=chè+thái+nguyên+còn+hiệu+lực&vi-sao=1" },
        { "products, a place to choose", "/san-pham?q=mây+QN" },
        { "producers, suppliers who export", "/co-so?q=nhà+cung+cấp+mây+tre+xuất+khẩu" },
        { "search", "/tim-kiem?q=chè+thái+nguyên" },
        { "search, a slip", "/tim-kiem?q=nước+mặm" },
        { "search, none", "/tim-kiem?q=zzzzz" },
        { "news", "/tin-tuc" },
        { "news of a topic and month", "/tin-tuc/chuyen-muc/chung-nhan?thang=2026-11" },
        { "news, none", "/tin-tuc?thang=2020-01" },
        { "article, corrected", "/tin-tuc/khuyen-cong-hoa-binh-2023-tien-di-vao-may-moc-4" },
        { "article with products", "/tin-tuc/34-tinh-thanh-pho-va-nhung-cai-ten-cu-danh-muc-giu-dia-danh-the-nao-8" },
        { "documents", "/van-ban" },
        { "documents in force", "/van-ban?q=thông+tư&ngay=2020-01-01" },
        { "documents, none", "/van-ban?q=zzzzz" },
        { "document, a decision", "/van-ban/quyet-dinh-3116-qd-bct-13" },
        { "document, amended", "/van-ban/thong-tu-26-2014-tt-bct-5" },
        { "static page", "/gioi-thieu" },
        { "contact", "/lien-he" },
        { "taking part", "/tham-gia" },
        { "static page with a table", "/hieu-luc" },
        { "site map", "/so-do-trang" },
        { "not found", "/khong-co-trang-nay" },
        { "comparison", "/so-sanh?sp=8&sp=25&sp=47&sp=52" },
        { "comparison, nothing chosen", "/so-sanh" },
        { "comparison of producers", "/so-sanh/co-so?cs=1&cs=2&cs=3&cs=4" },
        { "look-up, no day", "/chung-nhan?q=chè&ngay=31%2F02%2F2026" },
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
        { "fair, English", "/en/fairs/hoi-cho-trien-lam-hang-cnnt-tieu-bieu-khu-vuc-mien-trung-tay-nguyen-2022-2" },
        { "programme, English", "/en/programmes/chuong-trinh-khuyen-cong-quoc-gia-giai-doan-2021-2025-1" },
        { "statistics, English", "/en/statistics" },
        { "comparison, English", "/en/compare?sp=25&sp=21&khac=1" },
        { "search, English", "/en/search?q=tea" },
        { "search, read, English", "/en/search?q=chè+bình+thuận&vi-sao=1" },
        { "news, English", "/en/news" },
        { "article, English", "/en/news/khuyen-cong-hoa-binh-2023-tien-di-vao-may-moc-4" },
        { "documents, English", "/en/documents" },
        { "document, English", "/en/documents/thong-tu-26-2014-tt-bct-5" },
        { "contact, English", "/en/contact" },
        { "site map, English", "/en/site-map" },
        { "not found, English", "/en/no-such-page" },
    };

    public static TheoryData<string, string> Both => Joined(Vietnamese, English);

    /// <summary>The templates whose layout changes most on a phone.</summary>
    public static IReadOnlyList<string> ChangeOnPhones { get; } = ["home", "products, narrowed", "product, six certificates", "producer", "look-up", "certificate, valid", "round", "news", "article, corrected", "documents", "fair", "programme", "statistics"];

    private static TheoryData<string, string> Joined(params TheoryData<string, string>[] parts)
    {
        var all = new TheoryData<string, string>();
        foreach (var row in parts.SelectMany(p => p))
            all.Add((string)row[0], (string)row[1]);
        return all;
    }
}
