using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>Judges the rows of a folder against the rules, each other and the database, before anything is written.</summary>
internal sealed class ContentCheck(CatalogueDb db, ContentFormat format, ContentReader content, SiteRoutes routes)
{
    private const int FewKeys = 12;

    private readonly Dictionary<ContentTable, Dictionary<string, ContentRow>> byKey = [];
    private readonly List<ImportFault> faults = [];

    /// <summary>Every fault, in the order of tables and rows.</summary>
    public async Task<IReadOnlyList<ImportFault>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var table in content.Present)
            byKey[table] = CheckKeys(content.Rows(table));
        var rules = new RecordRules(await SchemesAsync(cancellationToken));
        foreach (var row in content.AllRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            void Tell(string property, RuleFault fault)
            {
                var column = row.Table.Column(property);
                if (row.Broken?.Contains(column) != true)
                    faults.Add(row.Fault(column.Name, fault.En));
            }

            RecordRules.JudgeValues(row.Table, row.Entity, Tell);
            if (row.Broken is null)
                rules.JudgeWhole(row.Entity, Tell);
        }

        await CheckReferencesAsync(cancellationToken);
        await CheckRedirectsAsync(cancellationToken);
        foreach (var table in content.Present.Where(t => t.Uniques.Count > 0))
            foreach (var unique in table.Uniques)
                await CheckUniqueAsync(table, unique, cancellationToken);
        return faults;
    }

    private Dictionary<string, ContentRow> CheckKeys(IReadOnlyList<ContentRow> rows)
    {
        var known = new Dictionary<string, ContentRow>(rows.Count, StringComparer.Ordinal);
        foreach (var row in rows)
            if (!known.TryAdd(row.Key, row) && row.HasWholeKey)
                faults.Add(row.Fault(row.Table.Key[^1].Name, $"{ContentTable.Shown(row.Key)} stands already in {Place(known[row.Key], row)}: remove one or give it another key"));
        return known;
    }

    private async Task<Dictionary<string, int>> SchemesAsync(CancellationToken cancellationToken)
    {
        var schemes = await db.Provinces.AsNoTracking().ToDictionaryAsync(p => p.Slug, p => p.Scheme, cancellationToken);
        foreach (var row in content.Rows(format[typeof(Province)]))
            if (row.Entity is Province province)
                schemes[province.Slug] = province.Scheme;
        return schemes;
    }

    private async Task CheckReferencesAsync(CancellationToken cancellationToken)
    {
        var open = new List<(ContentRow Row, RowReference Reference)>();
        foreach (var row in content.AllRows)
            foreach (var reference in RowReference.Of(format, row.Table, row.Entity))
                if (row.Broken?.Contains(reference.Shown) != true && !(byKey.TryGetValue(reference.To, out var keys) && keys.ContainsKey(reference.Key)))
                    open.Add((row, reference));

        foreach (var group in open.GroupBy(o => o.Reference.To))
        {
            // Parts are named from within their record only, and a record in the folder brings all its parts along.
            var stored = group.Key.Owner is null ? await StoredKeysAsync(group.Key, cancellationToken) : [];
            foreach (var (row, reference) in group.Where(o => !stored.Contains(o.Reference.Key)))
                faults.Add(row.Fault(reference.Shown.Name, Unresolved(reference, stored)));
        }
    }

    /// <summary>As the form of a redirect does: it is followed only where no page stands, and one after another they come to an end.</summary>
    private async Task CheckRedirectsAsync(CancellationToken cancellationToken)
    {
        var rows = content.Rows(format[typeof(Redirect)]).Where(r => r.Broken is null).Select(r => (Row: r, Redirect: (Redirect)r.Entity)).ToList();
        if (rows.Count == 0)
            return;
        var leads = await db.Redirects.AsNoTracking().ToDictionaryAsync(r => r.FromPath, r => r.ToPath, StringComparer.Ordinal, cancellationToken);
        foreach (var (_, redirect) in rows)
            leads[redirect.FromPath] = redirect.ToPath;
        var pages = await db.Pages.AsNoTracking().ToDictionaryAsync(p => p.Id, cancellationToken);
        foreach (var page in content.Rows(format[typeof(Page)]).Select(r => r.Entity).OfType<Page>())
            pages[page.Id] = page;
        var paths = pages.Values.SelectMany(p => (string[])["/" + p.Slug, "/en/" + p.SlugEn]).ToHashSet(StringComparer.Ordinal);
        foreach (var (row, redirect) in rows)
        {
            if (routes.Answers(redirect.FromPath) || paths.Contains(redirect.FromPath))
                faults.Add(row.Fault("fromPath", $"\"{ContentColumn.Shown(redirect.FromPath)}\" is answered by a page: the redirect would never be followed, remove it"));
            var passed = new HashSet<string>(StringComparer.Ordinal) { redirect.FromPath };
            for (var next = PathOf(redirect.ToPath); passed.Add(next) && leads.TryGetValue(next, out var further);)
            {
                next = PathOf(further);
                if (next == redirect.FromPath)
                    faults.Add(row.Fault("toPath", $"leads back to itself: {string.Join(" → ", passed)} → {next}; name the page that it is to end at"));
            }
        }

        static string PathOf(string address) => address.Split('?', '#')[0];
    }

    private async Task<HashSet<string>> StoredKeysAsync(ContentTable table, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var values in EntityRows.Of(table.Type).ValuesAsync(db, table.Key.Select(c => c.PropertyName)).WithCancellation(cancellationToken))
            keys.Add(string.Join('\u001f', values.Select(ContentColumn.Format)));
        return keys;
    }

    private string Unresolved(RowReference reference, HashSet<string> stored)
    {
        List<string> known = [.. stored];
        if (byKey.TryGetValue(reference.To, out var here))
            known.AddRange(here.Keys.Where(k => !stored.Contains(k)));
        var wrong = $"\"{ContentTable.Shown(reference.ShownKey)}\" is no {reference.To.Name}";
        if (reference.To.Owner is not null)
            return $"{wrong} of this {reference.To.Owner.Name}: add it to {reference.To.Path} or correct it";
        if (known.Count is > 0 and <= FewKeys)
            return $"{wrong}; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}";
        var close = known.Select(k => (Key: k, Distance: Distance(k, reference.Key))).OrderBy(c => c.Distance).FirstOrDefault();
        var hint = close.Key is not null && close.Distance <= Math.Max(1, reference.Key.Length / 4) && !int.TryParse(close.Key, out _) ? $" (is {ContentTable.Shown(close.Key)} meant?)" : "";
        return $"{wrong}{hint}: add it to {reference.To.Path} or correct it";
    }

    /// <summary>Letters to be changed, added or dropped between two keys.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 4)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    private async Task CheckUniqueAsync(ContentTable table, IReadOnlyList<ContentColumn> unique, CancellationToken cancellationToken)
    {
        var names = string.Join(" and ", unique.Select(c => c.Name));
        var claims = new Dictionary<string, ContentRow>(StringComparer.Ordinal);
        foreach (var row in content.Rows(table))
        {
            if (unique.Any(c => c.Get(row.Entity) is null || row.Broken?.Contains(c) == true))
                continue;
            var claim = ContentTable.KeyOf(unique, row.Entity);
            if (!claims.TryAdd(claim, row) && claims[claim].Key != row.Key)
                faults.Add(row.Fault(unique[^1].Name, $"{names} {ContentTable.Shown(claim)} belongs already to {Place(claims[claim], row)}: it can stand once only"));
        }

        // A part's rivals are parts of the same record, which the folder brings along.
        if (table.Owner is not null)
            return;
        var columns = unique.Concat(table.Key).Select(c => c.PropertyName);
        await foreach (var values in EntityRows.Of(table.Type).ValuesAsync(db, columns).WithCancellation(cancellationToken))
        {
            if (values.Take(unique.Count).Contains(null))
                continue;
            var claim = string.Join('\u001f', values.Take(unique.Count).Select(ContentColumn.Format));
            var holder = string.Join('\u001f', values.Skip(unique.Count).Select(ContentColumn.Format));
            if (claims.TryGetValue(claim, out var row) && row.Key != holder)
                faults.Add(row.Fault(unique[^1].Name, $"{names} {ContentTable.Shown(claim)} belongs in the register to {table.Name} {ContentTable.Shown(holder)}: it can stand once only; if it moves, import first without this row"));
        }
    }

    private static string Place(ContentRow there, ContentRow here) => there.File == here.File ? $"line {there.Line}" : $"{there.File}:{there.Line}";
}
