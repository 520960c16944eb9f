using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Pictures;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>A field that differs between two versions of a record, its words marked.</summary>
/// <param name="Label">"Gian hàng" for a list as a whole: each row is a line.</param>
/// <param name="Pieces">In order; a stretch that was only in the former version, or only in the latter, is marked so.</param>
public sealed record FieldComparison(string Label, IReadOnlyList<DiffPiece> Pieces)
{
    public string Before => string.Concat(Pieces.Where(p => p.Kind is not DiffKind.Inserted).Select(p => p.Text));

    public string After => string.Concat(Pieces.Where(p => p.Kind is not DiffKind.Deleted).Select(p => p.Text));
}

/// <summary>Compares versions of a record field by field, in the words of the form.</summary>
public sealed class RecordComparison(CatalogueDb db, RecordForm form)
{
    public async Task<IReadOnlyList<FieldComparison>> ReadAsync(EditedKind kind, RecordText before, RecordText after, CancellationToken cancellationToken)
    {
        var shape = RecordShape.Of(db, kind);
        var differing = after.Differences(before).ToHashSet(StringComparer.Ordinal);
        var (former, latter) = (await WordsAsync(kind, before, cancellationToken), await WordsAsync(kind, after, cancellationToken));
        return
        [
            .. shape.Columns.Select(c => c.Name).Concat(shape.Parts.Select(p => p.Name)).Append(PictureList.Name).Where(differing.Contains)
                .Select(f => new FieldComparison(FieldWords.Of(kind.Kind, f).Label, WordDiff.Compare(former.GetValueOrDefault(f, ""), latter.GetValueOrDefault(f, "")))),
        ];
    }

    /// <summary>Each field, and each list as lines, as people read them: names for numbers, words for values.</summary>
    private async Task<Dictionary<string, string>> WordsAsync(EditedKind kind, RecordText text, CancellationToken cancellationToken)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (await form.ReadAsync(kind, text, cancellationToken)).SelectMany(s => s.Lines))
        {
            foreach (var field in (FormField?[])[line.Field, line.English])
                if (field is not null)
                    words[field.Name[2..]] = WordOf(field);
            if (line.Part is { } part)
                words[part.Name] = string.Concat(part.Rows.Select(r => string.Join(" · ", r.Select(WordOf).Where(w => w.Length > 0)) + "\n"));
        }

        return words;
    }

    private static string WordOf(FormField field) => field.Control switch
    {
        Control.Choice => field.Value.Length == 0 ? "" : field.Choices.FirstOrDefault(c => c.Value == field.Value).Label ?? field.Value,
        Control.Tick => field.Value == "true" ? "có" : field.Value == "false" ? "không" : "",
        _ => field.Value,
    };
}
