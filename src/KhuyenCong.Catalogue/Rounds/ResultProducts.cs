using System.Globalization;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Rounds;

/// <summary>
/// Finds the product that each row of results means: by its number, by its exact name, by its name and producer. Whatever is less than certain is left to a person,
/// with what may be meant.
/// </summary>
public sealed class ResultProducts(CatalogueDb db, ReferenceNames names)
{
    private const int Offered = 6;

    /// <returns>As many rows as given, in their order; what was found is written into the row's product field.</returns>
    public async Task<IReadOnlyList<JudgedResult>> MatchAsync(IReadOnlyList<TypedResult> typed, List<ResultFault> faults, CancellationToken cancellationToken)
    {
        var byId = (await NumberedAsync([.. typed.SelectMany(r => (int[])[r.Pick, NumberOf(r.Product)]).Where(n => n > 0).Distinct()], cancellationToken)).ToDictionary(p => p.Id);
        List<string> keys = [.. typed.Where(r => r.Pick == 0 && NumberOf(r.Product) == 0 && r.Product.Length > 0).Select(r => RecordKeys.Search(r.Product)).Distinct()];
        var byName = (keys.Count == 0 ? [] : await ReadAsync(db.Products.Where(p => keys.Contains(p.SearchKey)), cancellationToken)).ToLookup(p => VietnameseText.Fold(p.Name));
        var rows = new List<JudgedResult>();
        for (var i = 0; i < typed.Count; i++)
            rows.Add(await MatchAsync(typed[i], i, byId, byName, faults, cancellationToken));
        return rows;
    }

    private async Task<JudgedResult> MatchAsync(TypedResult typed, int row, Dictionary<int, ResultProduct> byId, ILookup<string, ResultProduct> byName, List<ResultFault> faults, CancellationToken cancellationToken)
    {
        if (typed.IsBlank)
            return new(typed);
        if (typed.Product.Length == 0)
        {
            faults.Add(new(row, ResultField.Product, $"Dòng {row + 1}: hãy nhập sản phẩm."));
            return new(typed);
        }

        if (typed.Pick > 0 && byId.TryGetValue(typed.Pick, out var picked))
            return Matched(typed, picked);
        if (NumberOf(typed.Product) is > 0 and var number)
        {
            if (byId.TryGetValue(number, out var numbered))
                return Matched(typed, numbered);
            faults.Add(new(row, ResultField.Product, $"Dòng {row + 1}: không có sản phẩm nào mang số {number}. Hãy tìm theo tên."));
            return new(typed) { IsUnknown = true };
        }

        var choices = Named(typed, [.. byName[VietnameseText.Fold(typed.Product)]]);
        if (choices is [var only] && IsCertain(typed, only))
            return Matched(typed, only);
        var isNamed = choices.Count > 0;
        if (!isNamed)
            choices = await LikeAsync(typed.Product, cancellationToken);
        var shown = ContentColumn.Shown(typed.Product);
        faults.Add(new(row, ResultField.Product, choices.Count == 0
            ? $"Dòng {row + 1}: không có sản phẩm nào tên “{shown}”. Hãy sửa tên; nếu sản phẩm chưa có trong sổ, hãy thêm sản phẩm trước."
            : choices is [{ Producer: { } own } one] && isNamed && IsSame(one.Name, typed.Product)
                ? $"Dòng {row + 1}: trong sổ, “{shown}” là của {own}, không phải “{ContentColumn.Shown(typed.Producer)}”. Hãy chọn sản phẩm ấy nếu đúng, hoặc sửa tên."
                : isNamed && choices.Count > 1
                    ? $"Dòng {row + 1}: có nhiều sản phẩm tên “{shown}”. Hãy chọn đúng sản phẩm."
                    : $"Dòng {row + 1}: “{shown}” chưa khớp hẳn với sản phẩm nào. Hãy chọn trong các sản phẩm gần giống, hoặc sửa tên."));
        return new(typed) { Choices = choices, IsUnknown = choices.Count == 0 };
    }

    /// <summary>Of those that share the letters, those with the same marks; of several of them those of the producer.</summary>
    private static List<ResultProduct> Named(TypedResult typed, List<ResultProduct> alike)
    {
        var same = alike.FindAll(p => IsSame(p.Name, typed.Product));
        var named = same.Count > 0 ? same : alike;
        var theirs = named.FindAll(p => IsOf(p, typed.Producer));
        return theirs.Count > 0 ? theirs : named;
    }

    /// <summary>The name with its marks, or a name typed without any; and no other producer than the one typed.</summary>
    private static bool IsCertain(TypedResult typed, ResultProduct product) =>
        (IsSame(product.Name, typed.Product) || IsSame(VietnameseText.Fold(typed.Product), typed.Product)) && (typed.Producer.Length == 0 || IsOf(product, typed.Producer));

    private static JudgedResult Matched(TypedResult typed, ResultProduct product) => new(typed with { Product = new NamedRecord(product.Id.ToString(CultureInfo.InvariantCulture), product.Name).Shown, Pick = 0 })
    {
        Product = product,
        Remarks = typed.Producer.Length == 0 || IsOf(product, typed.Producer) ? [] : [$"Trong sổ, sản phẩm này {(product.Producer is { } own ? $"là của {own}" : "chưa ghi cơ sở")}, không phải “{ContentColumn.Shown(typed.Producer)}”."],
    };

    private async Task<List<ResultProduct>> LikeAsync(string typed, CancellationToken cancellationToken)
    {
        var found = (await names.FindAsync(typeof(Product), typed, Offered, cancellationToken)).Select(n => int.Parse(n.Key, CultureInfo.InvariantCulture)).ToList();
        return [.. (await NumberedAsync(found, cancellationToken)).OrderBy(p => found.IndexOf(p.Id))];
    }

    private async Task<List<ResultProduct>> NumberedAsync(List<int> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await ReadAsync(db.Products.Where(p => ids.Contains(p.Id)), cancellationToken);

    private static Task<List<ResultProduct>> ReadAsync(IQueryable<Product> products, CancellationToken cancellationToken) =>
        products.AsNoTracking().OrderBy(p => p.Id).Select(p => new ResultProduct(p.Id, p.Name, p.Producer!.Name, p.VisibleFrom, p.VisibleTo)).ToListAsync(cancellationToken);

    private static int NumberOf(string typed) => int.TryParse(NamedRecord.KeyOf(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool IsSame(string one, string other) => string.Equals(VietnameseText.ToNfc(one), VietnameseText.ToNfc(other), StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(ResultProduct product, string producer)
    {
        if (producer.Length == 0 || product.Producer is null)
            return false;
        var (own, typed) = (VietnameseText.Fold(product.Producer), VietnameseText.Fold(NameOf(producer)));
        return own == typed || (typed.Length > 5 && (own.Contains(typed, StringComparison.Ordinal) || typed.Contains(own, StringComparison.Ordinal)));
    }

    /// <summary>Of a producer chosen as "7 · Tên" the name.</summary>
    private static string NameOf(string producer) => producer.Split(NamedRecord.Separator, 2)[^1].Trim();
}
