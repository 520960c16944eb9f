using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>What is wrong with one value of a record.</summary>
/// <param name="Field">"name", or "members.2.name" for the third row of a list.</param>
/// <param name="Message">What is wrong and how to mend it, in Vietnamese, to be read after the field's label.</param>
public sealed record FieldFault(string Field, string Message);

/// <summary>Makes rows of the register out of a record's text, and judges them by the rules of the import: types, words, references, uniqueness, rules of the record.</summary>
internal sealed class RecordReading(CatalogueDb db, RecordShape shape)
{
    /// <summary>"/quan-tri/chuyen-muc/moi" is the form of a new one.</summary>
    private const string Reserved = "moi";

    private const int MostSteps = 20;

    private readonly List<FieldFault> faults = [];
    private readonly List<ReadRow> rows = [];

    /// <param name="text">As typed or as kept.</param>
    /// <param name="stored">What the register holds of the record: values that are not edited come from there.</param>
    public async Task<(RecordGraph Graph, IReadOnlyList<FieldFault> Faults)> ReadAsync(RecordText text, RecordGraph? stored, CancellationToken cancellationToken)
    {
        var graph = Read(text, stored);
        var rules = new RecordRules(await db.Provinces.AsNoTracking().ToDictionaryAsync(p => p.Slug, p => p.Scheme, cancellationToken));
        foreach (var row in rows)
        {
            void Tell(string property, RuleFault fault)
            {
                if (row.Columns.FirstOrDefault(c => c.PropertyName == property) is { } column && !row.Broken.Contains(column))
                    faults.Add(new(row.Prefix + column.Name, fault.Vi));
            }

            RecordRules.JudgeValues(row.Table, row.Entity, Tell);
            if (row.Broken.Count == 0)
                rules.JudgeWhole(row.Entity, Tell);
        }

        if (stored is null)
            await CheckKeyAsync(graph, cancellationToken);
        if (graph.Record is Redirect redirect && faults.Count == 0)
            await CheckRedirectAsync(redirect, cancellationToken);
        CheckTwice(graph);
        if (shape.Kind.MayHavePictures)
            await ReadPicturesAsync(text, graph, cancellationToken);
        await CheckReferencesAsync(graph, cancellationToken);
        await CheckUniqueAsync(cancellationToken);
        return (graph, [.. faults.Distinct()]);
    }

    private RecordGraph Read(RecordText text, RecordGraph? stored)
    {
        var record = shape.Table.NewEntity();
        if (stored is not null)
            foreach (var column in shape.Table.Columns)
                column.Set(record, column.Get(stored.Record));
        var graph = new RecordGraph(shape, record);
        Fill(shape.Table, record, shape.ColumnsOf(isNew: stored is null), "", c => text[c.Name]);
        foreach (var part in shape.Parts)
        {
            var typed = text.Rows(part.Name);
            for (var i = 0; i < typed.Count; i++)
                graph.Rows(part.Table).Add(Read(part, typed[i], i, record, graph));
        }

        return graph;
    }

    private object Read(PartShape part, RowText typed, int index, object record, RecordGraph graph)
    {
        var prefix = $"{part.Name}.{index}.";
        var row = part.Table.NewEntity();
        foreach (var (own, theirs) in part.Table.OwnerKey.Zip(shape.Table.Key))
            own.Set(row, theirs.Get(record));
        part.Table.Position?.Set(row, index + 1);
        Fill(part.Table, row, part.Columns, prefix, c => typed[c.Name]);
        if (part.Inner is not { } inner)
            return row;
        foreach (var word in typed[inner.Name].Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            var item = inner.Table.NewEntity();
            foreach (var (own, theirs) in inner.Table.OwnerKey.Zip(part.Table.Key))
                own.Set(item, theirs.Get(row));
            // Told for the list as a whole: it is one field of its row.
            if (inner.Columns[0].TryParse(word, out var value, out var problem))
                inner.Columns[0].Set(item, value);
            else
                faults.Add(new(prefix + inner.Name, problem.Vi));
            rows.Add(new(inner.Table, item, [inner.Columns[0]], prefix + inner.Name) { IsInner = true });
            graph.Rows(inner.Table).Add(item);
        }

        return row;
    }

    private void Fill(ContentTable table, object entity, IReadOnlyList<ContentColumn> columns, string prefix, Func<ContentColumn, string> typed)
    {
        var row = new ReadRow(table, entity, columns, prefix);
        foreach (var column in columns)
        {
            if (column.TryParse(typed(column), out var value, out var problem))
            {
                column.Set(entity, value);
                continue;
            }

            row.Broken.Add(column);
            faults.Add(new(prefix + column.Name, problem.Vi));
            // No text of an entity that must have it is null, whatever was typed.
            if (column.IsString && column.Get(entity) is null)
                column.Set(entity, "");
        }

        rows.Add(row);
    }

    private async Task ReadPicturesAsync(RecordText text, RecordGraph graph, CancellationToken cancellationToken)
    {
        var wanted = text.Pictures;
        var known = await db.Media.Where(m => wanted.Contains(m.Id) && m.Kind != MediaKind.File).Select(m => m.Id).ToListAsync(cancellationToken);
        foreach (var (row, i) in text.Rows(PictureList.Name).Select((r, i) => (r[PictureList.Column], i)))
        {
            if (!int.TryParse(row, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) || !known.Contains(id))
                faults.Add(new($"{PictureList.Name}.{i}.{PictureList.Column}", $"không có hình “{ContentColumn.Shown(row)}”: bỏ dòng này"));
            else if (graph.Pictures.Any(u => u.MediaId == id))
                faults.Add(new($"{PictureList.Name}.{i}.{PictureList.Column}", "đã có ở một dòng khác: mỗi hình chỉ dùng một lần"));
            else
                graph.Pictures.Add(new() { MediaId = id, Kind = shape.Kind.Kind, TargetId = "", Position = i + 1 });
        }
    }

    private void CheckTwice(RecordGraph graph)
    {
        foreach (var part in shape.Parts)
            foreach (var unique in part.Table.Uniques.Prepend(part.Table.Key))
            {
                var known = new HashSet<string>(StringComparer.Ordinal);
                foreach (var row in rows.Where(r => r.Table == part.Table && unique.All(c => c.Get(r.Entity) is not null)))
                    if (!known.Add(ContentTable.KeyOf(unique, row.Entity)) && unique.LastOrDefault(row.Columns.Contains) is { } column)
                        faults.Add(new(row.Prefix + column.Name, "đã có ở một dòng khác: mỗi mục chỉ ghi một lần"));
            }
    }

    /// <summary>A key that people choose is free, and no word of the addresses of the back office.</summary>
    private async Task CheckKeyAsync(RecordGraph graph, CancellationToken cancellationToken)
    {
        if (shape.KeyColumns is not [var column] || column.Get(graph.Record) is not string { Length: > 0 } key || faults.Any(f => f.Field == column.Name))
            return;
        if (key == Reserved)
            faults.Add(new(column.Name, $"“{key}” là chữ của trang quản trị: chọn cách ghi khác"));
        else if ((await KnownAsync(shape.Table, [key], cancellationToken)).Count > 0)
            faults.Add(new(column.Name, $"“{ContentColumn.Shown(key)}” đã dùng cho một {shape.Kind.Noun} khác: chọn cách ghi khác"));
    }

    /// <summary>A redirect is followed only where no page stands, and one after another they come to an end.</summary>
    private async Task CheckRedirectAsync(Redirect redirect, CancellationToken cancellationToken)
    {
        var (path, english) = (redirect.FromPath, redirect.FromPath.StartsWith("/en/", StringComparison.Ordinal));
        var slug = path[(english ? 4 : 1)..];
        if (await db.Pages.AsNoTracking().AnyAsync(p => english ? p.SlugEn == slug : p.Slug == slug, cancellationToken))
            faults.Add(new("fromPath", $"“{ContentColumn.Shown(path)}” là địa chỉ của một trang tĩnh: chuyển hướng ở đây sẽ không có tác dụng"));
        var passed = new List<string> { path };
        for (var next = redirect.ToPath.Split('?', '#')[0]; ;)
        {
            passed.Add(next);
            if (next == path)
            {
                faults.Add(new("toPath", $"dẫn vòng về chính nó: {string.Join(" → ", passed)}"));
                return;
            }

            if (passed.Count > MostSteps || await db.Redirects.AsNoTracking().Where(r => r.FromPath == next).Select(r => r.ToPath).FirstOrDefaultAsync(cancellationToken) is not { } further)
                return;
            next = further.Split('?', '#')[0];
        }
    }

    private async Task CheckReferencesAsync(RecordGraph graph, CancellationToken cancellationToken)
    {
        var named = rows.SelectMany(row => RowReference.Of(shape.Format, row.Table, row.Entity)
            .Where(r => row.Columns.Contains(r.Shown) && !row.Broken.Contains(r.Shown) && !row.Table.OwnerKey.Contains(r.Shown))
            .Select(r => (Row: row, Reference: r))).ToList();
        foreach (var group in named.GroupBy(n => n.Reference.To))
        {
            var known = group.Key.Owner is null
                ? await KnownAsync(group.Key, [.. group.Select(g => g.Reference.Key).Distinct()], cancellationToken)
                : [.. graph.Rows(group.Key).Select(group.Key.KeyOf)];
            foreach (var (row, reference) in group.Where(n => !known.Contains(n.Reference.Key)))
                faults.Add(new(row.IsInner ? row.Prefix : row.Prefix + reference.Shown.Name, $"không có “{ContentTable.Shown(reference.ShownKey)}”: chọn một mục có trong danh sách"));
        }
    }

    private async Task<HashSet<string>> KnownAsync(ContentTable table, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var property = table.Type.FindPrimaryKey()!.Properties[0];
        var values = property.ClrType == typeof(int)
            ? keys.Select(k => int.TryParse(k, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).Cast<object>()
            : keys;
        return [.. (await EntityRows.Of(table.Type).ValuesAsync(db, [property.Name], property, values, cancellationToken)).Select(v => ContentColumn.Format(v[0]))];
    }

    private async Task CheckUniqueAsync(CancellationToken cancellationToken)
    {
        var record = rows.First(r => r.Table == shape.Table);
        foreach (var column in shape.Table.Uniques.Where(u => u is [var only] && shape.Columns.Contains(only)).Select(u => u[0]))
        {
            if (column.Get(record.Entity) is not { } value || record.Broken.Contains(column))
                continue;
            var same = await EntityRows.Of(shape.Table.Type).ValuesAsync(db, [shape.Table.Key[0].PropertyName], shape.Table.Type.FindProperty(column.PropertyName)!, [value], cancellationToken);
            if (same.Any(k => ContentColumn.Format(k[0]) != shape.Table.KeyOf(record.Entity)))
                faults.Add(new(column.Name, $"“{ContentColumn.Format(value)}” đã dùng cho một {shape.Kind.Noun} khác: chọn cách ghi khác"));
        }
    }

    private sealed record ReadRow(ContentTable Table, object Entity, IReadOnlyList<ContentColumn> Columns, string Prefix)
    {
        public HashSet<ContentColumn> Broken { get; } = [];

        public bool IsInner { get; init; }
    }
}
