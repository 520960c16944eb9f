using System.Runtime.InteropServices;

namespace KhuyenCong.Search.Query;

/// <summary>A query's text as conditions. Any text makes a plan, and its size is bounded whatever the text.</summary>
internal sealed class QueryPlan
{
    public const int MaxLength = 400;
    private const int MaxTerms = 24;
    private const int MaxStandIns = 12;

    private readonly List<QueryTerm> _terms = [];
    private readonly List<Clause> _required = [];
    private readonly List<QueryTerm> _optional = [];
    private readonly List<QueryPhrase> _phrases = [];
    private readonly List<QueryPhrase> _excluded = [];
    private readonly List<QueryPhrase> _preferred = [];
    private readonly List<string> _notRequired = [];
    private readonly MatchForm _loosest;

    private QueryPlan(MatchForm loosest) => _loosest = loosest;

    /// <summary>Every term of the plan, in the order of their numbers.</summary>
    public IReadOnlyList<QueryTerm> Terms => _terms;

    public IReadOnlyList<Clause> Required => _required;

    /// <summary>Boilerplate beside other words: counts where it is found.</summary>
    public IReadOnlyList<QueryTerm> Optional => _optional;

    /// <summary>Phrases that count where they are found.</summary>
    public IReadOnlyList<QueryPhrase> Preferred => _preferred;

    /// <summary>The same as typed, neighbours together.</summary>
    public IReadOnlyList<string> NotRequired => _notRequired;

    public IReadOnlyList<QueryPhrase> Phrases => _phrases;

    public IReadOnlyList<QueryPhrase> Excluded => _excluded;

    /// <summary>The required typed terms in the order of the query.</summary>
    public QueryTerm[] Typed => [.. _required.SelectMany(static clause => clause.Typed).OrderBy(static term => term.Position)];

    /// <summary>Would a looser form ask for more than this plan does?</summary>
    public bool CanLoosenTo(MatchForm form) => _required.Exists(clause => Array.Exists(clause.Typed, term => term.Form < form));

    /// <summary>Plans any text. Each term is asked at least as loosely as <paramref name="loosest"/>, an unmarked one always in form <c>f</c>.
    /// Without any mark much agrees by chance: words are then asked together.</summary>
    public static QueryPlan Of(string text, Synonyms synonyms, MatchForm loosest = MatchForm.Marked, bool unfinished = false, IReadOnlyList<string>? preferred = null)
    {
        var plan = new QueryPlan(loosest);
        var parts = QueryText.Split(text.Length > MaxLength ? text[..MaxLength] : text);
        var analyzer = new VietnameseAnalyzer();
        var tokens = parts.ConvertAll(part => Tokens(part, analyzer));
        var onlyBoilerplate = parts.Zip(tokens).All(static pair => pair.First.Kind switch
        {
            PartKind.Free => pair.Second.TrueForAll(static token => token.IsBoilerplate),
            PartKind.Quoted => pair.Second.Count == 0,
            _ => true,
        });
        var position = 0;
        for (var i = 0; i < parts.Count && plan._terms.Count < MaxTerms; i++)
        {
            var taken = CollectionsMarshal.AsSpan(tokens[i]);
            taken = taken[..Math.Min(taken.Length, MaxTerms)];
            if (parts[i].Kind == PartKind.Free)
                plan.AddFree(parts[i].Text, taken, position, synonyms, onlyBoilerplate, unfinished && i == parts.Count - 1 ? parts[i].Text : "");
            else
                plan.AddPhrase(taken, position, parts[i].Kind);
            position += taken.Length == 0 ? 1 : taken[^1].Position + 2;
        }

        if (loosest == MatchForm.Folded && !unfinished && plan._phrases.Count == 0 && plan.Typed is { Length: > 1 } typed)
            plan._phrases.Add(new QueryPhrase(typed, []));
        if (plan._required.Count > 0)
        {
            foreach (var phrase in preferred ?? [])
                plan.AddPreferred(analyzer.Analyze(phrase.Length > MaxLength ? phrase[..MaxLength] : phrase), position);
        }

        return plan;
    }

    /// <summary>Whole tokens of a part of a query; those that a record need not hold are marked as boilerplate.</summary>
    public static List<Token> Tokens(QueryPart part, VietnameseAnalyzer analyzer)
    {
        var tokens = analyzer.Analyze(part.Text).FindAll(static token => !token.IsPart);
        if (part.Kind == PartKind.Free)
            Asking.Mark(tokens);
        return tokens;
    }

    private void AddFree(string text, ReadOnlySpan<Token> tokens, int position, Synonyms synonyms, bool onlyBoilerplate, string unfinished)
    {
        for (var i = 0; i < tokens.Length;)
        {
            if (tokens[i].End == unfinished.Length)
            {
                var begun = Term(tokens[i], position) with { Beginning = unfinished[tokens[i].Start..] };
                _terms[^1] = begun;
                _required.Add(new Clause([begun], []));
                return;
            }

            if (tokens[i].IsBoilerplate && !onlyBoilerplate)
            {
                var first = i;
                for (; i < tokens.Length && tokens[i].IsBoilerplate; i++)
                {
                    if (!tokens[i].IsAsking)
                        _optional.Add(Term(tokens[i], position));
                }

                _notRequired.Add(text[tokens[first].Start..tokens[i - 1].End]);
                continue;
            }

            var (length, replacements, exceptions) = synonyms.Find(tokens, i);
            length = Math.Max(length, 1);
            if (replacements.Count > MaxStandIns)
                replacements.RemoveRange(MaxStandIns, replacements.Count - MaxStandIns);
            var single = length > 1 ? [] : replacements.Where(static by => by.Terms.Length == 1 && by.Exceptions.Length == 0).ToList();
            var standIns = single.Select(static by => by.Terms[0]).Distinct(StringComparer.Ordinal).ToArray();
            var typed = new QueryTerm[length];
            for (var j = 0; j < length; j++)
                typed[j] = Term(tokens[i + j], position, standIns);
            var phrases = replacements.Except(single).Select(by => new QueryPhrase([.. by.Terms.Select(Exact)], by.Exceptions)).ToArray();
            _required.Add(new Clause(typed, phrases) { Exceptions = exceptions });
            i += length;
        }
    }

    private void AddPreferred(List<Token> tokens, int position)
    {
        var whole = tokens.FindAll(static token => !token.IsPart);
        if (whole.Count > 0 && _terms.Count + whole.Count <= MaxTerms)
            _preferred.Add(new QueryPhrase([.. whole.Select(token => Term(token, position))], []));
    }

    private void AddPhrase(ReadOnlySpan<Token> tokens, int position, PartKind kind)
    {
        if (tokens.Length == 0)
            return;
        var terms = new QueryTerm[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            terms[i] = Term(tokens[i], position);
        (kind == PartKind.Excluded ? _excluded : _phrases).Add(new QueryPhrase(terms, []));
        if (kind == PartKind.Quoted)
            _required.AddRange(terms.Select(static term => new Clause([term], [])));
    }

    private QueryTerm Term(Token token, int position, string[]? standIns = null)
    {
        var form = token.IsPlural ? MatchForm.Marked : token.IsMarked ? _loosest : MatchForm.Folded;
        return Add(new QueryTerm(token.Term, form, position + token.Position, standIns ?? []) { Number = _terms.Count });
    }

    private QueryTerm Exact(string term) => Add(new QueryTerm(term, MatchForm.Marked, 0, []) { Number = _terms.Count });

    private QueryTerm Add(QueryTerm term)
    {
        _terms.Add(term);
        return term;
    }
}
