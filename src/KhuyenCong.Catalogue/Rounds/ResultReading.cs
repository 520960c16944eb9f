using System.Globalization;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Rounds;

/// <summary>Judges results of a round: what each row means, what certificate it becomes, what stands against it. Changes nothing.</summary>
public sealed class ResultReading(CatalogueDb db, ResultProducts products, Register register, IOptions<CatalogueSettings> settings)
{
    /// <param name="round">With its decision.</param>
    /// <param name="typed">As the form was sent.</param>
    /// <param name="moment">Of the grant.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<JudgedResults> JudgeAsync(Round round, TypedResults typed, Moment moment, CancellationToken cancellationToken)
    {
        var faults = new List<ResultFault>();
        var rows = await products.MatchAsync(typed.Rows, faults, cancellationToken);
        var common = ReadDay(typed.Day, -1, faults);
        if (common is null && typed.Day.Length == 0 && rows.Any(r => r is { Typed: { IsBlank: false, Day.Length: 0 } }))
            faults.Add(new(-1, ResultField.Day, "Hãy nhập ngày cấp chung, hoặc ngày cấp ở từng dòng; nếu chỉ biết năm thì nhập năm."));
        var granted = await GrantedAsync(rows, cancellationToken);
        var decisions = new Dictionary<string, NamedDecision>(StringComparer.Ordinal);
        var firstRows = new Dictionary<int, int>();
        var judged = new List<JudgedResult>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var before = faults.Count;
            var day = row.Typed.Day.Length == 0 ? common : ReadDay(row.Typed.Day, i, faults);
            var decision = await ReadDecisionAsync(row.Typed.Decision, i, decisions, faults, cancellationToken);
            if (row.Product is not { } product)
            {
                judged.Add(row);
                continue;
            }

            if (!firstRows.TryAdd(product.Id, i))
                faults.Add(new(i, ResultField.Product, $"Dòng {i + 1}: trùng sản phẩm với dòng {firstRows[product.Id] + 1}. Hãy bỏ một dòng."));
            Judge(product, round, granted, moment.Now, i, faults);
            if (faults.Count > before || day is not { } known)
                judged.Add(row);
            else
                judged.Add(Become(row, product, round, decision, known, granted, moment));
        }

        return new(judged, faults);
    }

    private static void Judge(ResultProduct product, Round round, List<Granted> granted, DateTimeOffset now, int row, List<ResultFault> faults)
    {
        if (granted.Find(g => g.ProductId == product.Id && g.RoundId == round.Id) is { } same)
            faults.Add(new(row, ResultField.Product, $"Dòng {row + 1}: sản phẩm này đã có giấy chứng nhận {same.Code} của kỳ này. Hãy bỏ dòng này."));
        else if (product.VisibleFrom is null)
            faults.Add(new(row, ResultField.Product, $"Dòng {row + 1}: sản phẩm số {product.Id} chưa được xuất bản, nên chưa công bố giấy chứng nhận được. Hãy xuất bản sản phẩm trước."));
        else if (product.VisibleTo <= now)
            faults.Add(new(row, ResultField.Product, $"Dòng {row + 1}: sản phẩm số {product.Id} đã bị gỡ khỏi trang công khai. Hãy xuất bản lại sản phẩm trước."));
    }

    private JudgedResult Become(JudgedResult row, ResultProduct product, Round round, Document? decision, GrantDay day, List<Granted> granted, Moment moment)
    {
        var own = decision is not null && decision.Id != round.DecisionId ? decision : null;
        var from = new[] { moment.Now, product.VisibleFrom ?? moment.Now, round.VisibleFrom ?? moment.Now }.Max();
        var certificate = new Certificate { Code = "", ProductId = product.Id, RoundId = round.Id, Round = round, Decision = own, DecisionId = own?.Id, GrantYear = day.Year, GrantedOn = day.Day, VisibleFrom = from };
        return row with
        {
            Decision = own,
            GrantYear = day.Year,
            GrantedOn = day.Day,
            VisibleFrom = from,
            Face = CertificateFaces.FaceOf(certificate, register.Reference, settings.Value.ExpiringDays, moment.Now, moment.Today),
            Rule = Validity.RuleOf(certificate, register.Reference.Rules),
            Remarks = [.. row.Remarks, .. Remarks(product, round, own ?? round.Decision, day, granted, moment)],
        };
    }

    private static IEnumerable<string> Remarks(ResultProduct product, Round round, Document? decision, GrantDay day, List<Granted> granted, Moment moment)
    {
        foreach (var other in granted.Where(g => g.ProductId == product.Id && g.Level == round.Level && g.GrantYear == day.Year))
            yield return $"Sản phẩm này đã có giấy chứng nhận {other.Code} cùng cấp, cùng năm {day.Year} ({other.Round}).";
        if (day.Year != round.Year)
            yield return $"Năm cấp {day.Year} khác năm {round.Year} của kỳ.";
        if (day.Day > moment.Today)
            yield return $"Ngày cấp {Say.Typed(day.Day.Value)} chưa đến.";
        if (decision?.IssuedOn is { } issued && day.Day < issued)
            yield return $"Ngày cấp {Say.Typed(day.Day.Value)} ở trước ngày {Say.Typed(issued)} của quyết định {decision.Number}.";
        // Districts were abolished with 30/6/2025 (circular 38/2025/TT-BCT).
        if (round.Level is Level.District && day.Day > new DateOnly(2025, 6, 30))
            yield return "Không còn cấp huyện sau ngày 30/06/2025.";
    }

    private static GrantDay? ReadDay(string typed, int row, List<ResultFault> faults)
    {
        if (typed.Length == 0)
            return null;
        if (typed.Length == 4 && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2099)
            return new(year, null);
        if (QueryValues.ReadTypedDay(typed, []) is { } day)
            return new(day.Year, day);
        faults.Add(new(row, ResultField.Day, $"{(row < 0 ? "" : $"Dòng {row + 1}: ")}“{ContentColumn.Shown(typed)}” không phải ngày hay năm từ 2000 đến 2099. Ví dụ: 31/12/2026, hoặc 2026."));
        return null;
    }

    private async Task<Document?> ReadDecisionAsync(string typed, int row, Dictionary<string, NamedDecision> known, List<ResultFault> faults, CancellationToken cancellationToken)
    {
        if (typed.Length == 0)
            return null;
        if (!known.TryGetValue(typed, out var named))
            known[typed] = named = await NamedDecision.FindAsync(db, typed, cancellationToken);
        if (named.Fault is { } fault)
            faults.Add(new(row, ResultField.Decision, $"Dòng {row + 1}: {fault}"));
        return named.Document;
    }

    private async Task<List<Granted>> GrantedAsync(IReadOnlyList<JudgedResult> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.Product?.Id).OfType<int>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Certificates.AsNoTracking().Where(c => ids.Contains(c.ProductId)).OrderBy(c => c.Code)
            .Select(c => new Granted(c.Code, c.ProductId, c.RoundId, c.Round!.Name, c.Round.Level, c.GrantYear)).ToListAsync(cancellationToken);
    }

    /// <summary>The day, or the year alone.</summary>
    private readonly record struct GrantDay(int Year, DateOnly? Day);

    private sealed record Granted(string Code, int ProductId, int RoundId, string Round, Level Level, int GrantYear);
}
