using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>
/// Words that were read as a condition. <see cref="Href"/> searches them as they stand, which finds <see cref="Total"/>. <see cref="Town"/>: they name this
/// town, and the condition is its whole province.
/// </summary>
public sealed record ReadPart(string Facet, string Value, string Words, Worded Label, string Href, int Total, string? Town = null);

/// <summary>One of the places that a word may mean; of a region, one of those where something is found.</summary>
public sealed record ReadChoice(string Value, Worded Label, string Href, int Total);

/// <summary><see cref="OfRegion"/>: the words name a region, of which the list can hold one province at a time.</summary>
public sealed record ReadQuestion(string Words, IReadOnlyList<ReadChoice> Choices, bool OfRegion = false);

/// <summary>What a question was taken to mean, for the page to say so.</summary>
public sealed record ReadNote
{
    public required string Typed { get; init; }

    /// <summary>False: the words are searched as they stand, and the conditions are only offered.</summary>
    public required bool Applied { get; init; }

    public required IReadOnlyList<ReadPart> Parts { get; init; }

    public required IReadOnlyList<ReadQuestion> Questions { get; init; }

    /// <summary>The list with the conditions; what is shown is without them where they are not applied.</summary>
    public required string AppliedHref { get; init; }

    /// <summary>A condition that nothing is recorded for, and that was let go.</summary>
    public ReadPart? LetGo { get; init; }

    /// <summary>The list of producers for a question that asks for suppliers; null elsewhere.</summary>
    public string? ProducersHref { get; init; }

    /// <summary>The words of a chip: where a province was asked for by one of its towns they name both, for the list holds the whole province.</summary>
    public string ChipOf(string facet, string value, string label, Language language) =>
        Applied && Parts.FirstOrDefault(p => p.Facet == facet && p.Value == value)?.Town is { } town ? language.Pick($"{town}: cả {label}", $"{town}: all of {label}") : label;
}

/// <summary>Another text that finds something. <see cref="Keys"/>: the keystrokes of Telex or VNI stood in what was typed.</summary>
public sealed record ReadProposal(string Text, string Href, int Total, bool Keys);

/// <summary>What helps where little is found: texts near to the one typed, and its longest parts that find something.</summary>
public sealed record ReadHelp(IReadOnlyList<ReadProposal> Near, IReadOnlyList<ReadProposal> Looser)
{
    public static ReadHelp None { get; } = new([], []);
}

/// <summary>A question as it was answered: <see cref="Filter"/> holds its conditions, and all links of the page are made from it.</summary>
public sealed record ReadAnswer<T>(T Filter, SearchResult Found, ReadNote? Note, ReadHelp Help)
    where T : ListFilter;

/// <summary>How a list asks the index.</summary>
/// <param name="List">Path of the list.</param>
/// <param name="Scope">Conditions the list can hold.</param>
/// <param name="Kinds">Kinds of record it finds; empty: all.</param>
/// <param name="Ask">The question in the words of the index.</param>
public sealed record Reading<T>(string List, IntentScope Scope, IReadOnlyList<string> Kinds, Func<T, SearchQuery> Ask)
    where T : ListFilter;

/// <summary>
/// Answers what was typed: reads its conditions, asks the index, and lets conditions go that leave nothing where the plain words find something. The one
/// reader of the lists of products and producers, of the search over all kinds, of their feeds and of the API.
/// </summary>
public sealed class QueryReader(Register register)
{
    private const int NamesLooked = 5;

    /// <summary>With so many hits or fewer, other texts are proposed.</summary>
    private const int Few = 2;
    private const int MostProposed = 3;
    private const int MostWords = 12;

    /// <summary>Initials fit no more provinces than this; what fits more is a region.</summary>
    private const int MostOfOneName = 4;
    private const int MostOfRegion = 8;

    public ReadAnswer<T> Run<T>(T filter, Reading<T> reading, RequestFace face)
        where T : ListFilter
    {
        var (asked, found, note) = Answer(filter, reading, face);
        return new(asked, found, note, HelpFor(asked, found, reading, face));
    }

    private (T Filter, SearchResult Found, ReadNote? Note) Answer<T>(T filter, Reading<T> reading, RequestFace face)
        where T : ListFilter
    {
        var intent = Read(filter.Text, reading, face);
        if (intent.IsPlain)
            return (filter, register.Index.Search(reading.Ask(filter)), null);
        var applied = Holding(filter, intent, reading);
        var parts = intent.Parts.Select(p => PartOf(filter, intent, p, reading, face)).ToList();
        var note = new ReadNote
        {
            Typed = filter.Text,
            Applied = true,
            Parts = parts,
            Questions = [.. intent.Questions.Select(q => QuestionOf(applied, intent, q, reading, face.Language))],
            AppliedHref = reading.List + applied.ToQuery(),
            ProducersHref = !reading.Scope.AllKinds && !reading.Kinds.Contains(Kinds.Producer) && intent.Parts.Any(p => p is { Facet: IntentWords.Kind, Value: Kinds.Producer })
                ? Links.Producers(face.Language) + new QueryText().Add("q", filter.Text)
                : null,
        };
        var asTyped = IsAName(filter.Text, intent, reading.Kinds, face) || intent.Questions.Count > 0 && Total(filter, reading) > 0;
        var found = register.Index.Search(asTyped ? reading.Ask(filter) : reading.Ask(applied) with { Preferred = PlacesIn(intent) });
        if (asTyped || found.Total > 0)
            return (asTyped ? filter : applied, found, note with { Applied = !asTyped });

        // Who exports is seldom known: nothing recorded is not a no.
        if (parts.Find(p => p.Facet == "xuat-khau") is { } exports && Without(applied, "xuat-khau") is var wider && register.Index.Search(reading.Ask(wider) with { Preferred = PlacesIn(intent) }) is { Total: > 0 } more)
            return (wider, more, note with { LetGo = exports });
        return register.Index.Search(reading.Ask(filter)) is { Total: > 0 } plain ? (filter, plain, note with { Applied = false }) : (applied, found, note);
    }

    private ReadHelp HelpFor<T>(T asked, SearchResult found, Reading<T> reading, RequestFace face)
        where T : ListFilter
    {
        if (asked.Text.Length == 0 || asked.Page > 1 || (found.Total > Few && found.Relaxed is Relaxation.None))
            return ReadHelp.None;
        var near = register.Index.DidYouMean(asked.Text, face.Moment.UnixMilliseconds, MostProposed, reading.Kinds)
            .Select(p => ProposalOf(asked, p.Text, p.Kind is ProposalKind.Typing, reading))
            // Among English words keystrokes of Telex stand by chance.
            .Where(p => !p.Keys || face.Language is Language.Vi)
            .Where(p => p.Total > found.Total || found.Relaxed is not Relaxation.None && p.Total > 0)
            .ToList();
        var words = found.NotRequired.Aggregate(asked.Text, (text, phrase) => text.Replace(phrase, " ", StringComparison.Ordinal))
            .Split([' ', '"', '“', '”', '„', '«', '»'], StringSplitOptions.RemoveEmptyEntries);
        if (found.Total > 0 || near.Count > 0 || words.Length is < 2 or > MostWords)
            return new(near, []);
        return new(near, Looser(asked, words, reading));
    }

    /// <summary>The longest runs of what is not merely asking, that find something; single words, which tell little, only of two.</summary>
    private List<ReadProposal> Looser<T>(T asked, string[] words, Reading<T> reading)
        where T : ListFilter
    {
        var kept = new List<(int From, int To, ReadProposal Proposal)>();
        for (var length = words.Length - 1; length >= (words.Length > 2 ? 2 : 1) && kept.Count < MostProposed; length--)
            for (var from = 0; from + length <= words.Length && kept.Count < MostProposed; from++)
                if (!kept.Exists(k => k.From <= from && from + length <= k.To) && ProposalOf(asked, string.Join(' ', words, from, length), keys: false, reading) is { Total: > 0 } proposal)
                    kept.Add((from, from + length, proposal));
        return kept.ConvertAll(k => k.Proposal);
    }

    /// <summary>The words of places, which stand in names of goods all the same: "nước mắm Phú Quốc".</summary>
    private static IReadOnlyList<string> PlacesIn(QueryIntent intent) => [.. intent.Parts.Where(p => p.Facet == "tinh").Select(p => intent.WordsOf(p.Start, p.End))];

    private ReadProposal ProposalOf<T>(T asked, string text, bool keys, Reading<T> reading)
        where T : ListFilter
    {
        var other = (T)((ListFilter)asked with { Text = text, Page = 1 });
        return new(text, reading.List + other.ToQuery(), Total(other, reading), keys);
    }

    private QueryIntent Read<T>(string text, Reading<T> reading, RequestFace face)
        where T : ListFilter => QueryIntent.Read(text, register.Words, reading.Scope, face.Moment.Today.Year);

    private static T Holding<T>(T filter, QueryIntent intent, Reading<T> reading)
        where T : ListFilter
    {
        var held = (T)((ListFilter)filter with { Text = intent.Rest });
        foreach (var part in intent.Parts)
            if (part.Facet != IntentWords.Kind)
                held = held.With(part.Facet, part.Value);
            else if (reading.Scope.AllKinds && filter.ValuesOf("loai").IsEmpty)
                held = held.With("loai", part.Value);
        return held.At(filter.Page);
    }

    private ReadPart PartOf<T>(T filter, QueryIntent intent, IntentPart part, Reading<T> reading, RequestFace face)
        where T : ListFilter
    {
        var literal = (T)((ListFilter)filter with { Text = intent.Quoting(part.Start, part.End), Page = 1 });
        var asked = Holding(literal, Read(literal.Text, reading, face), reading);
        return new(part.Facet, part.Value, intent.WordsOf(part.Start, part.End), FacetWords.Of(register.Reference, face.Language, part.Facet, part.Value), reading.List + literal.ToQuery(), Total(asked, reading), part.Town);
    }

    private ReadQuestion QuestionOf<T>(T applied, QueryIntent intent, PlaceQuestion question, Reading<T> reading, Language language)
        where T : ListFilter
    {
        var ofRegion = question.Provinces.Count > MostOfOneName;
        var choices = question.Provinces
            .Select(slug => (Slug: slug, Narrowed: applied.With("tinh", slug)))
            .Select(c => new ReadChoice(c.Slug, FacetWords.Of(register.Reference, language, "tinh", c.Slug), reading.List + c.Narrowed.ToQuery(), Total(c.Narrowed, reading)))
            .OrderByDescending(c => c.Total);
        return new(intent.WordsOf(question.Start, question.End), [.. ofRegion ? choices.Where(c => c.Total > 0).Take(MostOfRegion) : choices], ofRegion);
    }

    /// <summary>Is all that was typed the very name of a record? Then its words are no conditions.</summary>
    private bool IsAName(string text, QueryIntent intent, IReadOnlyList<string> kinds, RequestFace face)
    {
        if (intent.Rest.Length == 0)
            return false;
        var typed = VietnameseText.Fold(text);
        return register.Index.Suggest(text, face.Moment.UnixMilliseconds, NamesLooked, kinds).Any(s => VietnameseText.Fold(s.Text) == typed);
    }

    private int Total<T>(T filter, Reading<T> reading)
        where T : ListFilter => register.Index.Search(reading.Ask(filter) with { Take = 0, Skip = 0, Count = [], Relax = false }).Total;

    private static T Without<T>(T filter, string facet)
        where T : ListFilter => (T)((ListFilter)filter with { Chosen = filter.Chosen.Remove(facet) });
}
