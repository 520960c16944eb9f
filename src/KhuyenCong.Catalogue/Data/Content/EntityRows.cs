using System.Collections;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhuyenCong.Catalogue.Data.Content;

/// <summary>Queries of one entity type that is known only at run time.</summary>
internal abstract class EntityRows
{
    public static EntityRows Of(IEntityType type) => (EntityRows)Activator.CreateInstance(typeof(EntityRows<>).MakeGenericType(type.ClrType))!;

    /// <summary>All rows, one after another, not tracked.</summary>
    public abstract IAsyncEnumerable<object> StreamAsync(CatalogueDb db);

    /// <summary>Chosen columns of all rows.</summary>
    public abstract IAsyncEnumerable<object?[]> ValuesAsync(CatalogueDb db, IEnumerable<string> properties);

    /// <summary>Tracked rows whose property has one of the values.</summary>
    public abstract Task<IReadOnlyList<object>> WhereAsync(CatalogueDb db, IReadOnlyProperty property, IEnumerable<object> values, CancellationToken cancellationToken);

    /// <summary>Chosen columns of the rows whose property has one of the values.</summary>
    public abstract Task<List<object?[]>> ValuesAsync(CatalogueDb db, IEnumerable<string> properties, IReadOnlyProperty property, IEnumerable<object> values, CancellationToken cancellationToken);

    /// <summary>Chosen columns of rows whose text holds a part, in the order of that text, at most so many.</summary>
    public abstract Task<List<object?[]>> FindAsync(CatalogueDb db, IEnumerable<string> properties, string property, string part, int most, CancellationToken cancellationToken);

    /// <summary>How many rows have the value in the property.</summary>
    public abstract Task<int> CountAsync(CatalogueDb db, IReadOnlyProperty property, object value, CancellationToken cancellationToken);

    public abstract Task<bool> AnyAsync(CatalogueDb db, CancellationToken cancellationToken);

    public abstract Task DeleteAllAsync(CatalogueDb db, CancellationToken cancellationToken);
}

internal sealed class EntityRows<T> : EntityRows
    where T : class
{
    public override IAsyncEnumerable<object> StreamAsync(CatalogueDb db) => db.Set<T>().AsNoTracking().AsAsyncEnumerable();

    public override IAsyncEnumerable<object?[]> ValuesAsync(CatalogueDb db, IEnumerable<string> properties) =>
        db.Set<T>().AsNoTracking().Select(Values(properties)).AsAsyncEnumerable();

    public override async Task<IReadOnlyList<object>> WhereAsync(CatalogueDb db, IReadOnlyProperty property, IEnumerable<object> values, CancellationToken cancellationToken) =>
        await Chosen(db, property, values).ToListAsync(cancellationToken);

    public override Task<List<object?[]>> ValuesAsync(CatalogueDb db, IEnumerable<string> properties, IReadOnlyProperty property, IEnumerable<object> values, CancellationToken cancellationToken) =>
        Chosen(db, property, values).AsNoTracking().Select(Values(properties)).ToListAsync(cancellationToken);

    public override Task<List<object?[]>> FindAsync(CatalogueDb db, IEnumerable<string> properties, string property, string part, int most, CancellationToken cancellationToken) =>
        db.Set<T>().AsNoTracking().Where(row => EF.Property<string>(row, property).Contains(part)).OrderBy(row => EF.Property<string>(row, property))
            .Take(most).Select(Values(properties)).ToListAsync(cancellationToken);

    public override Task<int> CountAsync(CatalogueDb db, IReadOnlyProperty property, object value, CancellationToken cancellationToken) =>
        Chosen(db, property, [value]).CountAsync(cancellationToken);

    public override Task<bool> AnyAsync(CatalogueDb db, CancellationToken cancellationToken) => db.Set<T>().AnyAsync(cancellationToken);

    public override Task DeleteAllAsync(CatalogueDb db, CancellationToken cancellationToken) => db.Set<T>().ExecuteDeleteAsync(cancellationToken);

    private static Expression<Func<T, object?[]>> Values(IEnumerable<string> properties)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var values = properties.Select(p => Expression.Convert(Expression.Property(row, p), typeof(object)));
        return Expression.Lambda<Func<T, object?[]>>(Expression.NewArrayInit(typeof(object), values), row);
    }

    private static IQueryable<T> Chosen(CatalogueDb db, IReadOnlyProperty property, IEnumerable<object> values)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(property.ClrType))!;
        foreach (var value in values)
            list.Add(value);
        var row = Expression.Parameter(typeof(T), "row");
        // Through a member, so that the values are parameters and not text of the query.
        var chosen = Expression.Convert(Expression.Property(Expression.Constant(new Listed(list)), nameof(Listed.Values)), list.GetType());
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [property.ClrType], chosen, Expression.Property(row, property.Name));
        return db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(contains, row));
    }

    private sealed record Listed(IList Values);
}
