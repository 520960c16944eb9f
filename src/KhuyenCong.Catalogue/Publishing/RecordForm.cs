using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>What a field is filled in with.</summary>
public enum Control
{
    Line,
    Long,

    /// <summary>A text of which each line is a rule: told by their numbers.</summary>
    Lines,
    Markdown,
    Choice,
    Tick,
    Day,
    Number,

    /// <summary>One record: typed in part and chosen, or by its number.</summary>
    Record,

    /// <summary>Several records, one to a line.</summary>
    Records,
}

/// <summary>One value of a form.</summary>
public sealed record FormField
{
    /// <summary>"f.name", "f.members.2.name".</summary>
    public required string Name { get; init; }

    public required string Label { get; init; }

    public string? Hint { get; init; }

    public required Control Control { get; init; }

    /// <summary>As it is shown in the field.</summary>
    public required string Value { get; init; }

    public required bool Required { get; init; }

    /// <summary>In English: said to readers of screens and to the spelling check.</summary>
    public required bool IsEnglish { get; init; }

    /// <summary>Value and words; of a list of records those that it can be chosen from.</summary>
    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];

    /// <summary>Id of the list of suggestions; null where they are looked up while one types.</summary>
    public string? Suggestions { get; init; }

    /// <summary>Where suggestions are looked up: a kind.</summary>
    public string? LookUp { get; init; }

    public int Most { get; init; } = 500;
}

/// <summary>A list within a record: its columns, and its rows.</summary>
public sealed record FormPart(string Name, string Label, string? Hint, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<FormField>> Rows);

/// <summary>One line of a form: a field, with its English beside it where there is one, or a list.</summary>
public sealed record FormLine(FormField? Field, FormField? English, FormPart? Part);

public sealed record FormSection(FieldGroup Group, string Title, IReadOnlyList<FormLine> Lines);

/// <summary>Makes the form of any kind out of the description of its content.</summary>
public sealed class RecordForm(CatalogueDb db, ReferenceNames names, SiteRoutes routes)
{
    private readonly Dictionary<Type, IReadOnlyDictionary<string, NamedRecord>> known = [];

    /// <summary>Suggestions that stand once on the page: id to what can be chosen.</summary>
    public Dictionary<string, IReadOnlyList<NamedRecord>> Lists { get; } = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<FormSection>> ReadAsync(EditedKind kind, RecordText text, CancellationToken cancellationToken, bool isNew = false)
    {
        var shape = RecordShape.Of(db, kind);
        await NameAsync(shape, text, cancellationToken);
        var lines = new List<(FieldGroup Group, FormLine Line)>();
        foreach (var column in shape.ColumnsOf(isNew).Where(c => !IsEnglishOf(shape.Columns, c)))
        {
            var english = shape.Columns.FirstOrDefault(c => c.Name == column.Name + "En");
            var word = FieldWords.Of(kind.Kind, column.Name);
            lines.Add((word.Group, new(
                await FieldAsync(kind, shape.Table, column, column.Name, text[column.Name], null, cancellationToken),
                english is null ? null : await FieldAsync(kind, shape.Table, english, english.Name, text[english.Name], null, cancellationToken),
                null)));
        }

        foreach (var part in shape.Parts)
            lines.Add((FieldWords.Of(kind.Kind, part.Name).Group, new(null, null, await PartAsync(kind, part, text, cancellationToken))));
        if (kind.MayHavePictures)
            lines.Add((FieldGroup.Pictures, new(null, null, await PicturesAsync(kind, text, cancellationToken))));
        return [.. lines.GroupBy(l => l.Group).OrderBy(g => g.Key).Select(g => new FormSection(g.Key, FieldWords.GroupName(kind, g.Key), [.. g.Select(l => l.Line)]))];
    }

    /// <summary>Each with its number and what is seen in it, for comparisons; the page of the form shows them.</summary>
    private async Task<FormPart> PicturesAsync(EditedKind kind, RecordText text, CancellationToken cancellationToken)
    {
        var ids = text.Pictures;
        var known = await db.Media.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Alt ?? m.File, cancellationToken);
        var word = FieldWords.Of(kind.Kind, PictureList.Name);
        var label = FieldWords.Of(kind.Kind, $"{PictureList.Name}.{PictureList.Column}").Label;
        return new(PictureList.Name, word.Label, word.Hint, [label], [.. text.Rows(PictureList.Name).Select((row, i) => (IReadOnlyList<FormField>)
        [
            new()
            {
                Name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"f.{PictureList.Name}.{i}.{PictureList.Column}"),
                Label = label,
                Control = Control.Line,
                Value = int.TryParse(row[PictureList.Column], System.Globalization.CultureInfo.InvariantCulture, out var id) && known.TryGetValue(id, out var name) ? new NamedRecord(row[PictureList.Column], name).Shown : row[PictureList.Column],
                Required = false,
                IsEnglish = false,
            },
        ])]);
    }

    private async Task<FormPart> PartAsync(EditedKind kind, PartShape part, RecordText text, CancellationToken cancellationToken)
    {
        var word = FieldWords.Of(kind.Kind, part.Name);
        var rows = new List<IReadOnlyList<FormField>>();
        var typed = text.Rows(part.Name);
        for (var i = 0; i < typed.Count; i++)
        {
            var fields = new List<FormField>();
            foreach (var column in part.Columns)
                fields.Add(await FieldAsync(kind, part.Table, column, $"{part.Name}.{i}.{column.Name}", typed[i][column.Name], typed[i], cancellationToken));
            if (part.Inner is { } inner)
                fields.Add(new()
                {
                    Name = $"f.{part.Name}.{i}.{inner.Name}",
                    Label = FieldWords.Of(kind.Kind, $"{part.Name}.{inner.Name}").Label,
                    Control = Control.Line,
                    Value = typed[i][inner.Name],
                    Required = false,
                    IsEnglish = false,
                });
            rows.Add(fields);
        }

        List<string> columns = [.. part.Columns.Select(c => c.Name), .. part.Inner is { } list ? [list.Name] : Array.Empty<string>()];
        return new(part.Name, word.Label, word.Hint, [.. columns.Select(c => FieldWords.Of(kind.Kind, $"{part.Name}.{c}").Label)], rows);
    }

    private async Task<FormField> FieldAsync(EditedKind kind, ContentTable table, ContentColumn column, string path, string value, RowText? row, CancellationToken cancellationToken)
    {
        var word = FieldWords.Of(kind.Kind, path);
        var target = TargetOf(table, column, row);
        var field = new FormField
        {
            Name = $"f.{path}",
            Label = word.Label,
            Hint = row is null ? word.Hint : null,
            Control = ControlOf(table, column, target),
            Value = Shown(column, value, target),
            Required = column.IsRequired && column.Name is not ("slug" or "slugEn"),
            IsEnglish = column.Name.EndsWith("En", StringComparison.Ordinal) && column.Name != "slugEn",
            Most = column.Name is "slug" or "slugEn" ? 120 : 2000,
        };
        if (column.ValueType.IsEnum)
            return field with { Choices = [.. Blank(column), .. Enum.GetValues(column.ValueType).Cast<Enum>().Select(v => (Kebab.OfName(v.ToString()), ChoiceWords.Of(v)))] };
        if (column.ValueType == typeof(bool) && column.IsNullable)
            return field with { Choices = [("", "Chưa có thông tin"), ("true", "Có"), ("false", "Không")] };
        if (IsDrawing(table, column))
            return field with { Choices = [("", "– Chọn –"), .. routes.Drawings.Select(d => (d, ChoiceWords.OfDrawing(d))).OrderBy(d => VietnameseText.SortKey(d.Item2), StringComparer.Ordinal)] };
        if (table.Type.ClrType == typeof(ArticleMention) && column.Name == "kind")
            return field with { Choices = [("", "– Chọn –"), .. ContentFormat.Mentionable.Keys.Select(k => (k, ChoiceWords.OfKind(k)))] };
        if (target is null)
            return field;
        if (!ReferenceNames.IsSmall(target))
            return field with { LookUp = EditedKind.All.FirstOrDefault(k => k.Entity == target)?.Path };
        var all = await names.AllAsync(target, cancellationToken);
        if (field.Control is Control.Records)
        {
            Lists["ds-nguon"] = all;
            // In a row all stand in one field: their keys alone can be told apart there.
            return field with { Suggestions = "ds-nguon", Value = row is null ? field.Value : value };
        }

        var chosen = target == typeof(Province) && SchemeOf(table, column) is { } scheme ? all.Where(p => p.Key.EndsWith("-2004", StringComparison.Ordinal) || p.Name.EndsWith(')') ? scheme == 2004 : scheme == 2025) : all;
        return field with { Value = value, Choices = [.. Blank(column), .. chosen.Select(p => (p.Key, p.Name))] };
    }

    private async Task NameAsync(RecordShape shape, RecordText text, CancellationToken cancellationToken)
    {
        var wanted = new List<(Type Target, string Key)>();
        foreach (var column in shape.Columns)
            if (TargetOf(shape.Table, column, null) is { } target)
                wanted.AddRange(text[column.Name].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(k => (target, k)));
        foreach (var part in shape.Parts)
            foreach (var row in text.Rows(part.Name))
                foreach (var column in part.Columns)
                    if (row[column.Name].Length > 0 && TargetOf(part.Table, column, row) is { } target)
                        wanted.Add((target, row[column.Name]));
        foreach (var group in wanted.GroupBy(w => w.Target))
            known[group.Key] = await names.NamesAsync(group.Key, group.Select(w => w.Key), cancellationToken);
    }

    private string Shown(ContentColumn column, string value, Type? target)
    {
        if (value.Length == 0)
            return "";
        if (target is not null)
            return string.Join('\n', (column.IsList ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [value]).Select(k => known.GetValueOrDefault(target)?.GetValueOrDefault(k)?.Shown ?? k));
        return column.ValueType == typeof(DateOnly) && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? Say.Typed(day)
            : column.ValueType == typeof(decimal) ? value.Replace('.', ',')
            : value;
    }

    /// <summary>The entity that a field names; null for a field that names none, or a part of the same record.</summary>
    internal static Type? TargetOf(ContentTable table, ContentColumn column, RowText? row)
    {
        if (column.IsList)
            return typeof(Source);
        if (table.Type.ClrType == typeof(ArticleMention) && column.Name == "target")
            return row is not null && ContentFormat.Mentionable.TryGetValue(row["kind"], out var type) ? type : null;
        return table.References.FirstOrDefault(r => r.Shown == column && r.From.Count == 1 && r.To.Owner is null)?.To.Type.ClrType;
    }

    private static Control ControlOf(ContentTable table, ContentColumn column, Type? target)
    {
        if (column.IsList)
            return Control.Records;
        if (target is not null)
            return ReferenceNames.IsSmall(target) ? Control.Choice : Control.Record;
        if (column.ValueType.IsEnum || IsDrawing(table, column) || (table.Type.ClrType == typeof(ArticleMention) && column.Name == "kind"))
            return Control.Choice;
        if (table.Type.ClrType == typeof(ArticleMention))
            return Control.Record;
        if (column.ValueType == typeof(bool))
            return column.IsNullable ? Control.Choice : Control.Tick;
        if (column.ValueType == typeof(DateOnly))
            return Control.Day;
        if (column.ValueType == typeof(int) || column.ValueType == typeof(long) || column.ValueType == typeof(decimal))
            return Control.Number;
        if (table.Type.ClrType == typeof(SynonymList))
            return Control.Lines;
        if (column.IsText)
            return Control.Markdown;
        return (column.Name.EndsWith("En", StringComparison.Ordinal) ? column.Name[..^2] : column.Name) is "summary" or "abstract" or "recordNote" or "publicNote" or "outcome" or "admission" or "howToApply" or "note" ? Control.Long : Control.Line;
    }

    private static bool IsDrawing(ContentTable table, ContentColumn column) => table.Type.ClrType == typeof(Category) && column.Name == "illustration";

    private static IEnumerable<(string, string)> Blank(ContentColumn column) =>
        column.IsRequired ? [("", "– Chọn –")] : column.IsNullable ? [("", "Chưa có thông tin")] : [];

    private static int? SchemeOf(ContentTable table, ContentColumn column) =>
        column.Name == "formerProvince" ? 2004 : column.Name == "province" && table.Type.ClrType != typeof(Round) && table.Type.ClrType != typeof(Exhibitor) ? 2025 : null;

    private static bool IsEnglishOf(IReadOnlyList<ContentColumn> columns, ContentColumn column) =>
        column.Name.EndsWith("En", StringComparison.Ordinal) && columns.Any(c => c.Name == column.Name[..^2]);
}
