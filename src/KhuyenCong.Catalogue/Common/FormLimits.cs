using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Common;

/// <summary>What one form may hold; more is answered by a page that says so (413), and nothing of it is saved.</summary>
public static class FormLimits
{
    /// <summary>A fair with its booths and exhibitors is one form of thousands of fields.</summary>
    public const int MostFields = 50_000;

    /// <summary>U+0000 somewhere in it: no text may hold it, PostgreSQL takes none, and what reads a form in parts lets it pass.</summary>
    public static bool HoldsU0000(IFormCollection form) =>
        form.Any(f => f.Key.Contains('\0', StringComparison.Ordinal) || f.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) is true));

    /// <summary>The status for a form that could not be read; null where the fault is another.</summary>
    public static int? StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException { StatusCode: >= StatusCodes.Status400BadRequest } bad => bad.StatusCode,
        // The framework has no other sign for a limit that was passed.
        InvalidDataException unread when unread.Message.Contains("limit", StringComparison.OrdinalIgnoreCase) => StatusCodes.Status413PayloadTooLarge,
        _ => null,
    };
}
