using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.News;

/// <summary>Reads one article's page.</summary>
public sealed class ArticleReading(CatalogueDb db, Register register, NewsListing listing, MentionReading mentions)
{
    private const int RelatedCount = 4;

    /// <summary>Articles weighed for being related, so that a record mentioned everywhere costs no more than another.</summary>
    private const int MostWeighed = 50;

    /// <param name="article">With its mentions and corrections.</param>
    public async Task<ArticlePage> ReadAsync(Article article, RequestFace face, CancellationToken cancellationToken)
    {
        var (newer, older, related) = await AroundAsync(article, face.Moment, cancellationToken);
        var others = new[] { newer, older }.OfType<Article>().Concat(related).DistinctBy(a => a.Id).ToList();
        var pictures = await db.ReadPicturesAsync(Kinds.Article, [article.Id, .. others.Select(a => a.Id)], cancellationToken);
        var items = (await listing.ItemsAsync([article, .. others.Where(a => a.Id != article.Id)], pictures, face.Language, cancellationToken)).ToDictionary(i => i.Id);
        var text = face.Language.Word(article.Text, article.TextEn);
        var own = pictures.GetValueOrDefault(article.Id, []);
        var placed = Html.PicturesIn(text.Text);
        return new()
        {
            Item = items[article.Id],
            Author = article.Author,
            Basis = article.Basis,
            FactsOn = article.FactsOn,
            Text = Html.FromMarkdown(text.Text, await RecordLinks.ReadAsync(db, text.Text, face.Language, cancellationToken), own.Where(p => !p.IsIllustration).ToDictionary(p => p.Id, p => FigureOf(p, face.Language))),
            TextLang = text.Lang,
            Pictures = [.. own.Where(p => !placed.Contains(p.Id))],
            Shared = own.FirstOrDefault(p => !p.IsIllustration),
            Corrections = [.. article.Corrections.OrderBy(c => c.NotedOn).ThenBy(c => c.Position).Select(c => new CorrectionFace(c.NotedOn, face.Language.Word(c.Note, c.NoteEn)))],
            Mentions = await mentions.ReadAsync([.. article.Mentions.OrderBy(m => m.Position)], face, cancellationToken),
            Related = [.. related.Select(a => items[a.Id])],
            Newer = newer is null ? null : items[newer.Id],
            Older = older is null ? null : items[older.Id],
            Sources = register.Reference.SourcesOf(article.Sources),
            UpdatedAt = article.UpdatedAt,
        };
    }

    private static TextFigure FigureOf(Picture picture, Language language)
    {
        string? vietnamese = language is Language.En ? "vi" : null;
        var caption = new List<(string, string?)>();
        if (picture.Caption is { } words)
            caption.Add(language is Language.En && picture.CaptionEn is { } english ? (english, null) : (words, vietnamese));
        if (picture.Credit is { } credit)
            caption.Add((language.Pick("Ảnh: ", "Photo: ") + credit + ".", null));
        if (picture.Rights is { } rights)
            caption.Add((rights, vietnamese));
        return new(
            picture.AtLeast(960), picture.SourceSet("webp", PictureFile.Widest), picture.SourceSet("jpg", PictureFile.Widest), picture.Width, picture.Height,
            (language is Language.En ? picture.AltEn : null) ?? picture.Alt ?? "", caption);
    }

    /// <summary>
    /// The next newer and older ones, and those related: that share most mentions with the article, one of the same topic counting as one more; among
    /// equals those whose words the index finds alike, then the newest. Two queries: who plays which part, and their rows.
    /// </summary>
    private async Task<(Article? Newer, Article? Older, List<Article> Related)> AroundAsync(Article article, Moment moment, CancellationToken cancellationToken)
    {
        var visible = db.Articles.AsNoTracking().Visible(moment.Now);
        var published = article.VisibleFrom;
        var newerOnes = visible.Where(a => a.VisibleFrom > published || (a.VisibleFrom == published && a.Id > article.Id)).OrderBy(a => a.VisibleFrom).ThenBy(a => a.Id);
        var olderOnes = NewsListing.NewestFirst(visible.Where(a => a.VisibleFrom < published || (a.VisibleFrom == published && a.Id < article.Id)));
        var sameTopic = NewsListing.NewestFirst(visible.Where(a => a.TopicSlug == article.TopicSlug && a.Id != article.Id));
        var own = db.Set<ArticleMention>().Where(m => m.ArticleId == article.Id);
        var sharing = db.Set<ArticleMention>()
            .Where(m => m.ArticleId != article.Id && own.Any(o => o.Kind == m.Kind && o.TargetId == m.TargetId))
            .GroupBy(m => m.ArticleId).Select(g => new { Id = g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenByDescending(g => g.Id).Take(MostWeighed);
        var parts = await newerOnes.Take(1).Select(a => new { Part = Part.Newer, a.Id, Count = 0 })
            .Concat(olderOnes.Take(1).Select(a => new { Part = Part.Older, a.Id, Count = 0 }))
            .Concat(sameTopic.Take(RelatedCount).Select(a => new { Part = Part.SameTopic, a.Id, Count = 0 }))
            .Concat(sharing.Select(g => new { Part = Part.Sharing, g.Id, g.Count }))
            .ToListAsync(cancellationToken);
        var alike = register.Index.Similar(new DocumentKey(Kinds.Article, article.Id), moment.UnixMilliseconds, Kinds.Article, RelatedCount).Select(k => k.Id).ToList();
        List<int> ids = [.. parts.Select(p => p.Id).Union(alike)];
        var rows = await visible.Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken);
        var shared = parts.Where(p => p.Part == Part.Sharing).ToDictionary(p => p.Id, p => p.Count);
        var candidates = parts.Where(p => p.Part is Part.SameTopic or Part.Sharing).Select(p => p.Id).Union(alike).ToHashSet();
        return (
            RowOf(Part.Newer),
            RowOf(Part.Older),
            [
                .. rows.Where(a => candidates.Contains(a.Id))
                    .OrderByDescending(a => shared.GetValueOrDefault(a.Id) + (a.TopicSlug == article.TopicSlug ? 1 : 0))
                    .ThenByDescending(a => alike.Count - (alike.Contains(a.Id) ? alike.IndexOf(a.Id) : alike.Count))
                    .ThenByDescending(a => a.VisibleFrom).ThenByDescending(a => a.Id)
                    .Take(RelatedCount),
            ]);

        Article? RowOf(Part part) => parts.Find(p => p.Part == part) is { } found ? rows.Find(a => a.Id == found.Id) : null;
    }

    private enum Part
    {
        Newer,
        Older,
        SameTopic,
        Sharing,
    }
}
