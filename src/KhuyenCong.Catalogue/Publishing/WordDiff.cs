using System.Text.RegularExpressions;

namespace KhuyenCong.Catalogue.Publishing;

public enum DiffKind
{
    Same,
    Deleted,
    Inserted,
}

/// <summary>A stretch of text that is in both versions, or in one.</summary>
public readonly record struct DiffPiece(DiffKind Kind, string Text);

/// <summary>
/// Compares two texts, first by lines, then by the words of lines that differ: a longest common subsequence each time. Texts too large for it are told as
/// wholly replaced.
/// </summary>
public static partial class WordDiff
{
    /// <summary>Pairs that are weighed at most: 2000 by 2000 words.</summary>
    private const int Most = 4_000_000;

    public static IReadOnlyList<DiffPiece> Compare(string before, string after)
    {
        var lines = Runs(Subsequence(Lines(before), Lines(after))).Select(r => new DiffPiece(r.Kind, r.Text)).ToList();
        return [.. Joined(Refined(lines))];
    }

    /// <summary>Where lines were replaced by lines, the words of both are compared.</summary>
    private static IEnumerable<DiffPiece> Refined(List<DiffPiece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i + 1 < pieces.Count && pieces[i].Kind is DiffKind.Deleted && pieces[i + 1].Kind is DiffKind.Inserted)
            {
                foreach (var piece in Smoothed([.. Joined(Subsequence(Words(pieces[i].Text), Words(pieces[i + 1].Text)))]))
                    yield return piece;
                i++;
                continue;
            }

            yield return pieces[i];
        }
    }

    /// <summary>A space between two places where words were replaced goes with them: a sentence written anew is read as one, not word by word.</summary>
    private static IEnumerable<DiffPiece> Smoothed(List<DiffPiece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var around = pieces[Math.Max(0, i - 2)..Math.Min(pieces.Count, i + 3)];
            if (i > 0 && i + 1 < pieces.Count && pieces[i] is { Kind: DiffKind.Same, Text: var text } && text.All(c => c is ' ') && around.Exists(p => p.Kind is DiffKind.Deleted) && around.Exists(p => p.Kind is DiffKind.Inserted))
            {
                yield return new(DiffKind.Deleted, text);
                yield return new(DiffKind.Inserted, text);
            }
            else
            {
                yield return pieces[i];
            }
        }
    }

    private static List<DiffPiece> Subsequence(string[] before, string[] after)
    {
        var (start, end) = (0, 0);
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        var pieces = before[..start].Select(t => new DiffPiece(DiffKind.Same, t)).ToList();
        pieces.AddRange(Middle(before[start..^end], after[start..^end]));
        pieces.AddRange(before[^end..].Select(t => new DiffPiece(DiffKind.Same, t)));
        return pieces;
    }

    private static List<DiffPiece> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > Most)
            return [.. before.Select(t => new DiffPiece(DiffKind.Deleted, t)), .. after.Select(t => new DiffPiece(DiffKind.Inserted, t))];
        // Length of the longest common subsequence of what is left from i and j on.
        var length = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                length[i, j] = before[i] == after[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        var pieces = new List<DiffPiece>();
        var (a, b) = (0, 0);
        while (a < before.Length && b < after.Length)
        {
            if (before[a] == after[b])
            {
                pieces.Add(new(DiffKind.Same, before[a++]));
                b++;
            }
            else if (length[a + 1, b] >= length[a, b + 1])
            {
                pieces.Add(new(DiffKind.Deleted, before[a++]));
            }
            else
            {
                pieces.Add(new(DiffKind.Inserted, after[b++]));
            }
        }

        pieces.AddRange(before[a..].Select(t => new DiffPiece(DiffKind.Deleted, t)));
        pieces.AddRange(after[b..].Select(t => new DiffPiece(DiffKind.Inserted, t)));
        return pieces;
    }

    /// <summary>Neighbours of one kind as one; between two that are the same, what was deleted stands before what was inserted.</summary>
    private static IEnumerable<(DiffKind Kind, string Text)> Runs(IEnumerable<DiffPiece> pieces)
    {
        var (deleted, inserted) = ("", "");
        foreach (var piece in pieces.Append(new(DiffKind.Same, "")))
        {
            if (piece.Kind is DiffKind.Deleted)
                deleted += piece.Text;
            else if (piece.Kind is DiffKind.Inserted)
                inserted += piece.Text;
            if (piece.Kind is not DiffKind.Same)
                continue;
            if (deleted.Length > 0)
                yield return (DiffKind.Deleted, deleted);
            if (inserted.Length > 0)
                yield return (DiffKind.Inserted, inserted);
            (deleted, inserted) = ("", "");
            if (piece.Text.Length > 0)
                yield return (DiffKind.Same, piece.Text);
        }
    }

    private static IEnumerable<DiffPiece> Joined(IEnumerable<DiffPiece> pieces)
    {
        DiffPiece? open = null;
        foreach (var (kind, text) in Runs(pieces))
        {
            if (open is { } last && last.Kind == kind)
            {
                open = last with { Text = last.Text + text };
                continue;
            }

            if (open is { } done)
                yield return done;
            open = new(kind, text);
        }

        if (open is { } rest)
            yield return rest;
    }

    private static string[] Lines(string text) => [.. LineShape().Matches(text).Select(m => m.Value).Where(v => v.Length > 0)];

    private static string[] Words(string text) => [.. WordShape().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"[^\n]*\n?")]
    private static partial Regex LineShape();

    [GeneratedRegex(@"[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]")]
    private static partial Regex WordShape();
}
