using KhuyenCong.BrowserTests.Browsing;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>The pages behind the door, each as sound as a public one; and signing in as people do, by keyboard and by passkey.</summary>
[Collection(nameof(Stories))]
public sealed class BackOfficeTests(BrowsedSite browsed)
{
    private static readonly string[] Open = ["/tai-khoan/dang-nhap", "/tai-khoan/quen-mat-khau", "/tai-khoan/loi-moi?ma=x", "/tai-khoan/quan-tri-dau-tien"];

    /// <summary>Of administrators; a slice adds its templates here.</summary>
    public static TheoryData<string> Pages =>
    [
        "/quan-tri", "/quan-tri/tac-vu", "/quan-tri/tim-kiem", "/quan-tri/nguoi-dung", "/quan-tri/nguoi-dung?q=khong-co-ai", "/quan-tri/nguoi-dung/moi", "/quan-tri/nhat-ky", "/quan-tri/nhat-ky?tu=x",
        "/quan-tri/tin-tuc", "/quan-tri/san-pham?q=khong+co+ten+nay", "/quan-tri/san-pham/53", "/quan-tri/tin-tuc/1", "/quan-tri/hoi-cho/moi", "/quan-tri/van-ban/1/lich-su", "/quan-tri/tin-tuc/1/xem-truoc",
        "/quan-tri/nhom-san-pham", "/quan-tri/loai-hang/may-tre-dan", "/quan-tri/chuyen-huong/moi", "/quan-tri/menu/main", "/quan-tri/trang-chu/home", "/quan-tri/tu-dong-nghia/search", "/quan-tri/cai-dat/site", "/quan-tri/hinh-anh/1",
        "/quan-tri/chung-nhan/2B9XNTPZ5P/ho-so", "/quan-tri/ky-binh-chon/14/ket-qua", "/quan-tri/ky-binh-chon/14/giay-chung-nhan",
        "/tai-khoan", "/tai-khoan/mat-khau", "/tai-khoan/hai-buoc", "/tai-khoan/khoa", "/tai-khoan/phien", "/tai-khoan/nhat-ky", "/tai-khoan/dang-xuat",
    ];

    public static IReadOnlyList<string> All => [.. Pages, .. Open];

    public static TheoryData<string> OpenPages => [.. Open];

    public static bool IsOpen(string path) => Open.Contains(path);

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_behind_the_door_is_sound(string path)
    {
        await using var window = await browsed.VisitAsAdministratorAsync();
        var faults = await Soundness.FaultsAsync(window, browsed.Site.Address, path, alsoOnAPhone: path == "/quan-tri/tac-vu");
        Assert.True(faults.Count == 0, $"{path}:\n{string.Join('\n', faults)}");
    }

    [Theory, MemberData(nameof(OpenPages))]
    public async Task A_page_before_the_door_is_sound(string path)
    {
        await using var window = await browsed.VisitAsync();
        var faults = await Soundness.FaultsAsync(window, browsed.Site.Address, path, alsoOnAPhone: false);
        Assert.True(faults.Count == 0, $"{path}:\n{string.Join('\n', faults)}");
    }

    /// <summary>The keyboard alone: after a fault the summary has the focus, and its line leads to the field.</summary>
    [Fact]
    public async Task A_form_with_a_fault_gives_the_summary_the_focus()
    {
        await using var window = await browsed.OpenSignedInAsync(Reader.Desk, Role.Administrator);
        await window.GoAsync("/quan-tri/nguoi-dung/moi");
        await window.Page.FocusAsync("#Name");
        await window.Page.Keyboard.TypeAsync("Lê Thị An");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("[data-testid=faults]")).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("#Email")).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync($"{Guid.NewGuid():N}@example.vn");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Space");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("[data-testid=notice]")).ToContainTextAsync("Đã mời Lê Thị An");
        var faults = await Axe.FaultsAsync(window.Page);
        Assert.Empty(faults);
    }

    /// <summary>A passkey is made and opens the account without a password; the browser's own virtual authenticator holds it.</summary>
    [Fact]
    public async Task A_passkey_signs_in()
    {
        await using var window = await browsed.OpenSignedInAsync(Reader.Desk, Role.Editor);
        var devTools = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await window.GoAsync("/tai-khoan/khoa");
        await window.Page.FillAsync("#Name", "máy ở cơ quan");
        await window.Page.ClickAsync("[data-passkey=create] button");
        await Assertions.Expect(window.Page.Locator("[data-testid=passkeys] tbody th")).ToHaveTextAsync("máy ở cơ quan");
        await window.Page.ClickAsync(".bar__out");
        await Assertions.Expect(window.Page.Locator("[data-testid=notice]")).ToContainTextAsync("Đã đăng xuất");
        await window.Page.ClickAsync("[data-passkey=get] button");
        await Assertions.Expect(window.Page.Locator("[data-testid=me]")).ToHaveTextAsync("Biên tập viên");
    }
}
