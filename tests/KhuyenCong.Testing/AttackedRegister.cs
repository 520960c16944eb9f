using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Testing;

/// <summary>A record that holds attacks, and its public addresses where it has them.</summary>
public sealed record AttackedRecord(EditedKind Kind, string Id, string? Address, string? AddressEn);

/// <summary>Puts an attack into every field of the form of every kind of record, by the steps that the form takes; what a rule refuses keeps its value.</summary>
/// <param name="services">Of a site, or of a host on its database.</param>
/// <param name="actor">Key of a user, who gets an attack for a name.</param>
public sealed class AttackedRegister(IServiceProvider services, string actor)
{
    private const int MostOpened = 20;
    private const int MostOfAKind = 3;

    private readonly Dictionary<string, List<string>> chosen = new(StringComparer.Ordinal);

    /// <summary>"product.name", "fair.booths.note": those that took an attack, whole or its beginning.</summary>
    public SortedSet<string> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of which a rule refused even the beginning.</summary>
    public SortedSet<string> Refused { get; } = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<AttackedRecord>> FillAsync(Attack attack)
    {
        await FillUntypedAsync(attack);
        var filled = new List<AttackedRecord>();
        foreach (var kind in EditedKind.All)
            foreach (var id in await ChosenAsync(kind))
                filled.Add(await FillAsync(kind, id, attack));
        return filled;
    }

    /// <summary>What has forms of its own: words of pictures, events of certificates and what is printed on them, names of people, a mark and a redirect, which the sample lacks.</summary>
    private async Task FillUntypedAsync(Attack attack)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        foreach (var picture in await db.Media.ToListAsync())
            (picture.Alt, picture.AltEn, picture.Caption, picture.CaptionEn, picture.Credit, picture.Rights) = (attack.Line, attack.Line, attack.Line, attack.Line, attack.Line, attack.Line);
        foreach (var certificate in await db.Certificates.Where(c => c.VisibleFrom != null).OrderBy(c => c.Code).Take(2).ToListAsync())
        {
            (certificate.CertificateNumber, certificate.ProductAsPrinted, certificate.ProducerAsPrinted, certificate.AddressAsPrinted) = (attack.Line, attack.Line, attack.Line, attack.Line);
            (certificate.Signer, certificate.SignerTitle, certificate.Prize) = (attack.Line, attack.Line, attack.Line);
            (certificate.ValidToOverride, certificate.ValidToReason) = (new(2099, 12, 31), attack.Line);
            (certificate.VerifiedBy, certificate.VerifiedOn) = (attack.Line, new(2026, 1, 1));
            db.Add(new CertificateEvent { CertificateCode = certificate.Code, Kind = CertificateEventKind.Corrected, EffectiveOn = new(2026, 1, 1), RecordedAt = FakeClock.SampleDay, Ground = attack.Text, PublicNote = attack.Text, PublicNoteEn = attack.Text });
        }

        (await db.Users.SingleAsync(u => u.Id == actor)).Name = attack.Line;
        (await db.AuditActors.SingleAsync(a => a.Key == actor)).Name = attack.Line;
        if (!await db.Redirects.AnyAsync(r => r.FromPath.Contains(Attacks.Mark)))
            db.Redirects.Add(new() { FromPath = "/<script zzpwn>zzpwn=1<\"' zzpwn onload=zzpwn=1 x=", ToPath = "/tin-tuc" });
        if (!await db.Marks.AnyAsync())
            db.Marks.Add(new() { SchemeSlug = (await db.MarkSchemes.MinAsync(s => s.Slug))!, ProductId = await db.Products.Where(p => p.VisibleFrom != null).MinAsync(p => p.Id), VisibleFrom = FakeClock.SampleDay.AddDays(-1) });
        await db.SaveChangesAsync();
    }

    private async Task<AttackedRecord> FillAsync(EditedKind kind, string id, Attack attack)
    {
        var form = await FormAsync(kind, id);
        for (var tries = 0; ; tries++)
        {
            var outcome = await SaveAsync(kind, id, form.With(attack));
            if (outcome.Result is EditResult.Done && outcome.Faults.Count == 0)
                break;
            if (tries > 8 || outcome.Result is not (EditResult.Done or EditResult.Faulty) || !outcome.Faults.Select(f => form.YieldTo(f.Field)).ToList().Contains(true))
                throw new InvalidOperationException($"{kind.Kind} {id}: {outcome.Result} {outcome.Refusal} {string.Join("; ", outcome.Faults)}");
        }

        foreach (var (path, isTaken) in form.Told)
            (isTaken ? Taken : Refused).Add($"{kind.Kind}.{path}");
        if (kind.IsPublished)
            await PublishAsync(kind, id, attack);
        var opened = await OpenAsync(kind, id);
        return new(kind, id, opened.Address, opened.AddressEn);
    }

    /// <summary>With a remark, a note to the reviewer and all that has a place for words on the way.</summary>
    private async Task PublishAsync(EditedKind kind, string id, Attack attack)
    {
        await DoAsync<RecordEditor>(e => e.CommentAsync(kind, id, attack.Text[..Math.Min(attack.Text.Length, 2000)], giveBack: false, actor, default));
        await DoAsync<RecordEditor>(async e => await e.SubmitAsync(kind, id, (await OpenAsync(kind, id)).Base, attack.Line, actor, default));
        await DoAsync<RecordPublisher>(async p => await p.PublishAsync(kind, id, (await OpenAsync(kind, id)).Base, Publication.Now, actor, default));
    }

    private async Task<EditOutcome> SaveAsync(EditedKind kind, string id, RecordText text)
    {
        var at = (await OpenAsync(kind, id)).Base;
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecordEditor>().SaveAsync(kind, id, text, at, actor, default);
    }

    private async Task DoAsync<T>(Func<T, Task<EditOutcome>> step)
        where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var outcome = await step(scope.ServiceProvider.GetRequiredService<T>());
        if (outcome.Result is not EditResult.Done)
            throw new InvalidOperationException($"{typeof(T).Name} of {outcome.RecordId}: {outcome.Result} {outcome.Refusal} {string.Join("; ", outcome.Faults)}");
    }

    private async Task<OpenedRecord> OpenAsync(EditedKind kind, string id)
    {
        await using var scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<EditReading>().OpenAsync(kind, id, default))!;
    }

    /// <summary>The public records of a kind whose lists together hold the most: each list of a form shall have a row.</summary>
    private async Task<List<string>> ChosenAsync(EditedKind kind)
    {
        if (chosen.TryGetValue(kind.Kind, out var known))
            return known;
        await using var scope = services.CreateAsyncScope();
        var listed = await scope.ServiceProvider.GetRequiredService<RecordListing>().ReadAsync(kind, new() { State = kind.IsPublished ? RecordState.Published : null, Sort = RecordFilter.ByName }, default);
        var open = new List<(string Id, HashSet<string> Parts)>();
        foreach (var record in listed.Items.Take(MostOpened))
            open.Add((record.Id, [.. (await OpenAsync(kind, record.Id)).Text.PartNames]));
        var (picked, parts) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (id, own) in open.OrderByDescending(o => o.Parts.Count))
        {
            if (picked.Count > 0 && (picked.Count == MostOfAKind || own.IsSubsetOf(parts)))
                continue;
            picked.Add(id);
            parts.UnionWith(own);
        }

        return chosen[kind.Kind] = picked.Count > 0 ? picked : throw new InvalidOperationException($"The register holds no public {kind.Kind}.");
    }

    private async Task<AttackedForm> FormAsync(EditedKind kind, string id)
    {
        var text = (await OpenAsync(kind, id)).Applied;
        await using var scope = services.CreateAsyncScope();
        var parts = (await scope.ServiceProvider.GetRequiredService<RecordForm>().ReadAsync(kind, text, default)).SelectMany(s => s.Lines).Select(l => l.Part).OfType<FormPart>();
        var added = parts.Where(p => p.Rows.Count == 0 && p.Name != PictureList.Name).Select(p => p.Name).ToList();
        foreach (var part in added)
            text.SetRows(part, [new RowText([])]);
        await using var again = services.CreateAsyncScope();
        var lines = (await again.ServiceProvider.GetRequiredService<RecordForm>().ReadAsync(kind, text, default)).SelectMany(s => s.Lines).ToList();
        var fields = lines.SelectMany(l => (IEnumerable<FormField?>)[l.Field, l.English, .. l.Part?.Rows.SelectMany(r => r) ?? []]).OfType<FormField>();
        return new(text, added, fields.Where(f => f.Control is Control.Line or Control.Long or Control.Markdown or Control.Lines));
    }
}
