using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.BackOffice;

/// <summary>What the framework says when it cannot read a value, in Vietnamese. What a form demands it says itself.</summary>
public static class Words
{
    public static void SpeakVietnamese(this MvcOptions mvc)
    {
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var messages = mvc.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"\"{value}\" không đọc được. Hãy sửa lại.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"\"{value}\" không đọc được. Hãy sửa lại.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Giá trị này không đọc được. Hãy sửa lại.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Giá trị này không đọc được. Hãy sửa lại.");
        messages.SetValueIsInvalidAccessor(value => $"\"{value}\" không đọc được. Hãy sửa lại.");
        messages.SetValueMustBeANumberAccessor(_ => "Chỗ này phải là số.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Chỗ này phải là số.");
        messages.SetValueMustNotBeNullAccessor(_ => "Chỗ này không được để trống.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Chỗ này không được để trống.");
        messages.SetMissingKeyOrValueAccessor(() => "Chỗ này không được để trống.");
    }
}
