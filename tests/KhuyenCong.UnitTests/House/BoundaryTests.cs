using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KhuyenCong.UnitTests.House;

/// <summary>Who may know whom: read off the sources' using directives and qualified names.</summary>
public sealed class BoundaryTests
{
    private const string Root = "KhuyenCong.Catalogue";

    private static readonly string[] Ground = ["Common", "Data"];
    private static readonly string[] Foundation = ["Accounts", "BackOffice", "Files", "Mails", "Pictures", "Places", "Publishing"];
    private static readonly string[] Domain = ["Certificates", "Products", "Producers", "Rounds", "Showrooms", "Fairs", "News", "Programmes", "Documents", "Enquiries"];
    private static readonly string[] Composition = ["Search", "ImportExport", "OpenData", "Jobs", "Admin", "Home", "Pages", "Statistics"];

    /// <summary>Pure rules and records that the ground may word: the states of certificates and their names.</summary>
    private static readonly (string From, string To)[] Allowed = [("Common", "Certificates")];

    [Fact]
    public void Slices_Known_StandInOneOfTheFourCircles()
    {
        var folders = Directory.GetDirectories(SourceFolder()).Select(Path.GetFileName).Where(f => f is not ("bin" or "obj"));
        Assert.Empty(folders.Except([.. Ground, .. Foundation, .. Domain, .. Composition]));
    }

    [Fact]
    public void GroundAndFoundation_KnowNoSliceOfTheDomainAndNoComposition()
    {
        var faults = Uses().Where(u => (Ground.Contains(u.From) || Foundation.Contains(u.From)) && (Domain.Contains(u.To) || Composition.Contains(u.To)) && !Allowed.Contains((u.From, u.To)));
        Assert.Empty(faults.Select(u => u.ToString()));
    }

    [Fact]
    public void Slices_OfTheDomain_CallNoEditorButTheirOwn()
    {
        var faults = new List<string>();
        foreach (var (slice, file, tree) in Trees().Where(t => Domain.Contains(t.Slice)))
            faults.AddRange(tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(n => n.Identifier.Text.EndsWith("Editor", StringComparison.Ordinal) && !File.Exists(Path.Combine(SourceFolder(), slice, n.Identifier.Text + ".cs")))
                .Select(n => $"{file}: {n.Identifier.Text}"));
        Assert.Empty(faults);
    }

    [Fact]
    public void Domain_KnowsOfTheCompositionOnlyTheRegister()
    {
        var faults = Uses().Where(u => Domain.Contains(u.From) && Composition.Contains(u.To) && u.To != "Search");
        Assert.Empty(faults.Select(u => u.ToString()));
    }

    [Fact]
    public void Entities_AreWrittenByNobodyWhoOnlyReads()
    {
        string[] writers = ["Data", "ImportExport", "Jobs", "Accounts", "Mails", "Pictures", "Publishing"];
        var faults = new List<string>();
        foreach (var (slice, file, tree) in Trees().Where(t => !writers.Contains(t.Slice)))
            faults.AddRange(tree.GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(m => m.Name.Identifier.Text is "SaveChangesAsync" or "ExecuteUpdateAsync" or "ExecuteDeleteAsync" && !file.EndsWith("Editor.cs", StringComparison.Ordinal))
                .Select(m => $"{file}: {m.Name.Identifier.Text}"));
        Assert.Empty(faults);
    }

    [Fact]
    public void Search_KnowsNothingOfTheHouse()
    {
        var folder = Path.Combine(RepositoryFolder(), "src", "KhuyenCong.Search");
        var faults = SourcesIn(folder).SelectMany(f => Namespaces(CSharpSyntaxTree.ParseText(File.ReadAllText(f)))
            .Where(n => !n.StartsWith("System", StringComparison.Ordinal) && !n.StartsWith("KhuyenCong.Search", StringComparison.Ordinal)).Select(n => $"{f}: {n}"));
        Assert.Empty(faults);
    }

    [Fact]
    public void Theme_QueriesNothing()
    {
        var folder = Path.Combine(RepositoryFolder(), "themes", "KhuyenCong.Theme");
        string[] words = ["CatalogueDb", "EntityFrameworkCore", "Html.Raw", "SearchIndex", "HttpClient"];
        var files = Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories).Concat(SourcesIn(folder));
        Assert.Empty(files.SelectMany(f => words.Where(w => File.ReadAllText(f).Contains(w, StringComparison.Ordinal)).Select(w => $"{f}: {w}")));
    }

    private static IEnumerable<(string From, string To, string File)> Uses() =>
        Trees().SelectMany(t => Namespaces(t.Tree)
            .Where(n => n.StartsWith(Root + ".", StringComparison.Ordinal))
            .Select(n => (t.Slice, n[(Root.Length + 1)..].Split('.')[0], t.File))
            .Where(u => u.Slice != u.Item2)).Distinct();

    /// <summary>Using directives, and names that are qualified by one of our namespaces, whole or relative to the root ("Search.RelaxedNote").</summary>
    private static IEnumerable<string> Namespaces(Microsoft.CodeAnalysis.SyntaxTree tree)
    {
        var root = tree.GetRoot();
        foreach (var directive in root.DescendantNodes().OfType<UsingDirectiveSyntax>())
            yield return directive.Name!.ToString();
        foreach (var name in root.DescendantNodes(n => n is not UsingDirectiveSyntax).Where(n => n is QualifiedNameSyntax or MemberAccessExpressionSyntax && n.Parent is not (BaseNamespaceDeclarationSyntax or QualifiedNameSyntax or MemberAccessExpressionSyntax)))
        {
            var text = name.ToString();
            if (text.StartsWith(Root + ".", StringComparison.Ordinal))
                yield return text;
            else if (text.Split('.')[0] is var first && (Domain.Contains(first) || Composition.Contains(first)) && !IsOwnMember(name, first))
                yield return $"{Root}.{first}";
        }
    }

    /// <summary>A property of the same name ("Products.Count") is no namespace.</summary>
    private static bool IsOwnMember(Microsoft.CodeAnalysis.SyntaxNode name, string first) =>
        name is MemberAccessExpressionSyntax && name.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => type.Members.Any(m => m switch
        {
            PropertyDeclarationSyntax property => property.Identifier.Text == first,
            FieldDeclarationSyntax field => field.Declaration.Variables.Any(v => v.Identifier.Text == first),
            MethodDeclarationSyntax method => method.Identifier.Text == first,
            _ => false,
        }) || (type.ParameterList?.Parameters.Any(p => p.Identifier.Text == first) ?? false));

    private static List<(string Slice, string File, Microsoft.CodeAnalysis.SyntaxTree Tree)> Trees() =>
    [
        .. SourcesIn(SourceFolder()).Select(f => (Path.GetRelativePath(SourceFolder(), f).Split(Path.DirectorySeparatorChar)[0], Path.GetRelativePath(SourceFolder(), f), CSharpSyntaxTree.ParseText(File.ReadAllText(f)))),
    ];

    private static IEnumerable<string> SourcesIn(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string SourceFolder() => Path.Combine(RepositoryFolder(), "src", Root);

    private static string RepositoryFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KhuyenCong.Catalogue.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
