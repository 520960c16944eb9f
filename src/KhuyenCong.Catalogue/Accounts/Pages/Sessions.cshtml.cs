using System.Globalization;
using System.Security.Claims;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>Where one is signed in: to end one session, or all the others.</summary>
[Needs(Permission.OwnAccount)]
public sealed class SessionsModel(CatalogueDb db, AccountEditor editor) : PageModel
{
    public IReadOnlyList<Session> All { get; private set; } = [];

    public long Here => long.Parse(User.FindFirstValue(Sessions.IdClaim)!, CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = Actor.Of(User).Key;
        var now = RequestFace.Of(HttpContext).Moment.Now;
        All = await db.Sessions.AsNoTracking().Where(s => s.UserId == me && s.EndsAt > now).OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostEndAsync(long id, CancellationToken cancellationToken)
    {
        var me = await editor.MeAsync(User);
        if (await db.Sessions.FirstOrDefaultAsync(s => s.Id == id && s.UserId == me.Id, cancellationToken) is not { } session || !await editor.EndSessionAsync(me, session))
            return NotFound();
        TempData["Notice"] = "Đã đăng xuất thiết bị ấy.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken cancellationToken)
    {
        await editor.EndSessionsAsync(await editor.MeAsync(User), Actor.Of(User), Here, cancellationToken);
        TempData["Notice"] = "Đã đăng xuất mọi thiết bị khác.";
        return RedirectToPage();
    }
}
