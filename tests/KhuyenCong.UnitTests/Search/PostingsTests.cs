using KhuyenCong.Search;
using KhuyenCong.Search.Index;

namespace KhuyenCong.UnitTests.Search;

public sealed class PostingsTests
{
    private const int Records = 5_000;

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(4_900)]
    public void Find_ShortAndLongLists_TellsThePlaceInTheList(int length)
    {
        var random = new Random(length);
        var docs = Enumerable.Range(0, Records).OrderBy(_ => random.Next()).Take(length).Order().ToArray();
        var postings = new Postings(Records, [0, length], docs, new uint[length], new uint[Postings.Beyond], []);
        int[] asked = [.. Enumerable.Range(0, Records).Where(_ => random.Next(3) > 0)];
        var found = new int[asked.Length];

        postings.Find(0, asked, found);

        Assert.Equal(length >= Records / 32, postings.Long(0) is not null);
        Assert.Equal(asked.Select(doc => Array.IndexOf(docs, doc)), found);
        Assert.Equal(found, asked.Select(doc => postings.Find(0, doc)));
    }

    [Fact]
    public void AreNeighbours_ListsOfAllLengths_AgreesWithBruteForce()
    {
        var random = new Random(7);
        var lists = Enumerable.Range(0, 600).Select(_ => Enumerable.Range(0, 40).OrderBy(_ => random.Next()).Take(1 + random.Next(11)).Order().ToArray()).ToList();
        var more = new List<uint>();
        var packed = lists.ConvertAll(list =>
        {
            if (list.Length == 1)
                return Occurrence.Pack(list[0], TextField.Text, boilerplate: true);
            more.Add((uint)list.Length);
            var at = more.Count - 1;
            more.AddRange(list.Select(static position => Occurrence.Pack(position, TextField.Name, boilerplate: false)));
            return Occurrence.Many | (uint)at;
        });
        var postings = new Postings(1, [0], [], [], [.. more, .. new uint[Postings.Beyond]], []);

        for (var i = 1; i < lists.Count; i++)
            Assert.True(lists[i - 1].Any(position => lists[i].Contains(position + 1)) == postings.AreNeighbours(packed[i - 1], packed[i]), $"{string.Join(' ', lists[i - 1])} and {string.Join(' ', lists[i])}");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(70_000)]
    public void Ordinals_FewAndManyValues_CountAndStrikeAlike(int values)
    {
        var random = new Random(values);
        var of = Enumerable.Range(0, 1_000).Select(_ => random.Next(-1, values)).Append(values).ToArray();
        int[] items = [.. Enumerable.Range(0, of.Length).Where(_ => random.Next(2) > 0), of.Length - 1];
        var bits = Enumerable.Range(0, values + 2).Select(_ => (ulong)random.Next(4)).ToArray();
        var left = Enumerable.Repeat(3UL, items.Length).ToArray();
        var counts = new int[values + 2];

        var ordinals = new Ordinals(of);
        ordinals.AddCounts(items, counts);
        ordinals.Strike(items, bits, left);

        Assert.Equal(of, Enumerable.Range(0, of.Length).Select(item => ordinals[item]));
        Assert.Equal(Enumerable.Range(0, values + 2).Select(value => items.Count(item => of[item] == value - 1)), counts);
        Assert.Equal(items.Select(item => 3UL & ~bits[of[item] + 1]), left);
    }
}
