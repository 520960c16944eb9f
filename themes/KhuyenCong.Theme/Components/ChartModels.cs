using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Theme.Components;

/// <summary>Horizontal bars on one scale.</summary>
/// <param name="Id">Unique on the page; names title and description.</param>
/// <param name="Title">What is counted; stands above the bars.</param>
/// <param name="Description">What a reader who cannot see it should know: the span, the largest, how dark and pale differ.</param>
/// <param name="Rows">Top down.</param>
public sealed record BarChart(string Id, string Title, string Description, IReadOnlyList<BarRow> Rows);

/// <param name="Label">Stands above its bar, in lines that fit a phone.</param>
/// <param name="Value">Length of the bar, not negative.</param>
/// <param name="Part">How much of it is dark; null: all of it.</param>
/// <param name="Text">The figure in words, at the end of the label's line.</param>
/// <param name="Href">The list that is counted; null for none.</param>
public sealed record BarRow(Worded Label, decimal Value, decimal? Part, string Text, string? Href = null);

/// <summary>Results against targets, each line on the scale of its own target.</summary>
public sealed record TargetChart(string Id, string Title, string Description, IReadOnlyList<TargetRow> Rows);

/// <param name="Label">What is aimed at.</param>
/// <param name="Target">Above zero.</param>
/// <param name="Reached">Null where no result is known: the track is drawn empty.</param>
/// <param name="Text">The share reached, at the end of the label's line; empty where unknown.</param>
/// <param name="Note">Target and result in words, below the bar.</param>
public sealed record TargetRow(Worded Label, decimal Target, decimal? Reached, string Text, string Note);

/// <summary>The choices of a short list as drop-downs.</summary>
/// <param name="Action">Address of the list.</param>
/// <param name="Facets">One drop-down each.</param>
/// <param name="Narrowed">Has anything been chosen?</param>
/// <param name="TextLabel">Label of a field for words; null for none.</param>
/// <param name="Text">What was typed.</param>
/// <param name="Kept">Choices made elsewhere, that this form keeps: name and value.</param>
public sealed record NarrowForm(string Action, IReadOnlyList<Facet> Facets, bool Narrowed, string? TextLabel = null, string Text = "", params IReadOnlyList<(string Name, string? Value)> Kept);
