using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.ImportExport;

public sealed class CheckTests
{
    /// <summary>A statement that spoils the small register, and how the fault that check tells begins.</summary>
    private static readonly string[][] Cases =
    [
        ["UPDATE products SET search_key = 'x' WHERE id = 1", "product 1 name: its keys for looking up and sorting"],
        ["UPDATE documents SET number_key = 'x' WHERE id = 2", "document 2 number: its key for looking up"],
        ["UPDATE products SET visible_from = NULL WHERE id = 1", "certificate 23456789AB product: the certificate is public, its product 1 is not"],
        ["UPDATE rounds SET visible_to = visible_from + 1 WHERE id = 2", "certificate 23456789AC round: the certificate is public, its round 2 is not"],
        ["UPDATE article_mentions SET target_id = '9' WHERE kind = 'product'", "mention 1/1 target: \"9\" is no product"],
        ["UPDATE producers SET province_slug = 'ben-tre' WHERE id = 1", "producer 1 province: \"ben-tre\" is a unit of the scheme of 2004"],
        ["UPDATE programme_results SET target_key = 'x'", "result 1/1 target: \"x\" is no target"],
        ["DELETE FROM sources WHERE key = 'S2'", "product 1 sources: \"S2\" is no source"],
        ["UPDATE certificates SET granted_on = '2020-01-01' WHERE code = '23456789AB'", "certificate 23456789AB grantedOn: is not in the year of the grant"],
        ["INSERT INTO media (id, file, kind, version, updated_at) VALUES (1, 'ab.webp', 'photo', 1, 0)", "media 1 file: ab.webp is not in the folder of files"],
    ];

    public static TheoryData<Engine, string, string> Spoilt
    {
        get
        {
            var data = new TheoryData<Engine, string, string>();
            foreach (var c in Cases)
                foreach (var engine in Enum.GetValues<Engine>())
                    data.Add(engine, c[0], c[1]);
            return data;
        }
    }

    [Theory, MemberData(nameof(Spoilt))]
    public async Task Check_SpoiltRegister_TellsTheRecord(Engine engine, string statement, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        await database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(statement));

        var faults = await database.Services.GetRequiredService<RegisterCheck>().RunAsync(default);

        Assert.True(faults.Any(f => f.ToString().StartsWith(expected, StringComparison.Ordinal)), $"Told: {string.Join('\n', faults)}");
    }
}
