using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhuyenCong.Catalogue.Data.Content;

/// <summary>One property of an entity as a value of the content files: its name there, and its value to and from text.</summary>
internal sealed class ContentColumn
{
    private static readonly string[] Endings = ["Slug", "Id", "Code", "Key"];

    private static readonly string[] InstantForms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    private readonly PropertyInfo property;
    private readonly Dictionary<string, object> words = [];
    private readonly Type type;

    /// <param name="property">A mapped property with a CLR member.</param>
    /// <param name="pristine">A new instance of its entity, which holds the defaults.</param>
    public ContentColumn(IProperty property, object pristine)
    {
        this.property = property.PropertyInfo!;
        type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        PropertyName = property.Name;
        Name = NameOf(property.Name);
        IsNullable = property.IsNullable;
        Default = this.property.GetValue(pristine);
        IsKey = property.IsPrimaryKey();
        IsIndexed = property.IsKey() || property.GetContainingIndexes().Any();
        IsRequired = !property.IsNullable && (IsKey
            || this.property.IsDefined(typeof(RequiredMemberAttribute))
            || (pristine, property.Name) is (Source, nameof(Source.Certainty)) or (CertificateEvent, nameof(CertificateEvent.RecordedAt)));
        IsText = property.Name is "Text" or "TextEn";
        if (type.IsEnum)
            words = Enum.GetValues(type).Cast<object>().ToDictionary(v => Kebab.OfName(v.ToString()!), StringComparer.Ordinal);
    }

    public string Name { get; }

    public string PropertyName { get; }

    public bool IsKey { get; }

    /// <summary>Stands in a key or an index, whose rows PostgreSQL limits.</summary>
    public bool IsIndexed { get; }

    /// <summary>May not be blank. A blank value of any other column is null, or the entity's default where null is not possible.</summary>
    public bool IsRequired { get; }

    /// <summary>Long text in Markdown: the body of a Markdown file, a block in YAML.</summary>
    public bool IsText { get; }

    /// <summary>Of the value, without the question mark.</summary>
    public Type ValueType => type;

    /// <summary>May a value be unknown?</summary>
    public bool IsNullable { get; }

    public bool IsList => type == typeof(string[]);

    public bool IsString => type == typeof(string);

    public object? Default { get; }

    public object? Get(object entity) => property.GetValue(entity);

    public void Set(object entity, object? value) => property.SetValue(entity, value);

    public static bool Same(object? a, object? b) =>
        a is string[] left && b is string[] right ? left.AsSpan().SequenceEqual(right) : Equals(a, b);

    /// <summary>The value as it stands in a file; null is blank.</summary>
    public static string Format(object? value) => value switch
    {
        null => "",
        string text => text,
        string[] list => string.Join(' ', list),
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture),
        decimal amount => amount.ToString("0.############", CultureInfo.InvariantCulture),
        Enum word => Kebab.OfName(word.ToString()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"Content files hold no {value.GetType().Name}."),
    };

    /// <summary>Reads a value. False with what is wrong and how to mend it; <paramref name="value"/> is then the default.</summary>
    public bool TryParse(string text, out object? value, out RuleFault problem)
    {
        problem = default;
        value = Default;
        if (text.Length == 0)
        {
            if (IsRequired)
                problem = new("must not be blank: give a value", "không được để trống");
            return !IsRequired;
        }

        value = Parse(text);
        if (value is not null)
            return true;
        value = Default;
        var (en, vi) = Expectation();
        problem = new($"\"{Shown(text)}\" is {en}", $"“{Shown(text)}” {vi}");
        return false;
    }

    /// <summary>A value cut to what fits in a message.</summary>
    public static string Shown(string text) => text.Length <= 60 ? text.ReplaceLineEndings("⏎") : text[..57].ReplaceLineEndings("⏎") + "…";

    private object? Parse(string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (type == typeof(string))
            return text;
        if (type == typeof(string[]))
            return text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var number) ? number : null;
        if (type == typeof(long))
            return long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var sum) ? sum : null;
        if (type == typeof(decimal))
            return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, invariant, out var amount) && amount.Scale <= 12 ? amount : null;
        if (type == typeof(bool))
            return text switch { "true" => true, "false" => false, _ => null };
        if (type == typeof(DateOnly))
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var day) ? day : null;
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.TryParseExact(text, InstantForms, invariant, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
        return words.GetValueOrDefault(text);
    }

    private RuleFault Expectation()
    {
        if (type.IsEnum)
            return new($"none of {string.Join(", ", words.Keys)}", "không có trong danh sách chọn");
        if (type == typeof(bool))
            return new("neither true nor false", "không phải có hay không: chọn một trong hai");
        if (type == typeof(DateOnly))
            return new("no day: write it as 2024-12-31", "không phải một ngày: ghi dạng 31/12/2024");
        if (type == typeof(DateTimeOffset))
            return new("no instant: write it as 2026-11-22T08:00:00+07:00", "không phải ngày giờ: ghi dạng 22/11/2026 08:00");
        return type == typeof(decimal)
            ? new("no number: write it as 1234.5, without separators", "không phải số: ghi dạng 1234,5")
            : new("no whole number: write digits only, without separators", "không phải số nguyên: chỉ ghi chữ số");
    }

    private static string NameOf(string property)
    {
        var ending = Array.Find(Endings, e => property.Length > e.Length && property.EndsWith(e, StringComparison.Ordinal));
        var name = ending is null ? property : property[..^ending.Length];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
