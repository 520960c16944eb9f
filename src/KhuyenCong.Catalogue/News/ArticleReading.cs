using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
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
        var visible = db.Articles.AsNoTracking().Visible(face.Moment.Now);
        var published = article.VisibleFrom;
        var newer = await visible.Where(a => a.VisibleFrom > published || (a.VisibleFrom == published && a.Id > article.Id))
            .OrderBy(a => a.VisibleFrom).ThenBy(a => a.Id).FirstOrDefaultAsync(cancellationToken);
        var older = await NewsListing.NewestFirst(visible.Where(a => a.VisibleFrom < published || (a.VisibleFrom == published && a.Id < article.Id))).FirstOrDefaultAsync(cancellationToken);
        var related = await RelatedAsync(article, visible, face.Moment, cancellationToken);
        var others = new[] { newer, older }.OfType<Article>().Concat(related).DistinctBy(a => a.Id).ToList();
        var pictures = await db.ReadPicturesAsync(Kinds.Article, [article.Id, .. others.Select(a => a.Id)], cancellationToken);
        var items = (await listing.ItemsAsync([article, .. others.Where(a => a.Id != article.Id)], pictures, face.Language, cancellationToken)).ToDictionary(i => i.Id);
        var text = face.Language.Word(article.Text, article.TextEn);
        return new()
        {
            Item = items[article.Id],
            Author = article.Author,
            Basis = article.Basis,
            FactsOn = article.FactsOn,
            Text = Html.FromMarkdown(text.Text),
            TextLang = text.Lang,
            Pictures = pictures.GetValueOrDefault(article.Id, []),
            Corrections = [.. article.Corrections.OrderBy(c => c.NotedOn).ThenBy(c => c.Position).Select(c => new CorrectionFace(c.NotedOn, face.Language.Word(c.Note, c.NoteEn)))],
            Mentions = await mentions.ReadAsync([.. article.Mentions.OrderBy(m => m.Position)], face, cancellationToken),
            Related = [.. related.Select(a => items[a.Id])],
            Newer = newer is null ? null : items[newer.Id],
            Older = older is null ? null : items[older.Id],
            Sources = register.Reference.SourcesOf(article.Sources),
            UpdatedAt = article.UpdatedAt,
        };
    }

    /// <summary>
    /// Those that share most mentions with the article, one of the same topic counting as one more; among equals those whose
    /// words the index finds alike, then the newest.
    /// </summary>
    private async Task<List<Article>> RelatedAsync(Article article, IQueryable<Article> visible, Moment moment, CancellationToken cancellationToken)
    {
        var own = db.Set<ArticleMention>().Where(m => m.ArticleId == article.Id);
        var shared = await db.Set<ArticleMention>()
            .Where(m => m.ArticleId != article.Id && own.Any(o => o.Kind == m.Kind && o.TargetId == m.TargetId))
            .GroupBy(m => m.ArticleId).Select(g => new { Id = g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenByDescending(g => g.Id).Take(MostWeighed)
            .ToDictionaryAsync(g => g.Id, g => g.Count, cancellationToken);
        var sameTopic = await NewsListing.NewestFirst(visible.Where(a => a.TopicSlug == article.TopicSlug && a.Id != article.Id)).Select(a => a.Id).Take(RelatedCount).ToListAsync(cancellationToken);
        var alike = register.Index.Similar(new DocumentKey(Kinds.Article, article.Id), moment.UnixMilliseconds, Kinds.Article, RelatedCount).Select(k => k.Id).ToList();
        List<int> candidates = [.. shared.Keys.Union(sameTopic).Union(alike)];
        return
        [
            .. (await visible.Where(a => candidates.Contains(a.Id)).ToListAsync(cancellationToken))
                .OrderByDescending(a => shared.GetValueOrDefault(a.Id) + (a.TopicSlug == article.TopicSlug ? 1 : 0))
                .ThenByDescending(a => alike.Count - (alike.Contains(a.Id) ? alike.IndexOf(a.Id) : alike.Count))
                .ThenByDescending(a => a.VisibleFrom).ThenByDescending(a => a.Id)
                .Take(RelatedCount),
        ];
    }
}
