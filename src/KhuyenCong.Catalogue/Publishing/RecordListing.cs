using System.Globalization;
using System.Linq.Expressions;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>A record in a list of the back office.</summary>
public sealed record ListedRecord(string Id, string Name, RecordState State, bool HasDraft, DateTimeOffset UpdatedAt, DateTimeOffset? VisibleFrom, DateTimeOffset? VisibleTo, DateTimeOffset? ApplyAt);

/// <summary>Lists records of any kind. What stands under the hands of editors is little and is read first; the rest goes by indexes of the kind's table.</summary>
public sealed class RecordListing(CatalogueDb db, TimeProvider time)
{
    public async Task<PageOf<ListedRecord>> ReadAsync(EditedKind kind, RecordFilter filter, CancellationToken cancellationToken) => !kind.IsPublished
        ? await ReadStructureAsync(kind, filter, cancellationToken)
        : await RowsOf(kind).ReadAsync(filter, await StatesAsync(kind, cancellationToken), cancellationToken);

    /// <summary>How many such records there are, of a kind that is published.</summary>
    public async Task<int> CountAsync(EditedKind kind, RecordFilter filter, CancellationToken cancellationToken) =>
        await RowsOf(kind).CountAsync(filter, await StatesAsync(kind, cancellationToken), cancellationToken);

    /// <summary>Records that become public for the first time at a moment to come, the nearest first.</summary>
    public async Task<IReadOnlyList<(string Id, DateTimeOffset At)>> ToComeAsync(EditedKind kind, int most, CancellationToken cancellationToken) =>
        kind.IsPublished ? await RowsOf(kind).ToComeAsync(most, cancellationToken) : [];

    /// <summary>Those of the records that were never public and are not about to be.</summary>
    public async Task<IReadOnlySet<string>> NeverPublicAsync(EditedKind kind, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (!kind.IsPublished)
            return new HashSet<string>();
        var shape = RecordShape.Of(db, kind);
        var rows = await EntityRows.Of(shape.Table.Type).ValuesAsync(db, [shape.Table.Key[0].PropertyName, nameof(IPublished.VisibleFrom)], shape.Table.Type.FindPrimaryKey()!.Properties[0], ids.Select(shape.KeyOf), cancellationToken);
        return rows.Where(r => r[1] is null).Select(r => ContentColumn.Format(r[0])).ToHashSet(StringComparer.Ordinal);
    }

    private Task<Dictionary<string, EditingState>> StatesAsync(EditedKind kind, CancellationToken cancellationToken) =>
        db.EditingStates.AsNoTracking()
            .Where(s => s.Kind == kind.Kind && (s.Latest != s.Applied || s.SubmittedAt != null || s.ApplyAt != null || s.DeletedAt != null))
            .ToDictionaryAsync(s => s.RecordId, StringComparer.Ordinal, cancellationToken);

    private Rows RowsOf(EditedKind kind) => (Rows)Activator.CreateInstance(typeof(Rows<>).MakeGenericType(kind.Entity), db, RecordShape.Of(db, kind), time.GetUtcNow())!;

    /// <summary>Kinds without a life of publishing are few to some thousands: they are read whole, and narrowed and sorted here.</summary>
    private async Task<PageOf<ListedRecord>> ReadStructureAsync(EditedKind kind, RecordFilter filter, CancellationToken cancellationToken)
    {
        var table = RecordShape.Of(db, kind).Table;
        var text = VietnameseText.Fold(filter.Text);
        var found = new List<ListedRecord>();
        await foreach (var values in EntityRows.Of(table.Type).ValuesAsync(db, [table.Key[0].PropertyName, kind.NameProperty, nameof(IRecord.UpdatedAt)]).WithCancellation(cancellationToken))
        {
            var (id, name) = (ContentColumn.Format(values[0]), kind.Title ?? ContentColumn.Format(values[1]));
            if (VietnameseText.Fold($"{id} {name}").Contains(text, StringComparison.Ordinal))
                found.Add(new(id, name, RecordState.Published, false, (DateTimeOffset)values[2]!, null, null, null));
        }

        var byName = found.OrderBy(r => VietnameseText.SortKey(r.Name), StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal);
        var sorted = filter.Sort == RecordFilter.ByName ? byName.AsEnumerable() : byName.OrderByDescending(r => r.UpdatedAt);
        return new([.. sorted.Skip((filter.Page - 1) * RecordFilter.PageSize).Take(RecordFilter.PageSize)], found.Count, filter.Page, RecordFilter.PageSize);
    }

    private abstract class Rows
    {
        public abstract Task<int> CountAsync(RecordFilter filter, Dictionary<string, EditingState> states, CancellationToken cancellationToken);

        public abstract Task<PageOf<ListedRecord>> ReadAsync(RecordFilter filter, Dictionary<string, EditingState> states, CancellationToken cancellationToken);

        public abstract Task<IReadOnlyList<(string Id, DateTimeOffset At)>> ToComeAsync(int most, CancellationToken cancellationToken);
    }

    private sealed class Rows<T>(CatalogueDb db, RecordShape shape, DateTimeOffset now) : Rows
        where T : class, IRecord, IPublished
    {
        /// <summary>So many keys are read and sorted here, and counted by the way.</summary>
        private const int Sorted = 10_000;

        private static readonly Comparer<object> KeyOrder = Comparer<object>.Create((a, b) => a is string code ? string.CompareOrdinal(code, (string)b) : ((int)a).CompareTo((int)b));

        private readonly string key = shape.Table.Key[0].PropertyName;

        private readonly string name = typeof(INamed).IsAssignableFrom(typeof(T)) ? nameof(INamed.SortKey) : shape.Kind.NameProperty;

        public override async Task<int> CountAsync(RecordFilter filter, Dictionary<string, EditingState> states, CancellationToken cancellationToken) =>
            await (await FoundAsync(filter, states, cancellationToken)).CountAsync(cancellationToken);

        public override async Task<IReadOnlyList<(string Id, DateTimeOffset At)>> ToComeAsync(int most, CancellationToken cancellationToken) =>
        [
            .. (await db.Set<T>().AsNoTracking().Where(r => r.VisibleFrom > now).OrderBy(r => r.VisibleFrom).Take(most).Select(r => new { Key = EF.Property<object>(r, key), r.VisibleFrom }).ToListAsync(cancellationToken))
                .Select(r => (ContentColumn.Format(r.Key), r.VisibleFrom!.Value)),
        ];

        /// <summary>The keys of the page first, which indexes alone tell; then its records.</summary>
        public override async Task<PageOf<ListedRecord>> ReadAsync(RecordFilter filter, Dictionary<string, EditingState> states, CancellationToken cancellationToken)
        {
            var found = await FoundAsync(filter, states, cancellationToken);
            var (keys, total) = await KeysAsync(found, filter, cancellationToken);
            var names = shape.Kind.NameProperty;
            var rows = await db.Set<T>().AsNoTracking().Where(Having(keys.ConvertAll(k => ContentColumn.Format(k))))
                .Select(r => new { Key = EF.Property<object>(r, key), Name = EF.Property<string>(r, names), r.UpdatedAt, r.VisibleFrom, r.VisibleTo })
                .ToDictionaryAsync(r => r.Key, cancellationToken);
            // What was deleted since its key was read is left out.
            var listed = keys.Where(rows.ContainsKey).Select(k =>
            {
                var (id, r) = (ContentColumn.Format(k), rows[k]);
                var state = states.GetValueOrDefault(id);
                return new ListedRecord(id, r.Name, EditReading.StateOf(r.VisibleFrom, r.VisibleTo, state, now), state is not null && state.Latest != state.Applied, r.UpdatedAt, r.VisibleFrom, r.VisibleTo, state?.ApplyAt);
            });
            return new([.. listed], total, filter.Page, RecordFilter.PageSize);
        }

        private async Task<(List<object> Keys, int Total)> KeysAsync(IQueryable<T> found, RecordFilter filter, CancellationToken cancellationToken)
        {
            var byName = filter.Sort == RecordFilter.ByName;
            var isMost = filter.Text.Length == 0 && filter.State is (null or RecordState.Published) && CatalogueDb.LargeKinds.Contains(typeof(T));
            if (!isMost && await SortedAsync(found, byName, filter.Page, cancellationToken) is { } sorted)
                return sorted;
            var total = await found.CountAsync(cancellationToken);
            return (await WalkedAsync(found, byName, (filter.Page - 1) * RecordFilter.PageSize, total, cancellationToken), total);
        }

        /// <summary>All that is found is read once, counted and sorted as far as the page needs it; null where it is too much.</summary>
        private async Task<(List<object> Keys, int Total)?> SortedAsync(IQueryable<T> found, bool byName, int page, CancellationToken cancellationToken)
        {
            if (byName)
            {
                var named = await found.Select(r => new { Key = EF.Property<object>(r, key), Name = EF.Property<string>(r, name) }).Take(Sorted + 1).ToListAsync(cancellationToken);
                return named.Count > Sorted ? null : ([.. named.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Key, KeyOrder).Paged(page, RecordFilter.PageSize).Select(r => r.Key)], named.Count);
            }

            var changed = await found.Select(r => new { Key = EF.Property<object>(r, key), r.UpdatedAt }).Take(Sorted + 1).ToListAsync(cancellationToken);
            return changed.Count > Sorted ? null : ([.. changed.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => r.Key, KeyOrder).Paged(page, RecordFilter.PageSize).Select(r => r.Key)], changed.Count);
        }

        /// <summary>The keys of a page, walked to in their order from the end that is nearer.</summary>
        private async Task<List<object>> WalkedAsync(IQueryable<T> found, bool byName, int before, int total, CancellationToken cancellationToken)
        {
            var size = Math.Min(RecordFilter.PageSize, total - before);
            if (size <= 0)
                return [];
            var after = total - before - size;
            var forward = before <= after;
            // An import changes many in one instant: the key follows the direction, so that one index gives the order.
            var ordered = (byName, byName == forward) switch
            {
                (true, true) => found.OrderBy(r => EF.Property<string>(r, name)).ThenBy(r => EF.Property<object>(r, key)),
                (true, false) => found.OrderByDescending(r => EF.Property<string>(r, name)).ThenByDescending(r => EF.Property<object>(r, key)),
                (false, true) => found.OrderBy(r => r.UpdatedAt).ThenBy(r => EF.Property<object>(r, key)),
                (false, false) => found.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => EF.Property<object>(r, key)),
            };
            var keys = await ordered.Select(r => EF.Property<object>(r, key)).Skip(forward ? before : after).Take(size).ToListAsync(cancellationToken);
            if (!forward)
                keys.Reverse();
            return keys;
        }

        private async Task<IQueryable<T>> FoundAsync(RecordFilter filter, Dictionary<string, EditingState> states, CancellationToken cancellationToken)
        {
            var found = Narrowed(db.Set<T>().AsNoTracking(), filter.State, states);
            var english = shape.Kind.EnglishName;
            if (filter.LacksEnglish && shape.Kind.HasEnglishName)
                found = found.Where(r => EF.Property<string?>(r, english) == null);
            return filter.Text.Length > 0 ? await MatchingAsync(found, filter.Text, cancellationToken) : found;
        }

        private IQueryable<T> Narrowed(IQueryable<T> rows, RecordState? state, Dictionary<string, EditingState> states)
        {
            var deleted = states.Values.Where(s => s.DeletedAt is not null).Select(s => s.RecordId).ToList();
            var waiting = states.Values.Where(s => s.DeletedAt is null && s.ApplyAt is not null).Select(s => s.RecordId).ToList();
            var reviewed = states.Values.Where(s => s.DeletedAt is null && s.ApplyAt is null && s.SubmittedAt is not null).Select(s => s.RecordId).ToList();
            var (kept, hidden) = (rows, Having(deleted));
            if (state is not RecordState.Deleted && deleted.Count > 0)
                kept = kept.Where(Not(hidden));
            return state switch
            {
                null => kept,
                RecordState.Deleted => rows.Where(hidden),
                RecordState.InReview => kept.Where(Having(reviewed)).Where(r => !(r.VisibleFrom > now)),
                RecordState.Scheduled => kept.Where(Or(Having(waiting), r => r.VisibleFrom > now)),
                RecordState.Published => kept.Visible(now),
                RecordState.Withdrawn => kept.Where(r => r.VisibleFrom <= now && r.VisibleTo <= now),
                // Drafts: never public, or with a version that the public does not see yet.
                _ => kept.Where(Or(Having([.. states.Values.Where(s => s.Latest != s.Applied && s.ApplyAt is null && s.SubmittedAt is null).Select(s => s.RecordId)]), r => r.VisibleFrom == null)),
            };
        }

        private async Task<IQueryable<T>> MatchingAsync(IQueryable<T> rows, string typed, CancellationToken cancellationToken)
        {
            var text = VietnameseText.Fold(typed);
            if (shape.MayBeKey(typed) && shape.KeyOf(typed) is int number)
                return rows.Where(r => EF.Property<int>(r, key) == number);
            var code = typed.ToUpperInvariant();
            if (typeof(T) == typeof(Certificate))
            {
                var certificates = (IQueryable<Certificate>)rows;
                if (await db.Certificates.AnyAsync(c => c.Code == code, cancellationToken))
                    return (IQueryable<T>)certificates.Where(c => c.Code == code);
                var products = Holding(db.Products, nameof(Product.SearchKey), text).Select(p => p.Id);
                return (IQueryable<T>)certificates.Where(c => products.Contains(c.ProductId));
            }

            if (typeof(T) == typeof(Document))
                return (IQueryable<T>)((IQueryable<Document>)rows).Where(d => d.NumberKey.Contains(text) || d.Title.Contains(typed));
            if (ReferenceNames.SearchColumn(typeof(T)) is { } column)
                return Named(rows, column, text);
            // Articles, pages, marks: few enough to be folded here.
            var names = shape.Kind.NameProperty;
            var all = await rows.Select(r => new { Key = EF.Property<int>(r, key), Name = EF.Property<string>(r, names) }).ToListAsync(cancellationToken);
            var ids = all.Where(r => VietnameseText.Fold(r.Name).Contains(text, StringComparison.Ordinal)).Select(r => r.Key).ToList();
            return rows.Where(r => ids.Contains(EF.Property<int>(r, key)));
        }

        /// <summary>SQLite reads an index through instead of the table only where nothing else is asked of the rows.</summary>
        private IQueryable<T> Named(IQueryable<T> rows, string column, string text)
        {
            if (!db.Database.IsSqlite())
                return Holding(rows, column, text);
            var named = Holding(db.Set<T>(), column, text).Select(r => EF.Property<object>(r, key));
            return rows.Where(r => named.Contains(EF.Property<object>(r, key)));
        }

        /// <summary>
        /// The index of PostgreSQL over parts of names knows them by three letters; of fewer it would have to be read whole, and the table after it. What is
        /// computed of a column is looked for in no index.
        /// </summary>
        private static IQueryable<TRow> Holding<TRow>(IQueryable<TRow> rows, string column, string text)
            where TRow : class => text.Length < 3
                ? rows.Where(r => (EF.Property<string>(r, column) + "").Contains(text))
                : rows.Where(r => EF.Property<string>(r, column).Contains(text));

        private Expression<Func<T, bool>> Having(List<string> ids)
        {
            if (typeof(T) == typeof(Certificate))
                return r => ids.Contains(EF.Property<string>(r, key));
            var numbers = ids.ConvertAll(i => int.Parse(i, CultureInfo.InvariantCulture));
            return r => numbers.Contains(EF.Property<int>(r, key));
        }

        private static Expression<Func<T, bool>> Not(Expression<Func<T, bool>> one) => Expression.Lambda<Func<T, bool>>(Expression.Not(one.Body), one.Parameters);

        private static Expression<Func<T, bool>> Or(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
            Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, new Renamed(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

        private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
        {
            protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
        }
    }
}
