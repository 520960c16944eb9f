using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>Forms speak to people: no field and no choice shows its name in the code.</summary>
public sealed class WordsTests
{
    [Fact]
    public async Task EveryFieldOfEveryKind_HasWords()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample);
        var mute = new List<string>();
        foreach (var kind in EditedKind.All)
        {
            await using var scope = database.Services.CreateAsyncScope();
            var text = new RecordText();
            // A row in each list, so that its columns are asked for too.
            foreach (var list in (string[])["members", "specifications", "relations", "groupCounts", "beneficiaries", "targets", "results", "items", "organisers", "halls", "booths", "exhibitors", "mentions", "corrections", "blocks", "featured", "pictures"])
                text.SetRows(list, [new RowText([])]);
            foreach (var line in (await scope.ServiceProvider.GetRequiredService<RecordForm>().ReadAsync(kind, text, default)).SelectMany(s => s.Lines))
            {
                mute.AddRange(((FormField?[])[line.Field, line.English]).OfType<FormField>().Concat(line.Part?.Rows.SelectMany(r => r) ?? []).Where(f => FieldWords.Find(kind.Kind, f.Name[2..]) is null).Select(f => $"{kind.Kind} {f.Name}"));
                if (line.Part is { } part && FieldWords.Find(kind.Kind, part.Name) is null)
                    mute.Add($"{kind.Kind} {part.Name}");
                Assert.True(line.Part is null || line.Part.Rows.Count == 1, $"{kind.Kind}: the list {line.Part?.Name} is not among those above");
            }
        }

        Assert.Empty(mute);
    }

    [Fact]
    public void EveryChoice_HasWords()
    {
        var lists = typeof(Product).Assembly.GetTypes().Where(t => t.IsEnum && t.Namespace == typeof(Product).Namespace
            && t.Name is not (nameof(AliasKind) or nameof(ProvinceKind) or nameof(SourceCertainty) or nameof(MediaKind) or nameof(CertificateEventKind) or nameof(Role) or nameof(LinkPurpose) or nameof(SecurityEventKind)));
        Assert.Empty(lists.SelectMany(t => Enum.GetValues(t).Cast<Enum>()).Where(v => ChoiceWords.Find(v) is null).Select(v => $"{v.GetType().Name}.{v}"));
    }
}
