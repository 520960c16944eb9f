using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Accounts.Admin;

/// <summary>One account: roles, lock, sessions, erasing.</summary>
[Needs(Permission.ManageUsers)]
public sealed class EditModel(CatalogueDb db, AccountEditor editor) : PageModel
{
    private const int EventsShown = 30;

    public User Person { get; private set; } = null!;

    public int Sessions { get; private set; }

    public IReadOnlyList<SecurityEvent> Events { get; private set; } = [];

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    public bool Confirmed { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        Roles = [.. Person.Roles];
        await ReadRestAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostRolesAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(id, "Đã lưu vai trò.", nameof(Roles), user => editor.SetRolesAsync(user, InviteModel.ReadRoles(Roles), Actor.Of(User), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostAgainAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(id, "Đã gửi lại lời mời; liên kết cũ không dùng được nữa.", "", user => editor.InviteAgainAsync(user, Actor.Of(User), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostSignOutAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(id, "Đã đăng xuất mọi thiết bị.", "", user => editor.EndSessionsAsync(user, Actor.Of(User), null, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostTwoFactorAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(id, "Đã tắt xác thực hai bước.", "", user => editor.TurnTwoFactorOffAsync(user, Actor.Of(User)), cancellationToken);

    public Task<IActionResult> OnPostLockAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(id, "Đã khóa tài khoản và đăng xuất mọi thiết bị.", "", user => editor.LockAsync(user, Actor.Of(User), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostUnlockAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(id, "Đã mở khóa.", "", user => editor.UnlockAsync(user, Actor.Of(User)), cancellationToken);

    public Task<IActionResult> OnPostEraseAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(
            id, "Đã xóa thông tin cá nhân.", nameof(Confirmed),
            user => Confirmed ? editor.EraseAsync(user, Actor.Of(User), cancellationToken) : Task.FromResult(IdentityResult.Failed(new IdentityError { Description = "Hãy đánh dấu để xác nhận." })),
            cancellationToken, Links.Users);

    private async Task<IActionResult> DoAsync(string id, string done, string field, Func<User, Task<IdentityResult>> act, CancellationToken cancellationToken, string? next = null)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        var result = await act(Person);
        if (result.Succeeded)
        {
            TempData["Notice"] = done;
            // Who gave the right away cannot come back here.
            return LocalRedirect(next ?? (id == Actor.Of(User).Key ? Links.Account : Links.User(id)));
        }

        foreach (var error in result.Errors)
            ModelState.AddModelError(field, error.Description);
        await FindAsync(id, cancellationToken);
        await ReadRestAsync(cancellationToken);
        return Page();
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await db.Users.FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } user)
            return false;
        Person = user;
        return true;
    }

    private async Task ReadRestAsync(CancellationToken cancellationToken)
    {
        var now = RequestFace.Of(HttpContext).Moment.Now;
        Sessions = await db.Sessions.CountAsync(s => s.UserId == Person.Id && s.EndsAt > now, cancellationToken);
        Events = await db.SecurityEvents.AsNoTracking().Where(e => e.UserId == Person.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(EventsShown).ToListAsync(cancellationToken);
    }
}
