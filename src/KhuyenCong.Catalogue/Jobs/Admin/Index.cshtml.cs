using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Mails;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Jobs.Admin;

/// <summary>Every job with its last and next run, and the mails that wait.</summary>
[Needs(Permission.RunJobs)]
public sealed class IndexModel(CatalogueDb db, JobsEditor editor, IPost post, IOptions<CatalogueSettings> settings) : PageModel
{
    private const int MostFailures = 50;

    public IReadOnlyList<(Job Job, JobState? State, bool Running)> Jobs { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    public string Where => post.Where;

    public bool IsSmtp => settings.Value.Mail.IsSmtp;

    public int Waiting { get; private set; }

    public int Failing { get; private set; }

    public int Sent { get; private set; }

    public IReadOnlyList<OutboxMail> Failures { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Now = RequestFace.Of(HttpContext).Moment.Now;
        var states = await db.JobStates.AsNoTracking().ToDictionaryAsync(s => s.Job, cancellationToken);
        var running = await db.Leases.Where(l => l.ExpiresAt > Now).Select(l => l.Job).ToListAsync(cancellationToken);
        Jobs = [.. SiteJobs.All.Select(j => (j, states.GetValueOrDefault(j.Name), running.Contains(j.Name)))];
        Waiting = await db.Outbox.CountAsync(m => m.DueAt != null && m.Attempts == 0, cancellationToken);
        Failing = await db.Outbox.CountAsync(m => m.DueAt != null && m.Attempts > 0, cancellationToken);
        Sent = await db.Outbox.CountAsync(m => m.SentAt != null, cancellationToken);
        Failures = await db.Outbox.AsNoTracking().Where(m => m.DueAt != null && m.Attempts > 0).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(MostFailures).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRunAsync(string? job, CancellationToken cancellationToken)
    {
        if (!await editor.RunNowAsync(job ?? "", Actor.Of(User), cancellationToken))
            return NotFound();
        TempData["Notice"] = "Việc sẽ chạy trong vài giây tới. Tải lại trang để xem kết quả.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken)
    {
        TempData["Notice"] = $"{await editor.RetryMailsAsync(Actor.Of(User), cancellationToken)} thư sẽ được gửi lại trong vài giây tới.";
        return RedirectToPage();
    }
}
