using System.Text;
using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Correcting;

/// <summary>Writes chosen readings into the text typed, the way the names write them: marks, and which of the words of one fold is meant.</summary>
internal sealed class Rewriting(Snapshot snapshot, RecordSets records, string text)
{
    private const int MostNames = 48;
    private const int MostNamesOfWord = 8;

    /// <summary>A name that holds the words one behind the other tells as much as so many that hold them apart.</summary>
    private const int TogetherWeight = 8;

    public string Write(List<Token> typed, Reading[] words)
    {
        var forms = words.SelectMany(static word => word.Forms).ToArray();
        var written = FromNames(forms) ?? Array.ConvertAll(forms, Alone);
        var result = new StringBuilder();
        var at = 0;
        var next = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var count = words[i].Forms.Length;
            var stays = words[i].Cost == 0 && typed[i].IsMarked;
            result.Append(text, at, typed[i].Start - at);
            result.Append(stays ? text.Substring(typed[i].Start, typed[i].Length) : string.Join(' ', written[next..(next + count)]));
            at = typed[i].End;
            next += count;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>How most of the names that hold all the words write them; null where no name does.</summary>
    private string[]? FromNames(WordForm[] forms)
    {
        var votes = new Dictionary<string, (int Votes, string[] Words)>(StringComparer.Ordinal);
        foreach (var (segment, doc) in records.Records(forms.Distinct().ToArray(), inNames: true).Take(MostNames))
        {
            var name = segment.Names[doc];
            var tokens = VietnameseAnalyzer.Tokenise(name);
            var together = Enumerable.Range(0, Math.Max(0, tokens.Count - forms.Length + 1))
                .FirstOrDefault(start => forms.Index().All(form => form.Item.Accepts(tokens[start + form.Index].Term)), -1);
            var places = forms.Select((form, i) => together >= 0 ? together + i : tokens.Index().Where(token => form.Accepts(token.Item.Term)).Select(static token => token.Index).FirstOrDefault(-1)).ToArray();
            if (Array.Exists(places, static place => place < 0))
                continue;
            var words = Array.ConvertAll(places, place => Slice(name, tokens[place]));
            var key = string.Join(' ', words);
            votes[key] = (votes.GetValueOrDefault(key).Votes + (together >= 0 ? TogetherWeight : 1), words);
        }

        return votes.Count == 0 ? null : votes.Values.MaxBy(static vote => vote.Votes).Words;
    }

    /// <summary>One word on its own: its most frequent term, as a name writes it or by the rules.</summary>
    private string Alone(WordForm form)
    {
        var (segment, term) = snapshot.Views.SelectMany(view => Readings.Terms(view.Segment, form), static (view, term) => (view.Segment, Term: term))
            .MaxBy(static found => (found.Segment.NamePostings.Frequency(found.Term), found.Segment.Postings.Frequency(found.Term)));
        if (segment is null)
            return form.Text;
        var exact = new WordForm(segment.Terms[term], false);
        foreach (var (of, doc) in records.Records([exact], inNames: true).Take(MostNamesOfWord))
        {
            if (VietnameseAnalyzer.Tokenise(of.Names[doc]).FirstOrDefault(token => exact.Accepts(token.Term)) is { Length: > 0 } token)
                return Slice(of.Names[doc], token);
        }

        return Writing.Compose(exact.Text);
    }

    private static string Slice(string name, Token token) => VietnameseText.ToNfc(name.Substring(token.Start, token.Length)).ToLowerInvariant();
}
