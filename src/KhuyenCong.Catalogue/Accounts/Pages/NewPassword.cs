using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>What forms that set a password share.</summary>
internal static class NewPassword
{
    public static void Check(ModelStateDictionary state, string field, string? password, string repeatedField, string? repeated)
    {
        if (string.IsNullOrEmpty(password))
            state.AddModelError(field, "Chưa có mật khẩu.");
        else if (password != repeated)
            state.AddModelError(repeatedField, "Hai lần gõ mật khẩu khác nhau. Hãy gõ lại.");
    }

    /// <summary>Each refusal to the field that it speaks of.</summary>
    public static void Tell(ModelStateDictionary state, IdentityResult result, string passwordField, string otherField)
    {
        // Address and name to sign in with are one: a refusal of both is told once.
        foreach (var error in result.Errors.DistinctBy(e => e.Description))
            state.AddModelError(error.Code.StartsWith("Password", StringComparison.Ordinal) ? passwordField : otherField, error.Description);
    }
}
