using KhuyenCong.Catalogue.Publishing;

namespace KhuyenCong.UnitTests.Publishing;

public sealed class RecordTextTests
{
    [Fact]
    public void Json_ThereAndBack_IsTheSameText()
    {
        var text = Text(("name", "Chè \"Tâm\" <trà>"), ("summary", "hai\ndòng"));
        text.SetRows("members", [new RowText([new("name", "Ấm")]), new RowText([new("name", "Chén"), new("nameEn", "Cup")])]);
        var again = RecordText.FromJson(text.ToJson());
        Assert.Equal(text, again);
        Assert.Equal(text.ToJson(), again.ToJson());
    }

    [Fact]
    public void Merge_EachChangedItsOwn_TakesBoth_AndMineWhereBothDid()
    {
        var origin = Text(("a", "1"), ("b", "1"), ("c", "1"), ("d", "1"));
        var theirs = Text(("a", "2"), ("c", "2"), ("d", "1"));
        var mine = Text(("a", "3"), ("b", "1"), ("c", "1"), ("d", "3"), ("e", "3"));
        var merged = RecordText.Merge(origin, theirs, mine);
        Assert.Equal(Text(("a", "3"), ("c", "2"), ("d", "3"), ("e", "3")), merged);
    }

    [Fact]
    public void Merge_Lists_AreEachOneField()
    {
        var (origin, theirs, mine) = (new RecordText(), new RecordText(), new RecordText());
        foreach (var (list, first, second, third) in ((string, string, string, string)[])[("both", "1", "2", "3"), ("theirs", "1", "2", "1"), ("mine", "1", "1", "3"), ("removed", "1", "", "1")])
            foreach (var (text, row) in ((RecordText, string)[])[(origin, first), (theirs, second), (mine, third)])
                text.SetRows(list, row.Length == 0 ? [] : [Row(row)]);
        var merged = RecordText.Merge(origin, theirs, mine);
        Assert.Equal(["3", "2", "3", ""], ((string[])["both", "theirs", "mine", "removed"]).Select(l => string.Join(' ', merged.Rows(l).Select(r => r["name"]))));
    }

    [Fact]
    public void Rows_MovedByTheButtonsOfTheForm_ChangePlaces()
    {
        var text = new RecordText();
        text.SetRows("members", [Row("một"), Row("hai"), Row("ba")]);
        Assert.Equal("members.0", FormRows.Apply(text, "len:members:1"));
        Assert.Equal("members.2", FormRows.Apply(text, "xuong:members:1"));
        Assert.Equal(["hai", "ba", "một"], text.Rows("members").Select(r => r["name"]));
        Assert.Equal("members.1", FormRows.Apply(text, "bo:members:2"));
        Assert.Equal("members.2", FormRows.Apply(text, "them:members"));
        Assert.Equal(["hai", "ba", ""], text.Rows("members").Select(r => r["name"]));
        Assert.Null(FormRows.Apply(text, "bo:members:9"));
        Assert.Null(FormRows.Apply(text, "luu"));
    }

    private static RowText Row(string name) => new([new("name", name)]);

    private static RecordText Text(params (string Field, string Value)[] values)
    {
        var text = new RecordText();
        foreach (var (field, value) in values)
            text[field] = value;
        return text;
    }
}
